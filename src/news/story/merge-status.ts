import type { Fact } from '../../core/evidence.ts'
import type { FeedKind } from '../../core/feed.ts'
import type { Status } from '../../core/status.ts'

type Said<T extends Status> = { readonly fact: Fact<T>; readonly at: number; readonly feedKind: FeedKind }

const RANK: Readonly<Record<Status, number>> = {
  rumoured: 0,
  'in-talks': 1,
  announced: 2,
  preview: 3,
  released: 4,
  'open-weights': 5,
  denied: 6,
  withdrawn: 7,
}

function isEnd(status: Status): boolean {
  return status === 'denied' || status === 'withdrawn'
}

/**
 * What stands after all that was said, read in order of publication: a step up stands, a step down never does, an end
 * replaces what stood before and only something newer replaces it. A community's word alone lifts nothing and ends
 * nothing: it counts as a rumour. `at` is the publication, so late arrivals fall into their place.
 */
export function mergeStatus<T extends Status>(said: readonly Said<T>[], rumoured: T): Fact<T> | null {
  const ordered = [...said].sort(
    (a, b) =>
      a.at - b.at ||
      RANK[a.fact.value] - RANK[b.fact.value] ||
      (a.fact.evidence.entryId < b.fact.evidence.entryId ? -1 : 1),
  )
  let standing: Fact<T> | null = null
  let endedAt = -Infinity
  for (const { fact: own, at, feedKind } of ordered) {
    const fact = feedKind === 'community' ? { ...own, value: rumoured } : own
    if (standing === null) standing = fact
    else if (isEnd(fact.value)) standing = feedKind === 'community' ? standing : fact
    else if (isEnd(standing.value)) standing = at > endedAt && feedKind !== 'community' ? fact : standing
    else if (RANK[fact.value] > RANK[standing.value]) standing = fact
    if (isEnd(standing.value) && standing === fact) endedAt = at
  }
  return standing
}
