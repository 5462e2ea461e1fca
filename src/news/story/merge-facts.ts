import type { Fact } from '../../core/evidence.ts'
import {
  MOST_MODELS,
  type Facts,
  type FundingFacts,
  type ModelFacts,
  type ModelReleaseFacts,
} from '../../core/facts.ts'
import type { Money } from '../../core/money.ts'
import type { Report } from '../../core/story.ts'
import { isUncertain, type Status } from '../../core/status.ts'
import { eachInvestorOnce } from '../facts/funding/investor-names.ts'
import { plainModelName } from '../names/plain-model-name.ts'
import { usualCompany } from '../names/usual-company.ts'
import { toUsd } from '../usd-rates.ts'
import { fillModel } from './fill-model.ts'
import { mergeStatus } from './merge-status.ts'
import { mergeParts } from './round-parts.ts'
import { voiceOf } from './voice-of.ts'
import {
  electSum,
  isSameSum,
  moneyVotes,
  sureVotes,
  usdOf,
  withoutCeilings,
  withoutFloors,
  withoutOutliers,
} from './vote-on-sums.ts'
import { withoutParts } from './whole-round.ts'

function first<T, R>(items: readonly T[], pick: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = pick(item)
    if (found !== null) return found
  }
  return null
}

/** Under the one name that the ledger has for it, whatever the texts call it. */
function underUsualName(company: Fact<string> | null): Fact<string> | null {
  return company === null ? null : { ...company, value: usualCompany(company.value) }
}

/** The value most publishers name, by weight; the better report's where they tie. */
function electText<T>(
  reports: readonly Report[],
  pick: (facts: T) => Fact<string> | null,
  facts: readonly T[],
): Fact<string> | null {
  const weights = new Map<string, { fact: Fact<string>; weight: number }>()
  const voted = new Set<string>()
  facts.forEach((one, at) => {
    const fact = pick(one)
    if (fact === null) return
    const key = fact.value.toLowerCase()
    // Who says it again says no more.
    const report = reports[at]
    const vote = `${report === undefined ? '' : voiceOf(report)}\n${key}`
    if (voted.has(vote)) return
    voted.add(vote)
    const known = weights.get(key)
    const weight = (report?.feedWeight ?? 0) + 0.05
    weights.set(key, { fact: known?.fact ?? fact, weight: (known?.weight ?? 0) + weight })
  })
  let winner: { fact: Fact<string>; weight: number } | null = null
  for (const entry of weights.values()) if (winner === null || entry.weight > winner.weight + 1e-9) winner = entry
  return winner?.fact ?? null
}

function statusOf<T extends Status>(
  reports: readonly Report[],
  all: readonly { readonly status: Fact<T | 'rumoured'> }[],
): Fact<T | 'rumoured'> | null {
  const said = all.map(({ status }, at) => {
    const { publishedAt = 0, feedKind = 'press', title = '' } = reports[at] ?? {}
    return { fact: status, at: publishedAt, feedKind, title }
  })
  return mergeStatus<T | 'rumoured'>(said, 'rumoured')
}

function mergeFunding(reports: readonly Report[], all: readonly FundingFacts[], head: FundingFacts): FundingFacts {
  const status = statusOf(reports, all) ?? head.status
  const isOpen = isUncertain(status.value)
  const votesOn = (pick: (facts: FundingFacts) => Fact<Money> | null, heard = reports) =>
    withoutFloors(withoutCeilings(sureVotes(withoutOutliers(moneyVotes(heard, pick)), isOpen)))
  const amounts = votesOn((facts) => facts.amount, withoutParts(reports))
  const amount = electSum(amounts)
  // Who closed it and tells how much, but no valuation, leaves open what talk guessed of that.
  const isClosed = !isOpen && amounts.some(({ isSure }) => isSure)
  const valuation = electSum(
    votesOn((facts) => facts.valuation).filter(
      ({ fact, isSure }) => (isSure || !isClosed) && (amount === null || usdOf(fact.value) >= usdOf(amount.value)),
    ),
  )
  // Who was said to be in talks gives nothing yet, though others have.
  const told = isUncertain(status.value) ? all : all.filter((facts) => !isUncertain(facts.status.value))
  const leads = eachInvestorOnce(told.flatMap((facts) => facts.leads)).slice(0, 6)
  const round = electText(reports, (facts: FundingFacts) => facts.round, all)
  // What counts for another valuation, or is the kind of another round, is not told of this one.
  const ofSameSum = all.filter(
    (facts) => valuation !== null && facts.valuation !== null && isSameSum(facts.valuation.value, valuation.value),
  )
  const ofSameRound = round === null ? all : all.filter((facts) => facts.round?.value === round.value)
  return {
    topic: 'funding',
    probability: Math.max(...all.map((facts) => facts.probability)),
    status,
    company: electText(reports, (facts: FundingFacts) => underUsualName(facts.company), all),
    country: electText(reports, (facts: FundingFacts) => facts.country, all),
    amount,
    amountUsd: amount === null ? null : toUsd(amount.value),
    parts: mergeParts(all, amount, round),
    valuation,
    valuationBasis: first(ofSameSum, (facts) => facts.valuationBasis),
    round,
    kind: first(ofSameRound, (facts) => facts.kind),
    leads,
    // Who leads by one report takes part by another.
    investors: eachInvestorOnce(
      told.flatMap((facts) => facts.investors),
      leads,
    ).slice(0, 6),
    isAi: first(all, (facts) => facts.isAi),
  }
}

/** One model under two spellings: `Sonnet 4.6` and `Claude Sonnet 4.6`. */
function nameKey(model: ModelFacts): string {
  if (model.family === null || model.version === null) return plainModelName(model.name.value)
  // What stands behind a size (`-it`, `-Instruct`) makes no other model of it.
  const size = model.parameters?.value.toLowerCase() ?? ''
  const isNamed = size !== '' && model.name.value.toLowerCase().includes(size)
  return `${model.family}:${model.version}:${model.variant ?? ''}:${isNamed ? size : ''}`
}

function isVersionOf(bare: ModelFacts, { family, version }: ModelFacts): boolean {
  const isBare = bare.version === null && bare.variant === null && bare.parameters === null
  return isBare && bare.family !== null && family === bare.family && version !== null
}

function talkLast({ status }: ModelReleaseFacts): number {
  return Number(isUncertain(status.value))
}

function mergeModels(reported: readonly ModelReleaseFacts[], isOut: boolean): readonly ModelFacts[] {
  const all = isOut ? reported.toSorted((a, b) => talkLast(a) - talkLast(b)) : reported
  const merged = new Map<string, ModelFacts>()
  // Every report's main model before anybody's second.
  for (let place = 0; place < MOST_MODELS; place += 1) {
    for (const facts of all) {
      const model = facts.models[place]
      if (model === undefined) continue
      const known = merged.get(nameKey(model))
      if (known === undefined) merged.set(nameKey(model), model)
      // What talk guessed of a model is not told of it once it is there.
      else if (!isOut || !isUncertain(facts.status.value)) merged.set(nameKey(model), fillModel(known, model))
    }
  }
  const list = [...merged.values()].map((model) => ({ ...model, vendor: underUsualName(model.vendor) }))
  const [head] = list
  if (head === undefined) return []
  // A bare family stands for the version that others name.
  const main = head.version === null ? (list.find((model) => isVersionOf(head, model)) ?? head) : head
  // A round-up names other labs' news too: only the family of the main model belongs here. What names the family alone beside
  // a version is that version, called by less.
  const own = [main, ...list.filter((model) => model !== main && !isVersionOf(model, main))].filter(
    (model) => model.family === main.family && (model.version ?? main.version) === main.version,
  )
  const written = own.map(({ name }) => plainModelName(name.value))
  return own.filter((_, at) => written.indexOf(written[at] ?? '') === at).slice(0, MOST_MODELS)
}

function mergeReleases(
  reports: readonly Report[],
  all: readonly ModelReleaseFacts[],
  head: ModelReleaseFacts,
): ModelReleaseFacts {
  const status = statusOf(reports, all)
  const models = mergeModels(all, status !== null && !isUncertain(status.value))
  const namer = models.length > 0 ? undefined : all.find(({ vendor }) => vendor !== null)
  return {
    topic: 'model-release',
    probability: Math.max(...all.map((facts) => facts.probability)),
    status: status ?? head.status,
    models,
    vendor: underUsualName(namer?.vendor ?? null),
  }
}

/** One set of facts from reports that come best first; each fact keeps the evidence of its report. */
export function mergeFacts(reports: readonly Report[], head: Facts): Facts {
  const own = reports.filter((report) => report.facts.topic === head.topic)
  const all = own.map(({ facts }) => facts)
  return head.topic === 'funding'
    ? mergeFunding(
        own,
        all.filter((one) => one.topic === 'funding'),
        head,
      )
    : mergeReleases(
        own,
        all.filter((one) => one.topic === 'model-release'),
        head,
      )
}
