import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/core/durations.ts'
import { LANGUAGES } from '../../src/core/workspace.ts'
import { startOwnFeeds, type OwnFeeds } from '../builders/own-feeds.ts'

const HOST = 'broken.example'
const PAGE = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><body>Sign in</body></html>' }

let world: OwnFeeds
beforeEach(async () => {
  world = await startOwnFeeds(Date.UTC(2026, 2, 2, 9))
  await world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST) })
})
afterEach(() => world.close())

/** Polls again after that time, and gives what the channel is told then. */
async function pollAfter(ms: number): Promise<string> {
  world.clock.moveTo(world.clock.nowMs() + ms)
  await world.poll((await world.ownFeed('one'))?.feed.id ?? '')
  return await world.told('one')
}

/** After how many polls, from the first one on, the channel was told something. */
async function toldIn(polls: number, everyMs: number): Promise<readonly number[]> {
  const told: number[] = []
  for (let at = 1; at <= polls; at += 1) if ((await pollAfter(everyMs)).includes('A feed is in trouble')) told.push(at)
  return told
}

describe('the channel where a feed was added', () => {
  test('is not told of a page that says sorry for a moment', async () => {
    world.origin.serve(HOST, (_asked, count) =>
      count % 2 === 0 ? PAGE : { body: '<rss version="2.0"><channel/></rss>' },
    )
    expect(await toldIn(6, HOUR_MS)).toEqual([])
  })

  test.each([
    [1, 0],
    [6, 1],
  ])('is told of a server that is down for %i hours %i times', async (hours, times) => {
    world.origin.serve(HOST, () => ({ status: 503 }))
    const dueAt = async (): Promise<number> => (await world.ownFeed('one'))?.state.nextPollAt ?? Infinity
    const until = (await dueAt()) + hours * HOUR_MS
    const told: string[] = []
    for (let at = await dueAt(); at < until; at = await dueAt()) told.push(await pollAfter(at - world.clock.nowMs()))
    expect(told.length).toBeGreaterThan(3)
    expect(told.join('').match(/A feed is in trouble/gu)?.length ?? 0).toBe(times)
  })

  test('is told nothing of a feed that comes and goes, and within two days of one that went for good', async () => {
    // Down for most of every 22 hours, so that it is when a word about the time before is due.
    const began = world.clock.nowMs()
    const fine = { body: '<rss version="2.0"><channel><title>Notes</title></channel></rss>' }
    let isDead = false
    world.origin.serve(HOST, () => {
      const hours = (world.clock.nowMs() - began) / HOUR_MS
      return isDead || hours % 22 > 8 ? { status: 503 } : fine
    })
    const toldWithin = async (hours: number): Promise<string> => {
      const told: string[] = []
      for (let at = 0; at < hours; at += 1) {
        world.clock.moveTo(world.clock.nowMs() + HOUR_MS)
        const due = await world.store.feeds.listDue(world.clock.nowMs(), 9)
        for (const { feed } of due) if (feed.scope.kind === 'workspace') await world.poll(feed.id)
        told.push(await world.posted('one'))
      }
      return told.join('')
    }
    expect(await toldWithin(10 * 24)).toBe('')
    isDead = true
    expect((await toldWithin(48)).match(/A feed is in trouble/gu)).toHaveLength(1)
    expect(await toldWithin(7 * 24)).toBe('')
  })

  test('is not told of a document that is empty for hours, and is told of one that stays so', async () => {
    world.serve(HOST, ['One', 'Two'])
    await pollAfter(HOUR_MS)
    const full = '<rss version="2.0"><channel><item><title>One</title><guid>1</guid></item></channel></rss>'
    world.origin.serve(HOST, (_asked, count) => ({
      body: count % 2 === 0 ? full : '<rss version="2.0"><channel><title>Notes</title></channel></rss>',
    }))
    expect(await toldIn(6, HOUR_MS)).toEqual([])
    world.serve(HOST, ['One', 'Two'])
    await pollAfter(HOUR_MS)
    world.serve(HOST, [])
    expect(await toldIn(24, HOUR_MS)).toEqual([])
    expect(await world.ask('one', 'health')).toContain('All is well')
    expect(await toldIn(6, HOUR_MS)).toEqual([1])
    expect(await world.ask('one', 'health')).not.toContain('All is well')
  })

  test('is told later of what began soon after the last word, if it goes on', async () => {
    world.origin.serve(HOST, () => PAGE)
    expect(await toldIn(4, HOUR_MS)).toEqual([3])
    world.serve(HOST, [])
    expect(await pollAfter(HOUR_MS)).toBe('')
    world.origin.serve(HOST, () => PAGE)
    expect(await toldIn(20, DAY_MS)).toEqual([7])
  })

  test('is told once more when the feed is given up, and how it comes back', async () => {
    world.origin.serve(HOST, () => ({ status: 404 }))
    expect(await toldIn(29, DAY_MS)).toEqual([3])
    const told = await pollAfter(2 * DAY_MS)
    expect(told).toContain('no longer read')
    expect(told).toContain('Check now')
    expect(await toldIn(20, DAY_MS)).toEqual([])
  })

  test('is told that the feed is given up though it was told of another trouble the day before', async () => {
    world.origin.serve(HOST, () => PAGE)
    expect(await toldIn(4, HOUR_MS)).toEqual([3])
    world.origin.serve(HOST, () => ({ status: 410 }))
    expect(await pollAfter(HOUR_MS)).toBe('')
    expect(await pollAfter(DAY_MS)).toContain('no longer read')
  })

  test('is told of many at once, in one message, and of what comes later in another', async () => {
    const paths = Array.from({ length: 12 }, (_, at) => `/feed-${at}`)
    for (const path of paths) {
      // Nobody changes more in a minute than a few things.
      world.clock.moveTo(world.clock.nowMs() + 60_000)
      await world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST, path) })
    }
    const own = (await world.store.feeds.list()).filter(({ feed }) => feed.scope.kind === 'workspace')
    world.origin.serve(HOST, () => PAGE)
    for (let at = 0; at < 3; at += 1) {
      world.clock.moveTo(world.clock.nowMs() + HOUR_MS)
      for (const { feed } of own.slice(0, -1)) await world.poll(feed.id)
    }
    expect(await world.posted('one')).toBe('')
    const told = await world.told('one')
    expect(told).toContain('12 feeds are in trouble')
    expect(told.match(/There is a web page where the feed should be/gu)).toHaveLength(10)
    expect(told).toContain('and 2 more')
    expect(world.adapter.messages()).toHaveLength(1)
    const last = own.at(-1)?.feed
    for (let at = 0; at < 3; at += 1) await world.poll(last?.id ?? '')
    expect(await world.told('one')).toContain(`A feed is in trouble: ${last?.name ?? ''}`)
  })

  test('is told nothing when another failure follows the trouble before it could be reached, and then all is well', async () => {
    world.origin.serve(HOST, () => PAGE)
    for (let at = 0; at < 3; at += 1) {
      world.clock.moveTo(world.clock.nowMs() + HOUR_MS)
      await world.poll((await world.ownFeed('one'))?.feed.id ?? '')
    }
    world.serve(HOST, [])
    await world.poll((await world.ownFeed('one'))?.feed.id ?? '')
    world.origin.serve(HOST, () => PAGE)
    expect(await pollAfter(HOUR_MS)).toBe('')
  })

  test('is told at once of what begins anew where the word before never came, for all was well by then', async () => {
    world.origin.serve(HOST, () => PAGE)
    for (let at = 0; at < 3; at += 1) {
      world.clock.moveTo(world.clock.nowMs() + HOUR_MS)
      await world.poll((await world.ownFeed('one'))?.feed.id ?? '')
    }
    world.serve(HOST, [])
    expect(await pollAfter(HOUR_MS / 2)).toBe('')
    world.origin.serve(HOST, () => PAGE)
    expect(await toldIn(4, HOUR_MS)).toEqual([3])
  })
})

test.each(LANGUAGES)('a feed that is given up says in %s how it comes back', async (language) => {
  await world.ask('one', 'settings', { language })
  world.origin.serve(HOST, () => ({ status: 410 }))
  await toldIn(2, HOUR_MS)
  const told = await pollAfter(DAY_MS)
  const button = { en: 'Check now', ko: '지금 확인', ja: 'いま確認', zh: '现在检查' }[language]
  expect(told.split(button)).toHaveLength(3)
})

describe('a feed that is to be added', () => {
  const add = (path: string) => world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST, path) })

  test('and cannot be had is told of with what to do next', async () => {
    let waitS = 7_200
    const busy = () => ({ status: 429, headers: { 'retry-after': String(waitS) } })
    world.origin.serve(HOST, ({ path }) =>
      path === '/busy' ? busy() : path === '/gone' ? { status: 410 } : { body: '' },
    )
    expect(await add('/empty')).toMatch(/It was not added. Try again later\.(?!.*For example)/u)
    const gone = await add('/gone')
    expect(gone).toContain('Look for its successor. It was not added.')
    expect(gone).not.toContain('Remove it')
    expect(await add('/busy')).toContain('It was not added. Try again after Mar 2, 2026, 11:00')
    // Its host is asked nothing meanwhile.
    expect(await add('/other')).toContain('It was not added. Try again after Mar 2, 2026, 11:00')
    // However long it asked for, after a week it is asked again.
    waitS = 999_999_999
    world.clock.moveTo(world.clock.nowMs() + 3 * HOUR_MS)
    expect(await add('/busy')).toContain('Try again after Mar 9, 2026, 12:00')
    waitS = 0
    world.clock.moveTo(world.clock.nowMs() + 8 * DAY_MS)
    expect(await add('/busy')).toContain('Try again later.')
  })

  test('and has said nothing for months is told of with the day of its newest post', async () => {
    const served = (days: number) => {
      const date = new Date(world.clock.nowMs() - days * DAY_MS).toUTCString()
      const item = `<item><title>One</title><guid>1</guid><pubDate>${date}</pubDate></item>`
      return { body: `<rss version="2.0"><channel><title>Notes</title>${item}</channel></rss>` }
    }
    world.origin.serve(HOST, ({ path }) => served(path === '/old' ? 100 : 20))
    expect(await add('/old')).toContain('Its newest post is from Nov 22, 2025.')
    expect(await add('/new')).not.toContain('newest')
  })

  test('or removed, and was named in part, is told with the line that names it whole', async () => {
    const told = await world.ask('one', 'feeds', { action: 'remove', feed: 'ＮＯＴＥＳ' })
    expect(told).toContain('For example: /feeds action:remove feed:\\"Notes of broken.example\\"')
  })
})

describe('a look at a feed', () => {
  const FULL =
    '<rss version="2.0"><channel><title>Notes</title><item><title>One</title><guid>1</guid></item></channel></rss>'
  const EMPTY = '<rss version="2.0"><channel><title>Notes</title></channel></rss>'
  const look = () => world.ask('one', 'feeds', { action: 'check', feed: world.origin.url(HOST) })
  const serveTagged = (tag: string, body: string) => {
    const isSame = (sent: string | undefined) => sent === tag
    const headers = { etag: tag }
    world.origin.serve(HOST, (asked) => (isSame(asked.headers['if-none-match']) ? { status: 304 } : { headers, body }))
  }

  test('says what the list says of an empty one, also where nothing has changed since it was read', async () => {
    serveTagged('"full"', FULL)
    await pollAfter(HOUR_MS)
    serveTagged('"empty"', EMPTY)
    await pollAfter(HOUR_MS)
    const told = 'It is empty, and used to have entries'
    expect(await world.ask('one', 'feeds')).toContain(told)
    expect(await look()).toContain(told)
    expect(world.origin.asked(HOST).at(-1)?.status).toBe(304)
  })

  test('that was given up has it read again though it posts nothing any more', async () => {
    const now = world.clock.nowMs()
    const items = [40, 41, 42, 43, 44].map((days) => {
      const date = new Date(now - days * DAY_MS).toUTCString()
      return `<item><title>Day ${days}</title><guid>${days}</guid><pubDate>${date}</pubDate></item>`
    })
    const body = `<rss version="2.0"><channel><title>Notes</title>${items.join('')}</channel></rss>`
    world.origin.serve(HOST, () => ({ status: 410 }))
    await toldIn(2, HOUR_MS)
    expect(await pollAfter(DAY_MS)).toContain('no longer read')
    world.origin.serve(HOST, () => ({ headers: { 'content-type': 'application/rss+xml' }, body }))
    expect(await look()).toContain('read again from now on')
    expect((await world.ownFeed('one'))?.state.stoppedAt).toBeNull()
  })

  test('that answers again has it read at once, not when its last failure is long enough ago', async () => {
    world.origin.serve(HOST, () => ({ status: 500 }))
    await toldIn(10, DAY_MS)
    const isDue = async () =>
      (await world.store.feeds.listDue(world.clock.nowMs(), 9)).some(({ feed }) => feed.scope.kind === 'workspace')
    await look()
    expect(await isDue()).toBe(false)
    world.serve(HOST, [])
    expect(await look()).toContain('read again from now on')
    expect(await isDue()).toBe(true)
    await pollAfter(0)
    expect(await look()).toContain('has 0 posts')
  })

  test('is not taken for trouble where its host asked for a pause', async () => {
    world.origin.serve(HOST, ({ path }) =>
      path === '/busy' ? { status: 429, headers: { 'retry-after': '7200' } } : { body: FULL },
    )
    await world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST, '/busy') })
    const asked = world.origin.asked(HOST).length
    expect(await look()).toContain('asked to wait until Mar 2')
    expect(world.origin.asked(HOST)).toHaveLength(asked)
  })
})
