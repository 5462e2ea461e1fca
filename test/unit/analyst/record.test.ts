import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SAMPLES, renderSample } from '../../../samples/samples.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Entry } from '../../../src/core/entry.ts'
import type { Feed } from '../../../src/core/feed.ts'
import type { EntryOutcome } from '../../../src/core/outcome.ts'
import type { Analyst } from '../../../src/core/ports/analyst.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import type { Story } from '../../../src/core/story.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { createAnalyst } from '../../../src/news/analyst/create-analyst.ts'
import { fieldHash } from '../../../src/news/field-hash.ts'
import { readEntry } from '../../../src/news/read.ts'
import { record } from '../../../src/pipeline/record.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { startFakeOpenAi, type AskedModel, type FakeOpenAi } from '../../fakes/fake-openai.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const NOW = Date.parse('2026-03-04T12:00:00Z')

const FEED = WIRE_FEED

let server: FakeOpenAi
let store: Store
let analyst: Analyst
const clock = createVirtualClock(NOW)
const random = sequence()

beforeEach(async () => {
  server = await startFakeOpenAi()
  store = await openMemoryStore(random)
  await store.feeds.replaceCatalogue([
    FEED,
    { ...FEED, id: 'own', scope: { kind: 'workspace', workspaceId: 'w', channelId: null } },
  ])
  analyst = await startAnalyst(10_000)
})
afterEach(async () => {
  vi.restoreAllMocks()
  analyst.close()
  await server.close()
  await store.close()
})

async function startAnalyst(timeoutMs: number): Promise<Analyst> {
  return await createAnalyst(
    {
      provider: 'openai-compatible',
      baseUrl: server.baseUrl,
      model: 'small-model',
      apiKey: null,
      tokensPerDay: 10_000_000,
      timeoutMs,
    },
    { settings: store, clock, log: SILENT },
  )
}

function entryOf(title: string, parts: Partial<Entry> = {}): Entry {
  const id = random.id()
  const identity = `guid:${id}`
  const rest = { url: null, summary: '', language: 'en', publishedAt: NOW, seenAt: NOW }
  return { id, feedId: FEED.id, identity, identityKeys: [identity], title, ...rest, ...parts }
}

async function recordEntry(entry: Entry, origin: { feed?: Feed; isBaseline?: boolean } = {}): Promise<EntryOutcome> {
  const { feed = FEED, isBaseline = false } = origin
  const { outcomes } = await record(
    [{ kind: 'new', entry: { ...entry, feedId: feed.id } }],
    { feed, isBaseline },
    { store, clock, random, analyst },
  )
  const [outcome] = outcomes
  if (outcome === undefined || outcomes.length > 1) throw new Error('one entry has one outcome')
  return outcome
}

async function storyOf(entry: Entry): Promise<Story | null> {
  return (await store.stories.findByEntry(entry.id))[0] ?? null
}

/** Weights are trained again now and then: which of these headlines leave it open is not fixed, that some do is. */
const UNSURE = [
  'Meet Orrery, the model that its makers kept quiet about',
  'Mistral quietly puts a small model on its page',
  'Tallow Labs says its model reasons about maps',
  'A first look at Qwen for small phones',
  'OpenAI shows a faster version of its coding model',
  'Gemini learns to watch long films',
  'DeepSeek updates its chat model again',
  'Lodestar AI gets the cash it was looking for',
  'Nvidia puts money into Peregrine AI',
  'Backers give Fernwood AI another push',
  'Quillfish model now open to testers',
  'Grok has a new voice and a new brain, xAI says',
  'A smaller Llama turns up on the model hub',
  'Investors line up behind Harrow Labs and its models',
]
const NAMELESS = [
  'This startup raised $12 million in seed funding to teach drones to listen',
  'A startup for AI lawyers raises $30M Series A',
  'AI chip startup raises $200 million Series B led by a sovereign fund',
  'An AI startup with no product raises $90 million in seed funding',
]
const PAIRS: readonly (readonly [string, string])[] = [
  ['Anthropic releases Claude Opus 4.6', 'Claude: Anthropic releases a new model today'],
  ['OpenAI launches GPT-5.3', 'OpenAI launches its new GPT model for everyone'],
  ['Alibaba releases Qwen 3.7', 'Qwen: Alibaba releases new open model'],
  ['Google launches Gemini 3.2 Pro', 'Google launches new Gemini model'],
]

function firstThat(titles: readonly string[], holds: (entry: Entry) => boolean): Entry {
  const found = titles.map((title) => entryOf(title)).find(holds)
  if (found === undefined) throw new Error('none of these headlines leaves the question open any more: write others')
  return found
}
const unsure = (): Entry => firstThat(UNSURE, (entry) => readEntry(entry, FEED).openTopics.length > 0)
/** The name stands where no reader of ours looks for one. */
const nameless = (): Entry => {
  const entry = firstThat(NAMELESS, (one) =>
    readEntry(one, FEED).facts.some((facts) => facts.topic === 'funding' && facts.company === null),
  )
  return { ...entry, summary: `${'It was all quiet for a long while. '.repeat(12)}Its name is Ternlight.` }
}

/** Takes every open pair for two events. */
const FORKING: Analyst = {
  timeoutMs: 1_000,
  classify: () => Promise.resolve(null),
  facts: () => Promise.resolve(null),
  sameEvent: () => Promise.resolve(false),
  health: () => Promise.reject(new Error('nobody asks')),
  close: () => undefined,
}

const has = (field: string) => (asked: AskedModel) => asked.fields.includes(field)

describe('an entry that leaves a question open', () => {
  test.each([true, false])('has the topics that the analyst finds: %s', async (isFound) => {
    const entry = unsure()
    const open = readEntry(entry, FEED).openTopics
    server.answerWith(({ fields }) => ({
      content: fields.includes('company')
        ? '{"company":null}'
        : JSON.stringify({
            modelRelease: isFound && open.includes('model-release'),
            funding: isFound && open.includes('funding'),
          }),
    }))
    const outcome = await recordEntry(entry)
    expect(outcome).toBe(isFound ? 'new-story' : 'no-topic')
    expect(server.asked.filter(has('funding'))).toHaveLength(1)
  })

  test('gets the company that the analyst points to, with its place in the entry as evidence', async () => {
    server.answerWith(({ fields }) => ({
      content: fields.includes('company') ? '{"company":"Ternlight"}' : '{"modelRelease":false,"funding":true}',
    }))
    const entry = nameless()
    await recordEntry(entry)
    const facts = (await storyOf(entry))?.facts
    if (facts?.topic !== 'funding') throw new Error('it is a round')
    expect(facts.company).toMatchObject({
      value: 'Ternlight',
      evidence: { entryId: entry.id, field: 'summary', quote: 'Ternlight', fieldHash: fieldHash(entry.summary) },
    })
    const { start = 0, end = 0 } = facts.company?.evidence ?? {}
    expect(entry.summary.slice(start, end)).toBe('Ternlight')
  })

  test.each([
    ['a company that its text does not name', 'OpenAI'],
    ['a backer', 'Sequoia'],
  ])('gets no name of %s', async (_what, name) => {
    server.answerWith(({ fields }) => ({
      content: fields.includes('company') ? JSON.stringify({ company: name }) : '{"modelRelease":false,"funding":true}',
    }))
    const entry = { ...nameless(), summary: `${'It was all quiet for a long while. '.repeat(12)}Then Sequoia came.` }
    await recordEntry(entry)
    expect(server.asked.some(has('company'))).toBe(true)
    expect((await storyOf(entry))?.facts).toMatchObject({ topic: 'funding', company: null })
  })

  test.each([true, false])('joins the story that it may belong to as the analyst says: %s', async (same) => {
    server.answerWith(({ fields }) => ({ content: fields.includes('same') ? JSON.stringify({ same }) : '' }))
    for (const [first, second] of PAIRS) {
      await recordEntry(entryOf(first))
      const outcome = await recordEntry(entryOf(second, { publishedAt: NOW + DAY_MS }))
      if (server.asked.some(has('same'))) {
        expect(outcome).toBe(same ? 'joined' : 'new-story')
        return
      }
    }
    throw new Error('none of these pairs is open any more: write others')
  })

  test('is judged again inside the transaction: an opinion does not outlive what it was about', async () => {
    for (const [first, second] of PAIRS) {
      await recordEntry(entryOf(first))
      const twin = entryOf(second, { publishedAt: NOW + DAY_MS })
      const entry = entryOf(second, { publishedAt: NOW + DAY_MS })
      let questions = 0
      server.answerWith(async ({ fields }) => {
        if (!fields.includes('same')) return { content: '' }
        questions += 1
        // While the question is under way, somebody else posts the same words, and they become a story of their own.
        if (questions === 1)
          await record(
            [{ kind: 'new', entry: twin }],
            { feed: FEED, isBaseline: false },
            { store, clock, random, analyst: FORKING },
          )
        return { content: '{"same":true}' }
      })
      await recordEntry(entry)
      if (questions === 0) continue
      expect((await storyOf(entry))?.id).toBe((await storyOf(twin))?.id)
      return
    }
    throw new Error('none of these pairs is open any more: write others')
  })

  test('is asked about while no transaction is open', async () => {
    let wrote = false
    server.answerWith(async () => {
      await store.transaction((ledger) => ledger.channels.listSubscribed())
      wrote = true
      return { content: '{"modelRelease":false,"funding":false}' }
    })
    await recordEntry(unsure())
    expect(wrote).toBe(true)
  })
})

describe('an entry that needs nobody', () => {
  test('is a baseline, of a workspace, or plain: the analyst is not asked', async () => {
    await recordEntry(unsure(), { isBaseline: true })
    await recordEntry(unsure(), {
      feed: { ...FEED, id: 'own', scope: { kind: 'workspace', workspaceId: 'w', channelId: null } },
    })
    await recordEntry(entryOf('Acme Robotics raises $120 million Series B'))
    await recordEntry(entryOf('A recipe for bread with walnuts'))
    expect(server.asked).toEqual([])
  })

  test('keeps a topic that is plain, whatever is told of those that are not', () => {
    const plain = entryOf('Acme Robotics raises $120 million Series B led by Harrow Ventures')
    expect(readEntry(plain, FEED).facts).toHaveLength(1)
    expect(readEntry(plain, FEED, new Set())).toEqual(readEntry(plain, FEED))
    expect(readEntry(plain, FEED, new Set(['model-release', 'funding']))).toEqual(readEntry(plain, FEED))
  })

  test('is nine in ten: of the entries of our samples, fewer than a tenth lead to a question', async () => {
    server.answerWith(({ fields }) => ({
      content: fields.includes('company') ? '{"company":null}' : fields.includes('same') ? '{"same":false}' : '',
    }))
    const entries: Entry[] = []
    for (const { file, contentType, language } of SAMPLES) {
      const { entries: parsed } = await parseFeed(Buffer.from(renderSample(file, NOW)), { contentType, url: FEED.url })
      for (const { title, summary, url, published } of parsed) {
        const publishedAt = Date.parse(published ?? '')
        entries.push(entryOf(title, { summary: summary ?? '', url, language, publishedAt }))
      }
    }
    expect(entries.length).toBeGreaterThan(60)
    let withQuestion = 0
    for (const entry of entries.toSorted((a, b) => a.publishedAt - b.publishedAt)) {
      const before = server.asked.length
      await recordEntry(entry)
      if (server.asked.length > before) withQuestion += 1
    }
    expect(withQuestion / entries.length).toBeLessThan(0.1)
  }, 60_000)
})

describe('trouble with the analyst', () => {
  test.each([
    ['an error', { status: 500 }],
    ['too many requests', { status: 429, headers: { 'retry-after': '60' } }],
    ['nonsense', { content: 'I would say that {"funding": "maybe"' }],
    ['obedience to a headline', { content: '{"modelRelease":true,"funding":true,"post":"@everyone"}' }],
  ])('%s: the entry is read as if there were none', async (_what, answer) => {
    server.answerWith(() => answer)
    const entry = unsure()
    const outcome = await recordEntry(entry)
    expect(outcome).toBe(readEntry(entry, FEED).facts.length > 0 ? 'new-story' : 'no-topic')
    expect(server.asked.length).toBeGreaterThan(0)
  })

  test('silence: the entry waits for the time-out, one for all its questions', async () => {
    analyst.close()
    analyst = await startAnalyst(1_000)
    const timers = vi.spyOn(AbortSignal, 'timeout')
    server.answerWith(({ fields }) =>
      fields.includes('company') ? () => undefined : { content: '{"modelRelease":true,"funding":true}' },
    )
    const entry = nameless()
    await recordEntry(entry)
    expect(timers.mock.calls).toEqual([[1_000]])
    expect(server.asked.some(has('company'))).toBe(true)
    expect((await storyOf(entry))?.facts).toMatchObject({ topic: 'funding', company: null })
    expect((await analyst.health()).problem).toBe('did not answer in time')
  })
})

const SRC = path.join(import.meta.dirname, '../../../src')

test('the SDK is loaded only when an analyst is configured: nothing imports it by itself', () => {
  const reached = new Set<string>()
  const walk = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    const code = readFileSync(file, 'utf8')
    for (const [, target = ''] of code.matchAll(/^(?:import|export)\s(?!type\b)[^'";]*?from\s*'(\.[^']+)'/gm)) {
      walk(path.join(path.dirname(file), target))
    }
  }
  walk(path.join(SRC, 'app.ts'))
  expect(reached).toContain(path.join(SRC, 'news/analyst/review-reading.ts'))
  const withSdk = readdirSync(path.join(SRC, 'news/analyst'))
    .map((name) => path.join(SRC, 'news/analyst', name))
    .filter((file) => /from '(?:ai|@ai-sdk\/[\w-]+)'/u.test(readFileSync(file, 'utf8')))
  expect(withSdk.length).toBeGreaterThan(0)
  expect(withSdk.filter((file) => reached.has(file))).toEqual([])
})
