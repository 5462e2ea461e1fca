import { isSameMoney, type Money } from '../../../core/money.ts'
import type { ScannedText } from '../../scan-text.ts'
import { toUsd } from '../../usd-rates.ts'
import type { MoneyCandidate } from './money-candidates.ts'
import type { RatedSum } from './rated-sums.ts'
import { isOfOtherKind } from './read-parts.ts'
import { textBefore } from '../../text-before.ts'

/** From here on a sum of the summary may stand for the headline's. */
const EXACT_FROM = 0.3

/** Whether `rough` has one or two figures of what `exact` says with more of them, in the same currency. */
function isRoundingOf(rough: Money, exact: Money): boolean {
  const figures = ({ amountMinor }: Money): number => String(amountMinor).replace(/0+$/u, '').length
  return (
    rough.currency === exact.currency &&
    figures(rough) <= 2 &&
    figures(exact) > figures(rough) &&
    figures(exact) <= 4 &&
    Math.abs(exact.amountMinor - rough.amountMinor) <= 0.1 * rough.amountMinor
  )
}

/** `$3M seed`, `시리즈B 200억`: the letter stands right beside the sum. */
const LETTER_AFTER = /^ (?:in )?(?:pre-?)?(?:seed|series [a-k])\b/iu
const LETTER_BEFORE = /(?:\bseries [a-k](?: round)?(?: of)? |시리즈\s?[A-K]\s|シリーズ[A-K]で?|[A-K]\+?轮)$/iu
const LETTER_REACH = 24

function hasLetter({ mention, field }: MoneyCandidate, scanned: ScannedText): boolean {
  const { text } = scanned[field]
  return (
    LETTER_AFTER.test(text.slice(mention.end, mention.end + LETTER_REACH)) ||
    LETTER_BEFORE.test(textBefore(text, mention.start, LETTER_REACH))
  )
}

const LIKELY_FROM = 0.45
/** Of two that say the same, the one that was converted is told less exactly. */
const CONVERTED = 0.3

function likeliest(sums: readonly RatedSum[], role: 'amount' | 'valuation'): RatedSum | null {
  const other = role === 'amount' ? 'valuation' : 'amount'
  let found: RatedSum | null = null
  for (const sum of sums) {
    const { roles, candidate } = sum
    const probability = roles[role] + (candidate.mention.isConversion ? -CONVERTED : 0)
    if (probability < LIKELY_FROM || roles[role] < roles[other]) continue
    if (found === null || probability > found.roles[role]) found = sum
  }
  return found
}

/** A headline rounds: `$1bn`, and below it `$1.03bn`. */
function exactOf(
  { candidate: rough }: RatedSum,
  sums: readonly RatedSum[],
  scanned: ScannedText,
): RatedSum | undefined {
  const { money } = rough.mention
  if (rough.field !== 'title' || scanned.summary.money.some((other) => isSameMoney(other.money, money)))
    return undefined
  return sums.find(
    ({ candidate, roles }) =>
      candidate.field === 'summary' && roles.amount > EXACT_FROM && isRoundingOf(money, candidate.mention.money),
  )
}

/** Of a loan beside a round with a letter the round is told. */
function letteredBeside(
  { candidate: rough }: RatedSum,
  sums: readonly RatedSum[],
  scanned: ScannedText,
): RatedSum | undefined {
  if (!isOfOtherKind(scanned, rough)) return undefined
  return sums.find(
    ({ candidate }) =>
      candidate.field === rough.field &&
      !(candidate.isValuation || candidate.isPart || candidate.isTotal || candidate.isOther) &&
      hasLetter(candidate, scanned) &&
      !isOfOtherKind(scanned, candidate),
  )
}

/** Where one sum is the valuation, the one that the words call raised is the round, unlikely as its size may be. */
function raisedBeside({ candidate: valued }: RatedSum, sums: readonly RatedSum[]): RatedSum | undefined {
  return sums.find(
    ({ candidate: { mention, field, isRaised, isPart } }) =>
      !isPart && field === valued.field && mention !== valued.mention && !mention.isConversion && isRaised,
  )
}

/** What another sum is a part of is the whole, and what it came to with others is what came in. */
function wholeOf(sums: readonly RatedSum[]): RatedSum | undefined {
  return sums.find(
    ({ candidate: { mention, field, isPart }, roles }) =>
      !isPart &&
      !mention.isConversion &&
      roles.amount > roles.valuation &&
      sums.some(
        ({ candidate }) =>
          candidate.field === field &&
          (candidate.isPart || (candidate.isTotal && candidate.mention.start > mention.start)),
      ),
  )
}

function findAmount(sums: readonly RatedSum[], valuation: RatedSum | null, scanned: ScannedText): RatedSum | null {
  const rough = likeliest(sums, 'amount')
  if (rough !== null) return exactOf(rough, sums, scanned) ?? letteredBeside(rough, sums, scanned) ?? rough
  return (valuation === null ? undefined : raisedBeside(valuation, sums)) ?? wholeOf(sums) ?? null
}

/** Which sum is the round's, and which the valuation: no mention fills both, and a round is never larger than what it values. */
export function chooseSums(
  sums: readonly RatedSum[],
  scanned: ScannedText,
): { readonly amount: RatedSum | null; readonly valuation: RatedSum | null } {
  const valuation = likeliest(sums, 'valuation')
  const amount = findAmount(sums, valuation, scanned)
  if (amount === null || valuation === null) return { amount, valuation }
  const [came, worth] = [amount.roles.amount, valuation.roles.valuation]
  const [raisedMoney, valuedMoney] = [amount.candidate.mention.money, valuation.candidate.mention.money]
  // The same sum twice is one sum.
  if (isSameMoney(raisedMoney, valuedMoney)) {
    return came > worth ? { amount, valuation: null } : { amount: null, valuation }
  }
  const [raised, valued] = [toUsd(raisedMoney), toUsd(valuedMoney)]
  if (raised !== null && valued !== null && valued < raised) {
    return came >= worth ? { amount, valuation: null } : { amount: null, valuation }
  }
  return { amount, valuation }
}
