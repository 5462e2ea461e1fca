import { sql, type Kysely } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { newChannel, type Channel, type Workspace } from '../../src/core/workspace.ts'
import { forgetChannel } from '../../src/store/forget-channel.ts'
import { forgetWorkspace } from '../../src/store/forget-workspace.ts'
import { createGroupCommit, type GroupCommit } from '../../src/store/group-commit.ts'
import { openEngine } from '../../src/store/open-engine.ts'
import type { Database } from '../../src/store/schema.ts'
import type { Engine } from '../../src/store/statements.ts'
import { openStore } from '../../src/store/open-store.ts'
import { subscribe } from '../builders/channel.ts'
import { fact } from '../builders/fact.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, releaseFacts, report, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { messageOf } from '../builders/message-of.ts'

type Row = Readonly<Record<string, unknown>>
type Tables = ReadonlyMap<string, readonly Row[]>

/** What belongs to nobody, and what the engines keep for themselves. */
const NOBODYS = /^(?:settings|leases|kysely_.*|(?:entry|story)Search.*)$/u
const SETTINGS = { language: 'en', timeZone: 'UTC' } as const
const CATALOGUE = WIRE_FEED

function entry(id: string, feedId: string): Entry {
  const told = { title: `Title of ${id}`, url: `https://wire.example/${id}`, summary: '', language: 'en' }
  return { ...told, id, feedId, identity: id, identityKeys: [id], publishedAt: 1, seenAt: 1 }
}

function workspaceOf(name: string): Workspace {
  return { id: `slack:${name}-t`, platform: 'slack', externalId: `${name}-t` }
}

function channelOf(name: string): Channel {
  return newChannel(workspaceOf(name), `${name}-c`, SETTINGS)
}

/** What everybody reads. */
async function fillPublic(store: Store): Promise<void> {
  const facts = fundingFacts({ company: 'Temporal', amountUsd: 5 })
  for (const id of ['public-e1', 'public-e2']) await store.entries.insert(entry(id, CATALOGUE.id), 'new-story')
  await store.stories.insert(story({ id: 'public-s', facts }))
  await store.stories.addReport('public-s', report({ entryId: 'public-e1', facts }), ['company:temporal'])
  await store.entries.setOutcome('public-e1', 'new-story', 'public-s')
  await store.stories.bar('public-s', ['public-e2'])
  const mended = { id: 'public-m', at: 1, doneBy: 'ann', why: 'it was wrong', action: 'split' } as const
  await store.stories.addMending({ ...mended, storyId: 'public-s', otherStoryId: null, entryIds: ['public-e2'] })
}

/** A row in every table, in which every id has the name. Returns a claim that is held. */
async function fill(store: Store, name: string): Promise<ClaimedDelivery> {
  const [workspace, channel] = [workspaceOf(name), channelOf(name)]
  await store.channels.ensure(workspace, channel)
  await store.channels.update({ ...channel, roundup: { ...channel.roundup, mode: 'always' } })
  await store.channels.ensure(workspace, newChannel(workspace, `${name}-d`, { ...SETTINGS, personId: `${name}-p` }))
  await store.installations.save({ id: workspace.id, sealed: 'sealed', installedAt: 1 })
  await store.installations.join(workspace.id, 'slack:organisation')
  await subscribe(store, channel, 'funding')
  await store.subscriptions.countPosts('funding', [{ channelId: channel.id, day: '2026-02-10' }])

  const scope = { kind: 'workspace', workspaceId: workspace.id, channelId: channel.id } as const
  for (const id of [`${name}-f1`, `${name}-f2`])
    await store.feeds.add({ ...CATALOGUE, id, name, url: `https://${id}.example/?key=secret`, scope })
  await store.feeds.remove(`${name}-f2`)
  for (const [id, feedId] of [
    [`${name}-e1`, `${name}-f1`],
    [`${name}-e2`, `${name}-f2`],
  ] as const)
    await store.entries.insert(entry(id, feedId), 'no-topic')
  // None is kept of its feeds, but none would be left either.
  const turn = report({ entryId: `${name}-e2`, facts: releaseFacts({ vendor: 'OpenAI', name: 'GPT-5.4' }) })
  await store.stories.keepTurn(turn, 'gpt:5.4', { from: 0, most: 9 })
  const title = `${name} labs raises money`
  const facts = {
    ...fundingFacts({ company: `${name} labs`, amountUsd: 5, title }),
    leads: [fact(`${name} lead`, title)],
  }
  const own = { facts, workspaceId: workspace.id }
  await store.stories.insert(story({ ...own, id: `${name}-s1`, publicId: 'public-s' }))
  const mending = { kind: 'merged', intoId: `${name}-s1` } as const
  await store.stories.insert(story({ ...own, id: `${name}-s2`, mending }))
  for (const entryId of [`${name}-e1`, 'public-e1'])
    await store.stories.addReport(`${name}-s1`, report({ entryId, facts }), [`company:${name}`, 'company:temporal'])
  await store.entries.setOutcome(`${name}-e1`, 'joined', `${name}-s1`)
  await store.stories.bar(`${name}-s1`, [`${name}-e2`, 'public-e2'])
  const mended = { at: 1, doneBy: 'ann', why: 'the same', action: 'merge', entryIds: [] } as const
  const both = { storyId: `${name}-s1`, otherStoryId: `${name}-s2` }
  await store.stories.addMending({ ...mended, ...both, id: `${name}-m` })

  const act = { workspaceId: workspace.id, channelId: channel.id, personId: `${name}-p`, at: 1 }
  await store.transaction(async (ledger) => {
    // More than go at once.
    for (let at = 0; at < 600; at += 1) await ledger.audit.add({ ...act, action: 'mute', options: { name } })
  })
  for (const storyId of ['public-s', `${name}-s1`])
    await store.complaints.save({ ...act, id: `${name}-${storyId}`, storyId, words: 'no' })

  const owed = { channelId: channel.id, week: null, storyId: null, revision: 1, dueAt: 5 }
  await store.deliveries.add({ ...owed, kind: 'post', storyId: 'public-s' })
  const sent = await mustClaim(store, channel.id, 10)
  const message = messageOf(sent, { id: `${name}-message`, sentAt: 5 })
  await store.deliveries.markSent(sent, message)
  await store.deliveries.add({ ...owed, kind: 'post', storyId: `${name}-s1` })
  await store.deliveries.add({ ...owed, kind: 'roundup', week: '2026-W07' })
  await store.deliveries.add({ ...owed, kind: 'edit', storyId: 'public-s', messageId: message.id })
  await store.deliveries.add({ ...owed, kind: 'feed-trouble', feedId: `${name}-f1` })
  return await mustClaim(store, channel.id, 10)
}

/** Every row of every table there is, so that one which is added later is looked through as well. */
async function readTables(url: string): Promise<Tables> {
  const { db } = await openEngine(url)
  const tables = new Map<string, readonly Row[]>()
  for (const { name } of await db.introspection.getTables()) {
    if (NOBODYS.test(name)) continue
    const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db)
    tables.set(
      name,
      rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    )
  }
  await db.destroy()
  return tables
}

function without(tables: Tables, name: string): Tables {
  return new Map([...tables].map(([table, rows]) => [table, rows.filter((row) => !isNamed(row, name))]))
}

function isNamed(row: Row, name: string): boolean {
  return Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(name))
}

/** All but what is about a channel; a feed that was added there is its workspace's. */
function withoutChannel(tables: Tables, channelId: string): Tables {
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      table === 'feeds'
        ? rows.map((row) => (row.channelId === channelId ? { ...row, channelId: null, channelForgotten: 1 } : row))
        : rows.filter((row) => row.channelId !== channelId && row.id !== channelId),
    ]),
  )
}

/** Forgets with one commit, then with two ..., until it comes to its end. Returns how many attempts that took. */
async function interrupted(
  url: string,
  forget: (db: Kysely<Database>, engine: Engine, few: GroupCommit) => Promise<number>,
  check: () => Promise<void>,
): Promise<number> {
  const { db, engine, lock } = await openEngine(url)
  const commits = createGroupCommit(db, lock)
  const planned = new Error('planned')
  let isInterrupted = true
  let attempts = 0
  while (isInterrupted) {
    attempts += 1
    let left = attempts
    const few: GroupCommit = { add: (work) => (left-- > 0 ? commits.add(work) : Promise.reject(planned)) }
    isInterrupted = await forget(db, engine, few).then(
      () => false,
      (reason: unknown) => {
        if (reason !== planned) throw reason
        return true
      },
    )
    await check()
  }
  await db.destroy()
  return attempts
}

/** `openNew`: the address of an empty database that several may open at once. */
export function forgetContract(name: string, openNew: () => Promise<string>): void {
  describe(`a workspace is forgotten: ${name}`, () => {
    let url: string
    let store: Store
    beforeEach(async () => {
      url = await openNew()
      store = await openStore({ url, random: sequence() })
      await store.feeds.replaceCatalogue([CATALOGUE])
      await fillPublic(store)
      return () => store.close()
    })

    test('nothing is left of it, and nothing else changes', async () => {
      const claimed = await fill(store, 'gone')
      await fill(store, 'other')
      const before = await readTables(url)
      // Whoever adds a table says here what a workspace has in it.
      for (const [table, rows] of before)
        expect([table, rows.some((row) => isNamed(row, 'gone'))]).toEqual([table, true])

      const rows = await store.operations.forgetWorkspace('slack:gone-t')
      expect(await readTables(url)).toEqual(without(before, 'gone'))
      const count = (tables: Tables): number => [...tables.values()].reduce((sum, all) => sum + all.length, 0)
      expect(rows).toBe(count(before) - count(without(before, 'gone')))
      expect(await store.operations.forgetWorkspace('slack:gone-t')).toBe(0)
      expect(await store.operations.forgetWorkspace('slack:gone-c')).toBe(0)

      const search = { url: null, words: 'gone', workspaceId: 'slack:gone-t' }
      expect(await store.entries.search(search, 10)).toEqual([])
      const others = await store.entries.search({ ...search, words: 'other', workspaceId: 'slack:other-t' }, 10)
      expect(others.map(({ id }) => id)).toEqual(['other-e1'])

      // A process that was sending finds out, and writes nothing.
      const retry = { dueAt: 20, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
      expect(await store.deliveries.renew(claimed, 20, 1_000)).toBe(false)
      expect(await store.deliveries.markSent(claimed, { ...MESSAGE, deliveryId: claimed.id })).toBe(false)
      expect(await store.deliveries.markRetry(claimed, retry)).toBe(false)
      expect(await store.deliveries.markEnded(claimed, 'failed', 'no')).toBe(false)
      expect(await readTables(url)).toEqual(without(before, 'gone'))
    })

    test('where the bot still is it is subscribed as a new one', async () => {
      await fill(store, 'gone')
      await store.operations.forgetWorkspace('slack:gone-t')
      await fill(store, 'gone')
      expect((await store.subscriptions.listActive('funding')).map(({ channel }) => channel.id)).toEqual([
        'slack:gone-c',
      ])
      expect((await store.feeds.find('gone-f1'))?.state.baselineAt).toBeNull()
    })

    test('interrupted anywhere, nothing is sent any more, and it goes on when it is asked again', async () => {
      await fill(store, 'gone')
      await fill(store, 'other')
      const expected = without(await readTables(url), 'gone')
      const attempts = await interrupted(
        url,
        (db, engine, few) => forgetWorkspace(db, engine, few, 'slack:gone-t'),
        async () => {
          expect(await store.deliveries.listDueChannels(10)).toEqual(['slack:other-c'])
          expect((await store.feeds.list()).map(({ feed }) => feed.id)).toEqual(['other-f1', 'wire'])
          expect((await store.channels.listSubscribed()).map(({ id }) => id)).toEqual(['slack:other-c'])
        },
      )
      // A part at a time, so that a bot that runs gets its turns.
      expect(attempts).toBeGreaterThan(4)
      expect(await readTables(url)).toEqual(expected)
    })

    test('what a bot that runs writes meanwhile goes as well', async () => {
      await fill(store, 'gone')
      const expected = without(await readTables(url), 'gone')
      const { db, engine, lock } = await openEngine(url)
      const commits = createGroupCommit(db, lock)
      let times = 0
      const write = async (): Promise<void> => {
        times += 1
        const id = `gone-late-${times}`
        const act = { workspaceId: 'slack:gone-t', channelId: 'slack:gone-c', personId: id, at: 1 }
        await store.audit.add({ ...act, action: 'mute', options: {} })
        await store.complaints.save({ ...act, id, storyId: 'public-s', words: 'no' })
        const facts = fundingFacts({ company: id, amountUsd: 5 })
        await store.stories.insert(story({ id, facts, workspaceId: 'slack:gone-t' }))
        await store.entries.insert(entry(id, 'gone-f1'), 'no-topic')
        await store.stories.addReport(id, report({ entryId: id, facts }), [`company:${id}`])
        await store.stories.bar(id, [id])
        // From here on there may be no channel any more.
        await subscribe(store, channelOf('gone'), 'funding')
        await store.subscriptions.countPosts('funding', [{ channelId: 'slack:gone-c', day: '2026-02-11' }])
        for (const kind of ['feed-trouble', 'roundup'] as const)
          await store.deliveries.add({ ...OWED, kind, channelId: 'slack:gone-c', storyId: null, week: id })
        const claimed = await mustClaim(store, 'slack:gone-c', 10)
        await store.deliveries.markSent(claimed, { ...MESSAGE, id, deliveryId: claimed.id })
      }
      const disturbed: GroupCommit = {
        async add(work) {
          await write().catch(() => undefined)
          return await commits.add(work)
        },
      }
      await forgetWorkspace(db, engine, disturbed, 'slack:gone-t')
      await db.destroy()
      expect(await readTables(url)).toEqual(expected)
    })

    test('direct messages that another workspace has a part in stay with it', async () => {
      await fill(store, 'gone')
      await store.channels.ensure(workspaceOf('other'), channelOf('other'))
      const direct = await store.channels.find('slack:gone-d')
      if (direct === null) throw new Error('there is no such channel')
      await subscribe(store, direct, 'funding')
      const act = { workspaceId: 'slack:other-t', channelId: direct.id, personId: 'gone-p', at: 2 }
      await store.audit.add({ ...act, action: 'watch', options: {} })
      await store.complaints.save({ ...act, id: 'other-said', personId: 'other-p', storyId: 'gone-s1', words: 'no' })
      await store.deliveries.add({ ...OWED, channelId: direct.id, storyId: 'gone-s1' })
      const told = await mustClaim(store, direct.id, 10)
      const message = { ...MESSAGE, id: 'direct', channelId: direct.id, deliveryId: told.id, storyId: 'gone-s1' }
      await store.deliveries.markSent(told, message)
      await store.deliveries.add({ ...OWED, channelId: direct.id, storyId: 'gone-s2' })
      await store.deliveries.add({ ...OWED, channelId: direct.id, storyId: 'public-s' })
      const lead = await mustClaim(store, direct.id, 10)
      const waiting = await store.deliveries.findForStory(direct.id, 'public-s', 'post')
      await store.deliveries.gather(lead, [lead.id, waiting?.id ?? ''], 'quiet')

      await store.operations.forgetWorkspace('slack:gone-t')
      expect(await store.channels.find(direct.id)).toEqual({ ...direct, workspaceId: 'slack:other-t' })
      expect(await store.subscriptions.listOfChannel(direct.id)).toHaveLength(1)
      expect(await store.audit.list(direct.id, 10)).toHaveLength(1)
      // What only the other one's feeds told is not told there any more; what waited to go with it goes.
      for (const { id } of [told, lead]) expect(await store.deliveries.find(id)).toBeNull()
      expect(await store.messages.find(message.id)).toBeNull()
      expect(await mustClaim(store, direct.id, 10)).toMatchObject({ storyId: 'public-s', leadId: null })
    })

    test('direct messages go where another workspace has some of the same person', async () => {
      await fill(store, 'gone')
      const other = workspaceOf('other')
      const theirs = newChannel(other, 'other-d', { ...SETTINGS, personId: 'gone-p' })
      await store.channels.ensure(other, theirs)
      const act = { workspaceId: other.id, channelId: 'slack:gone-d', personId: 'gone-p', at: 2 }
      await store.audit.add({ ...act, action: 'watch', options: {} })
      await store.operations.forgetWorkspace('slack:gone-t')
      expect(await store.channels.find('slack:gone-d')).toBeNull()
      expect(await store.channels.findDirect(other.id, 'gone-p')).toEqual(theirs)
    })

    test("another workspace's feed that was added in a channel of its tells nobody of its trouble", async () => {
      await fill(store, 'gone')
      await store.channels.ensure(workspaceOf('other'), channelOf('other'))
      const scope = { kind: 'workspace', workspaceId: 'slack:other-t', channelId: 'slack:gone-c' } as const
      await store.feeds.add({ ...CATALOGUE, id: 'other-f1', url: 'https://other.example/', scope })
      await store.operations.forgetWorkspace('slack:gone-t')
      expect((await store.feeds.find('other-f1'))?.feed.scope).toEqual({
        ...{ ...scope, channelId: null, isChannelForgotten: true },
      })
    })

    describe('or a channel of it alone', () => {
      test('nothing is left of it, and nothing of its workspace changes besides', async () => {
        const claimed = await fill(store, 'gone')
        await fill(store, 'other')
        const before = await readTables(url)
        const expected = withoutChannel(before, 'slack:gone-c')
        const count = (tables: Tables): number => [...tables.values()].reduce((sum, all) => sum + all.length, 0)
        expect(await store.operations.forgetChannel('slack:gone-c')).toBe(count(before) - count(expected))
        const after = await readTables(url)
        expect(after).toEqual(expected)
        expect([...after.values()].flat().filter((row) => isNamed(row, 'gone-c'))).toEqual([])
        expect(await store.operations.forgetChannel('slack:gone-c')).toBe(0)
        expect(await store.operations.forgetChannel('slack:gone-t')).toBe(0)

        // A process that was sending finds out, and writes nothing.
        expect(await store.deliveries.renew(claimed, 20, 1_000)).toBe(false)
        expect(await store.deliveries.markSent(claimed, { ...MESSAGE, deliveryId: claimed.id })).toBe(false)
        expect(await readTables(url)).toEqual(expected)

        // Direct messages are a channel, too.
        expect(await store.operations.forgetChannel('slack:gone-d')).toBe(1)
        expect(await readTables(url)).toEqual(withoutChannel(expected, 'slack:gone-d'))
      })

      test('where the bot still is it is subscribed as a new one', async () => {
        await fill(store, 'gone')
        await store.operations.forgetChannel('slack:gone-c')
        expect(await store.channels.ensure(workspaceOf('gone'), channelOf('gone'))).toEqual(channelOf('gone'))
        await subscribe(store, channelOf('gone'), 'funding')
        expect((await store.channels.listSubscribed()).map(({ id }) => id)).toEqual(['slack:gone-c'])
      })

      test('interrupted anywhere, nothing is sent there any more, and it goes on when it is asked again', async () => {
        await fill(store, 'gone')
        await fill(store, 'other')
        const expected = withoutChannel(await readTables(url), 'slack:gone-c')
        const attempts = await interrupted(
          url,
          (db, _engine, few) => forgetChannel(db, few, 'slack:gone-c'),
          async () => {
            expect(await store.deliveries.listDueChannels(10)).toEqual(['slack:other-c'])
            expect((await store.channels.listSubscribed()).map(({ id }) => id)).toEqual(['slack:other-c'])
          },
        )
        expect(attempts).toBeGreaterThan(2)
        expect(await readTables(url)).toEqual(expected)
      })
    })
  })
}

const OWED = { kind: 'post', week: null, revision: 1, dueAt: 5 } as const
const MESSAGE = messageOf({ id: '', channelId: 'slack:gone-c', storyId: null }, { id: 'late', sentAt: 20 })
