import { classify } from './classify.ts'
import type { PlainAnswers } from './facts/topics/plainly-told.ts'
import type { Headline } from './headline.ts'
import type { Part } from './part.ts'
import { textFeatures, type TextFeatures, type TextToWeigh } from './text-features.ts'

/** What of an entry is known before names and sums are looked for in its summary. */
type SeenText = Omit<TextToWeigh, 'summary'> & { readonly summary: Part }

/**
 * What is less likely than this before names and sums are looked for in the summary does not become likely by what is found
 * there: of 119,000 texts none did, and what came closest had begun at 0.036.
 */
const UNLIKELY = 0.025

/**
 * The features that a text has before names and sums are looked for in its summary. Null for a post without a headline, which
 * has all it says in its summary.
 */
export function featuresBeforeSummary(headline: Headline, seen: SeenText): TextFeatures | null {
  if (seen.title.text.trim() === '') return null
  const summary = { text: seen.summary.text, money: [], models: [], organisations: [] }
  return textFeatures({ ...seen, summary }, headline)
}

/** Whether a text with these features has no topic, whatever its summary names: so have most that pass a first glance. */
export function isUnlikely(before: TextFeatures, answers: PlainAnswers): boolean {
  const calls = classify(before)
  return (
    calls.every(({ topic, probability }) => probability < UNLIKELY || answers.denier(topic) !== null) &&
    calls.every(({ topic }) => answers.teller(topic) === null)
  )
}
