import { TOPICS, type Topic } from '../core/topic.ts'
import { classify } from './classify.ts'
import type { Headline } from './headline.ts'
import type { Part } from './part.ts'
import { textFeatures, type TextFeatures, type TextToWeigh } from './text-features.ts'

/** What of an entry is known before names and sums are looked for in its summary. */
type SeenText = Omit<TextToWeigh, 'summary'> & { readonly summary: Part }
/** By topic, what `plainlyTold` says. */
type PlainlyTold = Readonly<Record<Topic, boolean | null>>

/**
 * What is less likely than this before names and sums are looked for in the summary does not become likely by what is found
 * there: of 119,000 texts none did, and what came closest had begun at 0.036.
 */
const UNLIKELY = 0.025

/**
 * The features that a text has before names and sums are looked for in its summary. Null for what is read
 * whatever they weigh: a topic that is told plainly, and a post without a headline, which has all it says in its summary.
 */
export function featuresBeforeSummary(headline: Headline, seen: SeenText, told: PlainlyTold): TextFeatures | null {
  if (seen.title.text.trim() === '' || TOPICS.some((topic) => told[topic] === true)) return null
  const summary = { text: seen.summary.text, money: [], models: [], organisations: [] }
  return textFeatures({ ...seen, summary }, headline)
}

/** Whether a text with these features has no topic, whatever its summary names: so have most that pass a first glance. */
export function isUnlikely(before: TextFeatures, told: PlainlyTold): boolean {
  return classify(before).every(({ topic, probability }) => told[topic] === false || probability < UNLIKELY)
}
