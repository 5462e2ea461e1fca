import { CEILING, CEILING_REACH } from '../../core/ceiling.ts'
import type { EvidenceField, Fact } from '../../core/evidence.ts'
import type { FundingFacts } from '../../core/facts.ts'
import { FLOOR_AFTER, FLOOR_BEFORE, FLOOR_REACH } from '../../core/lower-end.ts'
import { isNearly, isSameMoney, type Money } from '../../core/money.ts'
import { isUncertain } from '../../core/status.ts'
import { scores } from '../linear/linear-model.ts'
import { models } from '../linear/models.ts'
import type { MoneyMention } from '../money.ts'
import type { ScannedText } from '../scan-text.ts'
import type { TextFeatures } from '../text-features.ts'
import { toUsd } from '../usd-rates.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'
import { moneyCandidates, type MoneyCandidate } from './money-candidates.ts'
import { readCompany } from './read-company.ts'
import { readCountry } from './read-country.ts'
import { readFundingKind, readValuationBasis } from './read-funding-kind.ts'
import { readInvestors } from './read-investors.ts'
import { readLeads } from './read-leads.ts'
import { isOfOtherKind, NO_PARTS, readParts, type Parts } from './read-parts.ts'
import { readRound } from './read-round.ts'
import { readFundingStatus } from './read-status.ts'
import { isNoValuationOfNow, isOfRoundBeforeNext } from './sum-of-before.ts'

type Sums = {
  readonly amount: Fact<Money> | null
  readonly parts: Parts
  readonly valuation: Fact<Money> | null
}

/** Just enough to be told where nothing else is. */
const CALLED = 0.5

/** How likely each role is for a candidate: none, amount, valuation. `$10B valuation` is never an amount. */
function rolesOf(candidate: MoneyCandidate): { amount: number; valuation: number } {
  if (candidate.isValuation) return { amount: 0, valuation: 1 }
  if (candidate.isPart || candidate.isTotal || candidate.isOther) return { amount: 0, valuation: 0 }
  const raw = scores(models().moneyRole, candidate.features)
  const powers = raw.map((score) => Math.exp(score))
  const sum = powers.reduce((total, power) => total + power, 0)
  const valuation = (powers[2] ?? 0) / sum
  const amount = (powers[1] ?? 0) / sum
  if (candidate.isCalledValuation) return { amount: 0, valuation: Math.max(valuation, CALLED) }
  if (candidate.isCalledRaise) return { amount: Math.max(amount, CALLED), valuation: 0 }
  return { amount, valuation }
}

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

/** `raised $2 billion in May at a valuation of`, `last valued at`: while the next round is only talk, that of the one before. */
const VALUED_BEFORE =
  /(?:\b(?:(?:already|previously) raised|raised (?:[^.;]|\.\d){1,40}\b(?:in (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)|last (?:year|month|week|summer|fall|autumn|winter|spring)|earlier this year|ago))\b(?:(?!\b(?:talks|seek|raise|raising|now|next|new)\b)(?:[^.;]|\.\d)){0,60}|\b(?:previously|last|most recently) valued at [^.;]{0,16}|\b(?:last|previous|latest|prior) (?:funding )?(?:round|raise|fundraise) valued (?:it|them|the [a-z-]{2,12}) at [^.;]{0,16})$/iu

function isValuedBefore({ mention, field }: MoneyCandidate, scanned: ScannedText): boolean {
  return VALUED_BEFORE.test(scanned[field].text.slice(Math.max(0, mention.start - 140), mention.start))
}

/** Of a summary that is cut off after `values it at $1.` nothing is left but that; no round is so small. */
const SMALLEST_SUM_USD = 1_000

function isLargeEnough(money: Money): boolean {
  return (toUsd(money) ?? SMALLEST_SUM_USD) >= SMALLEST_SUM_USD
}

/** A sum and where it stands. */
type PlacedSum = { readonly mention: MoneyMention; readonly field: EvidenceField }

/**
 * `105조 가치로` above `710억달러(약 105조원)`: the sum that the headline gives as converted, as it was told; `null` where the
 * summary converts none to it.
 */
function originalOf({ mention: { money }, field }: MoneyCandidate, scanned: ScannedText): PlacedSum | null {
  if (field !== 'title') return null
  const told = scanned.summary.money
  const at = told.findIndex((other) => other.isConversion && isNearly(other.money, money))
  const original = told[at - 1]
  if (original === undefined || original.money.currency === money.currency) return null
  return { mention: original, field: 'summary' }
}

/** A sum with the words that tell it; those that make it the most there may be belong to them. */
function sumFact(source: EvidenceSource, { mention, field }: PlacedSum): Fact<Money> {
  const before = source.texts[field].slice(Math.max(0, mention.start - CEILING_REACH), mention.start)
  const ceiling = CEILING.exec(before)?.[0].length ?? 0
  return factOf(source, mention.money, field, mention.start - ceiling, mention.end)
}

/** What came in; of an amount those belong to it, too, that make it the least there is. */
function amountFact(source: EvidenceSource, sum: PlacedSum): Fact<Money> {
  const { mention, field } = sum
  const text = source.texts[field]
  const before = FLOOR_BEFORE.exec(text.slice(Math.max(0, mention.start - FLOOR_REACH), mention.start))
  const after = FLOOR_AFTER.exec(text.slice(mention.end, mention.end + FLOOR_REACH))
  if (before === null && after === null) return sumFact(source, sum)
  const [start, end] = [mention.start - (before?.[0].length ?? 0), mention.end + (after?.[0].length ?? 0)]
  return factOf(source, mention.money, field, start, end)
}

/** `$3M seed`, `시리즈B 200억`: the letter stands right beside the sum. */
const LETTER_AFTER = /^ (?:in )?(?:pre-?)?(?:seed|series [a-k])\b/iu
const LETTER_BEFORE = /(?:\bseries [a-k](?: round)?(?: of)? |시리즈\s?[A-K]\s|シリーズ[A-K]で?|[A-K]\+?轮)$/iu
const LETTER_REACH = 24

function hasLetter({ mention, field }: MoneyCandidate, scanned: ScannedText): boolean {
  const { text } = scanned[field]
  return (
    LETTER_AFTER.test(text.slice(mention.end, mention.end + LETTER_REACH)) ||
    LETTER_BEFORE.test(text.slice(Math.max(0, mention.start - LETTER_REACH), mention.start))
  )
}

/** Amount and valuation are two slots: no mention fills both, and a round is never larger than what it values. */
function readSums(source: EvidenceSource, scanned: ScannedText, isTalk: boolean): Sums {
  const read = moneyCandidates(scanned).filter(({ mention }) => isLargeEnough(mention.money))
  const valuations = read.filter(({ isValuation }) => isValuation).map(({ mention }) => mention.money)
  const candidates = read.map((candidate) => {
    const roles = rolesOf(candidate)
    // What one field calls the valuation is no amount in the other.
    const isValuation = valuations.some((money) => isSameMoney(money, candidate.mention.money))
    const { text } = scanned[candidate.field]
    const { start, end } = candidate.mention
    // Beside the sum that is called the valuation, what is raised is none.
    const isBeside =
      candidate.isRaised &&
      read.some((other) => other !== candidate && other.field === candidate.field && other.isCalledValuation)
    const isNoValuation =
      isBeside ||
      (!candidate.isValuation && isOfOtherKind(scanned, candidate)) ||
      isNoValuationOfNow(text, start, end) ||
      (isTalk && isValuedBefore(candidate, scanned))
    const isNoAmount = isValuation || (isTalk && isOfRoundBeforeNext(text, start, end))
    return {
      candidate,
      roles: { amount: isNoAmount ? 0 : roles.amount, valuation: isNoValuation ? 0 : roles.valuation },
    }
  })
  const best = (role: 'amount' | 'valuation'): (typeof candidates)[number] | null => {
    let found: (typeof candidates)[number] | null = null
    for (const item of candidates) {
      const probability = item.roles[role] + (item.candidate.mention.isConversion ? -0.3 : 0)
      if (probability < 0.45 || item.roles[role] < item.roles[role === 'amount' ? 'valuation' : 'amount']) continue
      if (found === null || probability > found.roles[role]) found = item
    }
    return found
  }
  const told = ({ candidate }: (typeof candidates)[number]): PlacedSum => originalOf(candidate, scanned) ?? candidate
  const factsOf = (raised: (typeof candidates)[number] | null, valued: (typeof candidates)[number] | null): Sums => {
    const parts = raised === null ? NO_PARTS : readParts(source, scanned, raised.candidate)
    const isPart =
      valued !== null && parts.parts.some(({ value }) => isSameMoney(value.money, valued.candidate.mention.money))
    return {
      amount: raised === null ? null : (parts.whole ?? amountFact(source, told(raised))),
      parts,
      valuation: valued === null || isPart ? null : sumFact(source, told(valued)),
    }
  }
  const valuation = best('valuation')
  // Where one sum is the valuation, the one that the words call raised is the round, unlikely as its size may be.
  const rough = best('amount')
  // A headline rounds: `$1bn`, and below it `$1.03bn`.
  const isRepeated =
    rough !== null && scanned.summary.money.some(({ money }) => isSameMoney(money, rough.candidate.mention.money))
  const exact = candidates.find(
    ({ candidate, roles }) =>
      rough?.candidate.field === 'title' &&
      !isRepeated &&
      candidate.field === 'summary' &&
      roles.amount > EXACT_FROM &&
      isRoundingOf(rough.candidate.mention.money, candidate.mention.money),
  )
  // Of a loan beside a round with a letter the round is told.
  const lettered =
    rough !== null && isOfOtherKind(scanned, rough.candidate)
      ? candidates.find(
          ({ candidate }) =>
            candidate.field === rough.candidate.field &&
            !(candidate.isValuation || candidate.isPart || candidate.isTotal || candidate.isOther) &&
            hasLetter(candidate, scanned) &&
            !isOfOtherKind(scanned, candidate),
        )
      : undefined
  const amount =
    exact ??
    lettered ??
    rough ??
    candidates.find(
      ({ candidate: { mention, field, isRaised, isPart } }) =>
        valuation !== null &&
        !isPart &&
        field === valuation.candidate.field &&
        mention !== valuation.candidate.mention &&
        !mention.isConversion &&
        isRaised,
    ) ??
    // What another sum is a part of is the whole, and what it came to with others is what came in.
    candidates.find(
      ({ candidate: { mention, field, isPart }, roles }) =>
        !isPart &&
        !mention.isConversion &&
        roles.amount > roles.valuation &&
        candidates.some(
          ({ candidate }) =>
            candidate.field === field &&
            (candidate.isPart || (candidate.isTotal && candidate.mention.start > mention.start)),
        ),
    ) ??
    null
  if (amount !== null && valuation !== null) {
    // The same sum twice is one sum.
    if (isSameMoney(amount.candidate.mention.money, valuation.candidate.mention.money)) {
      return amount.roles.amount > valuation.roles.valuation ? factsOf(amount, null) : factsOf(null, valuation)
    }
    const raised = toUsd(amount.candidate.mention.money)
    const valued = toUsd(valuation.candidate.mention.money)
    if (raised !== null && valued !== null && valued < raised) {
      return amount.roles.amount >= valuation.roles.valuation ? factsOf(amount, null) : factsOf(null, valuation)
    }
  }
  return factsOf(amount, valuation)
}

/** All that an entry tells of a round. `probability`: that it tells of one, 0 to 1. */
export function readFunding(
  source: EvidenceSource,
  scanned: ScannedText,
  text: TextFeatures,
  probability: number,
): FundingFacts {
  const status = readFundingStatus(source, scanned, text)
  const { amount, parts, valuation } = readSums(source, scanned, isUncertain(status.value))
  const { company, isAi } = readCompany(source, scanned)
  const [other = 0, ai = 0] = scores(models().isAi, text.features)
  // Between the two the text does not tell.
  const told = Math.abs(ai - other) < 0.4 ? null : ai > other
  const round = readRound(source, parts)
  const leads = readLeads(source, company)
  return {
    topic: 'funding',
    probability,
    status,
    company,
    country: readCountry(source, company),
    amount,
    amountUsd: amount === null ? null : toUsd(amount.value),
    // A loan that is all there is has none beside it.
    parts: parts.parts.filter(({ value }) => value.kind !== round?.value),
    valuation,
    valuationBasis: valuation === null ? null : readValuationBasis(source, scanned, valuation.value),
    round,
    kind: readFundingKind(source, round),
    leads,
    investors: readInvestors(source, company, leads, status.value),
    isAi: isAi ?? told,
  }
}
