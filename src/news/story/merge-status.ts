import type { Fact } from '../../core/evidence.ts'
import type { FeedKind } from '../../core/feed.ts'
import { isDenial, isUncertain, type Status } from '../../core/status.ts'
import { DAY } from './fit.ts'

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

/** For so long after an end, talk is what was said before it, told late. */
const TOLD_LATE_MS = 2 * DAY

/**
 * What stands after all that was said, read in order of publication: a step up stands, a step down never does, an end
 * replaces what stood before and only something newer replaces it, talk only some days later. A community's word alone lifts
 * nothing and ends nothing: it counts as a rumour. `at` is the publication, so late arrivals fall into their place.
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
  for (const { fact: own, feedKind, at } of ordered) {
    const isTalk = feedKind === 'community'
    const fact = isTalk ? { ...own, value: rumoured } : own
    const isLate = isUncertain(fact.value) && at - endedAt <= TOLD_LATE_MS
    if (isDenial(fact.value)) endedAt = at
    if (standing === null) standing = fact
    // What is as old as an end stands before it in this order: whatever comes behind one is newer.
    else if (isDenial(fact.value) || isDenial(standing.value)) standing = isTalk || isLate ? standing : fact
    else if (RANK[fact.value] > RANK[standing.value]) standing = fact
  }
  return standing
}
