import { FeedError } from '../core/errors.ts'

const IN_ORDER = new Intl.Collator('en', { numeric: true })
/** Of all neighbours: addresses without numbers rise as often as they fall. */
const MOSTLY = 0.9

type Told<Item> = {
  /** ISO 8601; `null` without a date. */
  readonly dateOf: (item: Item) => string | null
  /**
   * Set where others follow behind the last one, which nobody has: its address, else what its publisher numbers it by, which may
   * tell that they are the newest.
   */
  readonly nameOf?: ((item: Item) => string) | undefined
}

type Newest<Item> = {
  /** In the order in which they stand. */
  readonly kept: readonly Item[]
  /**
   * Before which of them others were left out, whom nothing but their place set apart: its index, or how many are kept; `null`
   * where there are none. When posts vanish, old ones come into view there.
   */
  readonly seamAt: number | null
}

/**
 * The newest `most` of them by their dates. What has no date is as old as what stands beside it; those of one date are told
 * apart by where they stand, the newest first or last as the others. Where no dates say it both ends are kept: one of them is
 * the new one. Numbers say it for most feeds, but not always the same from one poll to the next. Throws FeedError `too-large`
 * where what nobody has is the newest.
 */
export function newest<Item>(all: readonly Item[], most: number, { dateOf, nameOf }: Told<Item>): Newest<Item> {
  if (all.length <= most && nameOf === undefined) return { kept: all, seamAt: null }
  const stated = all.map(dateOf)
  const order = orderOfDates(stated) ?? (nameOf === undefined ? null : orderOfNames(all.map(nameOf)))
  if (nameOf !== undefined && order === 'oldest-first') {
    throw new FeedError('too-large', 'The document is too large: its newest entries come last, where it is not read.')
  }
  const rankOf = placeRank(order, all.length - 1)
  const dates = filled(stated)
  const dated = all.map((one, position) => ({ one, position, date: dates[position] ?? '' }))
  const kept = dated
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : rankOf(a.position) - rankOf(b.position)))
    .slice(0, most)
    .toSorted((a, b) => a.position - b.position)
  const isByPlace = dates.every((date) => date === dates[0])
  const gapAt = kept.findIndex(({ position }, at) => position !== at)
  return { kept: kept.map(({ one }) => one), seamAt: isByPlace ? (gapAt < 0 ? kept.length : gapAt) : null }
}

/** `null` where nothing says it. */
type Order = 'newest-first' | 'oldest-first' | null

/** How far a place is from the newest one; from the nearer end, where that may be either. */
function placeRank(order: Order, last: number): (position: number) => number {
  if (order === null) return (position) => Math.min(position, last - position)
  return order === 'newest-first' ? (position) => position : (position) => last - position
}

/** Where one is missing, the later of the two that stand next to it. */
function filled(dates: readonly (string | null)[]): readonly string[] {
  const carried = (some: readonly (string | null)[]): readonly string[] => {
    let last = ''
    return some.map((date) => (last = date ?? last))
  }
  const before = carried(dates)
  const after = carried(dates.toReversed()).toReversed()
  return dates.map((date, at) => {
    if (date !== null) return date
    const [one = '', other = ''] = [before[at], after[at]]
    return one > other ? one : other
  })
}

/** Step by step, because a pinned post may stand first however old it is. */
function orderOfDates(written: readonly (string | null)[]): Order {
  const dates = written.filter((date) => date !== null)
  const rise = steps(dates, (one, next) => (one < next ? 1 : one > next ? -1 : 0)).reduce((sum, step) => sum + step, 0)
  return rise === 0 ? null : rise > 0 ? 'oldest-first' : 'newest-first'
}

/** Do the numbers in them rise from place to place? Else what stands first is taken for the newest, as in most feeds. */
function orderOfNames(written: readonly string[]): Order {
  const names = written.map((name) => (isAddress(name) ? name.replace(/#.*$/, '') : name))
  if (names.length < 2 || names.every(countsPlace)) return 'newest-first'
  const rises = steps(names, (one, next) => (IN_ORDER.compare(one, next) < 0 ? 1 : 0)).filter((step) => step > 0)
  return rises.length >= (names.length - 1) * MOSTLY ? 'oldest-first' : 'newest-first'
}

function steps(all: readonly string[], stepOf: (one: string, next: string) => number): readonly number[] {
  return all.slice(1).map((next, at) => stepOf(all[at] ?? next, next))
}

/** `1`, `post-1` for whatever stands first: such a number says nothing of the post. That of an address is the post's own. */
function countsPlace(name: string, place: number): boolean {
  const number = /\d+$/.exec(name)?.[0]
  return name === '' || (!isAddress(name) && number !== undefined && Math.abs(Number(number) - place) <= 1)
}

function isAddress(name: string): boolean {
  return /^https?:/i.test(name)
}
