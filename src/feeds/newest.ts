const IN_ORDER = new Intl.Collator('en', { numeric: true })
/** Of all neighbours: addresses without numbers rise as often as they fall. */
const MOSTLY = 0.9

/** How old an item is, and what it is called by. */
type Told<Item> = {
  /** ISO 8601; `null` without a date. */
  readonly dateOf: (item: Item) => string | null
  /** Its address, else what its publisher numbers it by. */
  readonly nameOf: (item: Item) => string
}

/**
 * The newest `most` of them by their dates, in the order in which they stand. What has no date is as old as what stands beside
 * it; those of one date, or without any, are told apart by where they stand: the newest first, unless their numbers say
 * otherwise.
 */
export function newest<Item>(all: readonly Item[], most: number, { dateOf, nameOf }: Told<Item>): readonly Item[] {
  if (all.length <= most) return all
  const order = isOldestFirst(all.map(nameOf)) ? -1 : 1
  const dates = filled(all.map(dateOf))
  const dated = all.map((one, position) => ({ one, position, date: dates[position] ?? '' }))
  return dated
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : order * (a.position - b.position)))
    .slice(0, most)
    .toSorted((a, b) => a.position - b.position)
    .map(({ one }) => one)
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

/** Do the numbers in them rise from place to place? */
function isOldestFirst(written: readonly string[]): boolean {
  const names = written.map((name) => (isAddress(name) ? name.replace(/#.*$/, '') : name))
  if (names.every(countsPlace)) return false
  const rises = names.slice(1).filter((name, at) => IN_ORDER.compare(names[at] ?? '', name) < 0)
  return rises.length >= (names.length - 1) * MOSTLY
}

/** `1`, `post-1` for whatever stands first: such a number says nothing of the post. That of an address is the post's own. */
function countsPlace(name: string, at: number): boolean {
  const number = /\d+$/.exec(name)?.[0]
  return name === '' || (!isAddress(name) && number !== undefined && Math.abs(Number(number) - at) <= 1)
}

function isAddress(name: string): boolean {
  return /^https?:/i.test(name)
}
