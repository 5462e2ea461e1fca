import type { Facts } from '../core/facts.ts'
import type { Decision, Reading } from '../core/reading.ts'
import type { Topic } from '../core/topic.ts'
import type { TopicCall } from './classify.ts'
import type { PlainAnswer, PlainAnswers } from './facts/topics/plainly-told.ts'

type Decided = Reading['decided']

/** No topic. */
export function noTopic(by: string): Decided {
  const denied: Decision = { isFound: false, by, statusBy: null, probability: null }
  return { 'model-release': denied, funding: denied }
}

/** What is told plainly, where that is not what the weights say of it anyway. */
function correction({ topic, isFound, isOpen }: TopicCall, answers: PlainAnswers): PlainAnswer | null {
  if (isOpen) return answers.of(topic)
  const by = isFound ? answers.denier(topic) : answers.teller(topic)
  return by === null ? null : { isTold: !isFound, by }
}

/** What is told plainly needs no further thought, an analyst's neither; `told`: the topics that the analyst found. */
export function decideTopics(
  calls: readonly TopicCall[],
  answers: PlainAnswers,
  told: ReadonlySet<Topic> | null,
): Decided {
  const decided = { ...noTopic('weights') }
  for (const call of calls) {
    const { topic, probability, isFound, isOpen } = call
    const plain = correction(call, answers)
    if (plain !== null) decided[topic] = { isFound: plain.isTold, by: plain.by, statusBy: null, probability }
    else if (told !== null && isOpen)
      decided[topic] = { isFound: told.has(topic), by: 'analyst', statusBy: null, probability }
    else decided[topic] = { isFound, by: 'weights', statusBy: null, probability }
  }
  return decided
}

/** Those topics are none after all. */
export function withoutTopics(decided: Decided, dropped: readonly Topic[], by: string): Decided {
  const left = { ...decided }
  for (const topic of dropped) left[topic] = { ...left[topic], isFound: false, by, statusBy: null }
  return left
}

/** What decided on the status of what is told of them. */
export function withStatuses(
  decided: Decided,
  told: readonly { readonly facts: Facts; readonly statusBy: string }[],
): Decided {
  const known = { ...decided }
  for (const { facts, statusBy } of told) known[facts.topic] = { ...known[facts.topic], statusBy }
  return known
}
