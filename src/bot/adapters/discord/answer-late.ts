import { Routes } from 'discord.js'
import type { Card } from '../../../core/card.ts'
import { isRefusedBody } from '../../../core/is-refused-body.ts'
import type { AdapterHandlers, Picture } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { CODES, discordCode, toChatError } from './errors.ts'
import type { Interaction } from './interaction.ts'
import type { Rest } from './paced-rest.ts'
import { pictureFiles } from './picture-files.ts'
import { picturesOf, renderAnswer } from './render.ts'

/** Where the first answer went another way, Discord may not have seen it yet when the second one comes. */
const NOT_THERE_YET = new Set<number | null>([CODES.unknownWebhook, CODES.unknownMessage])
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000] as const

/** In place of what was answered first: with its pictures, and without them where the channel takes none. */
export function createLateAnswer(
  rest: Pick<Rest, 'patch'>,
  handlers: Pick<AdapterHandlers, 'paint'>,
  clock: Clock,
  log: Log,
): (interaction: Interaction, card: Card) => Promise<void> {
  async function replaceOriginal(interaction: Interaction, card: Card, pictures: readonly Picture[]): Promise<void> {
    const route = Routes.webhookMessage(interaction.application_id, interaction.token, '@original')
    const body = { attachments: [], ...renderAnswer(card, pictures) }
    for (const waitMs of [...AGAIN_AFTER_MS, null]) {
      try {
        await rest.patch(route, { auth: false, body, files: pictureFiles(pictures) })
        return
      } catch (error) {
        if (waitMs === null || !NOT_THERE_YET.has(discordCode(error))) throw error
        await clock.sleep(waitMs)
      }
    }
  }

  return async (interaction, card) => {
    const pictures = card.images.length === 0 ? [] : picturesOf(await handlers.paint(card))
    try {
      await replaceOriginal(interaction, card, pictures)
    } catch (error) {
      const problem = toChatError(error)
      if (pictures.length === 0 || (problem.kind !== 'forbidden' && !isRefusedBody(problem))) throw error
      log.info('an answer on discord goes without its pictures', { code: problem.platformCode })
      await replaceOriginal(interaction, card, [])
    }
  }
}
