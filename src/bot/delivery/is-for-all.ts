import { DAY_MS } from '../../core/durations.ts'
import { isEnded } from '../../core/mending.ts'
import type { Message } from '../../core/message.ts'
import { isDenial, isUncertain, statusNamed, type Status } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'

/** Few scroll back so far. */
const FAR_UP_MS = DAY_MS

/**
 * Whether the note of that revision is for everybody in the channel, who may never look into the thread: what the message
 * told is not so, a denial, too, or took its next step long after, as talks that close, weights that come out or a smaller
 * model.
 */
export function isForAll({ status, changes }: Story, revision: number, message: Pick<Message, 'sentAt'>): boolean {
  const made = changes.filter((change) => change.revision === revision)
  const turn = made.findLast(({ kind }) => kind === 'status')
  if (turn === undefined) return made.some(({ kind, at }) => kind === 'models' && at - message.sentAt > FAR_UP_MS)
  const isStep = !isUncertain(status) && turn.at - message.sentAt > FAR_UP_MS
  return isNotSo(statusNamed(turn.from), status) || isStep
}

/** Whether what a message tells that shows that revision is not so by now. */
export function isWrongBy({ mending, status, changes }: Story, shown: number): boolean {
  const turn = changes.find(({ kind, revision }) => kind === 'status' && revision > shown)
  return isEnded(mending) || isNotSo(statusNamed(turn?.from ?? null), status)
}

/** Whether what was told with the status before is not so, a denial, too: that it was none stands in the channel as well. */
function isNotSo(before: Status | null, now: Status): boolean {
  if (isUncertain(now)) return before !== null && !isUncertain(before)
  return isDenial(now) || (before !== null && isDenial(before))
}
