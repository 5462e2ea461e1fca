import { CEILING, CEILING_REACH } from '../../../core/ceiling.ts'
import type { Fact } from '../../../core/evidence.ts'
import type { FundingFacts } from '../../../core/facts.ts'
import { FLOOR_AFTER, FLOOR_BEFORE, FLOOR_REACH } from '../../../core/lower-end.ts'
import { isNearly, isSameMoney, type Money } from '../../../core/money.ts'
import { isUncertain } from '../../../core/status.ts'
import { scores } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { TextFeatures } from '../../text-features.ts'
import { toUsd } from '../../usd-rates.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { chooseSums } from './choose-sums.ts'
import type { PlacedSum } from './placed-sum.ts'
import type { MoneyCandidate } from './money-candidates.ts'
import { ratedSums, type RatedSum } from './rated-sums.ts'
import { readCompany } from './read-company.ts'
import { readCountry } from './read-country.ts'
import { readFundingKind, readValuationBasis } from './read-funding-kind.ts'
import { readInvestors } from './read-investors.ts'
import { readLeads } from './read-leads.ts'
import { NO_PARTS, readParts, type Parts } from './read-parts.ts'
import { readRound } from './read-round.ts'
import { siftedText } from '../../patterns/sifted-text.ts'
import { textBefore } from '../../text-before.ts'

type Sums = {
  readonly amount: Fact<Money> | null
  readonly parts: Parts
  readonly valuation: Fact<Money> | null
}

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
  const before = textBefore(source.texts[field], mention.start, CEILING_REACH)
  const ceiling = CEILING.exec(before)?.[0].length ?? 0
  return factOf(source, mention.money, field, mention.start - ceiling, mention.end)
}

/** What came in; of an amount those belong to it, too, that make it the least there is. */
function amountFact(source: EvidenceSource, sum: PlacedSum): Fact<Money> {
  const { mention, field } = sum
  const text = source.texts[field]
  const sifted = siftedText(text)
  const before = sifted.before(mention.start, FLOOR_REACH).first(FLOOR_BEFORE)
  const after = sifted.part(mention.end, mention.end + FLOOR_REACH).first(FLOOR_AFTER)
  if (before === null && after === null) return sumFact(source, sum)
  const [start, end] = [mention.start - (before?.[0].length ?? 0), mention.end + (after?.[0].length ?? 0)]
  return factOf(source, mention.money, field, start, end)
}

function readSums(source: EvidenceSource, scanned: ScannedText, isTalk: boolean): Sums {
  const { amount, valuation } = chooseSums(ratedSums(scanned, isTalk), scanned)
  const told = ({ candidate }: RatedSum): PlacedSum => originalOf(candidate, scanned) ?? candidate
  const parts = amount === null ? NO_PARTS : readParts(source, scanned, amount.candidate)
  const isPart =
    valuation !== null && parts.parts.some(({ value }) => isSameMoney(value.money, valuation.candidate.mention.money))
  return {
    amount: amount === null ? null : (parts.whole ?? amountFact(source, told(amount))),
    parts,
    valuation: valuation === null || isPart ? null : sumFact(source, told(valuation)),
  }
}

/** All that an entry tells of a round. `probability`: that it tells of one, 0 to 1. */
export function readFunding(
  source: EvidenceSource,
  scanned: ScannedText,
  { features }: TextFeatures,
  status: FundingFacts['status'],
  probability: number,
): FundingFacts {
  const { amount, parts, valuation } = readSums(source, scanned, isUncertain(status.value))
  const { company, isAi } = readCompany(source, scanned)
  const [other = 0, ai = 0] = scores(models().isAi, features)
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
