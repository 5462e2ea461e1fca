import { DAY_MS } from '../../core/durations.ts'
import type { Fact } from '../../core/evidence.ts'
import type { FeedKind } from '../../core/feed.ts'
import { isDenial, isUncertain, type Status } from '../../core/status.ts'

type Said<T extends Status> = {
  readonly fact: Fact<T>
  readonly at: number
  readonly feedKind: FeedKind
  /** The headline. */
  readonly title: string
}

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
const TOLD_LATE_MS = 2 * DAY_MS

/** What was taken back is there again. */
const BACK =
  /\b(?:again|back|re-?releas\w*|re-?launch\w*|re-?open\w*|restor\w*|resum\w*|return\w*|reinstat\w*)\b|다시|재개|재출시|재공개|재배포|복구|恢复|重新|再次|再開|再公開|復活/iu

/** Talk, or no more than what stood when it was withdrawn: whoever tells it soon after tells of the time before. */
function isOfBefore(status: Status, title: string, withdrawn: Status | null): boolean {
  return isUncertain(status) || (withdrawn !== null && RANK[status] <= RANK[withdrawn] && !BACK.test(title))
}

/**
 * What stands after all that was said, read in order of publication: a step up stands, a step down never does, an end
 * replaces what stood before and only something newer replaces it: some days later, talk as well and what stood before it
 * was withdrawn, which papers go on to tell for a while. A community's word alone lifts nothing and ends nothing: it counts
 * as a rumour. `at` is the publication, so late arrivals fall into their place.
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
  let stood: Status | null = null
  let withdrawn: Status | null = null
  for (const { fact: own, feedKind, at, title } of ordered) {
    const isTalk = feedKind === 'community'
    const fact = isTalk ? { ...own, value: rumoured } : own
    const isLate: boolean = at - endedAt <= TOLD_LATE_MS && isOfBefore(fact.value, title, withdrawn)
    if (isDenial(fact.value)) {
      endedAt = at
      if (stood !== null && !isDenial(stood)) withdrawn = fact.value === 'withdrawn' ? stood : null
    }
    if (standing === null) standing = fact
    // What is as old as an end stands before it in this order: whatever comes behind one is newer.
    else if (isDenial(fact.value) || isDenial(standing.value)) standing = isTalk || isLate ? standing : fact
    else if (RANK[fact.value] > RANK[standing.value]) standing = fact
    stood = standing.value
  }
  return standing
}
