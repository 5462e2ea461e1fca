import type { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Log } from '../../../core/ports/log.ts'
import { platformId } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'
import { channelsOfBot, type InWorkspace } from './is-member-of.ts'

/**
 * While nothing ran the app may have been installed again, or been invited: what rests for that goes on. That it is a member
 * tells nothing of a channel that forbids it to post, and is tried again by itself. Never rejects; returns why they were
 * not looked at.
 */
export async function openChannels(
  place: InWorkspace,
  handlers: Pick<AdapterHandlers, 'channelsOpen'>,
  log: Log,
): Promise<ChatError | null> {
  try {
    const channels = await channelsOfBot(place)
    // Direct messages are always open, and in no list.
    const isIn = (externalId: string) => externalId.startsWith('D') || channels.has(externalId)
    await handlers.channelsOpen(
      platformId('slack', place.teamId),
      // Whose token is taken again is told where it may not post.
      (externalId, reason) => reason === 'token-refused' || (reason !== 'forbidden' && isIn(externalId)),
    )
    return null
  } catch (error) {
    const problem = toChatError(error)
    log.warn('channels on Slack were not looked at', { code: problem.platformCode })
    return problem
  }
}
