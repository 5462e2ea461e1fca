import { DENIES_RAISING, ROUND_IS_FALSE } from './facts/status/denies-round.ts'
import { DENIES_RAISING_IN_THE_EAST } from './facts/status/denies-round-in-the-east.ts'
import { plainlyTold, type PlainText } from './facts/topics/plainly-told.ts'
import { JOINS_ROUND, PUTS_INTO_JA } from './facts/topics/tells-of-stake-in-the-east.ts'
import { glanceFeatures } from './glance-features.ts'
import type { Headline } from './headline.ts'
import { scores } from './linear/linear-model.ts'
import { models } from './linear/models.ts'

/** Said of rounds alone, without a sum. */
const OF_A_ROUND = [DENIES_RAISING, ROUND_IS_FALSE, DENIES_RAISING_IN_THE_EAST, JOINS_ROUND, PUTS_INTO_JA]

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
  if (money.length > 0 || headline.trim() === '' || OF_A_ROUND.some((pattern) => searched.has(pattern))) return true
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
