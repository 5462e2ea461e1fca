import type { Fact } from '../../../core/evidence.ts'
import { organisationNamed } from '../../names/find-organisations.ts'

/** Of investors the usual name, with or without what it ends with. */
export function investorName(name: string): string {
  const known = organisationNamed(name) ?? organisationNamed(name.replace(/^A16Z$/u, 'a16z'))
  if (known !== null) return known.name
  const shorter = organisationNamed(name.replace(/ (?:Partners|Capital|Ventures)$/u, ''))
  return shorter?.isInvestor === true ? shorter.name : name
}

/** `Alloy` and `Alloy Ventures` are one; a known company is not its fund. */
export function isSameInvestor(one: string, other: string): boolean {
  const [a, b] = [investorName(one), investorName(other)]
  const [short, long] = (a.length < b.length ? [a, b] : [b, a]).map((name) => name.toLowerCase())
  if (short === long) return true
  const isCompany = [a, b].some((name) => organisationNamed(name)?.isInvestor === false)
  return !isCompany && short !== undefined && long?.startsWith(`${short} `) === true
}

/** Each investor once, as the first fact names it, and none of `others`. */
export function eachInvestorOnce(
  facts: readonly Fact<string>[],
  others: readonly Fact<string>[] = [],
): readonly Fact<string>[] {
  const kept: Fact<string>[] = []
  // Reports repeat each other: what was looked at once is not compared again.
  const seen = new Set<string>()
  for (const fact of facts) {
    const name = fact.value.toLowerCase()
    if (seen.has(name)) continue
    seen.add(name)
    if (![...others, ...kept].some(({ value }) => isSameInvestor(value, fact.value))) kept.push(fact)
  }
  return kept
}
