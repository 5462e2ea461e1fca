import type { EvidenceField } from '../evidence.ts'
import type { Topic } from '../topic.ts'

/** What an analyst gets to read: plain text of a feed, capped. */
export type AnalystText = Readonly<Record<EvidenceField, string>>

/** A place in that text, UTF-16 offsets: an analyst may only point to what stands there. */
export type AnalystQuote = { readonly field: EvidenceField; readonly start: number; readonly end: number }

/** What an analyst found; `null` where the text does not say. */
export type AnalystFacts = { readonly company: AnalystQuote | null }

export type AnalystHealth = {
  /** `resting`: not asked for a while after trouble; `spent`: the tokens of the day do not reach for a question. */
  readonly state: 'ready' | 'resting' | 'spent'
  /** The last trouble in plain words, until an answer comes; `null` when all is well. */
  readonly problem: string | null
  /** Of this UTC day. */
  readonly tokensLeft: number
  /** Since the start. `reused` answers cost nothing; `refused` ones broke a rule and were thrown away. */
  readonly counts: Readonly<Record<AnalystCount, number>>
}
export type AnalystCount = 'asked' | 'answered' | 'reused' | 'refused' | 'failed'

/**
 * A language model that gives a second opinion where the text leaves a question open. It is never needed: every answer
 * may be `null` (trouble, no tokens left, refused, out of time), nothing throws, and no question outlasts its signal.
 */
export interface Analyst {
  /** How long an entry may wait for all its questions together. */
  readonly timeoutMs: number
  /** The topics that the text tells of; empty for none. */
  classify(text: AnalystText, signal: AbortSignal): Promise<ReadonlySet<Topic> | null>
  /** Who receives the money. */
  facts(text: AnalystText, signal: AbortSignal): Promise<AnalystFacts | null>
  /** Whether two texts report one event. */
  sameEvent(one: AnalystText, other: AnalystText, signal: AbortSignal): Promise<boolean | null>
  health(): Promise<AnalystHealth>
  /** Ends what is under way; from then on every answer is `null`. */
  close(): void
}
