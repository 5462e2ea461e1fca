import type { StoryQuery } from './ports/story-store.ts'

/** The query that asks for nothing in particular: public stories, the newest first. */
export const ANY_STORY: Omit<StoryQuery, 'limit' | 'offset'> = {
  topic: null,
  workspaceId: null,
  subjects: null,
  investors: null,
  words: null,
  alsoWritten: [],
  statuses: null,
  minAmountUsd: null,
  round: null,
  countries: null,
  from: null,
  until: null,
  sort: 'newest',
}
