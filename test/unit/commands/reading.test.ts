import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { complete } from '../../../src/bot/commands/complete.ts'
import type { Report } from '../../../src/core/story.ts'
import { fact, usd } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { report } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'
import { mustClaim } from '../../builders/must-claim.ts'
import { messageOf } from '../../builders/message-of.ts'

const NOW = FIRST_AT + 3_600_000
let bench: CommandBench

beforeEach(async () => {
  bench = await commandBench(NOW)
})
afterEach(() => bench.store.close())

const tell = async (...call: Parameters<CommandBench['ask']>) => readCard(await bench.ask(...call))

async function addFeed(id: string, workspaceId: string | null): Promise<void> {
  const scope =
    workspaceId === null
      ? ({ kind: 'catalogue' } as const)
      : ({ kind: 'workspace', workspaceId, channelId: null } as const)
  const url = `https://${id}.example/feed`
  const feed = { ...WIRE_FEED, id, scope, name: `The ${id}`, url }
  if (workspaceId === null) await bench.store.feeds.replaceCatalogue([feed])
  else await bench.store.feeds.add(feed)
}

async function addEntry(id: string, feedId: string, title: string): Promise<void> {
  const url = `https://${feedId}.example/${id}`
  const rest = { url, summary: '', language: 'en', publishedAt: FIRST_AT, seenAt: FIRST_AT }
  await bench.store.entries.insert({ id, feedId, identity: id, identityKeys: [id], title, ...rest }, 'no-topic')
}

describe('/models and /funding', () => {
  test('by status and open weights', async () => {
    await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
    const qwen = [oneModel('Qwen 3.5', { vendor: fact('Alibaba') })]
    await bench.store.stories.insert(modelStory('open-weights', { id: 'm2', title: 'Qwen 3.5 is out' }, qwen))
    for (const options of [{ status: 'open-weights' }, { status: '가중치 공개' }, { open_weights: 'yes' }]) {
      const told = await tell('models', options)
      expect(told).toContain('Qwen 3.5')
      expect(told).not.toContain('Claude')
    }
    expect(await tell('models', { status: 'released' })).not.toContain('Qwen')
  })

  test('all where an option says all or any, in the buttons of other pages, too', async () => {
    for (let at = 0; at < 9; at += 1) await bench.store.stories.insert(fundingStory('announced', {}, { id: `f${at}` }))
    await bench.store.stories.insert(modelStory('released', { id: 'm' }))
    for (const name of ['company', 'investor', 'country', 'min_amount', 'round', 'since', 'sort', 'page']) {
      const card = await bench.ask('funding', { [name]: 'All', company: '전체' })
      expect(readCard(card)).toContain('Page 1 of 2 · 9 stories')
      expect(card.buttons).toMatchObject([{ run: { options: { page: '2' } } }])
      expect(JSON.stringify(card.buttons)).not.toMatch(/All|전체/u)
    }
    for (const name of ['query', 'vendor', 'since', 'status', 'open_weights'])
      expect(await tell('models', { [name]: '全部' })).toContain('1 story')
  })

  test('by words, and in as many pages as are full', async () => {
    for (let at = 0; at < 8; at += 1) {
      const title = at === 3 ? 'Orion 5 is out' : `Claude ${at} is out`
      await bench.store.stories.insert(modelStory('released', { id: `m${at}`, title }))
    }
    const found = await tell('models', { query: 'orion' })
    expect(found).toContain('Orion 5 is out')
    expect(found).not.toContain('Claude 1 is out')
    expect(await tell('models')).toContain('Page 1 of 1 · 8 stories')
    expect(await tell('models', { page: '2' })).toContain('page 2')
  })

  test('by round, whatever language it is asked in', async () => {
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
    const seed = { company: fact('Mistral'), round: fact('seed'), amount: usd(5e6), amountUsd: 5e6, valuation: null }
    await bench.store.stories.insert(fundingStory('announced', seed, { id: 'f2', title: 'Mistral raises $5 million' }))
    for (const round of ['seed', '시드', '种子轮']) {
      const told = await tell('funding', { round })
      expect(told).toContain('Mistral raises $5 million')
      expect(told).toContain('1 announced round: $5M')
      expect(told).not.toContain('Anthropic')
    }
    expect(await tell('funding', { round: 'Series G' })).toContain('1 announced round: $30B')
  })

  test('a sum says how many of its rounds it knows no amount of', async () => {
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
    expect(await tell('funding')).not.toContain('no known amount')
    for (const id of ['f2', 'f3'])
      await bench.store.stories.insert(fundingStory('announced', { amount: null, amountUsd: null }, { id }))
    await bench.store.stories.insert(fundingStory('in-talks', { amount: null, amountUsd: null }, { id: 'f4' }))
    expect(await tell('funding')).toContain(
      '3 announced rounds: $30B\n2 rounds have no known amount and add nothing to the sum.',
    )
    expect(await tell('funding', {}, { language: 'ko' })).toContain('2건은 금액이 알려지지 않아')
    // Where no amount is known, there is no sum.
    await bench.store.stories.insert(
      fundingStory('announced', { company: fact('Mistral'), amount: null, amountUsd: null }, { id: 'f5' }),
    )
    expect(await tell('funding', { company: 'Mistral' })).not.toMatch(/announced round|no known amount/u)
  })
})

test('a list has the colour of its topic, and that of nothing in particular where it has both', async () => {
  const tones = async () => {
    const lists = [bench.ask('models'), bench.ask('funding'), bench.ask('search', { query: 'Anthropic' })]
    return (await Promise.all(lists)).map(({ tone }) => tone)
  }
  expect(await tones()).toEqual(['model', 'funding', 'info'])
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
  expect(await tones()).toEqual(['model', 'funding', 'info'])
})

describe('/search', () => {
  test('finds stories of both topics, the best of a day first, and posts that belong to none', async () => {
    await addFeed('news', null)
    await addFeed('own', 'preview:w')
    await addFeed('theirs', 'slack:other')
    await bench.store.stories.insert(modelStory('released', { id: 'm1', importance: 1 }))
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', importance: 5 }))
    await bench.store.stories.insert(
      modelStory('released', {
        id: 'm2',
        title: 'Anthropic, a day before',
        eventAt: FIRST_AT - 86_400_000,
        importance: 9,
      }),
    )
    await addEntry('e1', 'news', 'Anthropic opens an office')
    await addEntry('e2', 'own', 'Anthropic lunch at ours')
    await addEntry('e3', 'theirs', 'Anthropic secret of theirs')
    const told = await tell('search', { query: 'anthropic' })
    const order = ['raises $30 billion', 'releases Claude', 'a day before', 'opens an office', 'lunch at ours']
    expect(order.map((words) => told.indexOf(words)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true)
    expect(told).not.toContain('secret')
    expect(await tell('search', { query: 'office' })).toContain('No story fits, but these posts do:')
    expect(await tell('search', { query: 'nothing like it' })).toContain('Nothing found')
  })
})

test('/search tells posts that belong to no story once, on its first page', async () => {
  await addFeed('news', null)
  await addEntry('e1', 'news', 'Anthropic opens an office')
  for (let at = 0; at < 9; at += 1) await bench.store.stories.insert(modelStory('released', { id: `m${at}` }))
  expect(await tell('search', { query: 'anthropic' })).toContain('opens an office')
  const second = await tell('search', { query: 'anthropic', page: '2' })
  expect(second).toContain('Page 2 of 2')
  expect(second).not.toContain('opens an office')
})

describe('/story', () => {
  const quote = 'Anthropic raises $30 billion at a $380 billion valuation'

  beforeEach(async () => {
    await addFeed('news', null)
    const facts = { company: fact('Anthropic', quote), amount: fact(usd(30e9).value, quote), round: null, leads: [] }
    const changes = [
      { kind: 'status', from: 'in-talks', to: 'announced', at: FIRST_AT, entryId: 'e2', revision: 2 },
      { kind: 'amount', from: 'USD 20000000000', to: 'USD 30000000000', at: FIRST_AT, entryId: 'e2', revision: 2 },
    ] as const
    const story = fundingStory('announced', facts, { id: 'f1', changes })
    await bench.store.stories.insert(story)
    const reports: readonly Partial<Report>[] = [
      { entryId: 'e1', feedName: 'Example Wire', title: 'Anthropic is in talks', publishedAt: FIRST_AT - 1000 },
      { entryId: 'e2', feedName: 'Later News', title: 'Anthropic raises', publishedAt: FIRST_AT },
    ]
    for (const [at, parts] of reports.entries()) {
      await addEntry(`e${at + 1}`, 'news', 'x')
      await bench.store.stories.addReport('f1', report({ entryId: `e${at + 1}`, facts: story.facts, ...parts }), [])
    }
  })

  test('leads from a story that was merged away to the one that tells it now', async () => {
    const mending = { kind: 'merged', intoId: 'f1' } as const
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f2', title: 'Told twice', mending }))
    const told = await tell('story', { id: 'f2' })
    expect(told).toBe(await tell('story', { id: 'f1' }))
    expect(told).toContain('Reports (2)')
    await bench.ask('story', { id: 'f2', wrong: 'Not merged' })
    expect(await bench.store.complaints.listOpen()).toMatchObject([{ storyId: 'f1' }])
  })

  test('tells no fact of a story that was retracted', async () => {
    const mending = { kind: 'retracted' } as const
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f2', title: 'A jest', mending }))
    const card = await bench.ask('story', { id: 'f2' })
    expect(card.isPrivate).toBe(true)
    expect(readCard(card)).toContain('A jest')
    expect(readCard(card)).not.toMatch(/\$|Facts|GIC/u)
    expect(card.buttons).toEqual([])
  })

  test('tells each fact with its quote, who told it when, and how it changed', async () => {
    const card = await bench.ask('story', { id: 'f1' })
    const told = readCard(card)
    expect(card.isPrivate).toBe(true)
    expect(told).toContain(`Amount $30B · “${quote}”`)
    expect(told).toContain('Reports (2)')
    expect(told.indexOf('Example Wire')).toBeLessThan(told.indexOf('Later News'))
    expect(told).toContain('In talks → Announced · Later News')
    expect(told).toContain('The amount changed: $20B → $30B · Later News')
    expect(card.buttons.map(({ label }) => label)).toContain('Something wrong?')
    expect(await tell('story', { id: 'f1' }, { language: 'ko' })).toContain(
      '금액이 바뀌었습니다: 200억 달러 → 300억 달러',
    )
  })

  test('leaves out nothing that the card says, and shows what others say instead', async () => {
    const words = { amount: 'they raised $25 billion', basis: 'post-money', price: '$3 per million tokens in' }
    const facts = {
      country: fact('FR', 'the French company'),
      valuationBasis: fact('post-money' as const, words.basis),
      investors: [fact('Nvidia', 'Nvidia takes part')],
    }
    const disputed = { amount: fact(usd(25e9).value, words.amount), valuation: null }
    await bench.store.stories.insert(fundingStory('announced', facts, { id: 'f2', disputed }))
    const told = await tell('story', { id: 'f2' })
    for (const line of [
      'Country France · “the French company”',
      'Amount $25B to $30B, sources disagree',
      `Amount $25B · “${words.amount}”`,
      'Valuation post-money · “post-money”',
      'Investors Nvidia · “Nvidia takes part”',
    ])
      expect(told).toContain(line)
    const price = fact({ of: 'input', perMillion: 3, currency: 'USD' } as const, words.price)
    const model = oneModel('Codestral 3', {
      licence: fact('MIT', 'under MIT'),
      prices: [price],
      activeParameters: fact(11e9, '11B active'),
      modalities: [fact('image', 'reads images')],
    })
    await bench.store.stories.insert(modelStory('released', { id: 'm2' }, [model]))
    const page = await tell('story', { id: 'm2' })
    expect(page).toContain('Licence MIT · “under MIT”')
    expect(page).toContain('Parameters 11B active · “11B active”')
    expect(page).toContain('Modality images · “reads images”')
    expect(page).toMatch(/Price .*\$3.* · “\$3 per million tokens in”/u)
  })

  test('is found by its words too, and hidden from other workspaces', async () => {
    expect(await tell('story', { id: 'anthropic' })).toContain(quote)
    await bench.store.stories.insert(modelStory('released', { id: 'theirs', workspaceId: 'slack:other' }))
    expect((await bench.ask('story', { id: 'theirs' })).tone).toBe('error')
    expect((await bench.ask('story', { id: 'theirs', wrong: 'yes' })).tone).toBe('error')
    expect(await bench.store.complaints.listOpen()).toEqual([])
  })
})

describe('/why', () => {
  test('tells that the limit of the day was reached', async () => {
    await bench.ask('subscribe', { topic: 'funding', max_per_day: '1' })
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
    expect(await tell('why', { story: 'f1' })).toContain('funding · yes: it fits')
    await bench.store.subscriptions.countPosts('funding', [{ channelId: 'preview:c', day: '2026-02-12' }])
    expect(await tell('why', { story: 'f1' })).toContain('the limit of that day was reached')
  })
})

test('/why judges by the filters of today, gives the sums, and leads to the form that changes them', async () => {
  await bench.store.stories.insert(
    fundingStory('announced', { amount: usd(40e6), amountUsd: 40e6 }, { id: 'f1', updatedAt: NOW }),
  )
  await bench.ask('subscribe', { topic: 'funding', min_amount: '100M' })
  await bench.ask('subscribe', { topic: 'models' })
  const card = await bench.ask('why', { story: 'f1' })
  const told = readCard(card)
  expect(told).toContain("By today's filters:\nfunding")
  expect(told).toContain('the amount is below the minimum ($40M < $100M)')
  expect(card.buttons.map(({ label }) => label)).toEqual(['Change: funding'])
  expect((await bench.ask('why', { story: 'f1' }, { canManage: false })).buttons).toEqual([])
})

describe('/health', () => {
  test('says what brings posts to a channel where none come', async () => {
    expect(await tell('health')).toContain('no subscriptions yet.\nFor example: /subscribe topic:models\n')
    await bench.ask('subscribe', { topic: 'models' })
    expect(await tell('health')).not.toContain('For example')
    await bench.ask('subscriptions', { pause: '7d' })
    expect(await tell('health')).toContain('For example: /subscriptions resume:yes\n')
    await bench.ask('subscriptions', { resume: 'yes' })
    await bench.ask('unsubscribe', { topic: 'models' })
    await bench.ask('subscribe', { topic: 'roundup' })
    expect(await tell('health')).not.toContain('For example')
  })

  test('tells what is paused, what waits and which shared feeds are in trouble, since when', async () => {
    await addFeed('news', null)
    expect(await tell('health')).toContain('All is well')
    const [stored] = await bench.store.feeds.list()
    if (stored === undefined) throw new Error('the feed is missing')
    const state = {
      ...stored.state,
      lastSuccessAt: FIRST_AT - 86_400_000,
      problem: 'timeout',
      lastProblem: 'late',
    } as const
    await bench.store.feeds.saveState('news', state)
    await bench.ask('subscribe', { topic: 'funding' })
    await bench.store.subscriptions.pauseChannel('preview:c', 'channel-gone', NOW)
    const told = await tell('health')
    expect(told).toContain('0 of 1 feed can be read.')
    expect(told).toContain('The news · In trouble; it will be tried again · last read on Feb 11, 2026')
    expect(told).toContain('This channel is paused')
    await bench.clock.sleep(60_000)
    await bench.ask('subscribe', { topic: 'models' })
    expect(await tell('health')).toContain('Part of what this channel follows is paused')
    expect(told).toContain('paused: the bot no longer finds the channel')
  })

  test('says until when posts wait in quiet hours, and while the channel rests', async () => {
    await bench.ask('settings', { quiet_hours: '9-15' })
    await bench.ask('subscribe', { topic: 'funding' })
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
    const post = { channelId: 'preview:c', kind: 'post', storyId: 'f1', week: null, revision: 1 } as const
    await bench.store.deliveries.add({ ...post, dueAt: NOW - 3_600_000 })
    const waiting = 'Waiting until the quiet hours end at 15:00.'
    expect(await tell('health')).toContain(waiting)
    expect(await tell('why', { story: 'f1' })).toContain(waiting)
    for (const notNow of ['20-23', 'off']) {
      await bench.ask('settings', { quiet_hours: notNow })
      expect(await tell('why', { story: 'f1' })).toContain('It is about to be posted here.')
    }
    await bench.store.channels.setRest('preview:c', { restUntil: NOW + 7_200_000, refusals: 1 })
    const times = (await bench.ask('health')).sections.flatMap(({ lines }) =>
      lines.flatMap((line) => line.flatMap((part) => (part.kind === 'time' ? [part.atMs] : []))),
    )
    expect(times).toContain(NOW + 7_200_000)
  })

  test('speaks of a next post only where one is owed, and of the roundup where nothing else comes', async () => {
    await bench.ask('subscribe', { topic: 'roundup' })
    expect(await tell('health')).toContain('A roundup of the week')
    expect(await tell('health')).not.toContain('no subscriptions')
    const paused = readCard(await bench.ask('subscriptions', { pause: 'yes' }))
    expect(paused).toContain('The roundup of the week still comes')
    await bench.ask('subscribe', { topic: 'funding' })
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
    const owed = { channelId: 'preview:c', storyId: 'f1', week: null, revision: 1, dueAt: NOW - 1 } as const
    await bench.store.deliveries.add({ ...owed, kind: 'edit' })
    expect(await tell('health')).toContain('Nothing is waiting')
    await bench.store.deliveries.add({ ...owed, kind: 'post' })
    expect(await tell('health')).toContain('The next post comes any moment.')
    await bench.ask('unsubscribe', { topic: 'funding' })
    await bench.ask('unsubscribe', { topic: 'roundup' })
    const told = await tell('health')
    expect(told).toContain('no subscriptions')
    expect(told).not.toContain('next post')
  })

  test('says when the last post came, and where that is long ago what would have come', async () => {
    expect(await tell('health')).not.toMatch(/posted here|would have brought/u)
    await bench.ask('subscribe', { topic: 'funding', min_amount: '100M', mention: '<@&7>', mention_words: 'GPT' })
    const lookBack = 'What the last days would have brought: /subscribe topic:funding min_amount:$100M preview:7d'
    expect(await tell('health')).toContain(`Nothing was posted here so far.\n${lookBack}`)
    expect(await tell('health', {}, { canManage: false })).not.toContain('would have brought')
    const post = { channelId: 'preview:c', kind: 'post', storyId: 'f1', week: null, revision: 1, dueAt: NOW } as const
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
    await bench.store.deliveries.add(post)
    const claimed = await mustClaim(bench.store, 'preview:c', NOW)
    await bench.store.deliveries.markSent(claimed, messageOf(claimed, { sentAt: NOW }))
    const soon = await bench.ask('health')
    expect(soon.sections[0]?.lines).toContainEqual([
      { kind: 'text', text: 'Last posted here ' },
      { kind: 'time', atMs: NOW, style: 'relative' },
    ])
    expect(readCard(soon)).not.toContain('would have brought')
    await bench.clock.sleep(3 * 86_400_000)
    expect(await tell('health')).toContain(lookBack)
    await bench.ask('subscriptions', { pause: 'yes' })
    expect(await tell('health')).not.toMatch(/posted here|would have brought/u)
  })

  test("tells of the workspace's own feeds, and of nobody else's", async () => {
    expect(await tell('health')).not.toContain('Your own feeds')
    await addFeed('foreign', 'preview:other')
    await addFeed('own', 'preview:w')
    const fresh = await tell('health')
    expect(fresh).toContain('All is well')
    expect(fresh).toContain('Your own feeds\n0 of 1 feed can be read.')
    for (const { feed, state } of await bench.store.feeds.list()) {
      await bench.store.feeds.saveState(feed.id, { ...state, problem: 'gone', lastProblem: 'gone', stoppedAt: NOW })
    }
    const told = await tell('health')
    expect(told).toContain('It works, with some feeds in trouble')
    expect(told).toContain('The own · No longer read · could not be read so far')
    expect(told).not.toContain('The foreign')
  })
})

test('help explains one command with all its options', async () => {
  const told = await tell('help', { command: '/subscribe' })
  expect(told).toContain('topic (required)')
  expect(told).toContain('max_per_day')
})

describe('completing', () => {
  beforeEach(async () => {
    await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
    await bench.store.stories.insert(fundingStory('announced', { company: fact('Mistral') }, { id: 'f2' }))
    await bench.store.stories.insert(
      fundingStory('announced', { company: fact('Ours alone') }, { id: 'f3', workspaceId: 'preview:w' }),
    )
    await bench.store.stories.insert(
      fundingStory('announced', { company: fact('Theirs alone') }, { id: 'f4', workspaceId: 'slack:other' }),
    )
  })

  test('names come from the ledger, with slips forgiven, and none of other workspaces', async () => {
    expect(await bench.suggest('models', { vendor: 'antro' }, 'vendor')).toEqual(['Anthropic'])
    expect(await bench.suggest('models', { query: 'opus' }, 'query')).toEqual(['Claude Opus 4.6'])
    expect(await bench.suggest('funding', { company: '' }, 'company')).toEqual([
      'Anthropic',
      'Mistral',
      'Ours alone',
      'GIC',
    ])
    expect(await bench.suggest('subscribe', { companies: 'Mistral, an' }, 'companies')).toEqual(['Mistral, Anthropic'])
    expect(await bench.suggest('settings', { time_zone: 'seou' }, 'time_zone')).toEqual(['Asia/Seoul'])
    expect(await bench.suggest('settings', { language: 'k' }, 'language')).toEqual(['ko'])
    expect(await bench.suggest('story', { id: 'raises' }, 'id')).toHaveLength(3)
    expect(await bench.suggest('watch', { action: 'add', name: 'mis' }, 'name')).toEqual(['Mistral'])
    expect(await bench.suggest('watch', { action: 'remove', name: '' }, 'name')).toEqual([])
    await bench.ask('watch', { action: 'add', name: 'Mistral' })
    expect(await bench.suggest('watch', { action: 'remove', name: '' }, 'name')).toEqual(['Mistral'])
    expect(await bench.suggest('why', { link_or_title: 'x' }, 'link_or_title')).toEqual([])
    expect(await bench.suggest('nothing', {}, 'x')).toEqual([])
  })

  test('rounds, statuses and languages are offered in words of whoever types, as lists, too', async () => {
    expect((await bench.suggest('subscribe', { topic: 'funding', rounds: 'see' }, 'rounds'))[0]).toBe('Seed')
    expect((await bench.suggest('funding', { round: 'series c' }, 'round'))[0]).toBe('Series C')
    const statuses = await bench.suggest('subscribe', { topic: 'funding', statuses: '' }, 'statuses')
    expect(statuses).toContain('In talks')
    expect(statuses).not.toContain('Preview')
    const found = await complete(
      {
        ...{ command: 'subscribe', options: { languages: 'English, 한국' }, platform: 'preview', language: 'ko' },
        ...{ workspaceExternalId: 'w', channelExternalId: 'c', personId: 'p' },
        ...{ canManage: true, isAdmin: true, managesToo: [] },
      },
      'languages',
      bench.deps,
    )
    expect(found).toEqual([{ label: 'English, 한국어', value: 'English, Korean' }])
  })

  test('names that came later are known a minute later', async () => {
    expect(await bench.suggest('funding', { company: 'news' }, 'company')).toEqual([])
    await bench.store.stories.insert(fundingStory('announced', { company: fact('Newsroom AI') }, { id: 'f5' }))
    await bench.clock.sleep(60_000)
    // The first look still answers from before, and fetches.
    await bench.suggest('funding', { company: 'news' }, 'company')
    expect(await bench.suggest('funding', { company: 'news' }, 'company')).toEqual(['Newsroom AI'])
  })

  test('never fails', async () => {
    await bench.store.close()
    expect(await bench.suggest('story', { id: 'x' }, 'id')).toEqual([])
    bench = await commandBench(NOW)
  })
})
