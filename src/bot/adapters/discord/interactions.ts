import { MessageFlags, Routes } from 'discord.js'
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  REST,
} from 'discord.js'
import type { Card } from '../../../core/card.ts'
import type { CommandCall } from '../../../core/command.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { buttonCall, slashCall } from './commands.ts'
import { decodeCommand } from './custom-id.ts'
import { toChatError } from './errors.ts'
import { CHOICE_NAME, DEFER_AFTER_MS } from './limits.ts'
import { cleanText, shorten } from './plain-text.ts'
import { renderCard } from './render.ts'

// What Discord calls the first answer to an interaction.
const REPLY = 4
const DEFERRED_REPLY = 5
const DEFERRED_UPDATE = 6
const UPDATE = 7
const SUGGESTIONS = 8

type Answerable = ChatInputCommandInteraction | ButtonInteraction

/** How the answer is shown: as a message of its own or in place of the page whose button was pressed. */
type Manner = { readonly isUpdate: boolean; readonly isPrivate: boolean }

export type InteractionAnswerer = (interaction: Interaction) => Promise<void>

/** Answers slash commands and command buttons. Never rejects: what can't be answered is logged. */
export function createAnswerer(rest: REST, handlers: AdapterHandlers, clock: Clock, log: Log): InteractionAnswerer {
  const privateCommands = new Set<string>(
    handlers.commands.filter(({ isPrivate }) => isPrivate).map(({ name }) => name),
  )

  const callback = (interaction: Answerable | AutocompleteInteraction, type: number, data?: object) =>
    rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      auth: false,
      body: data === undefined ? { type } : { type, data },
    })

  async function answer(interaction: Answerable, call: CommandCall, manner: Manner): Promise<void> {
    const finished = handlers.answer(call)
    const waiting = new AbortController()
    const soon = await Promise.race([finished, clock.sleep(DEFER_AFTER_MS, waiting.signal).then(() => null)])
    waiting.abort()
    if (soon !== null) {
      const flags = flagsOf({ ...manner, isPrivate: manner.isPrivate || soon.isPrivate })
      await callback(interaction, manner.isUpdate ? UPDATE : REPLY, { ...renderCard(soon), ...flags })
      return
    }
    if (manner.isUpdate) await callback(interaction, DEFERRED_UPDATE)
    else await callback(interaction, DEFERRED_REPLY, flagsOf(manner))
    await replaceOriginal(interaction, await finished)
  }

  async function replaceOriginal(interaction: Answerable, card: Card): Promise<void> {
    await rest.patch(Routes.webhookMessage(interaction.applicationId, interaction.token, '@original'), {
      auth: false,
      body: renderCard(card),
    })
  }

  async function respond(interaction: Answerable): Promise<void> {
    if (interaction.isChatInputCommand()) {
      const call = slashCall(interaction)
      if (call === null) return
      await answer(interaction, call, { isUpdate: false, isPrivate: privateCommands.has(call.command) })
      return
    }
    const run = decodeCommand(interaction.customId)
    const call = run === null ? null : buttonCall(interaction, run)
    if (call === null) {
      await callback(interaction, DEFERRED_UPDATE)
      return
    }
    // A page that only its reader sees turns into the next one. A message that all see stays what it is.
    const isOwnPage = interaction.message.flags.has(MessageFlags.Ephemeral)
    await answer(interaction, call, { isUpdate: isOwnPage, isPrivate: true })
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    const call = slashCall(interaction)
    const focused = interaction.options.getFocused(true)
    const found = call === null ? [] : await handlers.complete(call, focused.name)
    const choices = found.map(({ label, value }) => ({ name: shorten(cleanText(label), CHOICE_NAME) || value, value }))
    await callback(interaction, SUGGESTIONS, { choices })
  }

  return async (interaction) => {
    if (!interaction.isChatInputCommand() && !interaction.isButton() && !interaction.isAutocomplete()) return
    try {
      if (interaction.isAutocomplete()) await suggest(interaction)
      else await respond(interaction)
    } catch (error) {
      // The three seconds may have run out; a second answer would be refused as well.
      log.warn('discord interaction not answered', {
        problem: toChatError(error).message,
        code: toChatError(error).platformCode,
        ageMs: clock.nowMs() - interaction.createdTimestamp,
      })
    }
  }
}

function flagsOf(manner: Manner): { readonly flags?: number } {
  return manner.isPrivate && !manner.isUpdate ? { flags: MessageFlags.Ephemeral } : {}
}
