import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPreviewAdapter, type PreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { createDemoClock, type DemoClock } from '../../src/cli/demo-clock.ts'
import { story } from '../../src/cli/story.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { InputError } from '../../src/core/errors.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { record } from '../../src/pipeline/record.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { runAiwire } from './run-aiwire.ts'

const FEED: Feed = { ...WIRE_FEED, name: 'The Wire' }
const QUILLON = 'Quillon AI raises $120 million Series B to build trading agents'
const TWIN = 'Kestrel Labs raises $45 million Series A for weather models'

let folder: string
let url: string
let store: Store
let random: Random
let clock: DemoClock
let preview: PreviewAdapter
let channel: Channel

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-mending-'))
  url = `sqlite:${join(folder, 'ledger.db')}`
  let count = 0
  random = { id: () => `id-${String((count += 1)).padStart(4, '0')}` }
  store = await openStore({ url, random })
  clock = createDemoClock(Date.UTC(2026, 1, 10))
  preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock })
  await store.feeds.replaceCatalogue([FEED])
  channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An entry comes in and what it causes is delivered; returns its story. */
async function publish(
  title: string,
  { url: address, feed = FEED }: { readonly url?: string; readonly feed?: Feed } = {},
): Promise<Story> {
  await clock.sleep(HOUR_MS)
  const id = random.id()
  const now = clock.nowMs()
  const entry = {
    ...{ id, feedId: feed.id, identity: id, identityKeys: [id], title, summary: '', language: 'en' },
    ...{ url: address ?? `https://wire.example/${id}`, publishedAt: now, seenAt: now },
  }
  await record([{ kind: 'new', entry }], { feed, isBaseline: false }, { store, clock, random, analyst: null })
  await drain()
  const [found] = await store.stories.findByEntry(id)
  if (found === undefined) throw new Error(`no story: ${title}`)
  return found
}

async function drain(): Promise<void> {
  const traffic = createTraffic(clock)
  const adapters = new Map([['preview', preview]])
  // The operator's clock is ahead: nothing here counts as down time.
  await deliver(channel.id, {
    store,
    adapters,
    clock,
    random,
    log: SILENT,
    traffic,
    awayAfterMs: Number.MAX_SAFE_INTEGER,
  })
}

/** As an operator types it, while the bot has the database open; `clock` is where the bot's clock stands then. */
async function aiwire(...args: readonly string[]): Promise<string> {
  const output = new PassThrough()
  vi.stubEnv('DATABASE_URL', url)
  await story(args, output)
  await deliverLater()
  return String(output.read() ?? '')
}

/** The operator's clock is the real one: what it makes due falls due long after this February. */
async function deliverLater(): Promise<void> {
  const now = clock
  clock = createDemoClock(Date.now() + HOUR_MS)
  await drain()
  clock = now
}

const unwrapped = (text: string): string => text.replaceAll(/\s*\n\S*▌\S*\s*/gu, ' ')
const posts = () => preview.messages().flatMap(({ text, threadOf }) => (threadOf === null ? [unwrapped(text)] : []))
const notes = () => preview.messages().flatMap(({ text, threadOf }) => (threadOf === null ? [] : [unwrapped(text)]))
const reportsOf = async (id: string) => (await store.stories.reports(id)).map(({ title }) => title)

test('merge: the younger message points to the older, and what comes later joins the older', async () => {
  const older = await publish(QUILLON)
  const younger = await publish(TWIN)
  expect(posts()).toHaveLength(2)

  const order = ['story', 'merge', younger.id, older.id, '--why', 'one company, renamed', '--by', 'ann']
  const run = await runAiwire(order, { environment: { DATABASE_URL: url } })
  await deliverLater()
  expect(run).toMatchObject({ code: 0, errors: '' })
  expect(run.output).toContain('by ann: one company, renamed')
  const [first = '', second = '', ...more] = posts()
  expect(more).toEqual([])
  expect(first).toContain(QUILLON)
  expect(second).toContain('The same event as an earlier story')
  expect(second).toContain(QUILLON)
  expect(second).not.toContain('$45M')
  expect(await reportsOf(older.id)).toEqual([QUILLON, TWIN])

  expect((await publish('Kestrel Labs closes $45 million Series A')).id).toBe(older.id)
  expect(posts()[1]).toContain('The same event as an earlier story')
  expect(posts()).toHaveLength(2)
  expect(await store.stories.listMendings(younger.id)).toMatchObject([{ action: 'merge', doneBy: 'ann' }])
})

test('show: what each report was read as, and where the story stands', async () => {
  const { id } = await publish(QUILLON)
  await publish('Quillon AI raises $120 million Series B at a $1.25 billion valuation')
  const [message] = preview.messages()
  expect((await aiwire('show', id)).split('\n')).toEqual([
    expect.stringMatching(/^id-\d+ {2}2026-02-10 {2}announced {2}Quillon AI .*\(1 source\)$/u),
    `  id-0001  2026-02-10 01:00  The Wire: ${QUILLON}`,
    '    read as: announced · Quillon AI · 120M USD · series-b',
    '    by: weights, its status by weights',
    expect.stringContaining('The Wire: Quillon AI raises $120 million Series B at a'),
    '    read as: announced · Quillon AI · 120M USD · valued at 1.25B USD · series-b',
    '    by: weights, its status by weights',
    `  in preview:c since 2026-02-10 01:00: message ${message?.ref ?? ''}, delivery ${message?.deliveryId ?? ''}`,
    '',
  ])
  await store.messages.close((await store.messages.listOfStory(id))[0]?.id ?? '', clock.nowMs())
  expect(await aiwire('show', id)).toContain('no message of it stands anywhere')
})

test('find: of a workspace, what its own feeds tell, too', async () => {
  const { workspaceId } = channel
  const own: Feed = {
    ...FEED,
    id: 'own',
    url: 'https://own.example/feed',
    scope: { kind: 'workspace', workspaceId, channelId: null },
  }
  await store.feeds.add(own)
  await publish(QUILLON)
  const { id } = await publish(TWIN, { feed: own })
  const line = new RegExp(`^${id} .*Kestrel Labs .*\\(1 source, ${workspaceId} alone\\)$`, 'mu')
  expect(await aiwire('find', 'raises', '--workspace', workspaceId)).toMatch(line)
  expect(await aiwire('find', 'raises', '--workspace', workspaceId)).toContain('Quillon')
  expect(await aiwire('find', 'raises')).not.toContain('Kestrel')
  expect(await aiwire('find', 'raises', '--workspace', 'discord:9')).not.toContain('Kestrel')
  await expect(aiwire('find', 'raises', '--workspace', 'mine')).rejects.toThrow('"mine" is no workspace')
})

test('of a workspace: its own stories alone are mended, and no others of another are shown', async () => {
  const { workspaceId } = channel
  const own: Feed = {
    ...{ ...FEED, id: 'own', url: 'https://own.example/feed' },
    scope: { kind: 'workspace', workspaceId, channelId: null },
  }
  await store.feeds.add(own)
  const everybodys = await publish(QUILLON)
  const { id } = await publish(TWIN, { feed: own })
  const elsewhere = ['--workspace', 'discord:9', '--why', 'satire']
  const here = ['--workspace', workspaceId, '--why', 'satire']
  for (const action of ['retract', 'show']) {
    await expect(aiwire(action, id, ...elsewhere)).rejects.toThrow(`${id} is none that discord:9 sees`)
  }
  const entries = (await store.stories.reports(everybodys.id)).map(({ entryId }) => entryId)
  for (const order of [
    ['merge', everybodys.id, id],
    ['split', everybodys.id, ...entries],
    ['retract', everybodys.id],
  ]) {
    await expect(aiwire(...order, ...here)).rejects.toThrow("is everybody's, and is mended for everybody")
  }
  expect(await store.stories.listMendings(everybodys.id)).toEqual([])
  expect(await aiwire('show', everybodys.id, '--workspace', workspaceId)).toContain('in preview:c since')
  expect(await aiwire('show', everybodys.id, '--workspace', 'discord:9')).toContain('no message of it stands there')
  expect(await aiwire('retract', id, ...here)).toContain(`retract ${id}`)
})

test('of a workspace: its own story of what everybody reads is named where that is meant', async () => {
  const { workspaceId } = channel
  const own: Feed = {
    ...{ ...FEED, id: 'own', url: 'https://own.example/feed' },
    scope: { kind: 'workspace', workspaceId, channelId: null },
  }
  await store.feeds.add(own)
  const { id: ownId } = await publish(QUILLON, { feed: own })
  await publish(QUILLON)
  const [everybodys] = await store.stories.list({ ...ANY_STORY, topic: 'funding', limit: 1, offset: 0 })
  const order = ['retract', everybodys?.id ?? '', '--workspace', workspaceId, '--why', 'satire']
  await expect(aiwire(...order)).rejects.toThrow(`or name the story that ${workspaceId} has of it: ${ownId}`)
})

test('split: the message is corrected, the entry gets its own story and never comes back', async () => {
  const first = await publish(QUILLON)
  const stray = 'Quillon AI raises $120 million, and its founder explains the round'
  const address = 'https://wire.example/stray'
  expect((await publish(stray, { url: address })).id).toBe(first.id)
  const strayId = (await store.stories.reports(first.id)).at(-1)?.entryId ?? ''

  await aiwire('split', first.id, strayId, '--why', 'an interview')
  expect(await reportsOf(first.id)).toEqual([QUILLON])
  expect(posts()).toHaveLength(2)
  expect(posts()[0]).toContain('Corrected')
  expect(posts()[1]).toContain(stray)

  // The same post under a new guid.
  const again = await publish(stray, { url: address })
  expect(again.id).not.toBe(first.id)
  expect(await reportsOf(first.id)).toEqual([QUILLON])
  // Others still join where they belong.
  expect((await publish('Quillon AI raises $120 million to build trading agents')).id).toBe(first.id)

  await aiwire('merge', first.id, again.id, '--why', 'it was right')
  expect(await reportsOf(first.id)).toHaveLength(4)
  // It is kept apart no longer.
  expect((await publish(stray, { url: address })).id).toBe(first.id)
})

test('retract: the message says so, lists forget it, and a later report does not open it again', async () => {
  const { id } = await publish(QUILLON)
  await aiwire('retract', id, '--why', 'satire')
  expect(posts()).toHaveLength(1)
  expect(posts()[0]).toContain(`Retracted: ${QUILLON}`)
  expect(posts()[0]).not.toContain('$120M')
  expect(notes()).toHaveLength(1)
  expect(notes()[0]).toContain('took it back')

  const later = await publish('Quillon AI closes $120 million Series B')
  expect(later).toMatchObject({ id, mending: { kind: 'retracted' } })
  expect([posts().length, notes().length]).toEqual([1, 1])
  expect(posts()[0]).toContain('Retracted')
  expect(await aiwire('find', 'quillon')).toBe('No story has these words.\n')
  expect(await aiwire('show', id)).toMatch(/retracted[^]*satire/u)
})

test('retract: a message that points to the story says so, too', async () => {
  const older = await publish(QUILLON)
  const younger = await publish(TWIN)
  await aiwire('merge', older.id, younger.id, '--why', 'one company, renamed')
  await aiwire('retract', older.id, '--why', 'satire')
  expect(posts()[0]).toContain(`Retracted: ${QUILLON}`)
  expect(posts()[1]).toContain(`Retracted: ${TWIN}`)
  expect(posts()[1]).not.toContain('The same event')
})

test('what cannot be mended is refused with a sentence, and nothing changes', async () => {
  const { id } = await publish(QUILLON)
  const other = await publish(TWIN)
  await aiwire('merge', other.id, id, '--why', 'first')
  const before = await store.stories.find(id)
  for (const [args, sentence] of [
    [['merge', id, id, '--why', 'x'], 'Name two.'],
    [['merge', other.id, id, '--why', 'x'], `was merged into ${id} already`],
    [['merge', id, 'nobody', '--why', 'x'], 'There is no story nobody.'],
    [['split', id, 'nothing', '--why', 'x'], 'nothing is no report of story'],
    [['retract', id], 'Say why'],
    [['undo', id], 'There is no "story undo". Write story find,'],
    [['constructor', id], 'There is no "story constructor". Write story find,'],
    [[], /^Write story find,/u],
  ] as const) {
    const refused = aiwire(...args)
    await expect(refused).rejects.toThrow(InputError)
    await expect(refused).rejects.toThrow(sentence)
  }
  expect(await store.stories.find(id)).toEqual(before)
  expect(await store.stories.listMendings(id)).toHaveLength(1)
})
