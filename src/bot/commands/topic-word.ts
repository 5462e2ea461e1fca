import type { Topic } from '../../core/topic.ts'

/** What people type for a topic. */
export function topicWord(topic: Topic): 'models' | 'funding' {
  return topic === 'funding' ? 'funding' : 'models'
}
