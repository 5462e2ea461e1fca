import { amountFormOf } from '../../core/amount-form.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import { isAbout, isWanted } from '../../core/filter-rule.ts'
import type { FundingFacts, PartKind } from '../../core/facts.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { isReported, publishersAmong } from '../../core/publisher.ts'
import { isSale, partMinor, sumsOf, type RoundsOfCurrency, type RoundSums } from '../../core/round-sums.ts'
import type { Roundup, WeekFunding, YearSoFar } from '../../core/roundup.ts'
import { isDenial, isUncertain, type Status } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { asHeard } from '../cards/as-heard.ts'
import { asJudged } from '../cards/as-judged.ts'
import { addWeeks, weekRange } from './iso-week.ts'
import { eachStory } from './each-story.ts'
import { atLocalTime } from './local-time.ts'
import { unfiltered, type RoundupScope } from './roundup-scope.ts'
import { toldAt, type RoundupChannel } from './told-at.ts'
import { isChangedIn, whatChanged } from './what-changed.ts'
import { weightsOf } from './weights-of.ts'
import { countByCountry, LARGE_USD } from './count-by-country.ts'

type RoundupQuery = {
  /** ISO week, `2026-W07`. */
  readonly week: string
  readonly timeZone: string
  /** Whose view; `null` for public stories only. */
  readonly workspaceId: string | null
  /** Of what, by which filters. */
  readonly scope: RoundupScope
  /** Vendors and companies that the channel does not want to hear of. */
  readonly muted: readonly string[]
  /** Where it is read: what is seen after the roundup was sent there is told by the next one. `null`: anywhere. */
  readonly channel: RoundupChannel | null
}

type Gate = (story: Story) => Promise<boolean>

type SummedRound = RoundsOfCurrency & Pick<Story, 'eventAt'>

/** So many weeks are compared, the week itself among them. */
const WEEKS_SHOWN = 12
const MIN_PUBLISHERS = 2

/** The numbers of a week, from the ledger. Throws RangeError when there is no such week. */
export async function buildRoundup(ledger: Ledger, query: RoundupQuery): Promise<Roundup> {
  const { timeZone, workspaceId } = query
  const { fromAt, untilAt } = weekRange(query.week, timeZone)
  const passes = createGate(query, ledger)
  // Talk is settled weeks after it was first told, so the weeks before are read, too.
  const backTo = weekRange(addWeeks(query.week, 1 - WEEKS_SHOWN), timeZone).fromAt
  const isTold = createGate({ ...query, scope: unfiltered(query.scope), muted: [] }, ledger)
  // A feed that was down tells what happened when nobody could see it any more.
  const seenLate = await ledger.stories.listSeen({
    event: { from: backTo, until: fromAt },
    seen: {
      from: await toldAt(ledger, addWeeks(query.week, -1), query),
      until: await toldAt(ledger, query.week, query),
    },
  })
  const found: Story[] = []
  const leftOut: Story[] = []
  /** Of the weeks before, which hold many times as much, only what this one has to tell is kept whole. */
  const earlier: Story[] = []
  const summed: SummedRound[] = []
  for (const topic of query.scope.topics) {
    for await (const story of eachStory(ledger.stories, { topic, workspaceId, from: backTo, until: untilAt })) {
      const isOfWeek = story.eventAt >= fromAt
      if (!(await passes(story))) {
        if (isOfWeek && isCertain(story.status) && (await isTold(story))) leftOut.push(story)
        continue
      }
      if (isRound(story) && isCertain(story.status)) summed.push(...amountsOf(story))
      if (isOfWeek) found.push(await asHeard(story, query.scope.filter[topic], ledger.stories))
      else if (seenLate.has(story.id) || isChangedIn(story, { fromAt, untilAt }))
        earlier.push(await asHeard(story, query.scope.filter[topic], ledger.stories))
    }
  }
  const certain = found.filter(({ status }) => isCertain(status))
  const rounds = certain.filter(isRound).toSorted(byAmount)
  const sales = certain.filter((story) => story.topic === 'funding' && !isRound(story)).toSorted(byAmount)
  const models = certain.filter(({ topic }) => topic === 'model-release').toSorted(byImportance)
  const byWeights = Map.groupBy(models, weightsOf)
  const knownSince = await ledger.entries.firstSeenAt()
  return {
    week: query.week,
    topics: query.scope.topics,
    fromAt,
    untilAt,
    leftOut,
    knownSince: knownSince !== null && knownSince >= untilAt ? knownSince : null,
    models,
    weights: {
      open: byWeights.get('open') ?? [],
      closed: byWeights.get('closed') ?? [],
      notSaid: byWeights.get('not-said') ?? [],
    },
    rounds,
    sales,
    sums: sumStories([...rounds, ...sales]),
    // What only a forum says is nobody's report.
    expected: found.filter((story) => isUncertain(story.status) && isReported(story.sources)).toSorted(byImportance),
    changed: whatChanged([...earlier, ...found], { fromAt, untilAt }),
    late: earlier.filter(({ id, status }) => seenLate.has(id) && isCertain(status)).toSorted(byImportance),
    covered: mostCovered(certain),
    year: await readYear(ledger, query, untilAt, { passes, isTold }),
    weeks: fundingByWeek(summed, query.week, timeZone),
  }
}

/** Whether a company gets money. */
function isRound({ facts }: Story): boolean {
  const round = roundOf(facts)
  return round !== null && !isSale(round)
}

/** What was denied or withdrawn counts as little as what is only talked of. */
function isCertain(status: Status): boolean {
  return !isUncertain(status) && !isDenial(status)
}

function createGate({ scope, muted }: RoundupQuery, { stories }: Pick<Ledger, 'stories'>): Gate {
  return async (story) => {
    const filter = scope.filter[story.topic]
    return filter === undefined
      ? !isAbout(story, muted)
      : isWanted(await asJudged(story, filter, stories), filter, muted)
  }
}

async function readYear(
  ledger: Ledger,
  { week, timeZone, workspaceId, scope }: RoundupQuery,
  untilAt: number,
  { passes, isTold }: Readonly<Record<'passes' | 'isTold', Gate>>,
): Promise<YearSoFar> {
  const year = Number(week.slice(0, 4))
  if (!scope.topics.includes('funding')) {
    return { year, sinceAt: null, isPart: false, rounds: [], countries: [] }
  }
  // Week 1 may begin in December, and the last week may end in January.
  const from = atLocalTime({ year, month: 1, day: 1 }, 0, timeZone)
  const until = Math.min(untilAt, atLocalTime({ year: year + 1, month: 1, day: 1 }, 0, timeZone))
  const announced = { topic: 'funding', workspaceId, from, until, statuses: ['announced'] } as const
  const large: Story[] = []
  let isPart = false
  for await (const story of eachStory(ledger.stories, { ...announced, minAmountUsd: LARGE_USD })) {
    if (!isRound(story) || !(await isTold(story))) continue
    if (await passes(story)) large.push(await asHeard(story, scope.filter[story.topic], ledger.stories))
    else isPart = true
  }
  const rounds = large.toSorted(byAmount)
  const ever = { ...ANY_STORY, workspaceId, until: from, limit: 1, offset: 0 }
  const isWhole = (await ledger.stories.count(ever)) > 0
  return {
    year,
    sinceAt: isWhole ? null : await firstEventAt(ledger, { workspaceId, from, until }),
    isPart,
    rounds,
    countries: countByCountry(rounds),
  }
}

async function firstEventAt(
  { stories }: Ledger,
  range: { readonly workspaceId: string | null; readonly from: number; readonly until: number },
): Promise<number | null> {
  const query = { ...ANY_STORY, ...range, limit: 1 }
  const count = await stories.count({ ...query, offset: 0 })
  const [first] = count === 0 ? [] : await stories.list({ ...query, offset: count - 1 })
  return first?.eventAt ?? null
}

function fundingByWeek(summed: readonly SummedRound[], week: string, timeZone: string): readonly WeekFunding[] {
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => {
    const shown = addWeeks(week, index + 1 - WEEKS_SHOWN)
    const { fromAt, untilAt } = weekRange(shown, timeZone)
    const rounds = summed.filter(({ eventAt }) => eventAt >= fromAt && eventAt < untilAt)
    const { raised, raisedUsd, ceilings } = sumsOf(rounds)
    return { week: shown, rounds: rounds.length, raised, raisedUsd, upToUsd: ceilings.raisedUsd }
  })
}

/** Sums their amounts. Valuations are no part of it. */
function sumStories(stories: readonly Story[]): RoundSums {
  return sumsOf(stories.flatMap(amountsOf))
}

/** What is summed of a round; none of anything else. */
function amountsOf(story: Story): readonly SummedRound[] {
  const facts = roundOf(story.facts)
  if (facts === null) return []
  const { currency, amountMinor } = facts.amount?.value ?? { currency: null, amountMinor: 0 }
  const [round, form] = [facts.round?.value ?? null, amountFormOf(story)]
  const amounts = { rounds: 1, amountMinor, usd: facts.amountUsd ?? 0 }
  return [{ eventAt: story.eventAt, round, form, currency, ...amounts, parts: partsOf(facts) }]
}

function partsOf(facts: FundingFacts) {
  return { debt: partOf(facts, 'debt'), grant: partOf(facts, 'grant'), secondary: partOf(facts, 'secondary') }
}

/** In dollars as the whole of it. */
function partOf({ amount, amountUsd, parts }: FundingFacts, kind: PartKind) {
  const amountMinor = partMinor({ parts }, kind)
  if (amount === null || amountMinor === null) return { rounds: 0, amountMinor: 0, usd: 0 }
  return { rounds: 1, amountMinor, usd: ((amountUsd ?? 0) * amountMinor) / amount.value.amountMinor }
}

function amountUsdOf({ facts }: Story): number | null {
  return roundOf(facts)?.amountUsd ?? null
}

function byImportance(a: Story, b: Story): number {
  return b.importance - a.importance || b.eventAt - a.eventAt || a.id.localeCompare(b.id)
}

function byAmount(a: Story, b: Story): number {
  return (amountUsdOf(b) ?? -1) - (amountUsdOf(a) ?? -1) || byImportance(a, b)
}

/** What several publishers report, by how many do. */
function mostCovered(stories: readonly Story[]): readonly Story[] {
  return stories
    .map((story) => ({ story, publishers: publishersAmong(story.sources).length }))
    .filter(({ publishers }) => publishers >= MIN_PUBLISHERS)
    .toSorted((a, b) => b.publishers - a.publishers || byImportance(a.story, b.story))
    .map(({ story }) => story)
}
