import { FeedError } from '../core/errors.ts'

const IN_ORDER = new Intl.Collator('en', { numeric: true })
/** Of all neighbours: addresses without numbers rise as often as they fall. */
const MOSTLY = 0.9

/** How old an item is, and what it is called by. */
type Told<Item> = {
  /** ISO 8601; `null` without a date. */
  readonly dateOf: (item: Item) => string | null
  /** Its address, else what its publisher numbers it by. */
  readonly nameOf: (item: Item) => string
  /** Where it stands in the document. Default: in the list. */
  readonly placeOf?: (item: Item) => number
  /** Others follow behind the last one, which nobody has. Default: false. */
  readonly isPart?: boolean
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
 * The newest `most` of them by their dates. What has no date is as old as what stands beside it; those of one date, or
 * without any, are told apart by where they stand, the newest first or last as their numbers say, else the other dates.
 * Where nothing says it, both ends are kept: one of them is the new one. Throws FeedError `too-large` where what nobody has
 * is the newest.
 */
export function newest<Item>(
  all: readonly Item[],
  most: number,
  { dateOf, nameOf, placeOf, isPart = false }: Told<Item>,
): Newest<Item> {
  if (all.length <= most && !isPart) return { kept: all, seamAt: null }
  const stated = all.map(dateOf)
  const byNames = orderOfNames(all.map(nameOf), placeOf === undefined ? null : all.map(placeOf))
  const byDates = orderOfDates(stated)
  if (isPart && (byDates ?? byNames) === 'oldest-first') {
    throw new FeedError('too-large', 'The document is too large: its newest entries come last, where it is not read.')
  }
  const rankOf = placeRank(byNames ?? byDates ?? (isPart ? 'newest-first' : null), all.length - 1)
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

/** Do the numbers in them rise from place to place, or fall? */
function orderOfNames(written: readonly string[], places: readonly number[] | null): Order {
  const names = written.map((name) => (isAddress(name) ? name.replace(/#.*$/, '') : name))
  if (names.every((name, at) => countsPlace(name, places?.[at] ?? at))) return null
  const found = steps(names, (one, next) => Math.sign(IN_ORDER.compare(next, one)))
  const isMostly = (way: number): boolean => found.filter((step) => step === way).length >= found.length * MOSTLY
  return isMostly(1) ? 'oldest-first' : isMostly(-1) ? 'newest-first' : null
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
