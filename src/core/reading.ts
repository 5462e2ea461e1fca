import type { Facts } from './facts.ts'
import type { Topic } from './topic.ts'

/** What an entry was understood to say: a pure function of its text and its feed. No topic means no facts. */
export type Reading = {
  /** BCP 47 primary subtag, e.g. `ko`. */
  readonly language: string
  /** One element a topic, the surest first. */
  readonly facts: readonly Facts[]
  /** Topics that the text neither shows nor rules out; a closer look may decide them either way. */
  readonly openTopics: readonly Topic[]
}
