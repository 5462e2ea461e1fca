import { isSameMoney, type Money } from '../../../core/money.ts'
import { scores } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import type { ScannedText } from '../../scan-text.ts'
import { toUsd } from '../../usd-rates.ts'
import { moneyCandidates, type MoneyCandidate } from './money-candidates.ts'
import { isOfOtherKind } from './read-parts.ts'
import { stageNamed, stageBehind } from './stage-of-sum.ts'
import { isNoValuationOfNow, isOfRoundBeforeNext, isRaisedBefore } from './sum-of-before.ts'
import { MONTH } from '../../english-dates.ts'
import { textBefore } from '../../text-before.ts'

/** How likely a sum is what came in, and how likely what the company is worth; 0 to 1. */
type Roles = { readonly amount: number; readonly valuation: number }
export type RatedSum = { readonly candidate: MoneyCandidate; readonly roles: Roles }

/** Just enough to be told where nothing else is. */
const CALLED = 0.5

/** How likely each role is for a candidate: none, amount, valuation. `$10B valuation` is never an amount. */
function rolesOf(candidate: MoneyCandidate): Roles {
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

/** `raised $2 billion in May at a valuation of`, `last valued at`: while the next round is only talk, that of the one before. */
const VALUED_BEFORE = new RegExp(
  `(?:^[^,;:]{2,40}, (?:(?:already|currently|last|now) )?valued at (?:about |around |nearly |over |more than )?|\\b(?:(?:already|previously) raised|raised (?:[^.;]|\\.\\d){1,40}\\b(?:in (?:${MONTH}|20\\d\\d)|last (?:year|month|week|summer|fall|autumn|winter|spring)|earlier this year|ago))\\b(?:(?!\\b(?:talks|seek|raise|raising|now|next|new)\\b)(?:[^.;]|\\.\\d)){0,60}|\\b(?:previously|last|most recently) valued at [^.;]{0,16}|\\b(?:last|previous|latest|prior) (?:funding )?(?:round|raise|fundraise) valued (?:it|them|the [a-z-]{2,12}) at [^.;]{0,16})$`,
  'iu',
)

function isValuedBefore({ mention, field }: MoneyCandidate, scanned: ScannedText): boolean {
  return VALUED_BEFORE.test(textBefore(scanned[field].text, mention.start, 140))
}

/** Of a summary that is cut off after `values it at $1.` nothing is left but that; no round is so small. */
const SMALLEST_SUM_USD = 1_000

function isLargeEnough(money: Money): boolean {
  return (toUsd(money) ?? SMALLEST_SUM_USD) >= SMALLEST_SUM_USD
}

/** Of two rounds with their sums the later one is told; below a headline that names one alone, none before it. */
function isOfEarlierStage({ mention, field }: MoneyCandidate, scanned: ScannedText): boolean {
  const { text, money } = scanned[field]
  const stage = stageBehind(text, mention.end)
  if (stage === null) return false
  const told = field === 'summary' ? stageNamed(scanned.title.text) : null
  const stages = told === null ? money.flatMap(({ end }) => stageBehind(text, end) ?? []) : [told]
  return stages.some((later) => later > stage)
}

function isOfBefore(candidate: MoneyCandidate, scanned: ScannedText): boolean {
  const { mention, field } = candidate
  return isOfEarlierStage(candidate, scanned) || isRaisedBefore(scanned[field].text, mention.start, mention.end)
}

/** Every sum with its roles, `isTalk`: of a round that is only talked of. What another field or the words rule out is 0. */
export function ratedSums(scanned: ScannedText, isTalk: boolean): readonly RatedSum[] {
  const read = moneyCandidates(scanned).filter(({ mention }) => isLargeEnough(mention.money))
  const valuations = read.filter(({ isValuation }) => isValuation).map(({ mention }) => mention.money)
  const before = read.filter((candidate) => isOfBefore(candidate, scanned))
  return read.map((candidate) => {
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
    // `10億円調達から半年でさらに30億円調達`: what is raised beside a sum of before is the round.
    const isNext = candidate.isRaised && before.some(({ field }) => field === candidate.field)
    const isNoAmount = isValuation || (isTalk && isOfRoundBeforeNext(text, start, end)) || before.includes(candidate)
    return {
      candidate,
      roles: {
        amount: isNoAmount ? 0 : Math.max(roles.amount, isNext ? CALLED : 0),
        valuation: isNoValuation ? 0 : roles.valuation,
      },
    }
  })
}
