import { expect, test } from 'vitest'
import { weekEntries } from '../../../src/bot/roundup/public-roundup.ts'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { weekRange } from '../../../src/bot/roundup/iso-week.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { PUBLIC_SCOPE } from '../../../src/bot/roundup/roundup-scope.ts'
import { DAY_MS, HOUR_MS } from '../../../src/core/durations.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { FundingStatus } from '../../../src/core/status.ts'
import { LANGUAGES, USUAL_PLAN } from '../../../src/core/workspace.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { addChannel } from '../../builders/channel.ts'
import { readCard } from '../../builders/command-bench.ts'
import { sequence } from '../../builders/sequence.ts'
import { fundingFacts, report, story } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const { fromAt: MONDAY } = weekRange('2026-W08', 'UTC')
const THURSDAY_BEFORE = MONDAY - 4 * DAY_MS

/** A ledger, and how a round comes into it. */
async function openTold() {
  const store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const tell = async (
    company: string,
    eventAt: number,
    seenAt: number,
    { status = 'announced', importance = 1 }: { status?: FundingStatus; importance?: number } = {},
  ): Promise<void> => {
    const facts = fundingFacts({ company, amountUsd: 5e6, status })
    const id = company.toLowerCase()
    const words = { title: `${company} raises money`, url: null, summary: '', language: 'en' }
    const keys = { feedId: WIRE_FEED.id, identity: id, identityKeys: [id] }
    await store.entries.insert({ id, ...keys, ...words, publishedAt: eventAt, seenAt }, 'no-topic')
    await store.entries.setOutcome(id, 'new-story', id)
    await store.stories.insert(story({ id, facts, eventAt, importance }))
    await store.stories.addReport(id, report({ entryId: id, facts, publishedAt: eventAt }), [])
  }
  return { store, tell }
}

test('of what was seen late the most important comes first, and what is talked of or denied is none of it', async () => {
  const { store, tell } = await openTold()
  const late = [THURSDAY_BEFORE, MONDAY + DAY_MS] as const
  await tell('Small', ...late, { importance: 2 })
  await tell('Great', THURSDAY_BEFORE - DAY_MS, MONDAY + DAY_MS, { importance: 9 })
  await tell('Middle', ...late, { importance: 5 })
  await tell('Talked', ...late, { status: 'in-talks' })
  await tell('Denied', ...late, { status: 'denied' })
  const query = { week: '2026-W08', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }
  const roundup = await buildRoundup(store, query)
  expect(roundup.late.map(({ id }) => id)).toEqual(['great', 'middle', 'small'])
  await store.close()
})

test('what was seen when the roundup of its week was sent is in the next one, and in no number of it', async () => {
  const { store, tell } = await openTold()
  await tell('Seen', THURSDAY_BEFORE, THURSDAY_BEFORE + HOUR_MS)
  await tell('Atnight', MONDAY - HOUR_MS, MONDAY + HOUR_MS)
  await tell('Late', THURSDAY_BEFORE, MONDAY + 2 * DAY_MS)
  await tell('Now', MONDAY + DAY_MS, MONDAY + DAY_MS)
  await tell('Next', MONDAY + DAY_MS, MONDAY + 9 * DAY_MS)
  const of = async (week: string, hour: { readonly weekday: number; readonly hour: number } | null = null) => {
    const channel = hour === null ? null : { id: 'preview:c', roundup: { ...USUAL_PLAN, ...hour } }
    const query = { week, timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel }
    const roundup = await buildRoundup(store, query)
    const names = (stories: readonly { readonly id: string }[]) => stories.map(({ id }) => id).toSorted()
    return { roundup, rounds: names(roundup.rounds), late: names(roundup.late) }
  }

  expect(await of('2026-W07')).toMatchObject({ rounds: ['atnight', 'late', 'seen'], late: [] })
  const { roundup, rounds, late } = await of('2026-W08')
  expect({ rounds, late }).toEqual({ rounds: ['next', 'now'], late: ['late'] })
  expect(await of('2026-W09')).toMatchObject({ rounds: [], late: ['next'] })

  // Where the roundup of the week before is sent on Thursday, it has that already, and the one of the week after the other.
  const thursday = { weekday: 4, hour: 18 }
  expect(await of('2026-W08', thursday)).toMatchObject({ late: [] })
  expect(await of('2026-W09', thursday)).toMatchObject({ late: [] })
  expect(await of('2026-W09', { weekday: 2, hour: 9 })).toMatchObject({ late: ['next'] })

  // It was sent on Monday before somebody chose Thursday: what was seen in between is told by the next one.
  const owed = { channelId: (await addChannel(store, 'c')).id, kind: 'roundup', storyId: null, revision: 0 } as const
  await store.deliveries.add({ ...owed, week: '2026-W07', dueAt: MONDAY + 10 * HOUR_MS })
  expect(await of('2026-W08', thursday)).toMatchObject({ late: ['late'] })
  expect(await of('2026-W09', thursday)).toMatchObject({ late: [] })
  // And the other way round: what it had already is not told again.
  await store.deliveries.add({ ...owed, week: '2026-W08', dueAt: MONDAY + 10 * DAY_MS })
  expect(await of('2026-W09', { weekday: 1, hour: 9 })).toMatchObject({ late: [] })

  // It stands in the bar of the week in which it happened.
  expect(roundup.weeks.slice(-2)).toEqual([
    { week: '2026-W07', rounds: 3, raised: [moneyFromMajor(15e6, 'USD')], raisedUsd: 15e6, upToUsd: 0 },
    { week: '2026-W08', rounds: 2, raised: [moneyFromMajor(10e6, 'USD')], raisedUsd: 10e6, upToUsd: 0 },
  ])
  expect(roundup.sums.raisedUsd).toBe(10e6)
  expect(JSON.parse(roundupJson(roundup))).toMatchObject({
    funding: { count: 2 },
    late: { count: 1, stories: ['late'] },
  })
  const shown = readCard(buildRoundupCard(roundup, 'en', 'UTC'))
  expect(shown).toContain('From earlier weeks, seen only now (1)')
  expect(shown).toMatch(/Feb 12, 2026 · Announced Late raises money · \$5M/u)
  const headings = LANGUAGES.map((language) => buildRoundupCard(roundup, language, 'UTC').sections.at(-1)?.heading)
  expect(new Set(headings).size).toBe(LANGUAGES.length)
  // A week that brought nothing else is told all the same.
  const weeks = await weekEntries(store, MONDAY + 15 * DAY_MS, 'UTC')
  expect(weeks.map(({ week }) => week)).toEqual(['2026-W09', '2026-W08', '2026-W07'])
  await store.close()
})
