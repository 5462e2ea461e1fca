/** The newest `most` of them by their ISO dates, in the order in which they stand. What has no date is the oldest. */
export function newest<Dated>(
  all: readonly Dated[],
  most: number,
  dateOf: (one: Dated) => string | null,
): readonly Dated[] {
  if (all.length <= most) return all
  const dated = all.map((one, position) => ({ one, position, date: dateOf(one) ?? '' }))
  return dated
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.position - b.position))
    .slice(0, most)
    .toSorted((a, b) => a.position - b.position)
    .map(({ one }) => one)
}
