import { TOPICS, type Topic } from '../core/topic.ts'
import { sigmoid, scores } from './linear/linear-model.ts'
import { models } from './linear/models.ts'
import type { TextFeatures } from './text-features.ts'

export type TopicCall = {
  readonly topic: Topic
  readonly probability: number
  readonly isFound: boolean
  /** So close to the threshold that the text does not tell. */
  readonly isOpen: boolean
}

/** On both sides of the threshold: six in a hundred entries of the labelled files lie in one of the two bands. */
const OPEN_WITHIN = 0.15

/** How likely each topic is, calibrated, and whether that is enough to post. */
export function classify({ features }: TextFeatures): readonly TopicCall[] {
  const { topics, calibration } = models()
  const raw = scores(topics, features)
  return TOPICS.map((topic, at) => {
    const { slope, offset, threshold } = calibration[topic]
    const probability = sigmoid(slope * (raw[at] ?? 0) + offset)
    return {
      topic,
      probability,
      isFound: probability >= threshold,
      isOpen: Math.abs(probability - threshold) < OPEN_WITHIN,
    }
  })
}
