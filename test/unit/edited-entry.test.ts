import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { openPublishedWorld, POST, WIRE, type PublishedWorld } from '../builders/published-world.ts'

let world: PublishedWorld
let publish: PublishedWorld['publish']
let later: PublishedWorld['later']

beforeEach(async () => {
  world = await openPublishedWorld()
  ;({ publish, later } = world)
})

afterEach(async () => {
  await world.store.close()
})

const stories = async () => await world.store.stories.list({ ...ANY_STORY, limit: 10, offset: 0 })

const TITLE = 'Alder raises $300 million Series B to build AI agents'
const RIGHT = 'Alder raises $30 million Series B to build AI agents'

test('a sum that its publisher corrects is corrected in the message, with a note, and nothing is posted again', async () => {
  await publish([{ guid: 'a', title: TITLE }])
  const toldAt = world.clock.nowMs()
  expect(world.posts()).toEqual([expect.stringContaining('$300M')])
  await later(1)
  await publish([{ guid: 'a', title: RIGHT }])
  expect(world.posts()).toEqual([expect.stringContaining('$30M')])
  expect(world.posts().join()).not.toContain('$300')
  expect(world.notes()).toEqual([expect.stringMatching(/\$300M.*\$30M/u)])
  const [story] = await stories()
  expect(story?.changes).toMatchObject([{ kind: 'amount', from: 'USD 300000000', to: 'USD 30000000' }])
  expect([story?.firstAt, story?.changes[0]?.at]).toEqual([toldAt, toldAt + HOUR_MS])
})

test('what a text is completed by comes with the next edit, without a note', async () => {
  await publish([{ guid: 'a', title: RIGHT }])
  await publish([{ guid: 'a', title: RIGHT, text: 'The round was led by Northwind Ventures.' }])
  expect(world.posts().join()).not.toContain('Northwind')
  await later(1)
  expect(world.posts()).toEqual([expect.stringContaining('Northwind Ventures')])
  expect(world.notes()).toEqual([])
})

test.each([
  [
    'how many parameters work at once',
    'Zhipu releases GLM-5 with 744 billion parameters',
    'The model has 744 billion parameters, of which 40 billion are active.',
    '40B',
  ],
  ['where a company is', RIGHT, 'Alder is based in Paris, France.', 'France'],
])('%s comes with the next edit, too', async (_, title, text, added) => {
  await publish([{ guid: 'a', title }])
  expect(world.posts().join()).not.toContain(added)
  await later(1)
  await publish([{ guid: 'a', title, text }])
  await later(1)
  expect(world.posts()).toEqual([expect.stringContaining(added)])
})

test('a rumour that its publisher made of a sure thing is a rumour in the message as well', async () => {
  await publish([{ guid: 'a', title: RIGHT }])
  await publish([{ guid: 'a', title: 'Alder in talks to raise $30 million Series B to build AI agents' }])
  expect((await stories()).map(({ status }) => status)).toEqual(['in-talks'])
  expect(world.notes()).toHaveLength(1)
})

describe('what its publisher takes back', () => {
  const ends = ['[Removed]', `Retracted: ${RIGHT}`, '[기사 삭제] 알더, 시리즈B 투자 유치']
  const statuses = async () => (await stories()).map(({ status }) => status)

  test.each(ends)('is a rumour in the message: %s', async (title) => {
    await publish([{ guid: 'a', title: RIGHT }])
    await publish([{ guid: 'a', title }])
    expect(await statuses()).toEqual(['rumoured'])
    expect(world.posts()).toEqual([expect.stringContaining('$30M')])
    expect(world.posts().join()).not.toContain(title)
    expect(world.notes()).toHaveLength(1)
    // Until somebody else tells it, in the same message.
    await later(20)
    await publish([{ guid: 'b', title: RIGHT }], POST)
    expect(await statuses()).toEqual(['announced'])
    expect([world.posts().length, world.notes().length]).toEqual([1, 2])
  })

  test('is what it was when the text comes back', async () => {
    await publish([{ guid: 'a', title: RIGHT }])
    await publish([{ guid: 'a', title: '[Removed]' }])
    await publish([{ guid: 'a', title: RIGHT }])
    expect(await statuses()).toEqual(['announced'])
    expect([world.posts().length, world.notes().length]).toEqual([1, 2])
  })

  test.each([
    ['later', WIRE],
    ['before', POST],
  ])('stays as it is where another outlet told it %s', async (_, feed) => {
    await publish([{ guid: 'a', title: RIGHT }])
    await later(1)
    await publish([{ guid: 'b', title: RIGHT }], POST)
    await publish([{ guid: feed === WIRE ? 'a' : 'b', title: '[Removed]' }], feed)
    expect(await statuses()).toEqual(['announced'])
    expect(world.notes()).toEqual([])
  })

  test('opens nothing where it was taken back before it was seen', async () => {
    expect(await publish([{ guid: 'a', title: `Retracted: ${RIGHT}` }])).toEqual(['no-topic'])
    expect(await stories()).toEqual([])
  })

  test('is not taken back where it was denied', async () => {
    await publish([{ guid: 'a', title: 'Alder denies that it raised $30 million Series B to build AI agents' }])
    expect(await statuses()).toEqual(['denied'])
    await publish([{ guid: 'a', title: '[Removed]' }])
    expect(await statuses()).toEqual(['denied'])
  })
})

test.each([
  ['another headline for the same facts', { title: 'AI agents: Alder raises $30 million in Series B' }],
  ['one that leaves the sum out', { title: 'Alder raises a Series B to build AI agents' }],
  ['one that tells of another company', { title: 'Birch raises $50 million Series A to build AI chips' }],
  ['one that tells of nothing', { title: 'Five things to know this morning' }],
])('%s changes no message', async (_, edited) => {
  await publish([{ guid: 'a', title: RIGHT }])
  const posts = world.posts()
  expect(await publish([{ guid: 'a', ...edited }])).toEqual([])
  await later(1)
  expect([world.posts(), world.notes()]).toEqual([posts, []])
  // Nor does its way back.
  await publish([{ guid: 'a', title: RIGHT }])
  expect((await stories()).map(({ title, revision }) => ({ title, revision }))).toEqual([{ title: RIGHT, revision: 1 }])
})

test('investors in another order change no message', async () => {
  const told = (who: string) => ({ guid: 'a', title: RIGHT, text: `The round was led by ${who}.` })
  await publish([told('Northwind Ventures and Greylock')])
  await publish([told('Greylock and Northwind Ventures')])
  expect(
    (await stories()).map(({ facts, revision }) => [facts.topic === 'funding' && facts.leads.length, revision]),
  ).toEqual([[2, 1]])
})

test('a headline that named nobody may name the company later', async () => {
  await publish([{ guid: 'a', title: 'AI chip startup raises $50 million Series A' }])
  expect((await stories())[0]?.facts).toMatchObject({ company: null })
  await publish([{ guid: 'a', title: 'AI chip startup Birchwood raises $50 million Series A, led by Greylock' }])
  expect((await stories())[0]?.facts).toMatchObject({ company: { value: 'Birchwood' } })
})

test('two headlines that a paper tries against each other are followed three times at most', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    await publish([{ guid: 'a', title: turn % 2 === 0 ? TITLE : RIGHT }])
    await later(0.5)
  }
  expect(world.notes()).toHaveLength(3)
  expect(world.posts()).toHaveLength(1)
})

test('after three days a page is put to another use, and its story stays as it was told', async () => {
  await publish([{ guid: 'a', title: TITLE }])
  await later(73)
  await publish([{ guid: 'a', title: RIGHT }])
  expect((await stories()).map(({ title }) => title)).toEqual([TITLE])
})

test('a headline that told nothing opens a story when its text comes within a day, and not afterwards', async () => {
  const bare = [
    { guid: 'a', title: 'Some news from us' },
    { guid: 'b', title: 'More news from us' },
  ]
  expect(await publish(bare)).toEqual(['no-topic', 'no-topic'])
  const told = { guid: 'a', title: 'Alder raises $30 million Series B to build AI agents' }
  await later(1)
  expect(await publish([told, ...bare.slice(1)])).toEqual(['new-story'])
  expect(world.posts()).toHaveLength(1)
  // The entry is the one that was known.
  const found = await world.store.entries.search({ url: null, words: 'alder', workspaceId: null }, 5)
  expect(found.map(({ outcome, storyId }) => [outcome, storyId !== null])).toEqual([['new-story', true]])
  await later(24)
  expect(await publish([told, { guid: 'b', title: 'Birch raises $50 million Series A to build AI chips' }])).toEqual([])
  expect(await stories()).toHaveLength(1)
})

test('what told nothing when its feed was first read opens no story when its text comes', async () => {
  const stored = await world.store.feeds.find(WIRE.id)
  if (stored === null) throw new Error('the feed is missing')
  await publish([{ guid: 'a', title: 'Some news from us' }])
  await world.store.feeds.saveState(WIRE.id, { ...stored.state, baselineAt: world.clock.nowMs() })
  await later(1)
  expect(await publish([{ guid: 'a', title: RIGHT }])).toEqual([])
  expect(await stories()).toEqual([])
})

test('numbers alone open no story: sites count their points anew at every poll', async () => {
  await publish([{ guid: 'a', title: 'Alder raises $0 million', text: '1 point' }])
  expect(await publish([{ guid: 'a', title: 'Alder raises $30 million', text: '250 point' }])).toEqual([])
  expect(await stories()).toEqual([])
})

test('where papers disagree, a correction takes its voice to the other side', async () => {
  await publish([{ guid: 'a', title: TITLE }])
  await publish([{ guid: 'x', title: 'AI agent startup Alder lands $30 million in Series B' }], POST)
  await publish([{ guid: 'a', title: RIGHT }])
  const [story, ...others] = await stories()
  expect(others).toEqual([])
  expect(story?.facts).toMatchObject({ amountUsd: 30_000_000 })
  expect(story?.disputed.amount).toBeNull()
  expect(story?.sources).toHaveLength(2)
})

test('what was retracted by hand stays retracted, whatever its publisher edits', async () => {
  await publish([{ guid: 'a', title: TITLE }])
  const [story] = await stories()
  const order = { action: 'retract', storyId: story?.id ?? '', doneBy: 'tester', why: 'wrong' } as const
  await mendStory(order, world.deps)
  await world.drain()
  const [posts, notes] = [world.posts(), world.notes()]
  await publish([{ guid: 'a', title: RIGHT }])
  await later(1)
  expect([world.posts(), world.notes()]).toEqual([posts, notes])
})

test('a workspace that tells the event by a story of its own is told of the correction too', async () => {
  const own = await addChannel(world.store, 'own')
  await subscribe(world.store, own, 'funding')
  const scope = { kind: 'workspace', workspaceId: own.workspaceId, channelId: null } as const
  const mine = { id: 'mine', name: 'Mine', url: 'https://mine.example/feed', kind: 'press' } as const
  await world.store.feeds.add({ ...mine, scope, language: 'en', weight: 0.8 })
  const stored = await world.store.feeds.find(mine.id)
  if (stored === null) throw new Error('the feed is missing')
  await world.store.feeds.saveState(mine.id, { ...stored.state, baselineAt: world.clock.nowMs() - HOUR_MS })
  await publish([{ guid: 'm', title: 'Alder raises Series B for its AI agents' }], mine)
  await publish([{ guid: 'a', title: TITLE }])
  await publish([{ guid: 'a', title: RIGHT }])
  const [ofAll] = await stories()
  const [ofOwn] = await world.store.stories.listOwnOf(ofAll?.id ?? '')
  expect(ofOwn?.facts).toMatchObject({ amountUsd: 30_000_000 })
  expect(ofOwn?.changes.at(-1)).toMatchObject({ kind: 'amount', to: 'USD 30000000' })
})

test('a reader that has learnt meanwhile revises nothing: only what the publisher changed counts', async () => {
  await publish([{ guid: 'a', title: RIGHT }])
  const [story] = await stories()
  const [report] = await world.store.stories.reports(story?.id ?? '')
  if (report?.facts.topic !== 'funding') throw new Error('the report is missing')
  // As an earlier reader told it.
  const facts = { ...report.facts, round: null }
  await world.store.stories.replaceReport(story?.id ?? '', { ...report, facts }, [])
  await publish([{ guid: 'a', title: RIGHT, text: 'Read more on our page.' }])
  expect((await stories()).map(({ revision }) => revision)).toEqual([1])
})

test('what was passed over as it stood is passed over when its publisher mends a comma', async () => {
  await publish([{ guid: 'a', title: RIGHT }])
  const [entry] = await world.store.entries.search({ url: null, words: 'alder', workspaceId: null }, 5)
  const [story] = await stories()
  if (entry === undefined || story === undefined) throw new Error('the story is missing')
  // As an earlier reader judged it.
  await world.store.entries.setOutcome(entry.id, 'no-topic', null)
  await world.store.stories.removeReports(story.id)
  expect(await publish([{ guid: 'a', title: `${RIGHT}.` }])).toEqual([])
  expect((await stories()).map(({ id }) => id)).toEqual([story.id])
})

test('what stood there before the bot came is not posted because its publisher edits it', async () => {
  await publish([{ guid: 'a', title: 'Alder raises Series B to build AI agents' }])
  const [entry] = await world.store.entries.search({ url: null, words: 'alder', workspaceId: null }, 5)
  const late = await addChannel(world.store, 'late')
  await subscribe(world.store, late, 'funding')
  await world.store.entries.setOutcome(entry?.id ?? '', 'baseline', entry?.storyId ?? null)
  await publish([{ guid: 'a', title: RIGHT }])
  expect((await stories())[0]?.facts).toMatchObject({ amountUsd: 30_000_000 })
  expect(await world.store.deliveries.peekNext(late.id, world.clock.nowMs())).toBeNull()
})
