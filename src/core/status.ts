import { TOPICS, type Topic } from './topic.ts'

/**
 * The ladders of certainty, lowest first. `denied` and `withdrawn` are ends: they replace whatever stood before,
 * and only newer published evidence replaces them.
 */
export const MODEL_STATUSES = [
  'rumoured',
  'announced',
  'preview',
  'released',
  'open-weights',
  'denied',
  'withdrawn',
] as const
export type ModelStatus = (typeof MODEL_STATUSES)[number]

export const FUNDING_STATUSES = ['rumoured', 'in-talks', 'announced', 'denied', 'withdrawn'] as const
export type FundingStatus = (typeof FUNDING_STATUSES)[number]

export type Status = ModelStatus | FundingStatus

const LADDERS: Readonly<Record<Topic, readonly Status[]>> = {
  'model-release': MODEL_STATUSES,
  funding: FUNDING_STATUSES,
}

/** The statuses that stories of a topic can have, lowest first. */
export function statusesOf(topic: Topic): readonly Status[] {
  return LADDERS[topic]
}

/** Those of every topic, each once. */
export const STATUSES: readonly Status[] = [...new Set(TOPICS.flatMap(statusesOf))]

/** The status of that name; `null` where it is none. */
export function statusNamed(word: string | null): Status | null {
  return STATUSES.find((known) => known === word) ?? null
}

/** Statuses that are talk, not fact: opt-in for readers, never worded as facts, never counted as raised or released. */
const UNCERTAIN: ReadonlySet<Status> = new Set<Status>(['rumoured', 'in-talks'])

/** Whether it is talk: rumoured, or in talks. */
export function isUncertain(status: Status): boolean {
  return UNCERTAIN.has(status)
}

/** It tells of talk, if only to deny it: whoever asks for such a status asks for rumours. */
export function tellsOfTalk(status: Status): boolean {
  return isUncertain(status) || status === 'denied'
}

/** What did not happen after all. */
export function isDenial(status: Status): boolean {
  return status === 'denied' || status === 'withdrawn'
}
