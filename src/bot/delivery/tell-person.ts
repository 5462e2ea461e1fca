import type { Card } from '../../core/card.ts'
import { ChatError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import { newChannel, workspaceOf, type Channel } from '../../core/workspace.ts'

/** Sends a card about a lost channel to a person's direct messages, in its language. Who can't be reached is not told. */
export async function tellPerson(
  personId: string,
  lost: Channel,
  card: Card,
  adapter: ChatAdapter,
  { random, log }: { readonly random: Random; readonly log: Log },
): Promise<void> {
  const { language, timeZone } = lost
  try {
    const externalId = await adapter.openDirect(workspaceOf(lost), personId)
    const direct = newChannel(workspaceOf(lost), externalId, { language, timeZone, personId })
    await adapter.post(direct, { deliveryId: random.id(), card, language })
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    log.info('a lost channel could not be told of', {
      channel: lost.id,
      kind: error.kind,
      code: error.platformCode,
    })
  }
}
