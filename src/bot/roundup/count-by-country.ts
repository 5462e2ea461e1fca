import { plainCompany } from '../../core/plain-company.ts'
import type { CountryCount } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'

/** A large round, and a huge one: US dollars. */
export const LARGE_USD = 100_000_000
const HUGE_USD = 1_000_000_000

/** Counts companies, not rounds: one with three large rounds is one. `rounds` are large ones, largest first. */
export function countByCountry(rounds: readonly Story[]): readonly CountryCount[] {
  const companies = new Map<string, { country: string | null; largest: Story }>()
  for (const story of rounds) {
    const { company = null, country = null } = roundOf(story.facts) ?? {}
    if (company === null) continue
    const key = plainCompany(company.value)
    const known = companies.get(key)
    companies.set(key, {
      country: known?.country ?? country?.value ?? null,
      largest: known?.largest ?? story,
    })
  }
  const counts = new Map<string | null, CountryCount & { readonly largest: Story[] }>()
  for (const { country, largest: one } of companies.values()) {
    const known = counts.get(country)
    const { from100M, from1B } = known ?? { from100M: 0, from1B: 0 }
    const largest = known?.largest ?? []
    const isHuge = (roundOf(one.facts)?.amountUsd ?? 0) >= HUGE_USD
    largest.push(one)
    counts.set(country, { country, from100M: from100M + 1, from1B: from1B + (isHuge ? 1 : 0), largest })
  }
  // What nobody said comes last.
  return [...counts.values()].toSorted(
    (a, b) =>
      Number(a.country === null) - Number(b.country === null) ||
      b.from100M - a.from100M ||
      b.from1B - a.from1B ||
      (a.country ?? '').localeCompare(b.country ?? ''),
  )
}
