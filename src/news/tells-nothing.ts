import { DENIES_RAISING, ROUND_IS_FALSE } from './facts/status/denies-round.ts'
import { plainlyTold, type PlainText } from './facts/topics/plainly-told.ts'
import { glanceFeatures } from './glance-features.ts'
import type { Headline } from './headline.ts'
import { scores } from './linear/linear-model.ts'
import { models } from './linear/models.ts'

/**
 * Whatever its words are: a headline with a sum is seldom about nothing, and sums are told in too many ways. Posts without a
 * headline have all they say in their summary.
 */
export function isWorthReading(
  text: PlainText,
  isRelease = (): boolean | null => plainlyTold('model-release', text),
): boolean {
  const { title } = text
  const { text: headline, money, searched } = title
  if (money.length > 0 || headline.trim() === '' || searched.has(DENIES_RAISING) || searched.has(ROUND_IS_FALSE))
    return true
  return isRelease() === true
}

/**
 * Whether the headline and the words behind it leave no doubt that an entry has no topic: most entries of a feed need not be
 * read any further. Learnt from the same entries as the topics, with a limit that loses none of those held out.
 */
export function tellsNothing(headline: Headline, text: PlainText, isRelease?: () => boolean | null): boolean {
  if (isWorthReading(text, isRelease)) return false
  const { glance, glanceLimit } = models()
  const features = glanceFeatures(headline, text.summary.text)
  return scores(glance, features).every((score) => score < glanceLimit)
}
