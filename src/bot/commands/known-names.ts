import { forgetOldest } from '../../core/forget-oldest.ts'
import type { NameKind } from '../../core/name-kind.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { StoryStore } from '../../core/ports/story-store.ts'
import { lazy } from '../../core/lazy.ts'
import { createNameIndex, type NameIndex } from '../../core/name-index.ts'

const FRESH_MS = 60_000
const WORKSPACES_KEPT = 200

/** Names of the ledger as a workspace may see them, kept in memory. */
export type KnownNames = {
  /** The common names of these kinds, and the workspace's own. */
  readonly of: (kinds: readonly NameKind[], workspaceId: string) => Promise<readonly NameIndex[]>
  /**
   * The name by which the ledger has whom people call like that (`앤트로픽`, `anthropic`: `Anthropic`), whether or not it has
   * told of them; `null` when that is nobody who is known before.
   */
  readonly usual: (typed: string) => string | null
  /** The same in Latin letters, of a part or a product its own name (`딥마인드`: `DeepMind`). */
  readonly inLatin: (typed: string) => string | null
  /** The usual name of whom a mistyped name most likely means, `null` when none is near. */
  readonly near: (typed: string) => string | null
  /** Usual names of those who are also called like that. */
  readonly alsoCalled: (typed: string, limit: number) => readonly string[]
}

/** Somebody by the usual name, with the others. */
type OtherNames = { readonly name: string; readonly aliases: readonly string[] }

type Kept = { readonly index: Promise<NameIndex>; readonly at: number }

/** Names are read once a minute at most. While they are, the ones from before answer: nobody waits for them twice. */
export function createKnownNames(
  stories: Pick<StoryStore, 'listNames'>,
  clock: Clock,
  organisations: () => readonly OtherNames[] = () => [],
  partsInLatin: ReadonlyMap<string, string> = new Map(),
): KnownNames {
  // A thousand names in all their spellings: whoever starts the bot does not wait for them.
  const usualNames = lazy(
    () => new Map(organisations().flatMap(({ name, aliases }) => [name, ...aliases].map((called) => [called, name]))),
  )
  const called = lazy(() => createNameIndex([...usualNames().keys()]))
  const usualOf = (known: string | null): string | null => usualNames().get(known ?? '') ?? null
  const knownAs = (typed: string): string | null => called().exact(typed) ?? called().respaced(typed)
  const kept = new Map<string, Kept>()

  const load = (kind: NameKind, scope: string | null): Kept => {
    const index = stories.listNames(kind, scope).then(createNameIndex)
    return { index, at: clock.nowMs() }
  }

  const find = async (kind: NameKind, scope: string | null): Promise<NameIndex> => {
    const key = `${kind} ${scope ?? ''}`
    const known = kept.get(key)
    if (known !== undefined && clock.nowMs() - known.at < FRESH_MS) return await known.index
    const next = load(kind, scope)
    kept.delete(key)
    forgetOldest(kept, WORKSPACES_KEPT)
    kept.set(key, next)
    next.index.catch(() => kept.delete(key))
    return await (known ?? next).index
  }

  return {
    usual: (typed) => usualOf(knownAs(typed)),
    inLatin(typed) {
      const known = knownAs(typed)
      return partsInLatin.get(known ?? '') ?? usualOf(known)
    },
    near: (typed) => usualOf(called().near(typed)),
    alsoCalled: (typed, limit) =>
      typed === ''
        ? []
        : called()
            .complete(typed, limit)
            .flatMap((known) => usualNames().get(known) ?? []),
    of: (kinds, workspaceId) => Promise.all(kinds.flatMap((kind) => [find(kind, null), find(kind, workspaceId)])),
  }
}
