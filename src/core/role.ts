/**
 * What a process does. Over one SQLite file one process does all; over PostgreSQL they may be many.
 * - `poller`: reads the feeds
 * - `sender`: delivers; of several, one at a time for a Discord token
 * - `gateway`: answers people; of several, one at a time for a Discord token
 * - `web`: takes pushed feeds and serves pages
 */
export const ROLES = ['poller', 'sender', 'gateway', 'web'] as const
export type Role = (typeof ROLES)[number]
