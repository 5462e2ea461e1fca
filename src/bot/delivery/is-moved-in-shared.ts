import { isEnded } from '../../core/mending.ts'
import { isDenial, statusNamed } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'

/**
 * Whether a message that the story shares with others, and that shows that revision of it, is edited: one that was mended,
 * or denied, or is denied no more, must not stand there as it was. Every other change gets a message of its own alone.
 */
export function isMovedInShared({ mending, status, changes }: Story, shown: number): boolean {
  if (isEnded(mending)) return true
  const since = changes.filter(({ revision }) => revision > shown)
  if (since.some(({ kind }) => kind === 'correction')) return true
  const before = statusNamed(since.find(({ kind }) => kind === 'status')?.from ?? null)
  return since.length > 0 && (isDenial(status) || (before !== null && isDenial(before)))
}
