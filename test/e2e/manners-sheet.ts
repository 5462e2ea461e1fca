import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/durations.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { createHttpFetch } from '../../src/feeds/http-fetch.ts'
import { createWebSub, type WebSub } from '../../src/feeds/websub.ts'
import { ingest, ingestPushed } from '../../src/pipeline.ts'
import { checkFeed } from '../../src/pipeline/check-feed.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { openStore } from '../../src/store/open-store.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { sequence } from '../builders/sequence.ts'
import { createVirtualClock, type VirtualClock } from '../builders/virtual-clock.ts'
import { startOriginServer, type Asked, type Handler, type OriginServer, type Reply } from '../fakes/origin-server.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

export type MannersRow = {
  readonly row: string
  readonly what: string
  /** `null` when it held; else what was seen. */
  readonly miss: string | null
}

/** What one month looked like from the publishers' side. */
type Month = {
  readonly asked: (host: string) => readonly Asked[]
  readonly mostInFlight: (host: string) => number
  readonly store: Store
}

type Scenario = {
  readonly row: string
  readonly what: string
  /** Host -> how its server behaves. A host without a handler does not resolve. */
  readonly hosts: Readonly<Record<string, Handler | null>>
  /** Paths of the feeds on each host; one by default. */
  readonly paths?: readonly string[]
  /** Says what was wrong; `null` when nothing. */
  readonly miss: (month: Month) => string | null | Promise<string | null>
}

const START = Date.UTC(2026, 1, 1, 5, 17)
/** A little more than a month, for what ends after 30 days. */
const LENGTH = 31 * DAY_MS
const RESTART_AT = START + 10 * DAY_MS + 13 * MINUTE_MS
const MANUAL_AT = START + 12 * DAY_MS + 7 * MINUTE_MS
const PUSHED_UNTIL = START + 20 * DAY_MS
const PUBLIC_URL = 'https://aiwire.example'
const USER_AGENT = 'AIWire/0.1 (+https://aiwire.example)'
const LAST_MODIFIED = 'Sun, 01 Feb 2026 05:00:00 GMT'

/** A document whose entries came every `gapMs` until now. */
function documentAt(nowMs: number, gapMs: number, channel = ''): string {
  const newest = Math.floor(nowMs / gapMs)
  const items = Array.from({ length: 4 }, (_, at) => {
    const number = newest - at
    const date = new Date(number * gapMs).toUTCString()
    return `<item><title>Note ${number}</title><guid isPermaLink="false">n${number}</guid><pubDate>${date}</pubDate></item>`
  })
  return `<rss version="2.0"><channel><title>T</title>${channel}${items.join('')}</channel></rss>`
}

type Publisher = {
  readonly gapMs?: number
  readonly headers?: Readonly<Record<string, string>>
  /** `null`: none. */
  readonly etag?: ((newest: number) => string) | null
  readonly lastModified?: string
  readonly channel?: string
}

/** A well-behaved server: answers 304 to what it sent last. */
function publisher(options: Publisher = {}): (asked: Asked) => Reply {
  const { gapMs = 8 * HOUR_MS, headers = {}, etag = (newest) => `"v${newest}"`, lastModified, channel } = options
  return (asked) => {
    const tag = etag?.(Math.floor(asked.at / gapMs))
    const shared = {
      ...headers,
      ...(tag === undefined ? {} : { etag: tag }),
      ...(lastModified === undefined ? {} : { 'last-modified': lastModified }),
    }
    if (tag !== undefined && asked.headers['if-none-match'] === tag) return { status: 304, headers: shared }
    return { headers: shared, body: documentAt(asked.at, gapMs, channel) }
  }
}

function gaps(asked: readonly Asked[]): number[] {
  return asked.slice(1).map((one, at) => one.at - (asked[at]?.at ?? 0))
}

function hours(ms: number): string {
  return `${Math.round(ms / 36_000) / 100} h`
}

function isConditional({ headers }: Asked): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined
}

/** The first complaint of several, `null` when there is none. */
function first(...complaints: readonly (string | null | false)[]): string | null {
  return complaints.find((one) => typeof one === 'string') ?? null
}

function tooSoon(asked: readonly Asked[], leastMs: number, after: (one: Asked) => boolean = () => true): string | null {
  for (const [at, one] of asked.entries()) {
    const next = asked[at + 1]
    if (next !== undefined && after(one) && next.at - one.at < leastMs) {
      return `asked again after ${hours(next.at - one.at)}, not ${hours(leastMs)}`
    }
  }
  return null
}

function askedOften(asked: readonly Asked[], least: number): string | null {
  return asked.length >= least ? null : `asked only ${asked.length} times`
}

const limited = (until: number, retryAfter: string, then: (asked: Asked) => Reply): Handler => {
  return (asked) => (asked.at < until ? { status: 429, headers: { 'retry-after': retryAfter } } : then(asked))
}

const SCENARIOS: readonly Scenario[] = [
  {
    row: 'R1',
    what: 'conditional after the first request',
    hosts: { 'r1.example': publisher() },
    miss: ({ asked }) => {
      const [one, ...others] = asked('r1.example')
      const plain = others.filter((each) => !isConditional(each))
      return first(
        askedOften(others, 100),
        one === undefined || isConditional(one) ? 'the first was conditional' : null,
        plain.length > 3 ? `${plain.length} others were unconditional` : null,
      )
    },
  },
  {
    row: 'R2',
    what: 'validators echoed verbatim, quotes and W/ kept',
    hosts: { 'r2.example': publisher({ etag: () => 'W/"a b;c=\'d\'"', lastModified: LAST_MODIFIED }) },
    miss: ({ asked }) => {
      const sent = asked('r2.example').filter(isConditional)
      const wrong = sent.find(
        ({ headers }) =>
          headers['if-none-match'] !== 'W/"a b;c=\'d\'"' || headers['if-modified-since'] !== LAST_MODIFIED,
      )
      return first(askedOften(sent, 20), wrong === undefined ? null : JSON.stringify(wrong.headers))
    },
  },
  {
    row: 'R3',
    what: 'no If-Modified-Since that the server did not give',
    hosts: { 'r3.example': publisher({ headers: { date: LAST_MODIFIED } }), 'r3b.example': publisher({ etag: null }) },
    miss: ({ asked }) => {
      const invented = [...asked('r3.example'), ...asked('r3b.example')].filter(
        ({ headers }) => headers['if-modified-since'] !== undefined,
      )
      const none = asked('r3b.example').filter(isConditional)
      return first(askedOften(asked('r3b.example'), 50), invented.length + none.length > 0 ? 'invented' : null)
    },
  },
  {
    row: 'R4',
    what: 'validators stored on every 200 and 304',
    hosts: {
      'r4.example': (asked, count) => {
        const headers = { etag: `"answer-${count}"` }
        const isKnown = asked.headers['if-none-match'] === `"answer-${count - 1}"`
        return isKnown && count % 5 !== 0
          ? { status: 304, headers }
          : { headers, body: documentAt(asked.at, 8 * HOUR_MS) }
      },
    },
    miss: ({ asked }) => {
      const wrong = asked('r4.example').findIndex(
        (one, at) => isConditional(one) && one.headers['if-none-match'] !== `"answer-${at - 1}"`,
      )
      return first(askedOften(asked('r4.example'), 100), wrong < 0 ? null : `request ${wrong} sent an old one`)
    },
  },
  {
    row: 'R5',
    what: 'both validators sent when both were received',
    hosts: { 'r5.example': publisher({ lastModified: LAST_MODIFIED }) },
    miss: ({ asked }) => {
      const half = asked('r5.example').filter(
        (one) => isConditional(one) && Object.keys(one.headers).filter((name) => name.startsWith('if-')).length !== 2,
      )
      return half.length === 0 ? askedOften(asked('r5.example'), 100) : `${half.length} sent one`
    },
  },
  {
    row: 'R6',
    what: 'conditional >= 1 h apart where a feed asks for it, unconditional >= 24 h',
    hosts: { 'r6.example': publisher({ gapMs: 10 * MINUTE_MS, headers: { 'cache-control': 'max-age=3600' } }) },
    miss: ({ asked }) => {
      const all = asked('r6.example')
      return first(
        askedOften(all, 500),
        tooSoon(all, HOUR_MS),
        tooSoon(
          all.filter((one) => !isConditional(one)),
          DAY_MS,
        ),
      )
    },
  },
  {
    row: 'R7',
    what: 'max-age honoured, on a 429 too',
    hosts: {
      'r7.example': (asked, count) =>
        count % 7 === 3
          ? { status: 429, headers: { 'cache-control': 'max-age=30000' } }
          : publisher({ gapMs: HOUR_MS, headers: { 'cache-control': 'max-age=14400' } })(asked),
    },
    miss: ({ asked }) => {
      const all = asked('r7.example')
      return first(
        askedOften(all, 80),
        tooSoon(all, 4 * HOUR_MS),
        tooSoon(all, 30_000_000, ({ status }) => status === 429),
      )
    },
  },
  {
    row: 'R8',
    what: '429 stops, then slows down',
    hosts: {
      'r8.example': (asked, count) =>
        asked.at > START + 12 * DAY_MS
          ? { status: 410 }
          : count === 50
            ? { status: 429 }
            : publisher({ gapMs: 20 * MINUTE_MS })(asked),
    },
    miss: ({ asked }) => {
      const all = asked('r8.example')
      const at = all.findIndex(({ status }) => status === 429)
      const week = all.slice(at).filter((one) => one.at < (all[at]?.at ?? 0) + 7 * DAY_MS)
      const before = Math.max(...gaps(all.slice(0, at)))
      return first(
        at < 0 ? 'never limited' : null,
        before < HOUR_MS ? null : `slow from the beginning: ${hours(before)}`,
        tooSoon(week, HOUR_MS),
        askedOften(all.slice(at), 100),
      )
    },
  },
  {
    row: 'R9',
    what: 'a restart does not poll again',
    hosts: { 'r9.example': publisher({ headers: { 'cache-control': 'max-age=21600' } }) },
    miss: ({ asked }) => first(askedOften(asked('r9.example'), 80), tooSoon(asked('r9.example'), 6 * HOUR_MS)),
  },
  {
    row: 'R10',
    what: 'adding a feed is exactly one GET',
    hosts: { 'r10.example': publisher() },
    miss: ({ asked }) => {
      const early = asked('r10.example').filter(({ at }) => at < START + HOUR_MS)
      return early.length === 1 && early[0]?.method === 'GET' ? null : `${early.length} requests`
    },
  },
  {
    row: 'R11',
    what: 'a manual refresh is conditional',
    hosts: { 'r11.example': publisher() },
    miss: ({ asked }) => {
      const manual = asked('r11.example').filter(({ at }) => at === MANUAL_AT)
      return manual.length === 1 && manual.every(isConditional) ? null : `${manual.length} requests`
    },
  },
  {
    row: 'R12',
    what: 'no cookies, no Referer, nothing added to the address',
    hosts: {
      'r12.example': (asked) =>
        asked.path.startsWith('/feed')
          ? { status: 302, headers: { location: '/moved?id=7', 'set-cookie': 'id=1; Path=/' } }
          : publisher({ headers: { 'set-cookie': 'id=2' } })(asked),
    },
    miss: ({ asked }) => {
      const bad = asked('r12.example').find(
        ({ headers, path }) =>
          headers.cookie !== undefined || headers.referer !== undefined || !['/feed', '/moved?id=7'].includes(path),
      )
      return first(askedOften(asked('r12.example'), 200), bad === undefined ? null : bad.path)
    },
  },
  {
    row: 'R13',
    what: 'User-Agent with version and address',
    hosts: { 'r13.example': publisher() },
    miss: ({ asked }) => {
      const other = asked('r13.example').find(({ headers }) => headers['user-agent'] !== USER_AGENT)
      return first(
        askedOften(asked('r13.example'), 100),
        other === undefined ? null : String(other.headers['user-agent']),
      )
    },
  },
  {
    row: 'R14',
    what: 'gzip asked for and read',
    hosts: {
      'r14.example': (asked) => {
        const reply = publisher()(asked)
        const packed = gzipSync(reply.body ?? '')
        if (reply.status === 304 || gunzipSync(packed).length === 0) return reply
        return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' }, body: packed }
      },
    },
    miss: async ({ asked, store }) => {
      const without = asked('r14.example').filter(({ headers }) => !/\bgzip\b/.test(String(headers['accept-encoding'])))
      const entries = await store.entries.findByKeys('r14.example/feed', [
        'guid:n' + String(Math.floor(START / (8 * HOUR_MS))),
      ])
      return first(without.length > 0 ? 'not asked for' : null, entries.size === 1 ? null : 'not read')
    },
  },
  {
    row: 'max-age',
    what: 'max-age less Age, and Expires',
    hosts: {
      'age.example': publisher({ gapMs: HOUR_MS, headers: { 'cache-control': 'public, max-age=28800', age: '7200' } }),
      'expires.example': (asked) =>
        publisher({
          gapMs: HOUR_MS,
          headers: { date: new Date(asked.at).toUTCString(), expires: new Date(asked.at + 5 * HOUR_MS).toUTCString() },
        })(asked),
    },
    miss: ({ asked }) =>
      first(
        tooSoon(asked('age.example'), 6 * HOUR_MS),
        askedOften(asked('age.example'), 100),
        tooSoon(asked('expires.example'), 5 * HOUR_MS - 1_000),
        askedOften(asked('expires.example'), 120),
      ),
  },
  {
    row: 'ttl',
    what: 'ttl kept, after a 304 too',
    hosts: { 'ttl.example': publisher({ gapMs: 6 * HOUR_MS, channel: '<ttl>240</ttl>' }) },
    miss: ({ asked }) => first(askedOften(asked('ttl.example'), 150), tooSoon(asked('ttl.example'), 4 * HOUR_MS)),
  },
  {
    row: 'skipHours',
    what: 'hours of rest (GMT) kept, after a 304 too',
    hosts: {
      'hours.example': publisher({
        gapMs: 2 * HOUR_MS,
        channel: `<skipHours>${[0, 1, 2, 3, 22, 23].map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
      }),
    },
    miss: ({ asked }) => {
      const all = asked('hours.example')
      const wrong = all.find(({ at }) => [0, 1, 2, 3, 22, 23].includes(new Date(at).getUTCHours()))
      return first(askedOften(all, 200), wrong === undefined ? null : new Date(wrong.at).toISOString())
    },
  },
  {
    row: 'skipDays',
    what: 'days of rest kept, after a 304 too',
    hosts: {
      'days.example': publisher({ channel: '<skipDays><day>Saturday</day><day>Sunday</day></skipDays>' }),
    },
    miss: ({ asked }) => {
      // The first document has to come before its wishes are known; the month begins on a Sunday.
      const all = asked('days.example').slice(1)
      const wrong = all.find(({ at }) => [0, 6].includes(new Date(at).getUTCDay()))
      return first(askedOften(all, 80), wrong === undefined ? null : new Date(wrong.at).toISOString())
    },
  },
  {
    row: 'Retry-After 429',
    what: 'a 429 holds for all feeds of its host, up to 7 days',
    hosts: {
      'limit.example': (asked) => {
        const isLimited = asked.path === '/a' && asked.at > START + 3 * DAY_MS && asked.at < START + 3.5 * DAY_MS
        return isLimited
          ? { status: 429, headers: { 'retry-after': '172800' } }
          : publisher({ gapMs: 6 * HOUR_MS })(asked)
      },
      'long.example': limited(START + DAY_MS, '2592000', publisher()),
    },
    paths: ['/a', '/b', '/c'],
    miss: ({ asked }) => {
      const all = asked('limit.example')
      const long = asked('long.example')
      return first(
        all.some(({ status }) => status === 429) ? null : 'never limited',
        tooSoon(all, 2 * DAY_MS, ({ status }) => status === 429),
        askedOften(all, 300),
        tooSoon(long, 7 * DAY_MS, ({ status }) => status === 429),
        askedOften(long, 100),
      )
    },
  },
  {
    row: 'Retry-After 503',
    what: 'a 503 holds for the feed alone',
    hosts: {
      'busy.example': (asked) =>
        asked.path === '/a' && asked.at > START + 3 * DAY_MS && asked.at < START + 3.5 * DAY_MS
          ? { status: 503, headers: { 'retry-after': new Date(asked.at + 2 * DAY_MS).toUTCString() } }
          : publisher({ gapMs: 6 * HOUR_MS })(asked),
    },
    paths: ['/a', '/b'],
    miss: ({ asked }) => {
      const busy = asked('busy.example').filter(({ path }) => path === '/a')
      const other = asked('busy.example').filter(({ path }) => path === '/b')
      return first(
        busy.some(({ status }) => status === 503) ? null : 'never busy',
        tooSoon(busy, 2 * DAY_MS - 1_000, ({ status }) => status === 503),
        other.some(({ at }) => at > START + 4 * DAY_MS && at < START + 5 * DAY_MS) ? null : 'the other feed waited too',
      )
    },
  },
  {
    row: '301/308',
    what: 'stored after 3 equal answers over 24 h; a short one and a 302 never',
    hosts: {
      'moved.example': () => ({ status: 301, headers: { location: '//new.example:PORT/feed' } }),
      'moved8.example': () => ({ status: 308, headers: { location: '//new.example:PORT/feed8' } }),
      'short.example': (asked) =>
        asked.at < START + 20 * HOUR_MS
          ? { status: 301, headers: { location: '//new.example:PORT/no' } }
          : publisher()(asked),
      'found.example': () => ({ status: 302, headers: { location: '//new.example:PORT/found' } }),
      'new.example': publisher(),
    },
    miss: ({ asked }) => {
      const old = [...asked('moved.example'), ...asked('moved8.example')]
      const late = old.filter(({ at }) => at > START + 2 * DAY_MS)
      return first(
        old.length < 6 ? `believed after ${old.length} answers` : null,
        late.length > 0 ? 'the old address was still asked' : null,
        Math.max(...old.map(({ at }) => at)) - START < DAY_MS ? 'believed within a day' : null,
        askedOften(
          asked('new.example').filter(({ path }) => path === '/feed'),
          50,
        ),
        asked('new.example').some(({ path, at }) => path === '/no' && at > START + DAY_MS)
          ? 'a short 301 was believed'
          : null,
        askedOften(asked('found.example'), 100),
      )
    },
  },
  {
    row: '410',
    what: 'a feed that says for a day that it is gone is not asked again',
    hosts: { 'gone.example': (asked, count) => (count < 3 ? publisher()(asked) : { status: 410 }) },
    miss: ({ asked }) => {
      const times = asked('gone.example').filter(({ status }) => status === 410).length
      return times === 6 ? null : `asked ${times} times`
    },
  },
  {
    row: '404',
    what: 'backs off 1 h x 2^n up to 7 days, ends after 30 days',
    hosts: { 'missing.example': (asked, count) => (count < 1 ? publisher()(asked) : { status: 404 }) },
    miss: async ({ asked, store }) => {
      const missing = asked('missing.example').slice(1)
      const steps = gaps(missing)
      const wrong = steps.slice(0, -1).findIndex((step, at) => step < Math.min(HOUR_MS * 2 ** at, 7 * DAY_MS))
      return first(
        wrong >= 0 ? `step ${wrong} was ${hours(steps[wrong] ?? 0)}` : null,
        missing.length >= 9 && missing.length <= 12 ? null : `asked ${missing.length} times`,
        typeof (await store.feeds.find('missing.example/feed'))?.state.stoppedAt === 'number' ? null : 'never ended',
      )
    },
  },
  {
    row: 'DNS',
    what: 'a name that does not resolve backs off alike and ends',
    hosts: { 'nowhere.example': null },
    miss: async ({ store }) => {
      const state = (await store.feeds.find('nowhere.example/feed'))?.state
      return first(
        state?.problem === 'dns' ? null : `problem ${String(state?.problem)}`,
        (state?.failuresInARow ?? 0) <= 13 ? null : `tried ${String(state?.failuresInARow)} times`,
        typeof state?.stoppedAt === 'number' ? null : 'never ended',
      )
    },
  },
  {
    row: 'validators',
    what: 'dropped after 8 days: some servers answer 304 for ever',
    hosts: {
      'forever.example': (asked) =>
        isConditional(asked) ? { status: 304 } : { headers: { etag: '"x"' }, body: documentAt(asked.at, 8 * HOUR_MS) },
    },
    miss: ({ asked }) => {
      const whole = asked('forever.example').filter((one) => !isConditional(one))
      return first(
        whole.length >= 3 && whole.length <= 4 ? null : `${whole.length} unconditional`,
        tooSoon(whole, 8 * DAY_MS),
        Math.max(...gaps(whole)) < 9.1 * DAY_MS ? null : 'too late',
      )
    },
  },
  {
    row: 'spacing',
    what: 'one request in flight and 2 s between requests per host',
    hosts: { 'shared.example': publisher() },
    paths: ['/a', '/b', '/c', '/d', '/e'],
    miss: ({ asked, mostInFlight }) =>
      first(
        askedOften(asked('shared.example'), 500),
        tooSoon(asked('shared.example'), 2_000),
        mostInFlight('shared.example') === 1 ? null : `${mostInFlight('shared.example')} at once`,
      ),
  },
  {
    row: 'adaptive',
    what: 'as often as it publishes: every 5 min to every 24 h',
    hosts: {
      'busiest.example': (asked) =>
        asked.at < START + 2 * DAY_MS ? publisher({ gapMs: MINUTE_MS })(asked) : { status: 410 },
      'quiet.example': publisher({ gapMs: 20 * DAY_MS }),
    },
    miss: ({ asked }) =>
      first(
        tooSoon(asked('busiest.example'), 5 * MINUTE_MS),
        Math.max(...gaps(asked('busiest.example').filter(({ status }) => status !== 410))) < 7 * MINUTE_MS
          ? null
          : 'a busy feed was forgotten',
        tooSoon(asked('quiet.example'), DAY_MS),
        askedOften(asked('quiet.example'), 28),
      ),
  },
  {
    row: 'WebSub',
    what: 'pushed, renewed at 80 %, polled daily beside; broken when polling finds more',
    hosts: {
      'pushed.example': (asked) =>
        publisher({ headers: { link: '<//hub.example:PORT/>; rel="hub", </feed>; rel="self"' } })(asked),
      'hub.example': () => ({ status: 202 }),
    },
    miss: async ({ asked, store }) => {
      const polls = asked('pushed.example')
      const daily = polls.filter(({ at }) => at > START + DAY_MS && at < PUSHED_UNTIL)
      const later = polls.filter(({ at }) => at > PUSHED_UNTIL + 2 * DAY_MS)
      const renewals = asked('hub.example').filter(({ at }) => at < PUSHED_UNTIL)
      const leases = gaps(renewals).filter((gap) => gap < LEASE_MS * 0.8 || gap > LEASE_MS * 0.8 + 2 * HOUR_MS)
      const numbers = range(48).map((at) => Math.floor(START / (8 * HOUR_MS)) + 6 + at)
      const known = await store.entries.findByKeys('pushed.example/feed', [
        ...numbers.map((one) => `guid:n${one}`),
        'guid:forged',
      ])
      const late = [...known.values()].filter(({ seenAt, publishedAt }) => seenAt - publishedAt > 2 * HOUR_MS)
      return first(
        renewals.every(({ body }) => /hub\.secret=\w{32,}/.test(body)) ? null : 'no secret',
        renewals.length === 5 && leases.length === 0 ? null : `renewed after ${gaps(renewals).map(hours).join(', ')}`,
        tooSoon(daily, DAY_MS),
        askedOften(daily, 17),
        known.has('guid:forged') ? 'a forged push was taken' : null,
        known.size === numbers.length && late.length === 0 ? null : `${known.size} pushed, ${late.length} late`,
        askedOften(later, 40),
      )
    },
  },
  {
    row: 'jitter',
    what: 'spread over feeds, and only ever later',
    hosts: Object.fromEntries(
      range(8).map((at) => [
        `j${at}.example`,
        publisher({ gapMs: HOUR_MS, headers: { 'cache-control': 'max-age=21600' } }),
      ]),
    ),
    miss: ({ asked }) => {
      const late = range(8).map((at) => Math.min(...gaps(asked(`j${at}.example`))) - 6 * HOUR_MS)
      return first(
        late.some((ms) => ms < 0) ? `${Math.min(...late)} ms early` : null,
        new Set(late.map((ms) => Math.round(ms / 1_000))).size >= 6 ? null : 'not spread',
        late.every((ms) => ms <= 13 * MINUTE_MS) ? null : 'over ten minutes late',
      )
    },
  },
]

/** Row and what it asks, in order. */
export const MANNERS_ROWS: readonly (readonly [string, string])[] = SCENARIOS.map(({ row, what }) => [row, what])

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}

const LEASE_MS = 5 * DAY_MS

/** Plays the hub: verifies who subscribes, then pushes what is new, and something forged. */
function createHub(origin: OriginServer, clock: VirtualClock): (websub: WebSub) => Promise<void> {
  let handled = 0
  let pushed = 0
  let subscriber: { readonly callback: string; readonly secret: string } | null = null
  const call = async (websub: WebSub, method: 'GET' | 'POST', request: Request): Promise<Response | undefined> =>
    await websub.routes.find((route) => route.method === method)?.handle(request)
  return async (websub) => {
    const waiting = origin.asked('hub.example').slice(handled)
    handled += waiting.length
    for (const { body } of waiting) {
      const form = new URLSearchParams(body)
      const callback = form.get('hub.callback') ?? ''
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': form.get('hub.topic') ?? '',
        'hub.challenge': 'abc123',
        'hub.lease_seconds': String(LEASE_MS / 1_000),
      })
      const answer = await call(websub, 'GET', new Request(`${callback}?${query.toString()}`))
      if ((await answer?.text()) === 'abc123') subscriber = { callback, secret: form.get('hub.secret') ?? '' }
    }
    const newest = Math.floor(clock.nowMs() / (8 * HOUR_MS))
    if (subscriber === null || newest === pushed || clock.nowMs() > PUSHED_UNTIL) return
    pushed = newest
    const document = documentAt(clock.nowMs(), 8 * HOUR_MS)
    for (const body of [document, document.replace(/n\d+</, 'forged<')]) {
      const signature = `sha256=${createHmac('sha256', subscriber.secret).update(document).digest('hex')}`
      const headers = { 'x-hub-signature': signature, 'content-type': 'application/rss+xml' }
      await call(websub, 'POST', new Request(subscriber.callback, { method: 'POST', headers, body }))
    }
    await websub.settle()
  }
}

type Process = {
  readonly websub: WebSub
  readonly check: (feedId: string) => Promise<void>
  readonly store: Store
  readonly pollDue: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** What `app.ts` puts together, as far as polling goes. */
async function startProcess(folder: string, origin: OriginServer, clock: VirtualClock): Promise<Process> {
  const random = sequence()
  const store = await openStore({ url: `sqlite:${join(folder, 'month.db')}`, random })
  const fetch = createHttpFetch({
    userAgent: USER_AGENT,
    allowedHosts: origin.allowedHosts(),
    lookup: origin.lookup,
    clock,
  })
  const faults: unknown[] = []
  const log = { ...SILENT, error: (message: string, fields?: object) => faults.push([message, fields]) }
  // Ids must not repeat after the restart.
  const prefix = String(clock.nowMs())
  const deps = pipelineDeps({ store, fetch, clock, random: { id: () => `${prefix}-${random.id()}` }, log })
  const poller = createPoller({ store, clock, log, ingest: (stored) => ingest(stored, deps), feedsAtOnce: 16 })
  const websub = createWebSub({
    feeds: store.feeds,
    fetch,
    clock,
    log,
    publicUrl: PUBLIC_URL,
    trusts: () => false,
    onPush: async (stored, document) => {
      await ingestPushed(stored, document, deps)
    },
  })
  return {
    store,
    websub,
    async check(feedId) {
      const stored = await store.feeds.find(feedId)
      if (stored !== null) await checkFeed(stored, deps)
    },
    pollDue: poller.pollDue,
    async stop() {
      await poller.stop()
      await fetch.close()
      await store.close()
      if (faults.length > 0) throw new Error(`a poll failed: ${JSON.stringify(faults[0])}`)
    },
  }
}

async function nextPollAt({ feeds }: Store): Promise<number> {
  const [next] = await feeds.listDue(Number.MAX_SAFE_INTEGER, 1)
  return next?.state.nextPollAt ?? Infinity
}

function feedsOf({ hosts, paths = ['/feed'] }: Scenario, origin: OriginServer): readonly Feed[] {
  return Object.keys(hosts)
    .filter((host) => host !== 'new.example' && host !== 'hub.example')
    .flatMap((host) =>
      paths.map((path) => ({
        ...WIRE_FEED,
        id: `${host}${path}`,
        name: host,
        // What does not resolve is no private host that was allowed, so it needs a usual port.
        url: hosts[host] === null ? `http://${host}${path}` : origin.url(host, path),
      })),
    )
}

/** `PORT` in a Location stands for the server's own, which is known only once it runs. */
function withPort(handler: Handler, port: number): Handler {
  return (asked, count) => {
    const reply = handler(asked, count)
    if (typeof reply === 'function') return reply
    const headers: Record<string, string | readonly string[]> = {}
    for (const [name, value] of Object.entries(reply.headers ?? {})) {
      headers[name] = typeof value === 'string' ? value.replace('PORT', String(port)) : value
    }
    return { ...reply, headers }
  }
}

/** Polls every scenario's feeds for 30 virtual days, with one restart, and looks at what their servers saw. */
export async function fillMannersSheet(): Promise<readonly MannersRow[]> {
  const clock = createVirtualClock(START)
  const origin = await startOriginServer(clock)
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-manners-'))
  try {
    for (const { hosts } of SCENARIOS) {
      for (const [host, handler] of Object.entries(hosts)) {
        if (handler !== null) origin.serve(host, withPort(handler, origin.port))
      }
    }
    let running = await startProcess(folder, origin, clock)
    await running.store.transaction((ledger) =>
      ledger.feeds.replaceCatalogue(SCENARIOS.flatMap((scenario) => feedsOf(scenario, origin))),
    )
    const hub = createHub(origin, clock)
    let isRestarted = false
    let isChecked = false
    let tickAt = START
    for (;;) {
      const dueAt = Math.min(await nextPollAt(running.store), tickAt)
      if (dueAt > START + LENGTH) break
      if (!isChecked && dueAt > MANUAL_AT) {
        isChecked = true
        clock.moveTo(MANUAL_AT)
        await running.check('r11.example/feed')
      }
      if (!isRestarted && dueAt > RESTART_AT) {
        isRestarted = true
        clock.moveTo(RESTART_AT)
        await running.stop()
        running = await startProcess(folder, origin, clock)
        await running.pollDue()
      }
      clock.moveTo(dueAt)
      await running.pollDue()
      if (dueAt !== tickAt) continue
      tickAt += HOUR_MS
      await running.websub.tick()
      await hub(running.websub)
    }
    const month: Month = { asked: origin.asked, mostInFlight: origin.mostInFlight, store: running.store }
    const rows: MannersRow[] = []
    for (const { row, what, miss } of SCENARIOS) rows.push({ row, what, miss: await miss(month) })
    await running.stop()
    return rows
  } finally {
    await origin.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
