import { ANY_STORY } from '../../core/any-story.ts'
import { isAbout, refusingRule } from '../../core/filter-rule.ts'
import type { Money } from '../../core/money.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Roundup } from '../../core/roundup.ts'
import { isUncertain, type Status } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Topic } from '../../core/topic.ts'
import { weekRange } from './iso-week.ts'
import { roundupScope } from './roundup-scope.ts'

export type RoundupQuery = {
  /** ISO week, `2026-W07`. */
  readonly week: string
  readonly timeZone: string
  /** Whose view; `null` for public stories only. */
  readonly workspaceId: string | null
  /** The channel's: they say which topics, by which filters. None means everything but rumours. */
  readonly subscriptions: readonly Subscription[]
  /** Vendors and companies that the channel does not want to hear of. */
  readonly muted: readonly string[]
}

/** What a week tells of: what is certain is counted, the rest is expected. What was denied or withdrawn is neither. */
const TOLD: Readonly<Record<Topic, readonly Status[]>> = {
  'model-release': ['rumoured', 'announced', 'preview', 'released', 'open-weights'],
  funding: ['rumoured', 'in-talks', 'announced'],
}
const PAGE_SIZE = 500

/** The numbers of a week, from the ledger. Throws RangeError when there is no such week. */
export async function buildRoundup(ledger: Ledger, query: RoundupQuery): Promise<Roundup> {
  const { fromAt, untilAt } = weekRange(query.week, query.timeZone)
  const scope = roundupScope(query.subscriptions)
  const found: Story[] = []
  for (const topic of scope.topics) {
    const filter = scope.filter[topic]
    const stories = await listAll(ledger, query.workspaceId, topic, fromAt, untilAt)
    const passes = (story: Story) => filter === undefined || refusingRule(story, filter) === null
    found.push(...stories.filter((story) => passes(story) && !isAbout(story, query.muted)))
  }
  const certain = found.filter((story) => !isUncertain(story.status))
  const rounds = certain.filter(({ topic }) => topic === 'funding').toSorted(byAmount)
  return {
    week: query.week,
    fromAt,
    untilAt,
    models: certain.filter(({ topic }) => topic === 'model-release').toSorted(byImportance),
    rounds,
    raised: sumByCurrency(rounds),
    raisedUsd: rounds.reduce((sum, story) => sum + (amountUsdOf(story) ?? 0), 0),
    expected: found.filter((story) => isUncertain(story.status)).toSorted(byImportance),
  }
}

/** Sum of the amounts per currency, the worthiest currency first. Valuations are no part of it. */
export function sumByCurrency(rounds: readonly Story[]): readonly Money[] {
  const sums = new Map<string, { amountMinor: number; usd: number }>()
  for (const { facts } of rounds) {
    if (facts.topic !== 'funding' || facts.amount === null) continue
    const { amountMinor, currency } = facts.amount.value
    const sum = sums.get(currency) ?? { amountMinor: 0, usd: 0 }
    sum.amountMinor += amountMinor
    sum.usd += facts.amountUsd ?? 0
    sums.set(currency, sum)
  }
  return [...sums]
    .toSorted(([one, a], [other, b]) => b.usd - a.usd || one.localeCompare(other))
    .map(([currency, { amountMinor }]) => ({ amountMinor, currency }))
}

async function listAll(
  ledger: Ledger,
  workspaceId: string | null,
  topic: Topic,
  from: number,
  until: number,
): Promise<readonly Story[]> {
  const all: Story[] = []
  const statuses = TOLD[topic]
  for (;;) {
    const page = { limit: PAGE_SIZE, offset: all.length }
    const stories = await ledger.stories.list({ ...ANY_STORY, topic, workspaceId, statuses, from, until, ...page })
    all.push(...stories)
    if (stories.length < PAGE_SIZE) return all
  }
}

function amountUsdOf({ facts }: Story): number | null {
  return facts.topic === 'funding' ? facts.amountUsd : null
}

function byImportance(a: Story, b: Story): number {
  return b.importance - a.importance || b.eventAt - a.eventAt || a.id.localeCompare(b.id)
}

function byAmount(a: Story, b: Story): number {
  return (amountUsdOf(b) ?? -1) - (amountUsdOf(a) ?? -1) || byImportance(a, b)
}
