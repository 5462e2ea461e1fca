import { setTimeout as delay } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { migrationsOf } from '../../src/store/migrations.ts'
import { tryAdvisoryLock } from '../../src/store/advisory-lock.ts'
import { examinePostgres } from '../../src/store/examine-postgres.ts'
import { openStore } from '../../src/store/open-store.ts'
import { postgresDialect } from '../../src/store/postgres-dialect.ts'
import type { Database as Schema } from '../../src/store/schema.ts'
import { addChannel } from '../builders/channel.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { sequence } from '../builders/sequence.ts'
import { openTunnel } from '../builders/tunnel.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { startSimDatabase, type SimDatabase } from '../simulation/sim-database.ts'
import { forgetContract } from './forget.contract.ts'
import { readBesideNewerWords } from './newer-words.ts'
import { oweBehindNewerKind } from './owe-behind-newer-kind.ts'
import { renewOlderRows } from './renew-older-rows.ts'
import { storeContract } from './store.contract.ts'

const MANY = 6_000
const WIRE: Feed = { ...WIRE_FEED, name: 'Wire', weight: 0.5 }

let server: PostgresServer
let url: string
/** Opened once: most of the time of a short test would go by opening it anew. */
let database: SimDatabase
beforeAll(async () => {
  server = await startPostgres()
  url = await server.createDatabase()
  database = await startSimDatabase('postgres')
})
afterAll(async () => {
  await database.stop()
  await server.stop()
})

storeContract('PostgreSQL', async () => await database.open(sequence()))

forgetContract('PostgreSQL', async () => {
  await server.wipe(url)
  return url
})

test('processes that start at once make one schema, and an older one refuses a newer schema', async () => {
  const fresh = await server.createDatabase()
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: fresh, random: sequence() })))
  await Promise.all(stores.map((store) => store.close()))
  const client = new pg.Client(fresh)
  await client.connect()
  const { rows } = await client.query<{ readonly name: string }>('select name from kysely_migration order by name')
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrationsOf('postgres')).toSorted())
  await client.query(`insert into kysely_migration values ('9999-newer', '2030-01-01T00:00:00.000Z')`)
  await client.end()
  await expect(openStore({ url: fresh, random: sequence() })).rejects.toThrow(/a newer AI Wire has written/u)
})

async function migrateTo(step: string, url: string): Promise<void> {
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, () => undefined) })
  const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('postgres') }) }
  const { error } = await new Migrator({ db, provider }).migrateTo(step)
  expect(error).toBeUndefined()
  await db.destroy()
}

test('a process that is at work while a newer one brings the schema up to date neither stops it nor is stopped', async () => {
  const older = await server.createDatabase()
  const store = await openStore({ url: older, random: sequence() })
  const client = new pg.Client(older)
  await client.connect()
  // As an older version leaves it.
  await client.query('drop schema public cascade; create schema public')
  await migrateTo('0022-forgotten-people', older)
  await client.query(`insert into workspaces (id, platform, "externalId") values ('preview:w', 'preview', 'w')`)
  await client.query(`insert into channels (id, "workspaceId", platform, "externalId", language, "timeZone")
    values ('preview:c', 'preview:w', 'preview', 'c', 'en', 'UTC')`)
  const isAtWork = Promise.withResolvers<undefined>()
  const mayGoOn = Promise.withResolvers<undefined>()
  const work = store.transaction(async (ledger) => {
    await ledger.channels.rest('preview:c')
    isAtWork.resolve(undefined)
    await mayGoOn.promise
    await ledger.feeds.holdHost('wire.example', 5)
    return 'done'
  })
  await isAtWork.promise
  const upgrade = openStore({ url: older, random: sequence() })
  const countWaiting = async () => (await client.query('select from pg_locks where not granted')).rowCount
  await expect.poll(countWaiting).toBe(1)
  mayGoOn.resolve(undefined)
  const [worked, upgraded] = await Promise.allSettled([work, upgrade])
  await client.end()
  await store.close()
  expect(worked).toEqual({ status: 'fulfilled', value: 'done' })
  if (upgraded.status === 'rejected') throw upgraded.reason
  expect(await upgraded.value.channels.pausedUntil('preview:c')).toBeNull()
  expect(await upgraded.value.channels.find('preview:c')).toMatchObject({ threadsSince: 0, cardStyle: 'full' })
  await upgraded.value.close()
})

test('what another program keeps of its own steps in another schema is not taken for ours', async () => {
  const fresh = await server.createDatabase()
  const client = new pg.Client(fresh)
  await client.connect()
  await client.query('create schema other')
  await client.query('create table other.kysely_migration (name text, timestamp text)')
  await client.query('create table other.kysely_migration_lock (id text, is_locked integer)')
  await client.query(`insert into other.kysely_migration values ('theirs', '2030-01-01T00:00:00.000Z')`)
  const store = await openStore({ url: fresh, random: sequence() })
  expect(await store.operations.pendingMigrations()).toEqual([])
  await store.close()

  // Nor is a schema that comes first, and is empty, taken for where the ledger is.
  await client.query('create schema empty')
  const behind = await openStore({ url: `${fresh}?options=-csearch_path%3Dempty,public`, random: sequence() })
  expect(await behind.operations.pendingMigrations()).toEqual([])
  await behind.close()
  const { rows } = await client.query(`select 1 from pg_tables where schemaname = 'empty'`)
  expect(rows).toEqual([])
  await client.end()
})

test('a recording keeps works on channels out in every process, and these do not keep each other out', async () => {
  const fresh = await server.createDatabase()
  const [one, other] = [
    await openStore({ url: fresh, random: sequence() }),
    await openStore({ url: fresh, random: sequence() }),
  ]
  const ended: string[] = []
  /** Begins, and ends when it is told to. */
  const begin = (store: Store, name: string, channelId?: string) => {
    const gate = Promise.withResolvers<undefined>()
    const begun = Promise.withResolvers<undefined>()
    const work = async (): Promise<void> => {
      begun.resolve(undefined)
      await gate.promise
    }
    const done = store.transaction(work, channelId === undefined ? undefined : { channelId }).then(() => {
      ended.push(name)
    })
    return { begun: begun.promise, end: () => (gate.resolve(undefined), done) }
  }
  const recording = begin(one, 'recording')
  await recording.begun
  const [here, there] = [begin(one, 'here', 'a'), begin(other, 'there', 'b')]
  const first = await Promise.race([here.begun.then(() => 'a work'), delay(100).then(() => 'nobody')])
  expect(first).toBe('nobody')
  await recording.end()
  await here.begun
  await there.begun
  const same = begin(other, 'same', 'a')
  await there.end()
  expect(await Promise.race([same.begun.then(() => 'the same channel'), delay(100).then(() => 'nobody')])).toBe(
    'nobody',
  )
  await here.end()
  await same.end()
  expect(ended).toEqual(['recording', 'there', 'here', 'same'])
  await one.close()
  await other.close()
})

test('who waited for a recording sees what it wrote, also where the server would show what stood before', async () => {
  const fresh = await server.createDatabase()
  const client = new pg.Client(fresh)
  await client.connect()
  const { rows } = await client.query<{ readonly name: string }>('select current_database() as name')
  await client.query(`alter database "${rows[0]?.name ?? ''}" set default_transaction_isolation = 'repeatable read'`)
  const [one, other] = [
    await openStore({ url: fresh, random: sequence() }),
    await openStore({ url: fresh, random: sequence() }),
  ]
  const begun = Promise.withResolvers<undefined>()
  const gate = Promise.withResolvers<undefined>()
  const writing = one.transaction(async (ledger) => {
    await ledger.feeds.add(WIRE)
    begun.resolve(undefined)
    await gate.promise
  })
  await begun.promise
  const reading = other.transaction((ledger) => ledger.feeds.find(WIRE.id))
  const waits = `select 1 from pg_locks where locktype = 'advisory' and not granted`
  await expect.poll(async () => (await client.query(waits)).rows.length, { interval: 5 }).toBe(1)
  gate.resolve(undefined)
  await writing
  expect((await reading)?.feed.id).toBe(WIRE.id)
  await client.end()
  await one.close()
  await other.close()
})

test('a renewal does not wait for what is being marked', async () => {
  await server.wipe(url)
  const store = await openStore({ url, random: sequence() })
  const claims: ClaimedDelivery[] = []
  for (const name of ['a', 'b']) {
    const { id: channelId } = await addChannel(store, name)
    await store.deliveries.add({ channelId, kind: 'post', storyId: 's1', week: null, revision: 1, dueAt: 0 })
    const claimed = await store.deliveries.claimNext(channelId, 100, 1_000)
    if (claimed !== null) claims.push(claimed)
  }
  const [marked, other] = claims
  if (marked === undefined || other === undefined) throw new Error('nothing to claim')
  const kept = await store.transaction(async (ledger) => {
    await ledger.deliveries.markSent(marked, null)
    return await store.deliveries.renewAll(claims, 500, 1_000)
  })
  expect([...kept]).toEqual([other.id])
  await store.close()
})

test('a delivery for which a newer version has a kind of its own holds up nothing else of its channel', async () => {
  await server.wipe(url)
  const store = await openStore({ url, random: sequence() })
  await oweBehindNewerKind(store, async (statement) => {
    const newer = new pg.Client(url)
    await newer.connect()
    await newer.query(statement)
    await newer.end()
  })
  await store.close()
})

test.each([
  ['whatever a newer version has a word of its own for, everything else is read', readBesideNewerWords],
  ['what an older version wrote, before or beside this one, is found as what this one writes', renewOlderRows],
])('%s', async (_what, work) => {
  await server.wipe(url)
  const store = await openStore({ url, random: sequence() })
  const newer = new pg.Client(url)
  await newer.connect()
  await work(
    store,
    async (statement) => {
      await newer.query(statement)
    },
    async (query) => (await newer.query<{ readonly word: string | null }>(query)).rows[0]?.word ?? null,
  )
  await newer.end()
  await store.close()
})

test('an older process goes on when a newer one adds a column', async () => {
  const fresh = await server.createDatabase()
  const store = await openStore({ url: fresh, random: sequence() })
  const look = (): Promise<unknown> => store.channels.find('discord:1')
  const lookAtOnce = (): Promise<unknown> => Promise.all([look(), look(), look()])
  await lookAtOnce()
  const client = new pg.Client(fresh)
  await client.connect()
  await client.query('alter table channels add column "later" text')
  await client.end()
  // Each of its connections had prepared that statement, and one tells all.
  await expect(look()).rejects.toThrow('cached plan')
  await expect(lookAtOnce()).resolves.toEqual([null, null, null])
  await store.close()
})

test('that the database takes nothing is heard from a row that is written alone, too, and nothing of that server is kept', async () => {
  const fresh = await server.createDatabase()
  const heard: string[] = []
  const store = await openStore({ url: fresh, random: sequence(), onRefused: (why) => heard.push(why) })
  const client = new pg.Client(fresh)
  await client.connect()
  const name = new URL(fresh).pathname.slice(1)
  await client.query(`alter database "${name}" set default_transaction_read_only = on`)
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  )
  await expect
    .poll(() => store.deliveries.bringBack(0).catch((error: unknown) => String(error)), { interval: 5 })
    .toMatch(/read-only/u)
  expect(new Set(heard)).toEqual(new Set(['it can only be read']))
  // As a server does that was the first one until another took its place.
  await expect(tryAdvisoryLock(fresh, 'right')).rejects.toThrow('can only be read')
  await client.query(`alter database "${name}" reset default_transaction_read_only`)
  expect(await store.deliveries.bringBack(0)).toBe(0)
  await client.end()
  await store.close()
})

test('a server that has no connection left says so: to whoever starts, to the doctor, and to whoever is at work', async () => {
  const fresh = await server.createDatabase()
  const operator = new pg.Client(fresh)
  await operator.connect()
  const address = new URL(fresh)
  await operator.query(`create role few login password 'counted' connection limit 1`)
  await operator.query(`alter database ${address.pathname.slice(1)} owner to few`)
  address.username = 'few'
  address.password = 'counted'
  const heard: string[] = []
  const store = await openStore({ url: address.href, random: sequence(), onRefused: (why) => heard.push(why) })
  expect(heard).toEqual([])
  const looks = await Promise.allSettled([1, 2, 3].map(() => store.channels.find('preview:c')))
  expect(looks.map(({ status }) => status)).toContain('rejected')
  expect(new Set(heard)).toEqual(new Set(['its server has no connection left']))
  const todo = 'Raise max_connections of PostgreSQL, or run fewer processes: each may open 17.'
  await expect(openStore({ url: address.href, random: sequence() })).rejects.toThrow(todo)
  expect(await told(address.href)).toContain(todo)
  await store.close()
  await operator.end()
})

test('a server that cannot be reached is refused without telling the password', async () => {
  const opening = openStore({ url: 'postgres://me:secret@127.0.0.1:1/news', random: sequence() })
  await expect(opening).rejects.toThrow(/^DATABASE_URL: postgres:\/\/127\.0\.0\.1:1\/news cannot be used/u)
  await expect(opening).rejects.not.toThrow(/secret/u)
})

const told = async (address: string): Promise<string> =>
  (await examinePostgres(address)).map(({ level, words }) => `${level}: ${words}`).join('\n')

test('the doctor tells a user who may not write, as the start does', async () => {
  const owned = await server.createDatabase()
  const owner = new pg.Client(owned)
  await owner.connect()
  await owner.query(`create role reader login password 'reading'`)
  const address = new URL(owned)
  address.username = 'reader'
  address.password = 'reading'
  const reader = address.href
  const todo = 'Make that user the owner of the database, and of what is in it.'
  const refused = `cannot be written: its user lacks a right. ${todo}`
  expect(await told(reader)).toMatch(/^fail: postgres:/u)
  expect(await told(reader)).toContain(refused)
  await expect(openStore({ url: reader, random: sequence() })).rejects.toThrow(todo)

  await owner.query('grant create on schema public to reader')
  expect(await told(reader)).toContain(refused)
  await owner.query(`grant create on database ${address.pathname.slice(1)} to reader`)
  expect(await told(reader)).toMatch(/^ok: .* is empty/u)

  await (await openStore({ url: owned, random: sequence() })).close()
  expect(await told(reader)).toContain(refused)
  expect(await told(owned)).toMatch(/^ok: .* answers\.$/u)
  await owner.query(`alter role reader set default_transaction_read_only = on`)
  expect(await told(reader)).toContain('it can only be read')
  await owner.end()
})

test('the doctor tells an empty database, one in use, and one that cannot be reached', async () => {
  const empty = await server.createDatabase()
  expect(await told(empty)).toMatch(/^ok: .* is empty/u)
  expect(await told(url)).toMatch(/^ok: .* answers\.$/u)
  const client = new pg.Client(empty)
  await client.connect()
  await client.query('create table stories (id text)')
  await client.query('create table kysely_migration (name text)')
  await client.query(`insert into kysely_migration values ('9999-newer')`)
  await client.end()
  expect(await told(empty)).toMatch(/^fail: A newer AI Wire/u)
  const gone = await told('postgres://me:secret@127.0.0.1:1/news')
  expect(gone).toMatch(/^fail: postgres:\/\/127\.0\.0\.1:1\/news cannot be reached/u)
  expect(gone).not.toContain('secret')
  expect(await told(`${url}?sslrootcert=/nowhere.pem`)).toMatch(/^fail: .* cannot be reached \(ENOENT/u)
})

test('a right whose connection is cut without a word is lost, is given back at once, and no try waits for ever', async () => {
  const tunnel = await openTunnel(url)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  try {
    const [hold, other] = [await tryAdvisoryLock(tunnel.url, 'a'), await tryAdvisoryLock(tunnel.url, 'b')]
    tunnel.cut()
    const given = other?.release()
    await vi.advanceTimersByTimeAsync(1_000)
    await given
    await vi.advanceTimersByTimeAsync(9_000)
    await hold?.lost
    const refused = expect(tryAdvisoryLock(tunnel.url, 'c')).rejects.toThrow('timeout')
    await tunnel.nextConnection()
    await vi.advanceTimersByTimeAsync(8_000)
    await refused
  } finally {
    vi.useRealTimers()
    tunnel.close()
  }
})

test('a right that a server gave is lost once it can only be read', async () => {
  const client = new pg.Client(url)
  await client.connect()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const hold = await tryAdvisoryLock(url, 'fenced')
  let isLost = false
  void hold?.lost.then(() => (isLost = true))
  const beat = async (): Promise<boolean> => {
    await vi.advanceTimersByTimeAsync(2_000)
    return isLost
  }
  try {
    for (let beats = 0; beats < 3; beats += 1) expect(await beat()).toBe(false)
    await client.query('alter system set default_transaction_read_only = on')
    await client.query('select pg_reload_conf()')
    await expect.poll(beat).toBe(true)
  } finally {
    vi.useRealTimers()
    await client.query('alter system reset default_transaction_read_only')
    await client.query('select pg_reload_conf()')
    const asked = async (): Promise<unknown> => (await client.query('show transaction_read_only')).rows[0]
    await expect.poll(asked).toEqual({ transaction_read_only: 'off' })
    await Promise.all([client.end(), hold?.release()])
  }
})

test('what is asked on a connection that a network let go dead fails once the server can be reached, and nothing else does', async () => {
  const [tunnel, slowWay] = await Promise.all([openTunnel(url), openTunnel(url)])
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const urls = [tunnel.url, slowWay.url, url]
  const [dead, far, alive] = await Promise.all(urls.map((at) => openStore({ url: at, random: sequence() })))
  const other = new pg.Client(url)
  await other.connect()
  try {
    await dead?.getSetting('a')
    tunnel.cut()
    const lost = expect(dead?.changeSetting('a', () => 'lost')).rejects.toThrow('Connection terminated')
    await other.query('begin')
    await other.query('lock table settings')
    const slow = alive?.changeSetting('a', () => 'slow')
    const read = far?.getSetting('a').then(
      () => 'read',
      () => 'ended',
    )
    const waiting = `select from pg_locks where not granted and relation = 'settings'::regclass`
    await expect.poll(async () => (await other.query(waiting)).rowCount).toBe(2)
    await vi.advanceTimersByTimeAsync(10_000)
    // Until then, what the dead connection was asked last is an answer of a moment ago.
    await delay(2_100)
    tunnel.mend()
    slowWay.cut()
    await other.query('commit')
    await slow
    slowWay.mend()
    const asked = slowWay.nextConnection()
    await vi.advanceTimersByTimeAsync(5_000)
    await lost
    await asked
    // Its answer is still on its way.
    expect(await Promise.race([read, delay(100, 'waits')])).toBe('waits')
    expect(await dead?.getSetting('a')).toBe('slow')
  } finally {
    vi.useRealTimers()
    for (const way of [tunnel, slowWay]) way.close()
    await Promise.all([dead?.close(), far?.close(), alive?.close(), other.end()])
  }
})

/** A database of its own that knows one feed, and a connection beside the store's. */
async function openWithWire() {
  const url = await server.createDatabase()
  const store = await openStore({ url, random: sequence() })
  await store.transaction((ledger) => ledger.feeds.replaceCatalogue([WIRE]))
  const client = new pg.Client(url)
  await client.connect()
  return { store, client }
}

/** Entries by their number, `n`. Their words, and where they stand in the order of recording, are SQL. */
async function addMany(client: pg.Client, words: string, place = 'n'): Promise<void> {
  await client.query(`insert into entries
    (id, "feedId", identity, title, url, summary, language, "publishedAt", "seenAt", outcome, words, rowid)
    overriding system value
    select 'e' || n, 'wire', 'e' || n, 't', 'u' || n, '', 'en', n, n, 'no-topic', ${words}, ${place}
    from generate_series(1, ${MANY}) n`)
  await client.query('analyze entries')
}

/** A number of the server's statistics, as `read`. It counts when a connection is gone. */
async function counted(client: pg.Client, text: string): Promise<number> {
  return (await client.query<{ readonly read: number }>(text)).rows[0]?.read ?? 0
}

test('of many words with one beginning those of the newest entries are read, where these are enough', async () => {
  const [SEARCHES, WANTED] = [10, 10]
  const { store, client } = await openWithWire()
  // As if 199 others stood between any two.
  const words = `case when n = 3 then 'quantum' when n % 20 = 0 then 'quarter' || n else 'half' || n end`
  await addMany(client, words, 'n * 200')
  const ids = async (words: string): Promise<readonly string[]> =>
    (await store.entries.search({ url: null, words, workspaceId: null }, WANTED)).map(({ id }) => id)
  const newest = Array.from({ length: WANTED }, (_, at) => `e${MANY - 20 * at}`)
  for (let at = 0; at < SEARCHES; at += 1) expect(await ids('quart')).toEqual(newest)
  expect(await ids('quan')).toEqual(['e3'])
  await store.close()
  const read = () =>
    counted(client, `select idx_tup_fetch::int as read from pg_stat_user_tables where relname = 'entries'`)
  await expect.poll(read, { timeout: 5_000 }).toBeGreaterThan(SEARCHES * WANTED)
  expect((await read()) / SEARCHES).toBeLessThan(MANY / 20 / 3)
  await client.end()
})

test('two common words that never stand together are looked for in the index, not in all entries', async () => {
  const { store, client } = await openWithWire()
  await addMany(client, `case when n = 17 then 'rare once' when n % 2 = 0 then 'even number' else 'odd number' end`)
  const ids = async (words: string): Promise<readonly string[]> =>
    (await store.entries.search({ url: null, words, workspaceId: null }, 3)).map(({ id }) => id)
  for (let at = 0; at < 10; at += 1) expect(await ids('even odd')).toEqual([])
  expect(await ids('number')).toEqual([`e${MANY}`, `e${MANY - 1}`, `e${MANY - 2}`])
  expect(await ids('rare')).toEqual(['e17'])
  await store.close()
  const read = () =>
    counted(
      client,
      `select idx_tup_read::int as read from pg_stat_user_indexes where indexrelname = 'entries_in_order'`,
    )
  // Each search reads the newest entry only to know where the newest begin.
  await expect.poll(read, { timeout: 5_000 }).toBeGreaterThan(0)
  expect(await read()).toBeLessThan(100)
  await client.end()
})

test('a word that stands nowhere, an address, and stories by their words are looked for in indexes, not in all rows', async () => {
  const { store, client } = await openWithWire()
  // As if the server had much to clean up: then it takes the index for dear.
  await client.query('alter index entries_words set (fastupdate = on)')
  await addMany(client, `'number ' || n`)
  await client.query(`insert into stories (id, topic, status, title, url, subject, words, "firstAt", "eventAt", "updatedAt",
      importance, revision, "factsJson", "sourcesJson", "changesJson", "isEnded")
    select 's' || n, 'funding', 'closed', 't', 'u', null, 'story ' || n, n, n, n, 1, 1, '{}', '[]', '[]', 0
      from generate_series(1, ${MANY}) n`)
  await client.query('analyze stories')
  const found: number[] = []
  for (const words of ['number nowhere', 'nowhere', 'number 17']) {
    found.push((await store.entries.search({ url: null, words, workspaceId: null }, 3)).length)
    found.push(await store.stories.count({ ...ANY_STORY, words, limit: 3, offset: 0 }))
  }
  found.push((await store.entries.search({ url: 'u17', words: '', workspaceId: null }, 3)).length)
  expect(found).toEqual([0, 0, 0, 0, 1, 0, 1])
  await store.close()
  const readInOrder = (table: string) =>
    counted(client, `select seq_tup_read::int as read from pg_stat_user_tables where relname = '${table}'`)
  await expect.poll(() => readInOrder('feeds')).toBeGreaterThan(0)
  expect(await readInOrder('entries')).toBe(0)
  expect(await readInOrder('stories')).toBeLessThan(MANY / 10)
  await client.end()
})

test('new entries stand in the indexes of words at once: a list of those to come would be read by each search', async () => {
  const { store, client } = await openWithWire()
  await client.query('create extension pgstattuple')
  await client.query(`insert into entries
    (id, "feedId", identity, title, url, summary, language, "publishedAt", "seenAt", outcome, words)
    values ('e', 'wire', 'e', 't', 'u', '', 'en', 1, 1, 'no-topic', 'number')`)
  const { rows } = await client.query(
    `select indexname, (pgstatginindex(indexname::regclass)).pending_tuples::int as pending
      from pg_indexes where indexdef like '% USING gin %' order by indexname`,
  )
  expect(rows).toEqual([
    { indexname: 'entries_words', pending: 0 },
    { indexname: 'stories_words', pending: 0 },
  ])
  await store.close()
  await client.end()
})
