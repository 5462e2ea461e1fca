import type { Status } from '../../core/status.ts'
import { TOPICS, type Topic } from '../../core/topic.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { stringsOf } from './strings.ts'

/** What people call a topic where they sort posts, beside its own name. */
const TOPIC_LABELS: Readonly<Record<Topic, readonly string[]>> = {
  'model-release': ['models', 'model', 'releases', 'model release', '모델', 'モデル', '模型'],
  funding: ['funding rounds', 'investment', 'investments', '투자', '펀딩', '調達', '投資', '投融资', '融資'],
}

const ROUNDUP_LABELS = ['roundup', 'weekly roundup', '주간 정리', '週のまとめ', '每周汇总']

/** Of a story: its topic and its status, in every language. */
export function storyLabels(topic: Topic, status: Status): readonly string[] {
  return [...topicLabels(topic), ...LANGUAGES.map((language) => stringsOf(language).status[status])]
}

/** What a tag for that topic may be called, in every language. */
export function topicLabels(topic: Topic): readonly string[] {
  return [...TOPIC_LABELS[topic], ...LANGUAGES.map((language) => stringsOf(language).topic[topic])]
}

/** A roundup is about every topic. */
export function roundupLabels(): readonly string[] {
  return [...ROUNDUP_LABELS, ...TOPICS.flatMap(topicLabels)]
}
