import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { feedStringsOf } from '../../src/bot/cards/feed-strings.ts'
import type { CommandDeps } from '../../src/bot/commands/command-deps.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { LANGUAGES, newChannel, type Platform } from '../../src/core/workspace.ts'
import type { PreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import type { PipelineDeps } from '../../src/pipeline/deps.ts'
import { ingest } from '../../src/pipeline.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { subscribe } from '../builders/channel.ts'
import { CATALOGUE, startOwnFeeds, type OwnFeeds } from '../builders/own-feeds.ts'
import type { VirtualClock } from '../builders/virtual-clock.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import type { OriginServer } from '../fakes/origin-server.ts'

const START = Date.UTC(2026, 2, 2, 9)

let origin: OriginServer
let clock: VirtualClock
let store: Store
let pipeline: PipelineDeps
let commands: CommandDeps
let adapter: PreviewAdapter
let serve: OwnFeeds['serve']
let ask: OwnFeeds['ask']
let poll: OwnFeeds['poll']
let posted: OwnFeeds['posted']
let world: OwnFeeds

beforeEach(async () => {
  world = await startOwnFeeds(START)
  ;({ origin, clock, store, pipeline, commands, adapter, serve, ask, poll, posted } = world)
})
afterEach(() => world.close())

const inChannelOf = (workspace: string) =>
  adapter.messages().filter(({ channelId }) => channelId === `preview:${workspace}-channel`)

async function ownFeedOf(workspace: string, platform?: Platform): Promise<string> {
  return (await world.ownFeed(workspace, platform))?.feed.id ?? ''
}

const ROUND = 'Zephyrite raises $40 million Series A led by Accel for AI weather models'

describe('a feed of one workspace', () => {
  beforeEach(async () => {
    for (const workspace of ['one', 'two']) await ask(workspace, 'subscribe', { topic: 'funding' })
    await poll(CATALOGUE)
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('Added')
    clock.moveTo(START + HOUR_MS)
    serve('own.example', [ROUND])
    await poll(await ownFeedOf('one'))
  })

  test('is posted there and nowhere else', async () => {
    expect(await posted('one')).toContain('Zephyrite')
    expect(await posted('two')).toBe('')
  })

  test('shows in no answer to anybody else, and in no public list', async () => {
    expect(await ask('one', 'funding')).toContain('Zephyrite')
    expect(await ask('one', 'why', { link_or_title: 'https://own.example/0' })).toContain('first report')
    expect(await ask('one', 'feeds')).toContain('own.example')
    for (const [command, options] of [
      ['funding', {}],
      ['funding', { company: 'Zephyrite' }],
      ['roundup', {}],
      ['why', { link_or_title: 'https://own.example/0' }],
      ['why', { link_or_title: 'Zephyrite' }],
      ['feeds', {}],
      ['feeds', { action: 'check', feed: origin.url('own.example') }],
      ['feeds', { action: 'remove', feed: origin.url('own.example') }],
    ] as const) {
      const told = await ask('two', command, options)
      // What was asked for may be said again; nothing that was not asked for may appear.
      expect(told, command).not.toContain(ROUND)
      expect(told, command).not.toContain('Notes of own.example')
    }
    const all = { ...ANY_STORY, topic: 'funding', limit: 10, offset: 0 } as const
    expect(await store.stories.list({ ...all, workspaceId: null })).toEqual([])
    expect(await store.stories.listNames('company', null)).toEqual([])
    expect(await ownFeedOf('one')).not.toBe('')
  })

  test('neither opens, nor changes, nor counts towards a public story', async () => {
    clock.moveTo(START + 2 * HOUR_MS)
    serve('press.example', ['AI startup Zephyrite raises $45 million Series A'])
    await poll(CATALOGUE)
    expect(await posted('two')).toContain('$45M')
    const all = { ...ANY_STORY, topic: 'funding', limit: 10, offset: 0 } as const
    const [story, ...more] = await store.stories.list({ ...all, workspaceId: null })
    expect(more).toEqual([])
    expect(story?.sources.map(({ name }) => name)).toEqual(['The Press'])
  })

  test('and everybody else tell one event once: its message there goes on', async () => {
    expect(await posted('one')).toContain('Zephyrite')
    clock.moveTo(START + 2 * HOUR_MS)
    serve('press.example', ['AI startup Zephyrite raises $45 million Series A at $400 million valuation'])
    await poll(CATALOGUE)
    await posted('one')
    expect(await posted('two')).toContain('$45M')
    const [post, ...others] = inChannelOf('one')
    expect(others.filter(({ threadOf }) => threadOf === null)).toEqual([])
    expect(JSON.stringify(post?.card)).toContain('The Press')
    // The public story still knows nothing of it, and the workspace sees the event once in its lists.
    const all = { ...ANY_STORY, topic: 'funding', limit: 10, offset: 0 } as const
    const [story] = await store.stories.list({ ...all, workspaceId: null })
    expect(story?.sources.map(({ name }) => name)).toEqual(['The Press'])
    const [seen, ...more] = await store.stories.list({ ...all, workspaceId: 'preview:one' })
    expect(more).toEqual([])
    expect(seen?.sources.map(({ name }) => name).toSorted()).toEqual(['Notes of own.example', 'The Press'])
    expect(await store.stories.count({ ...all, workspaceId: 'preview:two' })).toBe(1)
    expect(await ask('one', 'why', { link_or_title: 'https://press.example/0' })).toContain('by another message')
    expect(await ask('two', 'why', { link_or_title: 'https://press.example/0' })).not.toContain('by another message')
  })

  test('is not given again to a subscription that begins later', async () => {
    clock.moveTo(START + 2 * HOUR_MS)
    serve('press.example', ['AI startup Larkspire raises $45 million Series B'])
    await poll(CATALOGUE)
    await posted('one')
    serve('own.example', [ROUND, 'AI startup Larkspire raises $45 million Series B'])
    await poll(await ownFeedOf('one'))
    await posted('one')
    await ask('one', 'unsubscribe', { topic: 'funding' })
    await ask('one', 'subscribe', { topic: 'funding', backfill: '5' })
    await posted('one')
    const posts = inChannelOf('one').map(({ card }) => JSON.stringify(card))
    expect(posts.filter((card) => card.includes('Larkspire'))).toHaveLength(1)
  })

  test('is taken along when what everybody was told is mended by hand', async () => {
    await posted('one')
    clock.moveTo(START + 2 * HOUR_MS)
    serve('press.example', ['AI startup Zephyrite raises $45 million Series A'])
    await poll(CATALOGUE)
    await posted('one')
    const all = { ...ANY_STORY, topic: 'funding', limit: 1, offset: 0 } as const
    const [story] = await store.stories.list({ ...all, workspaceId: null })
    const order = { action: 'retract', storyId: story?.id ?? '', doneBy: 'op', why: 'a hoax' } as const
    await mendStory(order, { store, clock, random: pipeline.random })
    await posted('one')
    expect(JSON.stringify(inChannelOf('one')[0]?.card)).toContain('Retracted')
    expect(await store.stories.count({ ...all, workspaceId: 'preview:one' })).toBe(0)
  })

  test.each([false, true])(
    'goes on below the older one where two public stories are merged (told there: %s)',
    async (isTold) => {
      await posted('one')
      // Another own feed may have told the older one already.
      const older = 'Umbrella Forecasts raises $40 million Series A for AI weather models'
      const named = { ...ANY_STORY, topic: 'funding', limit: 9, offset: 0 } as const
      const about = async (subject: string, workspaceId: string | null) => {
        const found = await store.stories.list({ ...named, subjects: [subject], workspaceId })
        expect(found).toHaveLength(1)
        return found[0]?.id ?? ''
      }
      clock.moveTo(START + 2 * HOUR_MS)
      if (isTold) {
        serve('own.example', [ROUND, older])
        await poll(await ownFeedOf('one'))
        await posted('one')
      }
      serve('press.example', [older])
      await poll(CATALOGUE)
      clock.moveTo(START + 3 * HOUR_MS)
      serve('press.example', [older, 'AI startup Zephyrite raises $45 million Series A'])
      await poll(CATALOGUE)
      await posted('one')
      const [into, from] = [await about('Umbrella Forecasts', null), await about('Zephyrite', null)]
      const own = await about('Zephyrite', 'preview:one')
      const messages = inChannelOf('one').filter(({ threadOf }) => threadOf === null).length

      const order = { action: 'merge', storyIds: [into, from], doneBy: 'op', why: 'one round, two names' } as const
      await mendStory(order, { store, clock, random: pipeline.random })
      expect((await store.stories.find(own))?.mending).toEqual({ kind: 'merged', intoId: into })
      expect(await store.stories.reports(own)).toEqual([])

      clock.moveTo(START + 4 * HOUR_MS)
      const more = 'Zephyrite confirms its $40 million Series A led by Accel for AI weather models'
      serve('own.example', isTold ? [ROUND, older, more] : [ROUND, more])
      await poll(await ownFeedOf('one'))
      await posted('one')
      const [seen, ...others] = await store.stories.list({ ...named, workspaceId: 'preview:one' })
      expect(others).toEqual([])
      expect(seen).toMatchObject({ workspaceId: 'preview:one', publicId: into, mending: null })
      const told = (await store.stories.reports(seen?.id ?? '')).map(({ title }) => title)
      expect(told).toEqual(expect.arrayContaining([ROUND, more, older]))
      for (const link of ['https://own.example/0', `https://own.example/${isTold ? 2 : 1}`]) {
        // Only that story knows both sums.
        expect(await ask('one', 'why', { link_or_title: link })).toContain('$40M to $45M')
      }
      // Nothing new is posted, and nobody else hears of it.
      expect(inChannelOf('one').filter(({ threadOf }) => threadOf === null)).toHaveLength(messages)
      expect((await store.stories.find(into))?.sources.map(({ name }) => name)).toEqual(['The Press'])
      expect(await ask('two', 'funding')).not.toContain('own.example')
    },
  )

  test('brings nothing more once it is removed, though it was being asked just then', async () => {
    await posted('one')
    const answers = Promise.withResolvers<undefined>()
    const asked = Promise.withResolvers<undefined>()
    origin.serve('own.example', () => (response) => {
      asked.resolve(undefined)
      const news = 'Umbrella Forecasts raises $40 million Series A for AI weather models'
      const item = `<item><title>${news}</title><guid>x</guid></item>`
      void answers.promise.then(() => response.end(`<rss version="2.0"><channel>${item}</channel></rss>`))
    })
    const polled = poll(await ownFeedOf('one'))
    await asked.promise
    expect(await ask('one', 'feeds', { action: 'remove', feed: origin.url('own.example') })).toContain('Removed')
    answers.resolve(undefined)
    await polled
    expect(await posted('one')).toBe('')
  })

  test('may be followed by two workspaces apart', async () => {
    expect(await ask('two', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('Added')
    clock.moveTo(START + 2 * HOUR_MS)
    await ask('one', 'feeds', { action: 'remove', feed: origin.url('own.example') })
    expect(await ownFeedOf('one')).toBe('')
    expect(await ownFeedOf('two')).not.toBe('')
  })
})

test('on Discord, direct messages get what everybody is told: whoever left the server hears nothing of its own', async () => {
  const workspace = { id: 'discord:1', platform: 'discord', externalId: '1' } as const
  const settings = { language: 'en', timeZone: 'UTC' } as const
  const places = [
    newChannel(workspace, 'room', settings),
    newChannel(workspace, 'direct', { ...settings, personId: '7' }),
  ]
  await store.transaction(async (ledger) => {
    for (const place of places) await subscribe(ledger, await ledger.channels.ensure(workspace, place), 'funding')
  })
  await poll(CATALOGUE)
  await commands.feedDesk.add(origin.url('own.example'), { workspaceId: workspace.id, channelId: 'discord:room' })
  clock.moveTo(START + HOUR_MS)
  serve('own.example', [ROUND])
  await poll(await ownFeedOf('1', 'discord'))
  const toldIn = async (workspaceId: string | null) => {
    const [story] = await store.stories.list({ ...ANY_STORY, topic: 'funding', workspaceId, limit: 1, offset: 0 })
    return (await store.deliveries.listPosts(story?.id ?? '')).map(({ channelId }) => channelId)
  }
  expect(await toldIn(workspace.id)).toEqual(['discord:room'])
  clock.moveTo(START + 2 * HOUR_MS)
  serve('press.example', ['AI startup Zephyrite raises $45 million Series A'])
  await poll(CATALOGUE)
  expect(await toldIn(null)).toEqual(['discord:direct'])
})

describe('what everybody was told first', () => {
  beforeEach(async () => {
    for (const workspace of ['one', 'two']) await ask(workspace, 'subscribe', { topic: 'funding' })
    await poll(CATALOGUE)
    await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    clock.moveTo(START + HOUR_MS)
  })

  test('is not posted again when an own feed tells it too', async () => {
    serve('press.example', ['AI startup Zephyrite raises $40 million Series A'])
    await poll(CATALOGUE)
    expect(await posted('one')).toContain('Zephyrite')
    clock.moveTo(START + 2 * HOUR_MS)
    serve('own.example', [ROUND])
    await poll(await ownFeedOf('one'))
    expect(await posted('one')).toBe('')
    expect(await ask('one', 'why', { link_or_title: 'https://own.example/0' })).toContain('by another message')
    // The message that stands is that of everybody's story.
    expect(await ask('one', 'why', { link_or_title: 'https://press.example/0' })).toContain('yes: it fits')
    expect(await ask('two', 'funding')).not.toContain('own.example')
  })

  test('and was wrong is nothing that an own feed is taken to have said', async () => {
    serve('press.example', ['AI startup Zephyrite raises $45 million Series A'])
    await poll(CATALOGUE)
    await posted('one')
    const all = { ...ANY_STORY, topic: 'funding', limit: 9, offset: 0 } as const
    const [wrong] = await store.stories.list({ ...all, workspaceId: null })
    const order = { action: 'retract', storyId: wrong?.id ?? '', doneBy: 'op', why: 'a hoax' } as const
    await mendStory(order, { store, clock, random: pipeline.random })
    clock.moveTo(START + 2 * HOUR_MS)
    serve('own.example', [ROUND])
    await poll(await ownFeedOf('one'))
    const [own] = await store.stories.list({ ...all, workspaceId: 'preview:one' })
    expect(own?.sources.map(({ name }) => name)).toEqual(['Notes of own.example'])
    expect(own?.publicId).toBeNull()
    const told = await posted('one')
    expect(told).toContain('$40M')
    expect(told).not.toContain('$45M')
  })

  test('is posted when only what the own feed adds makes it fit', async () => {
    await ask('one', 'subscribe', { topic: 'funding', min_amount: '30M' })
    serve('press.example', ['AI weather startup Zephyrite closes Series A led by Accel'])
    await poll(CATALOGUE)
    expect(await posted('one')).toBe('')
    clock.moveTo(START + 2 * HOUR_MS)
    serve('own.example', [ROUND])
    await poll(await ownFeedOf('one'))
    expect(await posted('one')).toContain('$40M')
  })
})

describe('/feeds', () => {
  test('adds a feed with exactly one request, and what is there is its baseline', async () => {
    serve('own.example', [ROUND])
    await ask('one', 'subscribe', { topic: 'funding' })
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('1 post is there')
    expect(origin.asked('own.example')).toHaveLength(1)
    expect(await posted('one')).toBe('')
  })

  test('adds a feed that was removed as a new one: what came meanwhile is its baseline', async () => {
    await ask('one', 'subscribe', { topic: 'funding' })
    await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    await ask('one', 'feeds', { action: 'remove', feed: origin.url('own.example') })
    clock.moveTo(START + HOUR_MS)
    serve('own.example', [ROUND])
    clock.moveTo(START + 2 * HOUR_MS)
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('1 post is there')
    expect(await posted('one')).toBe('')
    await poll(await ownFeedOf('one'))
    expect(await posted('one')).toBe('')
  })

  test('reads a feed again that was given up, once a look finds that it answers', async () => {
    await ask('one', 'subscribe', { topic: 'funding' })
    await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    origin.serve('own.example', () => ({ status: 410, body: '' }))
    for (const hours of [0, 1, 25]) {
      clock.moveTo(START + hours * HOUR_MS)
      await poll(await ownFeedOf('one'))
    }
    const levelOf = async () => {
      const stored = await store.feeds.find(await ownFeedOf('one'))
      return stored === null ? null : commands.feedDesk.levelOf(stored)
    }
    const look = () => ask('one', 'feeds', { action: 'check', feed: origin.url('own.example') })
    expect(await look()).not.toContain('read again')
    expect(await levelOf()).toBe('stopped')
    serve('own.example', [ROUND])
    expect(await look()).toContain('read again from now on')
    const due = await store.feeds.listDue(clock.nowMs(), 9)
    expect(due.map(({ feed }) => feed.id)).toContain(await ownFeedOf('one'))
    await poll(await ownFeedOf('one'))
    expect(await levelOf()).toBe('well')
    // What was posted while nobody asked is no news.
    expect(await posted('one')).toBe('')
    expect(await look()).not.toContain('read again')
  })

  test('finds the feed of a page with two requests, and calls it what it calls itself', async () => {
    const page = `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>`
    const rss = `<rss version="2.0"><channel><title>Found</title></channel></rss>`
    origin.serve('own.example', ({ path }) =>
      path === '/feed'
        ? { headers: { 'content-type': 'application/rss+xml' }, body: rss }
        : { headers: { 'content-type': 'text/html' }, body: page },
    )
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example', '/blog') })).toContain(
      'Added: Found"',
    )
    expect(origin.asked('own.example').map(({ path }) => path)).toEqual(['/blog', '/feed'])
  })

  test.each(LANGUAGES)(
    'says in %s what else the page names, also where its first feed is followed already',
    async (language) => {
      const names = ['/feed', '/ai'].map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`)
      origin.serve('own.example', ({ path }) =>
        path === '/'
          ? { headers: { 'content-type': 'text/html' }, body: `<html><head>${names.join('')}</head></html>` }
          : { body: '<rss version="2.0"><channel><title>Found</title></channel></rss>' },
      )
      for (let time = 0; time < 2; time += 1) {
        const page = { action: 'add', feed: origin.url('own.example', '/') }
        const answered = await ask('one', 'feeds', page, { language })
        expect(answered).toContain(`"heading":"${feedStringsOf(language).others}"`)
        expect(answered).toContain(origin.url('own.example', '/ai'))
      }
    },
  )

  test('tells feeds of one host apart that have the same name, or none', async () => {
    origin.serve('own.example', ({ path }) => ({
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel>${path.startsWith('/blog') ? '<title>The Blog</title>' : ''}</channel></rss>`,
    }))
    const add = (path: string) => ask('one', 'feeds', { action: 'add', feed: origin.url('own.example', path) })
    const host = `own.example:${origin.port}`
    expect(await add('/blog/ai')).toContain('Added: The Blog"')
    expect(await add('/blog/money')).toContain(`Added: The Blog (${host}/blog/money)"`)
    expect(await add('/a.xml')).toContain(`Added: ${host}/a.xml"`)
    expect(await add('/b.xml')).toContain(`Added: ${host}/b.xml"`)
    const removed = await ask('one', 'feeds', { action: 'remove', feed: `The Blog (${host}/blog/money)` })
    expect(removed).toContain(`Removed: The Blog (${host}/blog/money)`)
  })

  test.each([401, 403])('says of a feed that answers %d that only public feeds are read', async (status) => {
    origin.serve('own.example', () => ({ status, body: 'no' }))
    const answered = await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    expect(answered).toContain('wants a login')
    expect(answered).toContain('public feeds only')
    expect(await ownFeedOf('one')).toBe('')
  })

  test('says so when it is followed already, by the workspace or by everybody', async () => {
    await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    expect(await ask('one', 'feeds', { action: 'add', feed: `${origin.url('own.example')}/` })).toContain('already')
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('press.example') })).toContain('The Press')
  })

  test.each([302, 307])('says so of an address that leads to what is followed already (%d)', async (status) => {
    const elsewhere = { status, headers: { location: origin.url('press.example') } }
    origin.serve('own.example', () => elsewhere)
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain(
      'The Press is followed already',
    )
    expect(await ownFeedOf('one')).toBe('')
  })

  test('says so of the address to which a feed that is followed has moved', async () => {
    await ask('one', 'feeds', { action: 'add', feed: origin.url('broken.example') })
    const moved = { status: 301, headers: { location: origin.url('own.example') } }
    origin.serve('broken.example', () => moved)
    for (let day = 0; day < 3; day += 1) {
      clock.moveTo(clock.nowMs() + 24 * HOUR_MS)
      await poll(await ownFeedOf('one'))
    }
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('already')
  })

  test.each(['<http://HOST/feed>', 'feed://HOST/feed', 'feed:http://HOST/feed', 'HOST/feed', 'http://HOST/feed.'])(
    'takes an address as people paste it, and finds the feed by it: %s',
    async (pasted) => {
      origin.serve('own.example', ({ path }) =>
        path === '/feed' ? { body: '<rss><channel/></rss>' } : { status: 404 },
      )
      const host = `own.example:${origin.port}`
      const isPlain = pasted.includes('http:')
      const typed = pasted.replace('HOST', host)
      // Without a scheme it is asked by https, which this server does not speak.
      expect(await ask('one', 'feeds', { action: 'add', feed: typed })).toContain(isPlain ? 'Added' : 'certificate')
      if (!isPlain) await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
      const bare = typed.replace(/^feed:(?:\/\/)?/, '')
      expect(await ask('one', 'feeds', { action: 'remove', feed: bare })).toContain('Removed')
    },
  )

  test.each(['http://ada:s3cret@own.example/feed', 'ada:s3cret@own.example/feed', '<https://ada:s3cret@own.example/>'])(
    'takes no password, asks nobody with it and keeps it nowhere: %s',
    async (address) => {
      await ask('one', 'subscribe', { topic: 'funding' })
      const answered = await ask('one', 'feeds', { action: 'add', feed: address })
      expect(answered).toContain('user name and a password')
      expect(answered).not.toContain('s3cret')
      expect(origin.asked()).toEqual([])
      expect(JSON.stringify(await store.audit.list('preview:one-channel', 9))).not.toContain('s3cret')
    },
  )

  test.each(['/rss?auth=0123456789abcdef', '/feed/podcast/7/private/0a1b2c3d-4e5f.rss'])(
    'shows nobody an address that lets in whoever has it: %s',
    async (path) => {
      const secret = /[0-9a-f-]{12,}/.exec(path)?.[0] ?? ''
      await ask('one', 'subscribe', { topic: 'funding' })
      origin.serve('own.example', (_asked, count) =>
        count === 0 ? { body: '<rss><channel/></rss>' } : { status: 410 },
      )
      const add = { action: 'add', feed: origin.url('own.example', path) }
      const told = [await ask('one', 'feeds', add), await ask('one', 'feeds'), await ask('one', 'subscriptions')]
      for (let times = 0; times < 3; times += 1) await poll(await ownFeedOf('one'))
      told.push(await world.told('one'), await ask('one', 'health'), await ask('one', 'feeds'))
      expect(told.join('\n')).toContain('A feed is in trouble')
      expect(told.join('\n')).not.toContain(secret)
      await ask('one', 'feeds', { ...add, action: 'check' })
      await ask('one', 'feeds', { ...add, action: 'remove' })
      expect(await ownFeedOf('one')).toBe('')
      expect(JSON.stringify(await store.audit.list('preview:one-channel', 9))).not.toContain(secret)
      expect(origin.asked('own.example').map((asked) => asked.path)).toEqual([path, path, path, path, path])
    },
  )

  test('says which ports it asks', async () => {
    const answered = await ask('one', 'feeds', { action: 'add', feed: 'http://reader.example:1200/feed' })
    expect(answered).toContain('80, 443, 8080 or 8443')
  })

  test('tells what is wrong with an address, and what to do', async () => {
    origin.serve('own.example', () => ({ headers: { 'content-type': 'text/html' }, body: '<html><body>Hi' }))
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('web page')
    expect(await ask('one', 'feeds', { action: 'add', feed: 'http://169.254.169.254/feed' })).toContain(
      'No public server',
    )
    expect(await ask('one', 'feeds', { action: 'add', feed: 'https://missing.example/' })).toContain('No public server')
    expect(await ask('one', 'feeds', { action: 'add' })).toContain('Say which feed')
    expect(await ask('one', 'feeds', { action: 'plant' })).toContain('list, add, remove, check')
    expect(await ownFeedOf('one')).toBe('')
  })

  test('lets everybody look, and only managers change', async () => {
    const [look, change] = [{ canManage: false }, { action: 'add', feed: origin.url('own.example') }]
    expect(await ask('one', 'feeds', {}, look)).toContain('no feeds of your own')
    expect(await ask('one', 'feeds', change, look)).toContain('Only people who may manage')
    expect(await ownFeedOf('one')).toBe('')
    await ask('one', 'subscribe', { topic: 'funding' })
    await ask('one', 'feeds', change)
    const asked = origin.asked('own.example').length
    const check = { action: 'check', feed: origin.url('own.example') }
    expect(await ask('one', 'feeds', check, look)).toContain('Only people who may manage')
    for (let at = 0; at < 8; at += 1) await ask('one', 'feeds', check)
    expect(await ask('one', 'feeds', check)).toContain('10 changes in one minute')
    expect(origin.asked('own.example')).toHaveLength(asked + 8)
    // It says nothing of who changed what.
    const told = await ask('one', 'subscriptions')
    expect(told).toContain('action:add')
    expect(told).not.toContain('action:check')
  })

  test('stops at fifty', async () => {
    for (let at = 0; at < 50; at += 1) {
      await store.feeds.add({
        ...WIRE_FEED,
        id: `own-${at}`,
        scope: { kind: 'workspace', workspaceId: 'preview:one', channelId: null },
        url: `https://own.example/${at}`,
      })
    }
    expect(await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('50 feeds')
    expect(await ask('two', 'feeds', { action: 'add', feed: origin.url('own.example') })).toContain('Added')
  })

  test.each(LANGUAGES)('speaks %s', async (language) => {
    const added = await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') }, { language })
    const listed = await ask('one', 'feeds', {}, { language })
    const checked = await ask('one', 'feeds', { action: 'check', feed: 'Notes of own.example' }, { language })
    expect([added, listed, checked]).not.toContain('undefined')
    expect(new Set([added, listed, checked]).size).toBe(3)
  })
})

describe('a feed of a workspace that removed the bot', () => {
  const pollAfter = async (hours: number): Promise<number> => {
    clock.moveTo(clock.nowMs() + hours * HOUR_MS)
    const before = origin.asked('own.example').length
    const parts = { store, clock, log: pipeline.log, feedsAtOnce: 1 }
    await createPoller({ ...parts, ingest: (stored) => ingest(stored, pipeline) }).pollDue()
    return origin.asked('own.example').length - before
  }
  const news = (name: string) => `${name} raises $40 million Series A led by Accel for AI weather models`

  beforeEach(async () => {
    await ask('one', 'subscribe', { topic: 'funding' })
    await ask('one', 'feeds', { action: 'add', feed: origin.url('own.example') })
    expect(await pollAfter(30)).toBe(1)
    await store.subscriptions.pauseWorkspace('preview:one', 'bot-removed', clock.nowMs())
  })

  test('is not asked, and when the bot is back only what comes from then on is posted', async () => {
    serve('own.example', [news('Zephyrite')])
    for (let day = 0; day < 20; day += 1) expect(await pollAfter(30)).toBe(0)
    await store.subscriptions.resumeWorkspace('preview:one', 'bot-removed')
    expect(await pollAfter(0)).toBe(1)
    expect(await posted('one')).toBe('')
    expect(await ask('one', 'funding')).toContain('Zephyrite')
    clock.moveTo(clock.nowMs() + HOUR_MS)
    serve('own.example', [news('Zephyrite'), news('Umbrella Forecasts')])
    expect(await pollAfter(30)).toBe(1)
    // Nobody read the feed for hours: what it told waits a little for others.
    clock.moveTo(clock.nowMs() + HOUR_MS)
    const told = await posted('one')
    expect(told).toContain('Umbrella Forecasts')
    expect(told).not.toContain('Zephyrite')
  })

  test.each(LANGUAGES)(
    'says in %s that it rests, is no trouble, and a look does not bring it back',
    async (language) => {
      expect(await pollAfter(30)).toBe(0)
      const { level, problem } = feedStringsOf(language)
      const listed = await ask('one', 'feeds', {}, { language })
      expect(listed).toContain(level.resting)
      expect(listed).toContain(problem.unfollowed)
      const feed = origin.url('own.example')
      expect(await ask('one', 'feeds', { action: 'check', feed })).toContain('works')
      expect(await ask('one', 'feeds', {}, { language })).toContain(level.resting)
      expect(await pollAfter(30)).toBe(0)
      expect(await posted('one')).toBe('')
    },
  )
})

describe('a feed in trouble', () => {
  const break_ = (status: number): void => {
    origin.serve('broken.example', () => ({ status }))
  }
  const pollAfter = async (hours: number): Promise<void> => {
    clock.moveTo(clock.nowMs() + hours * HOUR_MS)
    await poll(await ownFeedOf('one'))
  }

  beforeEach(async () => {
    await ask('one', 'feeds', { action: 'add', feed: origin.url('broken.example') })
    await ask('two', 'subscribe', { topic: 'funding' })
  })

  test('is told once, in the channel where it was added', async () => {
    break_(403)
    await pollAfter(1)
    await pollAfter(1)
    expect(await world.told('one')).toBe('')
    await pollAfter(1)
    expect(await world.told('one')).toContain('A feed is in trouble')
    for (let at = 0; at < 5; at += 1) await pollAfter(1)
    expect(await world.told('one')).toBe('')
    expect(await world.told('two')).toBe('')
  })

  test('is told when it is given up, even if it was asked seldom', async () => {
    break_(404)
    await pollAfter(1)
    expect(await world.told('one')).toBe('')
    // The bot was off meanwhile.
    await pollAfter(30 * 24)
    expect(await world.told('one')).toBe('')
    await pollAfter(24)
    expect(await world.told('one')).toContain('A feed is in trouble')
  })

  test('is not told when it is well again before the channel could be reached', async () => {
    break_(410)
    for (let times = 0; times < 3; times += 1) await pollAfter(1)
    serve('broken.example', [])
    await pollAfter(1)
    expect(await world.told('one')).toBe('')
  })
})
