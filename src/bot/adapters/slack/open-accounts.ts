import { DAY_MS } from '../../../core/durations.ts'
import { ChatError } from '../../../core/errors.ts'
import { forgetOldest } from '../../../core/forget-oldest.ts'
import { isRecord } from '../../../core/parse-json.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Channel } from '../../../core/workspace.ts'
import type { CallFor } from './call-for.ts'

const KNOWN_FOR_MS = DAY_MS
const MOST_KEPT = 10_000

type OpenAccounts = {
  /** Slack just did something that it does only for who has an account. */
  readonly note: (workspaceId: string, personId: string) => void
  /** Throws ChatError `channel-gone` for the direct messages of somebody whose account is closed. */
  readonly insistOn: (channel: Channel) => Promise<void>
}

/**
 * Who still has the account that their direct messages come to. Slack takes what is posted to a closed one like all else, for
 * ever, so that is asked about once a day. Whom nobody can look up is taken to have one.
 * https://github.com/slackapi/python-slack-sdk/issues/1156
 */
export function createOpenAccounts(call: CallFor, clock: Pick<Clock, 'nowMs'>): OpenAccounts {
  const seenAt = new Map<string, number>()
  const note = (workspaceId: string, personId: string): void => {
    const key = `${workspaceId} ${personId}`
    seenAt.delete(key)
    forgetOldest(seenAt, MOST_KEPT)
    seenAt.set(key, clock.nowMs())
  }
  return {
    note,
    async insistOn({ workspaceId, personId }) {
      if (personId === null) return
      const ageMs = clock.nowMs() - (seenAt.get(`${workspaceId} ${personId}`) ?? Number.NEGATIVE_INFINITY)
      if (ageMs >= 0 && ageMs < KNOWN_FOR_MS) return
      const found = await call(workspaceId, 'users.info', { user: personId }).catch((error: unknown) => {
        if (!(error instanceof ChatError)) throw error
        return null
      })
      const user = found !== null && 'user' in found && isRecord(found.user) ? found.user : null
      if (user?.deleted === true) {
        const platformCode = 'user_disabled'
        throw new ChatError('channel-gone', 'The account of the person is deactivated.', { platformCode })
      }
      note(workspaceId, personId)
    },
  }
}
