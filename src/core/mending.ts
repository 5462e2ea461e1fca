/**
 * What an operator made of a story by hand; nothing that comes later undoes it.
 * - `merged`: it is told in the story `intoId`, which is older
 * - `retracted`: it was wrong
 */
export type StoryMending = { readonly kind: 'merged'; readonly intoId: string } | { readonly kind: 'retracted' }

export const MENDING_KINDS = ['merged', 'retracted'] as const satisfies readonly StoryMending['kind'][]

export const MENDING_ACTIONS = ['merge', 'split', 'retract'] as const
type MendingAction = (typeof MENDING_ACTIONS)[number]

/** One act of mending, kept for ever: who did what to which story, when and why. `at` is Unix milliseconds. */
export type MendingRecord = {
  readonly id: string
  readonly at: number
  readonly doneBy: string
  readonly why: string
  readonly action: MendingAction
  /** The story that was named first: the older one of a merge. */
  readonly storyId: string
  /** The younger story of a merge, the new one of a split. */
  readonly otherStoryId: string | null
  /** The entries that a split took out. */
  readonly entryIds: readonly string[]
}

/** Whether readers still get it: no post, no list and no roundup tells a story that was merged away or retracted. */
export function isEnded(mending: StoryMending | null): boolean {
  return mending !== null
}
