import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from '../../src/bot/delivery/backtest.ts'
import { createDemoClock } from '../../src/cli/demo-clock.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { DEFAULT_FILTER, type SubscriptionFilter } from '../../src/core/subscription.ts'
import { TOPICS, type Topic } from '../../src/core/topic.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { buildStoryView } from '../../src/news/story/view.ts'
import { record } from '../../src/pipeline/record.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel, subscriptionTo } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { mildFilter } from './commands/build-filter.ts'

const START = Date.UTC(2026, 1, 9)
const HOURS = 7 * 24

type Told = {
  readonly feed: number
  readonly title: string
  /** Hours after the start when the poller saw it, and how many before that it was published. */
  readonly seenAfter: number
  readonly age: number
  readonly isBaseline: boolean
}

const FEEDS: readonly Feed[] = ['en', 'en', 'ko', 'zh'].map((language, at) => ({
  ...WIRE_FEED,
  id: `feed-${at}`,
  name: `Outlet ${at}`,
  url: `https://outlet-${at}.example/feed`,
  language,
}))

const titles = fc
  .record({
    company: fc.constantFrom('Anthropic', 'Mistral', 'Moonshot AI', 'Temporal'),
    amount: fc.constantFrom(5, 50, 90),
    form: fc.constantFrom(
      (company: string, amount: number) => `${company} raises $${amount} million Series A to build AI agents`,
      (company: string, amount: number) => `${company} in talks to raise $${amount} million, sources say`,
      (company: string, amount: number) => `${company} raises $${amount} million seed round for its AI model`,
      (company: string) => `${company} releases Opus 9, its new AI model`,
      (company: string) => `${company} open-sources Opus 9 with weights on Hugging Face`,
      (company: string) => `${company} will release Opus 9 soon, according to a leak`,
    ),
  })
  .map(({ company, amount, form }) => form(company, amount))

const anyTold: fc.Arbitrary<Told> = fc.record({
  feed: fc.nat({ max: FEEDS.length - 1 }),
  title: titles,
  seenAfter: fc.integer({ min: 1, max: HOURS }),
  age: fc.integer({ min: 0, max: 3 }),
  isBaseline: fc.constant(false),
})
/** Polls happen one after the other, and one may bring several entries. */
const history = fc
  .array(anyTold, { minLength: 4, maxLength: 16 })
  .map((told) => told.toSorted((one, other) => one.seenAfter - other.seenAfter))
const dailyLimit = fc.option(fc.integer({ min: 1, max: 3 }))
const zones = fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York')

/** Lives through the history, with the subscriptions made at that hour. */
async function live(told: readonly Told[], filter: SubscriptionFilter, sinceHour: number, timeZone: string) {
  const random = sequence()
  const store = await openMemoryStore(random)
  await store.feeds.replaceCatalogue(FEEDS)
  const known = await addChannel(store, 'c')
  const channel = { ...known, timeZone }
  await store.channels.update(channel)
  const since = START + sinceHour * HOUR_MS
  const clock = createDemoClock(START)
  let isSubscribed = false
  for (const [at, { feed, title, seenAfter, age, isBaseline }] of told.entries()) {
    const seenAt = START + seenAfter * HOUR_MS
    if (!isSubscribed && seenAt >= since) {
      for (const topic of TOPICS)
        await store.subscriptions.save(subscriptionTo(channel.id, topic, { filter, createdAt: since }))
      isSubscribed = true
    }
    clock.set(seenAt)
    const from = FEEDS[feed]
    if (from === undefined) throw new Error('there is no such feed')
    const entry = {
      id: random.id(),
      feedId: from.id,
      identity: `guid:${at}`,
      identityKeys: [`guid:${at}`],
      title,
      url: `https://outlet-${feed}.example/${at}`,
      summary: '',
      language: from.language,
      publishedAt: seenAt - age * HOUR_MS,
      seenAt,
    }
    await record([{ kind: 'new', entry }], { feed: from, isBaseline }, { store, clock, random, analyst: null })
  }
  return { store, channel, since }
}

async function postedOf(store: Store, channel: Channel, topic: Topic): Promise<ReadonlySet<string>> {
  const steps = await store.stories.listSteps({ topic, workspaceId: channel.workspaceId, from: 0 })
  const posted = new Set<string>()
  for (const id of new Set(steps.map(({ storyId }) => storyId))) {
    if ((await store.deliveries.findForStory(channel.id, id, 'post')) !== null) posted.add(id)
  }
  return posted
}

test('the preview of a filter shows what was posted live, day by day', async () => {
  let posts = 0
  let limited = 0
  await fc.assert(
    fc.asyncProperty(
      history,
      mildFilter,
      dailyLimit,
      fc.integer({ min: 0, max: 72 }),
      zones,
      async (told, wanted, maxPerDay, sinceHour, timeZone) => {
        const filter = { ...wanted, maxPerDay }
        const { store, channel, since } = await live(told, filter, sinceHour, timeZone)
        try {
          for (const topic of TOPICS) {
            const steps = await store.stories.listSteps({ topic, workspaceId: channel.workspaceId, from: since })
            const previewed = await backtest(
              steps,
              subscriptionTo(channel.id, topic, { filter, createdAt: since }),
              channel,
              buildStoryView,
            )
            expect(new Set(previewed.map(({ story }) => story.id))).toEqual(await postedOf(store, channel, topic))
            for (const [day, ofDay] of Map.groupBy(previewed, (post) => post.day)) {
              expect(await store.subscriptions.postsOn(channel.id, topic, day)).toBe(ofDay.length)
              if (ofDay.length === maxPerDay) limited += 1
            }
            posts += previewed.length
          }
        } finally {
          await store.close()
        }
      },
    ),
    { numRuns: 50 },
  )
  // Else the two would agree on nothing.
  expect(posts).toBeGreaterThan(50)
  expect(limited).toBeGreaterThan(5)
})

test('a lower daily limit never adds a post', async () => {
  await fc.assert(
    fc.asyncProperty(history, mildFilter, async (told, wanted) => {
      const { store, channel } = await live(told, wanted, 0, 'UTC')
      try {
        for (const topic of TOPICS) {
          const steps = await store.stories.listSteps({ topic, workspaceId: channel.workspaceId, from: 0 })
          let loose: ReadonlySet<string> | null = null
          for (const maxPerDay of [null, 3, 2, 1]) {
            const subscription = subscriptionTo(channel.id, topic, { filter: { ...wanted, maxPerDay } })
            const posts = await backtest(steps, subscription, channel, buildStoryView)
            const tight = new Set(posts.map(({ story }) => story.id))
            for (const id of tight) if (loose !== null) expect(loose).toContain(id)
            loose = tight
          }
        }
      } finally {
        await store.close()
      }
    }),
    { numRuns: 20 },
  )
})

test('what was there on the first poll is previewed on the day of its publication, though it was not posted', async () => {
  const told: readonly Told[] = [
    { feed: 0, title: 'Mistral raises $50 million Series A for AI', seenAfter: 60, age: 30, isBaseline: true },
  ]
  const filter = { ...DEFAULT_FILTER, rumours: true, aiOnly: false }
  const { store, channel } = await live(told, filter, 0, 'UTC')
  try {
    expect(await postedOf(store, channel, 'funding')).toEqual(new Set())
    const steps = await store.stories.listSteps({ topic: 'funding', workspaceId: channel.workspaceId, from: START })
    const previewed = await backtest(
      steps,
      subscriptionTo(channel.id, 'funding', { filter, createdAt: START }),
      channel,
      buildStoryView,
    )
    expect(previewed.map(({ day }) => day)).toEqual(['2026-02-10'])
  } finally {
    await store.close()
  }
})

/** How often others get their turn while that goes on, and what comes of it. */
async function turnsDuring<T>(work: () => Promise<T>): Promise<{ readonly turns: number; readonly done: T }> {
  const over = new AbortController()
  const countTurns = async (): Promise<number> => {
    let turns = 0
    for (; !over.signal.aborted; turns += 1) await new Promise((resolve) => setImmediate(resolve))
    return turns
  }
  const counted = countTurns()
  const done = await work()
  over.abort()
  return { turns: await counted, done }
}

test('others get their turn while a busy month is looked up and told again', async () => {
  const names = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Ginkgo', 'Hazel'].flatMap((first) =>
    ['brook', 'ford', 'gate', 'haven', 'land', 'mont', 'stone', 'vale'].map((last) => `${first}${last}`),
  )
  const told = names.flatMap((name, at) =>
    Array.from({ length: 4 }, (): Told => {
      const title = `${name} raises $${at + 5} million Series A for AI agents`
      return { feed: 0, title, seenAfter: 1, age: 0, isBaseline: false }
    }),
  )
  const filter = { ...DEFAULT_FILTER, minAmountUsd: 1_000_000_000 }
  const { store, channel } = await live(told, filter, 0, 'UTC')
  const query = { topic: 'funding', workspaceId: channel.workspaceId, from: START } as const
  const looked = await turnsDuring(() => store.stories.listSteps(query))
  expect(looked.done).toHaveLength(told.length)
  expect(looked.turns).toBeGreaterThanOrEqual(3)
  const wanted = subscriptionTo(channel.id, 'funding', { filter })
  const again = await turnsDuring(() => backtest(looked.done, wanted, channel, buildStoryView))
  expect(again.turns).toBeGreaterThanOrEqual(5)
  await store.close()
})
