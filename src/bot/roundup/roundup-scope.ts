import { DEFAULT_FILTER, type Subscription, type SubscriptionFilter } from '../../core/subscription.ts'
import { TOPICS, type Topic } from '../../core/topic.ts'

/** What a roundup covers, and which filter holds for each topic. A topic without a filter is told whole. */
export type RoundupScope = {
  readonly topics: readonly Topic[]
  readonly filter: Readonly<Partial<Record<Topic, SubscriptionFilter>>>
}

const WITH_RUMOURS: SubscriptionFilter = { ...DEFAULT_FILTER, rumours: true }

/** What everybody gets who reads it outside of a channel: all of it, with what is only expected. */
export const PUBLIC_SCOPE: RoundupScope = {
  topics: TOPICS,
  filter: { 'model-release': WITH_RUMOURS, funding: WITH_RUMOURS },
}

/** The same topics, with all of them that is told to whoever wishes nothing else. */
export function unfiltered({ topics, filter }: RoundupScope): RoundupScope {
  const whole = topics.map((topic): [Topic, SubscriptionFilter] => [
    topic,
    { ...WITH_RUMOURS, aiOnly: filter[topic]?.aiOnly ?? false },
  ])
  return { topics, filter: Object.fromEntries(whole) }
}

/** A channel's roundup covers what it follows; a channel that follows nothing gets everything but rumours. */
export function roundupScope(subscriptions: readonly Subscription[]): RoundupScope {
  const active = subscriptions.filter(({ pausedAt }) => pausedAt === null)
  if (active.length === 0) {
    return { topics: TOPICS, filter: { 'model-release': DEFAULT_FILTER, funding: DEFAULT_FILTER } }
  }
  return {
    topics: TOPICS.filter((topic) => active.some((subscription) => subscription.topic === topic)),
    filter: Object.fromEntries(active.map(({ topic, filter }) => [topic, filter])),
  }
}
