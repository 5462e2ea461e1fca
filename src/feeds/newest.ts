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
 * The newest `most` of them by their dates, in the order in which they stand. What has no date is the oldest; those of one
 * date, or without any, are told apart by where they stand: the newest first, unless their numbers say otherwise.
 */
export function newest<Item>(all: readonly Item[], most: number, { dateOf, nameOf }: Told<Item>): readonly Item[] {
  if (all.length <= most) return all
  const order = isOldestFirst(all.map(nameOf)) ? -1 : 1
  const dated = all.map((one, position) => ({ one, position, date: dateOf(one) ?? '' }))
  return dated
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : order * (a.position - b.position)))
    .slice(0, most)
    .toSorted((a, b) => a.position - b.position)
    .map(({ one }) => one)
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
