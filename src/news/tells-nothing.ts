import { TOPICS } from '../core/topic.ts'
import { PlainAnswers, type PlainText } from './facts/topics/plainly-told.ts'
import { glanceFeatures } from './glance-features.ts'
import type { Headline } from './headline.ts'
import { scores } from './linear/linear-model.ts'
import { models } from './linear/models.ts'

/**
 * A headline with a sum is seldom about nothing, and sums are told in too many ways. Posts without a headline have all they
 * say in their summary.
 */
function isReadInAnyCase({ title }: PlainText): boolean {
  return title.money.length > 0 || title.text.trim() === ''
}

function isToldPlainly(answers: PlainAnswers): boolean {
  return TOPICS.some((topic) => answers.teller(topic) !== null)
}

/** Whatever its words are. */
export function isWorthReading(text: PlainText): boolean {
  return isReadInAnyCase(text) || isToldPlainly(new PlainAnswers(text))
}

/**
 * Whether the headline and the words behind it leave no doubt that an entry has no topic: most entries of a feed need not be
 * read any further. Learnt from the same entries as the topics, with a limit that loses none of those held out.
 */
export function tellsNothing(headline: Headline, text: PlainText, answers = new PlainAnswers(text)): boolean {
  if (isReadInAnyCase(text)) return false
  const { glance, glanceLimit } = models()
  const features = glanceFeatures(headline, text.summary.text)
  return scores(glance, features).every((score) => score < glanceLimit) && !isToldPlainly(answers)
}
