import type { Topic } from '../../core/topic.ts'
import type { Strings } from './strings.ts'

/** A topic as a heading names it. */
export function topicTitle(topic: Topic, strings: Strings): string {
  return topic === 'funding' ? strings.fundingTitle : strings.modelsTitle
}
