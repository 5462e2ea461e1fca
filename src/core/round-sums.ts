import type { AmountForm } from './amount-form.ts'
import type { FundingFacts, PartKind } from './facts.ts'
import type { Money } from './money.ts'

/** Sums of rounds: per currency, the worthiest first, and in dollars as far as the rates are known. */
export type RoundSum = {
  readonly rounds: number
  /** How many of them have no known amount, and add nothing. */
  readonly withoutAmount: number
  readonly raised: readonly Money[]
  readonly raisedUsd: number
}

/** With what of it is no plain number: each counts as the one number that a total can take. */
type FormedSum = RoundSum & {
  /** Told as the most that there may be: they count in full. */
  readonly ceilings: RoundSum
  /** Told as the least that there is: they count as that much. */
  readonly floors: RoundSum
  /** Told as a range by publishers who disagree: what most of them say counts. */
  readonly disputed: RoundSum
}

/** What companies got. Sales of shares that others held are in none of it: their money goes to the holders. */
export type RoundSums = FormedSum & {
  /** How much of it was lent, and how much given, by rounds that are that alone or beside their equity. */
  readonly debt: RoundSum
  readonly grants: RoundSum
  /** What of these rounds' amounts went to holders of shares, and is not in it. */
  readonly sold: RoundSum
  /** What was sold, beside it. */
  readonly sales: FormedSum
}

/** Rounds of one kind, currency and form together; `currency` is `null` where their amount is not known. */
export type RoundsOfCurrency = {
  readonly round: string | null
  readonly currency: string | null
  /** Another word where a newer version wrote it. */
  readonly form: string | null
  readonly parts: Readonly<Record<PartKind, Amounts>>
} & Amounts

/** How many amounts there are, and what they come to. */
type Amounts = { readonly rounds: number; readonly amountMinor: number; readonly usd: number }

const SALE = 'secondary'

/** Whether holders of shares sell them: the company gets nothing of that. */
export function isSale({ round }: Pick<FundingFacts, 'round'>): boolean {
  return round?.value === SALE
}

/** What of a round's amount is of that kind, in minor units of its currency; `null` where nothing is told to be. */
export function partMinor({ parts }: Pick<FundingFacts, 'parts'>, kind: PartKind): number | null {
  return parts.find(({ value }) => value.kind === kind)?.value.money.amountMinor ?? null
}

/** `parts` may name one round, currency and form several times. */
export function sumsOf(parts: readonly RoundsOfCurrency[]): RoundSums {
  const rounds = parts.filter(({ round }) => round !== SALE)
  const of = (kind: PartKind) =>
    sumOf(rounds.flatMap((part) => (part.round === kind ? [part] : [{ ...part, ...part.parts[kind] }])))
  return {
    ...formedSumOf(rounds.map(withoutSold)),
    debt: of('debt'),
    grants: of('grant'),
    sold: of(SALE),
    sales: formedSumOf(parts.filter(({ round }) => round === SALE)),
  }
}

function withoutSold(part: RoundsOfCurrency): RoundsOfCurrency {
  const { amountMinor, usd } = part.parts[SALE]
  return { ...part, amountMinor: part.amountMinor - amountMinor, usd: part.usd - usd }
}

function formedSumOf(parts: readonly RoundsOfCurrency[]): FormedSum {
  const of = (form: AmountForm) => sumOf(parts.filter((part) => part.form === form))
  return { ...sumOf(parts), ceilings: of('ceiling'), floors: of('floor'), disputed: of('disputed') }
}

function sumOf(parts: readonly RoundsOfCurrency[]): RoundSum {
  const sums = new Map<string, { amountMinor: number; usd: number }>()
  for (const { currency, amountMinor, usd } of parts) {
    if (currency === null || amountMinor === 0) continue
    const sum = sums.get(currency) ?? { amountMinor: 0, usd: 0 }
    sums.set(currency, { amountMinor: sum.amountMinor + amountMinor, usd: sum.usd + usd })
  }
  const countOf = (some: readonly RoundsOfCurrency[]) => some.reduce((count, { rounds }) => count + rounds, 0)
  return {
    rounds: countOf(parts),
    withoutAmount: countOf(parts.filter(({ currency }) => currency === null)),
    raised: [...sums]
      .toSorted(([one, a], [other, b]) => b.usd - a.usd || one.localeCompare(other))
      .map(([currency, { amountMinor }]) => ({ amountMinor, currency })),
    raisedUsd: parts.reduce((sum, { usd }) => sum + usd, 0),
  }
}
