import type { Facts } from '../core/facts.ts'
import type { Decision, Reading } from '../core/reading.ts'
import type { Topic } from '../core/topic.ts'
import type { TopicCall } from './classify.ts'
import type { PlainAnswer } from './facts/topics/plainly-told.ts'

/** By topic, which rule says plainly that it is told or not; `null` where none does. */
export type PlainAnswers = Readonly<Record<Topic, PlainAnswer | null>>

type Decided = Reading['decided']

/** No topic; one that a rule of its own denied is denied by that. */
export function noTopic(by: string, plainly: Partial<PlainAnswers> = {}): Decided {
  const denied = (topic: Topic): Decision => ({
    isFound: false,
    by: plainly[topic]?.by ?? by,
    statusBy: null,
    probability: null,
  })
  return { 'model-release': denied('model-release'), funding: denied('funding') }
}

/** What is told plainly needs no further thought, an analyst's neither; `told`: the topics that the analyst found. */
export function decideTopics(
  calls: readonly TopicCall[],
  plainly: PlainAnswers,
  told: ReadonlySet<Topic> | null,
): Decided {
  const decided = { ...noTopic('weights') }
  for (const { topic, probability, isFound, isOpen } of calls) {
    const plain = plainly[topic]
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
