import type { Facts } from './facts.ts'
import type { Topic } from './topic.ts'

/** What decided whether an entry has a topic. */
export type Decision = {
  readonly isFound: boolean
  /**
   * What says so in `src/news`, by its name there; `weights` where what was learnt does, whether or not a rule would say the
   * same, `analyst` where it was left to the analyst.
   */
  readonly by: string
  /** What decided on its status, in the same way; `null` where it has no such topic. */
  readonly statusBy: string | null
  /** What the weights make of it, 0 to 1; `null` where they were not asked. */
  readonly probability: number | null
}

/** What an entry was understood to say: a pure function of its text and its feed. No topic means no facts. */
export type Reading = {
  /** BCP 47 primary subtag, e.g. `ko`. */
  readonly language: string
  /** One element a topic, the surest first. */
  readonly facts: readonly Facts[]
  /** Topics that the text neither shows nor rules out; a closer look may decide them either way. */
  readonly openTopics: readonly Topic[]
  /** Why it has a topic, or has not. */
  readonly decided: Readonly<Record<Topic, Decision>>
}
