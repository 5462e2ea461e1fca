import type { Body } from './fake-body.ts'

/** Slack lists so many at once where nobody says how many. */
const UNASKED = 100

/** What a listing method answers at once, and where the next page begins: empty where this is the last one. */
export function pageOf<One>(all: readonly One[], { cursor, limit }: Body, most = 999) {
  const from = Number(cursor ?? 0)
  const end = from + Math.min(Number(limit ?? UNASKED), most)
  return { page: all.slice(from, end), next: end < all.length ? String(end) : '' }
}
