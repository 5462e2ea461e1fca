import type { Money } from './money.ts'
import type { Story } from './story.ts'

/** The numbers of one ISO week, every one of them countable in `models` and `rounds`. */
export type Roundup = {
  /** ISO week, `2026-W07`. */
  readonly week: string
  /** Unix milliseconds, inclusive. */
  readonly fromAt: number
  /** Unix milliseconds, exclusive. */
  readonly untilAt: number
  /** Released, previewed or announced in the week, most important first. */
  readonly models: readonly Story[]
  /** Announced in the week, largest first. */
  readonly rounds: readonly Story[]
  /** Sum of the rounds' amounts per currency; valuations are never summed. */
  readonly raised: readonly Money[]
  /** About; over the rounds whose rate is known. */
  readonly raisedUsd: number
  /** Rumours and talks of the week: told apart, never counted. */
  readonly expected: readonly Story[]
}
