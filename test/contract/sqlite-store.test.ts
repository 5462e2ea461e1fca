import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CompiledQuery, Kysely, sql, type LogEvent } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DAY_MS } from '../../src/core/durations.ts'
import { InputError } from '../../src/core/errors.ts'
import type { ChannelStore } from '../../src/core/ports/channel-store.ts'
import type { DeliveryStore } from '../../src/core/ports/delivery-store.ts'
import { newChannel } from '../../src/core/workspace.ts'
import { createChannelStore } from '../../src/store/channel-store.ts'
import { createDeliveryStore } from '../../src/store/delivery-store.ts'
import { examineDatabase } from '../../src/store/examine-database.ts'
import { migrationsOf } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import type { Database as Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'
import { candidateRows } from '../../src/store/story-reports.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { forgetContract } from './forget.contract.ts'
import { readBesideNewerWords } from './newer-words.ts'
import { oweBehindNewerKind } from './owe-behind-newer-kind.ts'
import { renewOlderRows } from './renew-older-rows.ts'
import { storeContract } from './store.contract.ts'
import { messageOf } from '../builders/message-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-store-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

storeContract('SQLite', () => openMemoryStore(sequence()))

forgetContract('SQLite', () => Promise.resolve(`sqlite:${join(mkdtempSync(join(folder, 'forgetting-')), 'ledger.db')}`))

test('what was stored is there after closing and opening again', async () => {
  const url = `sqlite:${join(folder, 'new', 'ledger.db')}`
  const first = await openStore({ url, random: sequence() })
  await first.changeSetting('kept', () => 'yes')
  await first.close()
  const second = await openStore({ url, random: sequence() })
  expect(await second.getSetting('kept')).toBe('yes')
  await second.close()
})

test('a trouble for which a newer version has a word of its own keeps no feed from being read', async () => {
  const path = join(folder, 'newer-word.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  await store.feeds.replaceCatalogue(['a', 'b'].map((id) => ({ ...WIRE_FEED, id })))
  const newer = new Database(path)
  newer.exec(`update feeds set problem = 'eclipse', "lastProblem" = 'It is dark.' where id = 'a'`)
  newer.close()
  const due = await store.feeds.listDue(Date.now(), 10)
  expect(due.map(({ feed, state }) => [feed.id, state.problem, state.lastProblem])).toEqual([
    ['a', 'unknown', 'It is dark.'],
    ['b', null, null],
  ])
  await store.close()
})

test('a delivery for which a newer version has a kind of its own holds up nothing else of its channel', async () => {
  const path = join(folder, 'newer-kind.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  await oweBehindNewerKind(store, (statement) => {
    const newer = new Database(path)
    newer.exec(statement)
    newer.close()
    return Promise.resolve()
  })
  await store.close()
})

test.each([
  ['whatever a newer version has a word of its own for, everything else is read', readBesideNewerWords],
  ['what an older version wrote, before or beside this one, is found as what this one writes', renewOlderRows],
])('%s', async (_what, work) => {
  const path = join(mkdtempSync(join(folder, 'versions-')), 'ledger.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  const other = new Database(path)
  const word = z.object({ word: z.string().nullable() })
  await work(
    store,
    (statement) => Promise.resolve(void other.exec(statement)),
    (query) => Promise.resolve(word.parse(other.prepare(query).get()).word),
  )
  other.close()
  await store.close()
})

test('a disk that fails at the very end keeps nothing from being closed', async () => {
  const path = join(folder, 'failing.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  await store.changeSetting('kept', () => 'yes')
  truncateSync(`${path}-wal`)
  await store.close()
})

test('a log that grew while another program read for long becomes small again, without a stop', async () => {
  const path = join(folder, 'long-log.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  const megabytes = () => statSync(`${path}-wal`).size / 2 ** 20
  const reader = new Database(path)
  reader.exec('begin')
  reader.prepare('select count(*) from settings').get()
  const write = (at: number) => store.changeSetting('kept', () => String(at % 10).repeat(2 ** 20))
  for (let at = 0; at < 24; at += 1) await write(at)
  expect(megabytes()).toBeGreaterThan(20)
  reader.exec('rollback')
  reader.close()
  for (let at = 0; at < 3; at += 1) await write(at)
  expect(megabytes()).toBeLessThan(17)
  await store.close()
})

test('of a person who is forgotten nothing is left in the file, nor in its log, while a bot has it open', async () => {
  const inside = join(folder, 'forgetting')
  const url = `sqlite:${join(inside, 'ledger.db')}`
  const [person, other] = ['80351110224678912', '90351110224678912']
  const traces = (id: string) => tracesIn(inside, id)
  const bot = await openStore({ url, random: sequence() })
  const workspace = { id: 'discord:w', platform: 'discord', externalId: 'w' } as const
  const settings = { language: 'en', timeZone: 'UTC' } as const
  const channel = newChannel(workspace, 'c', settings)
  await bot.channels.ensure(workspace, channel)
  await bot.channels.ensure(workspace, newChannel(workspace, 'dm', { ...settings, personId: person }))
  const act = { at: 1, workspaceId: workspace.id, channelId: channel.id, action: 'subscribe' }
  await bot.audit.add({ ...act, personId: other, options: {} })
  // More than a page of them, so that whole pages become free.
  for (let at = 0; at < 200; at += 1)
    await bot.audit.add({ ...act, personId: person, options: { mention: `<@${person}>` } })
  expect(traces(person)).toBeGreaterThan(400)

  const verb = await openStore({ url, random: sequence() })
  await verb.operations.forgetPerson('discord', person)
  await verb.close()
  expect(traces(person)).toBe(0)
  expect(traces(other)).toBeGreaterThan(0)
  await bot.close()
})

test('of a workspace that is forgotten nothing is left in the file, nor in the index of words', async () => {
  const inside = join(folder, 'forgetting-workspace')
  const url = `sqlite:${join(inside, 'ledger.db')}`
  const bot = await openStore({ url, random: sequence() })
  const told = { url: null, summary: '', language: 'en', publishedAt: 1, seenAt: 1 }
  // Words that are like no other: the index keeps of similar ones what differs.
  for (const [id, word] of [
    ['discord:8035', 'qzxforgotten'],
    ['discord:9035', 'jvwkept'],
  ] as const) {
    const scope = { kind: 'workspace', workspaceId: id, channelId: null } as const
    await bot.feeds.add({ ...WIRE_FEED, id: `${word}-feed`, url: `https://${word}.example/feed`, scope })
    await bot.transaction(async (ledger) => {
      for (let at = 0; at < 200; at += 1) {
        const key = `${word}-${at}`
        const entry = { ...told, id: key, feedId: `${word}-feed`, identity: key, identityKeys: [key] }
        await ledger.entries.insert({ ...entry, title: `${word} writes ${word}${at}` }, 'no-topic')
      }
      const facts = fundingFacts({ company: `${word} labs`, amountUsd: 5 })
      await ledger.stories.insert(story({ id: `${word}-story`, facts, workspaceId: id }))
    })
  }
  const verb = await openStore({ url, random: sequence() })
  await verb.operations.forgetWorkspace('discord:8035')
  await verb.close()
  expect(tracesIn(inside, 'qzxforgotten')).toBe(0)
  expect(tracesIn(inside, 'jvwkept')).toBeGreaterThan(400)
  const search = { url: null, words: 'jvwkept', workspaceId: 'discord:9035' }
  expect(await bot.entries.search(search, 500)).toHaveLength(200)
  await bot.close()
  // To overwrite words is slow: it is done while something is forgotten, and no longer.
  const file = new Database(join(inside, 'ledger.db'), { readonly: true })
  for (const index of ['entrySearch', 'storySearch']) {
    const isOn = file.prepare(`select v from "${index}_config" where k = 'secure-delete'`).pluck()
    expect(isOn.get()).toBe(0)
  }
  file.close()
})

/** How often a word stands in the files of a folder. */
function tracesIn(inside: string, word: string): number {
  return readdirSync(inside).reduce(
    (sum, name) => sum + readFileSync(join(inside, name)).toString('latin1').split(word).length - 1,
    0,
  )
}

test('a file that is no database is refused with the name of the setting', async () => {
  const path = join(folder, 'notes.txt')
  writeFileSync(path, 'these are notes, not a database, and they are long enough to be taken for one: '.repeat(40))
  const opening = openStore({ url: `sqlite:${path}`, random: sequence() })
  await expect(opening).rejects.toThrow(InputError)
  await expect(opening).rejects.toThrow(/^DATABASE_URL: /u)
})

test('the database of another program stays as it is, and an empty file is filled', async () => {
  const path = join(folder, 'others.db')
  const others = new Database(path)
  others.exec('create table notes (words text)')
  others.close()
  const before = readFileSync(path)
  await expect(openStore({ url: `sqlite:${path}`, random: sequence() })).rejects.toThrow(/another program/u)
  expect(readFileSync(path)).toEqual(before)
  expect(examineDatabase(path, folder, 0).map(({ level }) => level)).toEqual(['fail'])

  const empty = join(folder, 'empty.db')
  writeFileSync(empty, '')
  expect(examineDatabase(empty, folder, 0).map(({ level }) => level)).toEqual(['warn'])
  expect(readFileSync(empty)).toHaveLength(0)
  await (await openStore({ url: `sqlite:${empty}`, random: sequence() })).close()
  // It had been there, for everybody to read.
  chmodSync(empty, 0o644)
  const [open] = examineDatabase(empty, folder, 0)
  expect([open?.level, open?.words]).toEqual(['warn', expect.stringContaining('chmod 600')])
  chmodSync(empty, 0o600)
  expect(examineDatabase(empty, folder, 0).map(({ level }) => level)).toEqual(['ok'])
})

test('the look-up of candidates reads the rows of its window, however long the history', async () => {
  const url = `sqlite:${join(folder, 'history.db')}`
  const store = await openStore({ url, random: sequence() })
  const db = new Kysely<Schema>({ dialect: sqliteDialect(url.slice('sqlite:'.length)) })
  const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
  /** One story of the company a day, up to that day. */
  const addDays = async (from: number, until: number): Promise<void> => {
    await store.transaction(async (ledger) => {
      for (let day = from; day < until; day += 1) await ledger.stories.insert(story({ id: `s${day}`, facts }))
    })
    const rows = Array.from({ length: until - from }, (_, at) => ({
      key: 'company:acme',
      dayAt: (from + at) * DAY_MS,
      storyId: `s${from + at}`,
    }))
    await db.insertInto('storyKeys').values(rows).execute()
  }
  const look = (today: number) => {
    const keys = ['company:acme', 'word:x']
    const query = { topic: 'funding', scope: 'public', keys, naming: ['company:acme'], limit: 1_000 } as const
    return candidateRows(db, { ...query, from: (today - 45) * DAY_MS, until: today * DAY_MS })
  }
  const planOf = async (today: number): Promise<readonly string[]> => {
    const compiled = look(today).compile()
    const text = compiled.parameters.reduce<string>(
      (sentence, value) => sentence.replace('?', typeof value === 'string' ? `'${value}'` : String(value)),
      compiled.sql,
    )
    const plan = await sql.raw<{ readonly detail: string }>(`explain query plan ${text}`).execute(db)
    return plan.rows.map(({ detail }) => detail)
  }
  await addDays(0, 100)
  const young = (await look(99).execute()).length
  await addDays(100, 3_000)
  const old = (await look(2_999).execute()).length
  expect([young, old]).toEqual([46, 46])
  const plan = await planOf(2_999)
  // Every row that is read lies within key and window, or is a story found that way.
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([])
  expect(plan.filter((step) => step.startsWith('SEARCH'))).toEqual([
    'SEARCH storyKeys USING PRIMARY KEY (key=? AND dayAt>? AND dayAt<?)',
    expect.stringMatching(/^SEARCH stories USING INDEX \S+ \(id=\?\)$/u),
  ])
  await db.destroy()
  await store.close()
})

/** How SQLite would do what is asked of it meanwhile, step by step. */
async function plansIn(path: string, work: (db: Kysely<Schema>) => Promise<unknown>): Promise<readonly string[]> {
  const asked: CompiledQuery[] = []
  const log = ({ query }: LogEvent): void => void asked.push(query)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(path), log })
  await work(db)
  const plans: string[] = []
  for (const { sql: text, parameters } of [...asked]) {
    const { rows } = await db.executeQuery<{ readonly detail: string }>(
      CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
    )
    plans.push(...rows.map(({ detail }) => detail))
  }
  await db.destroy()
  return plans
}

test('a channel is changed without a look at its deliveries, and moved without one at all for each of them', async () => {
  const path = join(folder, 'channels.db')
  const store = await openStore({ url: `sqlite:${path}`, random: sequence() })
  const channel = await addChannel(store, 'c1')
  await store.close()
  const plansOf = (work: (channels: ChannelStore) => Promise<unknown>): Promise<readonly string[]> =>
    plansIn(path, (db) => work(createChannelStore(db)))
  const changed = await plansOf((channels) => channels.update({ ...channel, language: 'ko' }))
  expect(changed).toEqual([expect.stringContaining('SEARCH channels')])
  const moved = await plansOf((channels) => channels.move(channel.id, { id: 'preview:c2', externalId: 'c2' }))
  expect(moved).toContain('SCAN deliveries')
  expect(moved).not.toContain('SCAN there')
})

test('what a channel is owed of a story is found without a look at what all others are', async () => {
  const path = join(folder, 'owed.db')
  await (await openStore({ url: `sqlite:${path}`, random: sequence() })).close()
  const message = messageOf({ id: 'd', channelId: 'preview:c', storyId: 's' })
  const looks: readonly ((deliveries: DeliveryStore) => Promise<unknown>)[] = [
    (deliveries) => deliveries.findEditOf(message),
    (deliveries) => deliveries.findEditOf({ ...message, storyId: null, isShared: true }),
    (deliveries) => deliveries.findForStory('preview:c', 's', 'edit'),
    (deliveries) => deliveries.hasNote('preview:c', 's', 1),
  ]
  for (const look of looks) {
    const plan = await plansIn(path, (db) => look(createDeliveryStore(db, 'sqlite', sequence())))
    expect(plan).toContainEqual(
      expect.stringMatching(/^SEARCH deliveries USING .*channelId=\?.*storyId=\?|storyId=\?.*channelId=\?/u),
    )
  }
})

test('what an older version wrote is found again by its keys', async () => {
  const url = `sqlite:${join(folder, 'older.db')}`
  const db = new Kysely<Schema>({ dialect: sqliteDialect(url.slice('sqlite:'.length)) })
  const migrations = migrationsOf('sqlite')
  await migrations['0001-ledger']?.up(db)
  await sql`insert into stories (id, topic, status, title, words, firstAt, eventAt, updatedAt, importance, revision,
    factsJson, sourcesJson, changesJson) values ('s1', 'funding', 'announced', 't', 't', 1, 1, 86400005, 1, 1, '{}', '[]', '[]')`.execute(
    db,
  )
  await sql`insert into storyKeys (key, storyId) values ('company:acme', 's1')`.execute(db)
  await migrations['0002-mending']?.up(db)
  expect(await db.selectFrom('storyKeys').selectAll().execute()).toEqual([
    { key: 'company:acme', dayAt: 86_400_000, storyId: 's1' },
  ])
  expect(await db.selectFrom('stories').select(['mendingJson', 'isEnded', 'mergedInto']).execute()).toEqual([
    { mendingJson: null, isEnded: 0, mergedInto: null },
  ])
  await db.destroy()
})
