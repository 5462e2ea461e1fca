import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../../../src/bot/commands/answer.ts'
import { addressKey } from '../../../src/core/canonical-url.ts'
import { COMMAND_NAMES } from '../../../src/core/command.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { EntryOutcome } from '../../../src/core/outcome.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { report } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

const NOW = FIRST_AT + 3_600_000
let bench: CommandBench
let store: Store
let ask: CommandBench['ask']

beforeEach(async () => {
  bench = await commandBench(NOW)
  ;({ store, ask } = bench)
})
afterEach(async () => {
  await store.close()
})

const read = readCard

async function fill(): Promise<void> {
  for (let index = 0; index < 10; index++) {
    await store.stories.insert(modelStory('released', { id: `m${index}`, eventAt: FIRST_AT - index }))
  }
  const qwen = oneModel('Qwen 3.5', { vendor: fact('Alibaba') })
  await store.stories.insert(modelStory('rumoured', { id: 'qwen', title: 'Qwen 3.5 is near' }, [qwen]))
  await store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
  const small = { company: fact('Mistral'), amount: fact(moneyFromMajor(50e6, 'EUR')), amountUsd: 60e6 }
  await store.stories.insert(fundingStory('announced', small, { id: 'f2', eventAt: FIRST_AT + 1 }))
  await store.stories.insert(fundingStory('in-talks', { company: fact('Moonshot') }, { id: 'f3' }))
}

describe('listing', () => {
  beforeEach(fill)

  test('models are paged, and the buttons carry the query', async () => {
    const first = await ask('models', { vendor: 'anthropic' })
    // The headline of each, and below it what is known of it and who told it.
    expect(first.sections.map(({ lines }) => lines.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 2])
    expect(read(first)).toContain('Page 1 of 2 · 10 stories')
    expect(first.buttons).toEqual([
      { kind: 'command', label: 'Next', run: { command: 'models', options: { vendor: 'anthropic', page: '2' } } },
    ])
    const second = await ask('models', { vendor: 'anthropic', page: '2' })
    expect(await ask('models', { vendor: 'anthropic', page: '２' })).toEqual(second)
    expect(second.sections).toHaveLength(2)
    expect(second.buttons).toHaveLength(1)
  })

  test('of several stories that fit, one is chosen by its button', async () => {
    const card = await ask('story', { id: 'claude' })
    expect(card.title).toBe("Several stories fit 'claude'.")
    expect(card.buttons).toHaveLength(5)
    expect(card.buttons[0]).toMatchObject({ kind: 'command', run: { command: 'story' } })
  })

  test('rumours are listed as rumours', async () => {
    expect(read(await ask('models', { query: 'qwen' }))).toContain('Rumour Reportedly: Qwen 3.5 is near')
  })

  test('funding sums announced rounds only, in their own currencies', async () => {
    const card = await ask('funding', { sort: 'largest' })
    expect(read(card)).toContain('2 announced rounds: $30B + €50M (about $30.06B)')
    expect(read(await ask('funding', { min_amount: '€100m' }))).toContain('1 announced round: $30B')
    expect(read(await ask('funding', { since: '0d' }))).toContain('Nothing found')
  })
})

const MISTAKES: readonly (readonly [string, Record<string, string>, string, string])[] = [
  [
    'models',
    { vendor: 'antropic' },
    "I don't know the vendor 'antropic'. Did you mean Anthropic?",
    '/models vendor:Anthropic',
  ],
  ['models', { vendor: 'Umbrella' }, 'I know, among others: Anthropic', '/models vendor:Anthropic'],
  ['models', { since: 'soon' }, "I can't read 'soon' as a date", '/models since:7d'],
  ['models', { since: '2026-02-30' }, "There is no day '2026-02-30'", '/models since:7d'],
  ['models', { page: '0' }, "'0' does not fit 'page'", '/models page:1'],
  ['models', { page: '99' }, 'the last one is 2', '/models page:2'],
  ['models', { vendr: 'x' }, 'Did you mean vendor?', '/models vendor:Anthropic'],
  ['subscribe', { topic: 'funding', vendors: 'x' }, "'vendors'. This command takes: topic, min_amount, companies", ''],
  ['subscribe', { topic: 'funding', companys: 'x' }, 'Did you mean companies?', '/subscribe topic:funding'],
  ['subscribe', { topic: 'funding', 최소금엑: '1억' }, 'Did you mean 최소금액?', '/subscribe topic:funding'],
  ['funding', { company: 'Anthropik' }, 'Did you mean Anthropic?', '/funding company:Anthropic'],
  ['funding', { min_amount: 'lots' }, "I can't read 'lots' as an amount", '/funding min_amount:100M'],
  ['funding', { min_amount: '5 CHF' }, 'no exchange rate', '/funding min_amount:100M'],
  ['funding', { sort: 'largst' }, 'Did you mean largest?', '/funding sort:largest'],
  ['subscribe', {}, "'topic' is missing", '/subscribe topic:funding'],
  ['subscribe', { topic: 'fundin' }, 'Did you mean funding?', '/subscribe topic:funding'],
  ['subscribe', { topic: 'models', min_amount: '1M' }, 'for funding only', '/subscribe topic:funding'],
  ['subscribe', { topic: 'funding', backfill: '6' }, 'from 0 to 5', '/subscribe topic:funding backfill:5'],
  ['subscribe', { topic: 'funding', rumours: 'maybe' }, 'Say yes or no', '/subscribe topic:funding rumours:yes'],
  [
    'subscribe',
    { topic: 'funding', companies: 'Anthropic', not_companies: 'Anthropic AI!, Mistral' },
    'companies and not_companies contradict each other',
    '/subscribe topic:funding companies:Anthropic',
  ],
  [
    'subscribe',
    { topic: 'models', words: 'GPT-5', not_words: 'gpt' },
    'words and not_words contradict each other',
    '/subscribe topic:models words:GPT-5',
  ],
  [
    'subscribe',
    { topic: 'models', open_weights: 'yes', statuses: 'preview' },
    'open_weights and statuses contradict each other',
    '/subscribe topic:models open_weights:yes',
  ],
  [
    'subscribe',
    { topic: 'funding', rumours: 'no', statuses: 'rumoured, in-talks' },
    'statuses and rumours contradict each other',
    '/subscribe topic:funding statuses:"rumoured, in-talks"',
  ],
  ['unsubscribe', { topic: 'x' }, "'x' does not fit 'topic'", '/unsubscribe topic:models'],
  ['roundup', { week: 'W99' }, 'as a week', '/roundup week:2026-W06'],
  ['roundup', { week: '2026-W52' }, 'has not begun', '/roundup week:2026-W07'],
  ['why', {}, "'link_or_title' is missing", '/why'],
  ['modls', {}, 'Did you mean /models?', '/models'],
]
for (const [command, options, problem, example] of MISTAKES) {
  test(`/${command} ${JSON.stringify(options)} is answered with what is right`, async () => {
    await fill()
    const card = await ask(command, options)
    expect(card).toMatchObject({ tone: 'error', isPrivate: true })
    expect(read(card)).toContain(problem)
    expect(read(card)).toContain(`For example: ${example}`)
    expect(bench.logged).toEqual([])
    for (const language of LANGUAGES) expect((await ask(command, options, { language })).tone).toBe('error')
  })
}

describe('subscriptions', () => {
  test('are made, listed, changed and ended', async () => {
    const made = await ask('subscribe', { topic: 'funding', min_amount: '100M', backfill: '3' })
    expect(read(made)).toContain('This channel now follows funding')
    expect(read(made)).toContain('at least $100M')
    expect(read(made)).toContain('3 recent stories follow now')
    expect(bench.asked).toEqual([3])
    expect(bench.woken).toEqual(['preview:c'])
    expect(await store.subscriptions.listOfChannel('preview:c')).toMatchObject([
      { topic: 'funding', filter: { minAmountUsd: 1e8, rumours: false, aiOnly: true }, createdAt: NOW, createdBy: 'p' },
    ])
    expect(read(await ask('subscribe', { topic: 'funding', rumours: 'yes' }))).toContain('Changed')
    expect(read(await ask('subscriptions'))).toContain('Rumours and talks are included')
    expect(read(await ask('unsubscribe', { topic: 'funding' }))).toContain('no longer follows')
    expect(read(await ask('unsubscribe', { topic: 'funding' }))).toContain('nothing changed')
    expect(read(await ask('subscriptions'))).toContain('no subscriptions')
  })

  test('run as long as before when their filter is changed, and anew when they go on after a pause', async () => {
    const since = async () =>
      (await store.subscriptions.listOfChannel('preview:c')).map(({ createdAt, filterSince }) => ({
        createdAt: createdAt - NOW,
        filterSince: filterSince - NOW,
      }))
    await ask('subscribe', { topic: 'funding' })
    bench.clock.set(NOW + 1_000)
    await ask('subscribe', { topic: 'funding', min_amount: '100M' })
    expect(await since()).toEqual([{ createdAt: 0, filterSince: 1_000 }])
    await ask('subscriptions', { pause: 'yes' })
    bench.clock.set(NOW + 2_000)
    await ask('subscriptions', { resume: 'yes' })
    expect(await since()).toEqual([{ createdAt: 2_000, filterSince: 2_000 }])
  })

  test('say why they rest', async () => {
    await ask('subscribe', { topic: 'models' })
    await store.subscriptions.pauseChannel('preview:c', 'forbidden', NOW)
    expect(read(await ask('subscriptions'))).toContain('paused: the bot may not post here')
  })

  test('are changed only by who may manage the channel', async () => {
    for (const command of ['subscribe', 'unsubscribe']) {
      expect((await ask(command, { topic: 'models' }, { canManage: false })).tone).toBe('error')
    }
    expect(await store.subscriptions.listOfChannel('preview:c')).toEqual([])
    expect((await ask('subscriptions', {}, { canManage: false })).tone).toBe('info')
  })
})

describe('why', () => {
  /** Of one feed, in the order of their ids. */
  async function addEntries(entries: Readonly<Record<string, string>>, outcome: EntryOutcome): Promise<void> {
    await store.feeds.replaceCatalogue([WIRE_FEED])
    for (const [at, [id, title]] of Object.entries(entries).entries()) {
      const told = { id, feedId: WIRE_FEED.id, identity: id, identityKeys: [id], title, url: `https://e.example/${id}` }
      const seen = { publishedAt: FIRST_AT + at, seenAt: FIRST_AT + at }
      await store.entries.insert({ ...told, ...seen, summary: '', language: 'en' }, outcome)
    }
  }

  async function addEntry(feedId: string, workspaceId: string | null): Promise<void> {
    const scope =
      workspaceId === null
        ? ({ kind: 'catalogue' } as const)
        : ({ kind: 'workspace', workspaceId, channelId: null } as const)
    const url = `https://${feedId}.example/rss`
    await store.feeds.replaceCatalogue([{ ...WIRE_FEED, id: feedId, scope, name: feedId, url }])
    const entry = {
      id: 'entry-1',
      feedId,
      identity: 'i',
      identityKeys: [addressKey('https://example.com/a')],
      title: 'A court ruled on Anthropic',
      url: 'https://example.com/a',
      summary: '',
      language: 'en',
      publishedAt: FIRST_AT,
      seenAt: FIRST_AT,
    }
    await store.entries.insert(entry, 'no-topic')
  }

  test('tells the outcome by link, decorated link and title', async () => {
    await addEntry('news', null)
    const forms = [
      'https://example.com/a',
      '<https://example.com/a|a>',
      'https://example.com/a/?utm_source=x#y',
      'http://www.example.com/a?fbclid=1',
      'court ruled',
    ]
    for (const link_or_title of forms) {
      expect(read(await ask('why', { link_or_title })), link_or_title).toContain('neither about a model release')
    }
    expect(read(await ask('why', { link_or_title: 'unheard of' }))).toContain('I found no post')
  })

  test('tells a story once, below those of its reports that have the words, and others beside it', async () => {
    const story = modelStory('released', { id: 'sonnet' })
    await store.stories.insert(story)
    const reports = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`r${at}`, `Anthropic has a model, part ${at}`]))
    await addEntries({ office: 'Anthropic opens an office' }, 'no-topic')
    await addEntries(reports, 'joined')
    for (const entryId of Object.keys(reports)) {
      await store.stories.addReport(story.id, report({ entryId, facts: story.facts }), [])
    }
    await ask('subscribe', { topic: 'models' })
    const card = await ask('why', { link_or_title: 'Anthropic' })
    const told = read(card)
    expect(card.sections).toHaveLength(2)
    expect(told.split('It was not posted here.')).toHaveLength(2)
    expect(told).toMatch(/part 5[^]*part 4[^]*part 3[^]*It was not posted here[^]*opens an office/u)
    expect(told).not.toContain('part 2')
  })

  test("hides another workspace's entries and stories", async () => {
    await addEntry('secret', 'slack:other')
    expect(read(await ask('why', { link_or_title: 'court ruled' }))).toContain('I found no post')
    await store.stories.insert(modelStory('released', { id: 'hidden', workspaceId: 'slack:other' }))
    expect(read(await ask('why', { story: 'hidden' }))).toContain('I found no post')
  })

  test('tells the verdict of each subscription', async () => {
    await fill()
    await ask('subscribe', { topic: 'models' })
    await ask('subscribe', { topic: 'funding', min_amount: '1b' })
    const told = read(await ask('why', { story: 'qwen' }))
    expect(told).toContain('model releases · no: it is older than the subscription')
    expect(told).toContain('funding · no: it is about another topic')
    expect(told).toContain('It was not posted here.')
    const delivery = {
      channelId: 'preview:c',
      kind: 'post',
      storyId: 'f2',
      week: null,
      revision: 1,
      dueAt: NOW,
    } as const
    await store.deliveries.add(delivery)
    const owed = read(await ask('why', { story: 'f2' }))
    // Nothing is posted that the filters refuse by now.
    expect(owed).toContain('It was not posted here.')
    expect(owed).toContain('funding · no: the amount is below the minimum')
  })
})

test('the roundup of the running week, with buttons to others', async () => {
  await fill()
  const card = await ask('roundup')
  expect(read(card)).toContain('The AI week 2026-W07')
  expect(read(card)).toContain('10 model releases and 2 funding rounds, together about $30.06B.')
  expect(card.buttons.map(({ label }) => label)).toEqual(['Previous week (2026-W06)'])
  // Who is muted in the channel is not in it either.
  await ask('subscriptions', { mute: 'Anthropic' })
  expect(read(await ask('roundup'))).not.toContain('Anthropic')
  // Nobody is led further back than one may ask.
  const oldest = await ask('roundup', { week: '2016-W01' })
  expect(oldest.buttons.map(({ label }) => label)).toEqual(['Next week (2016-W02)'])
  expect(read(await ask('roundup', { week: 'last' }))).toContain('A quiet week')
  const week = await ask('roundup', { week: '2026-W06' })
  expect(await ask('roundup', { week: '２０２６－Ｗ０６' })).toEqual(week)
})

test('help shows every command by an example, for whoever asked', async () => {
  const card = await ask('help')
  expect(card.isPrivate).toBe(true)
  expect(card.sections[0]?.lines).toHaveLength(COMMAND_NAMES.length)
  expect(read(card)).toContain('AI Wire 1.2.3 · Documentation')
})

test('what is our fault is logged, and told kindly', async () => {
  await store.close()
  const notes: object[] = []
  const log = { ...bench.deps.log, error: (_said: string, details?: object) => void notes.push(details ?? {}) }
  const call = { platform: 'preview', workspaceExternalId: 'w', channelExternalId: 'c', personId: 'p' } as const
  const person = { canManage: true, isAdmin: true, managesToo: [], language: 'en' } as const
  const failed = await answer({ command: 'models', options: {}, ...call, ...person }, { ...bench.deps, log })
  const number = /as (\S+)\./u.exec(read(failed))?.[1]
  expect(notes).toMatchObject([{ number, command: 'models' }])
  for (const language of LANGUAGES) expect((await ask('models', {}, { language })).tone).toBe('error')
  expect(bench.logged).toHaveLength(LANGUAGES.length)
  store = (await commandBench(NOW)).store
})
