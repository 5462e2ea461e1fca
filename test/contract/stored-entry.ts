import type { Entry } from '../../src/core/entry.ts'
import type { Feed } from '../../src/core/feed.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

/** The one feed of the catalogue. */
export const FEED: Feed = { ...WIRE_FEED, id: 'feed', url: 'https://news.example/feed' }

/** A post of that feed. */
export function entry(id: string, parts: Partial<Entry> = {}): Entry {
  return {
    id,
    feedId: FEED.id,
    identity: `guid:${id}`,
    identityKeys: [`guid:${id}`, `url:https://news.example/${id}`],
    title: `Title of ${id}`,
    url: `https://news.example/${id}`,
    summary: '',
    language: 'en',
    publishedAt: 1_000,
    seenAt: 2_000,
    ...parts,
  }
}
