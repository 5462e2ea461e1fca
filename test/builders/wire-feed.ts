import type { Feed } from '../../src/core/feed.ts'

/** A feed of the catalogue, as any other. */
export const WIRE_FEED: Feed = {
  id: 'wire',
  scope: { kind: 'catalogue' },
  name: 'Example Wire',
  url: 'https://wire.example/feed',
  language: 'en',
  kind: 'press',
  weight: 0.8,
}
