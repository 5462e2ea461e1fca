import { TOPICS, type Topic } from '../core/topic.ts'
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
  isTold = (topic: Topic): boolean => plainlyTold(topic, text) === true,
): boolean {
  const { text: headline, money } = text.title
  return money.length > 0 || headline.trim() === '' || TOPICS.some(isTold)
}

/**
 * Whether the headline and the words behind it leave no doubt that an entry has no topic: most entries of a feed need not be
 * read any further. Learnt from the same entries as the topics, with a limit that loses none of those held out.
 */
export function tellsNothing(headline: Headline, text: PlainText, isTold?: (topic: Topic) => boolean): boolean {
  if (isWorthReading(text, isTold)) return false
  const { glance, glanceLimit } = models()
  const features = glanceFeatures(headline, text.summary.text)
  return scores(glance, features).every((score) => score < glanceLimit)
}
