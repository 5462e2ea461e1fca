import { asExactAs, type Money } from '../../core/money.ts'
import type { RoundSums } from '../../core/round-sums.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { roundOf } from '../../core/round-of.ts'
import { inBrackets } from '../cards/brackets.ts'
import { COMMA } from '../cards/comma.ts'
import { formatMoney, formatUsd } from '../cards/format-money.ts'
import { printFact } from '../cards/print-fact.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { stringsOf } from '../cards/strings.ts'

/** What rounds are summed up from. Throws InvariantError when one of the amounts has no evidence. */
export function checkAmounts(rounds: readonly Story[]): void {
  for (const { facts } of rounds) {
    const amount = roundOf(facts)?.amount ?? null
    if (amount !== null) printFact(amount, String)
  }
}

/** What rounds come to in dollars. Of one sum in another currency it is as exact as that: a card of its round says no more. */
export function shownUsd(raised: readonly Money[], raisedUsd: number): number {
  const [only, another] = raised
  return only === undefined || another !== undefined || only.currency === 'USD' ? raisedUsd : asExactAs(raisedUsd, only)
}

/** What rounds raised: `$30B + €50M (about $30.1B)`. */
export function formatSums(raised: readonly Money[], raisedUsd: number, language: Language): string {
  const own = raised.map((money) => formatMoney(money, language)).join(' + ')
  const isDollarsOnly = raised.every(({ currency }) => currency === 'USD')
  if (isDollarsOnly || raisedUsd === 0) return own
  return `${own}${inBrackets(stringsOf(language).about(formatUsd(shownUsd(raised, raisedUsd), language)), language)}`
}

/** What is in a sum of rounds and what is not, in sentences; none where it is all one plain number each. */
export function notesOfSum(sums: RoundSums, language: Language): readonly string[] {
  const strings = roundupStringsOf(language)
  const { ceilings, floors, disputed, sold } = sums
  const parts = partsOfSum(sums, language)
  return [
    ...(parts === null ? [] : [parts]),
    ...(sold.rounds === 0 ? [] : [strings.sold(sold.rounds, formatSums(sold.raised, sold.raisedUsd, language))]),
    ...(sums.withoutAmount === 0 ? [] : [strings.unknownAmounts(sums.withoutAmount)]),
    ...(ceilings.rounds === 0
      ? []
      : [strings.ceilings(ceilings.rounds, formatSums(ceilings.raised, ceilings.raisedUsd, language))]),
    ...(floors.rounds === 0 ? [] : [strings.floors(floors.rounds)]),
    ...(disputed.rounds === 0 ? [] : [strings.disputedAmounts(disputed.rounds)]),
  ]
}

/** What was sold: at most so much, where one of the amounts is told so. */
export function formatSales({ raised, raisedUsd, ceilings }: RoundSums['sales'], language: Language): string {
  const sold = formatSums(raised, raisedUsd, language)
  return ceilings.rounds === 0 ? sold : stringsOf(language).upTo(sold)
}

/** What of a sum was lent or given, as one sentence; `null` where nothing was. */
function partsOfSum({ debt, grants }: Pick<RoundSums, 'debt' | 'grants'>, language: Language): string | null {
  const { partOf } = stringsOf(language)
  const sums = [
    ['debt', debt],
    ['grant', grants],
  ] as const
  const parts = sums.flatMap(([kind, { raised, raisedUsd }]) =>
    raised.length === 0 ? [] : [partOf[kind](formatSums(raised, raisedUsd, language))],
  )
  return parts.length === 0 ? null : roundupStringsOf(language).ofIt(parts.join(COMMA[language]))
}
