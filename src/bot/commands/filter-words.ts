import type { Subscription } from '../../core/subscription.ts'
import type { Language } from '../../core/workspace.ts'
import { formatUsd } from '../cards/format-money.ts'
import { stringsOf } from '../cards/strings.ts'

/** What a subscription leaves out, in sentences. */
export function filterWords({ topic, filter }: Subscription, language: Language): readonly string[] {
  const strings = stringsOf(language)
  const words: string[] = []
  if (filter.minAmountUsd !== null) words.push(strings.atLeast(formatUsd(filter.minAmountUsd, language)))
  if (topic === 'funding' && filter.aiOnly) words.push(strings.aiOnly)
  words.push(filter.rumours ? strings.withRumours : strings.withoutRumours)
  return words
}
