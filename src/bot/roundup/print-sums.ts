import type { Money } from '../../core/money.ts'
import type { RoundSum, RoundSums } from '../../core/round-sums.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { inBrackets } from '../cards/brackets.ts'
import { formatMoney, formatUsd } from '../cards/format-money.ts'
import { printFact } from '../cards/print-fact.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { stringsOf } from '../cards/strings.ts'

/** What the rounds raised: `$30B + €50M (about $30.1B)`. Throws InvariantError when one of the amounts has no evidence. */
export function printSums(
  rounds: readonly Story[],
  sums: Pick<RoundSum, 'raised' | 'raisedUsd'>,
  language: Language,
): string {
  for (const { facts } of rounds) {
    if (facts.topic === 'funding' && facts.amount !== null) printFact(facts.amount, String)
  }
  return formatSums(sums.raised, sums.raisedUsd, language)
}

/** Without currencies the dollars alone. */
export function formatSums(raised: readonly Money[], raisedUsd: number, language: Language): string {
  const own = raised.map((money) => formatMoney(money, language)).join(' + ')
  if (own === '') return raisedUsd > 0 ? formatUsd(raisedUsd, language) : ''
  const isDollarsOnly = raised.every(({ currency }) => currency === 'USD')
  if (isDollarsOnly || raisedUsd === 0) return own
  return `${own}${inBrackets(stringsOf(language).about(formatUsd(raisedUsd, language)), language)}`
}

/** What of a sum was lent or given, as one sentence; `null` where nothing was. */
export function partsOfSum({ debt, grants }: Pick<RoundSums, 'debt' | 'grants'>, language: Language): string | null {
  const [lent, given] = [debt, grants].map(({ raised, raisedUsd }) => formatSums(raised, raisedUsd, language))
  if (lent === undefined || given === undefined || lent + given === '') return null
  return roundupStringsOf(language).ofIt(lent, given)
}
