import type { Delivery, HoldReason } from '../../core/delivery.ts'
import type { Channel } from '../../core/workspace.ts'
import { isQuiet } from './quiet.ts'

/** More posts than this due at once are a flood. */
const BURST_POSTS = 10

export type HeldBack = { readonly ids: readonly string[]; readonly heldBy: HoldReason }

/**
 * Which of the posts that are due go in one message with the first of them; `null` when that one goes alone. Stories share
 * a message only when they waited together: through quiet hours, through down time of ours or of the network, or because too many came at once.
 */
export function heldBack(
  posts: readonly Delivery[],
  channel: Channel,
  options: { readonly nowMs: number; readonly awayAfterMs: number },
): HeldBack | null {
  const [first] = posts
  if (first === undefined) return null
  const wasQuiet = ({ owedAt }: Delivery): boolean => isQuiet(channel, owedAt)
  const isOld = ({ owedAt, isLate }: Delivery): boolean => isLate || options.nowMs - owedAt > options.awayAfterMs
  const held = posts.filter((post) => wasQuiet(post) || isOld(post))
  if (held.length > 1 && held.includes(first)) {
    return { ids: held.map(({ id }) => id), heldBy: wasQuiet(first) ? 'quiet' : 'away' }
  }
  return posts.length > BURST_POSTS ? { ids: posts.map(({ id }) => id), heldBy: 'burst' } : null
}
