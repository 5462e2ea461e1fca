import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { LONGEST_KEY_BYTES, shortKey } from '../../src/core/canonical-url.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import { DEFAULT_FILTER } from '../../src/core/subscription.ts'
import { migrationsOf } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Database as Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts } from '../builders/story.ts'

test('channels and subscriptions from before the commands keep what they wished', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'old.db')
  try {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
    const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
    const { error } = await new Migrator({ db, provider }).migrateTo('0001-ledger')
    expect(error).toBeUndefined()
    await db.destroy()
    const old = new Database(file)
    old.exec(`insert into workspaces values ('preview:w', 'preview', 'w');
      insert into channels values ('preview:c', 'preview:w', 'preview', 'c', 'ko', 'Asia/Seoul');
      insert into subscriptions values ('s1', 'preview:c', 'funding', '{"minAmountUsd":5,"rumours":true,"aiOnly":false}', 1, 'p', null, null);
      insert into subscriptions values ('s2', 'preview:c', 'model-release', '{"minAmountUsd":null,"rumours":false,"aiOnly":true}', 2, 'p', null, null);`)
    old.close()
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    const [funding, models] = await store.subscriptions.listOfChannel('preview:c')
    expect(funding?.filter).toEqual({ ...DEFAULT_FILTER, minAmountUsd: 5, rumours: true, aiOnly: false })
    expect(models?.filter).toEqual(DEFAULT_FILTER)
    expect(await store.channels.find('preview:c')).toMatchObject({
      language: 'ko',
      roundup: { mode: 'with-topics', weekday: 1, hour: 9 },
      quietHours: null,
      muted: [],
    })
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('entries from before the search are found by their titles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'old.db')
  try {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
    const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
    await new Migrator({ db, provider }).migrateTo('0005-engines')
    await db.destroy()
    const old = new Database(file)
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
        values ('f', 'f', 'f', 'en', 'press', 1, 1, 0, 'f', 0, 0, '[]');
      insert into entries (id, feedId, identity, title, summary, publishedAt, seenAt, outcome)
        values ('e1', 'f', 'i', '智谱完成新一轮融资', '', 1, 1, 'no-topic');`)
    old.close()
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    expect((await store.entries.search({ url: null, words: '融资' }, 5)).map(({ id }) => id)).toEqual(['e1'])
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('rounds from before there were sums are in them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'old.db')
  try {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
    const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
    await new Migrator({ db, provider }).migrateTo('0008-own-stories')
    await db.destroy()
    const facts = JSON.stringify(fundingFacts({ company: 'Temporal', amountUsd: 300e6 }))
    const old = new Database(file)
    old
      .prepare(
        `insert into stories (id, topic, status, title, words, amountUsd, firstAt, eventAt, updatedAt, importance, revision,
          factsJson, sourcesJson, changesJson, isEnded)
          values ('s', 'funding', 'announced', 't', 't', 300000000, 1, 1, 1, 1, 1, ?, '[]', '[]', 0)`,
      )
      .run(facts)
    old.close()
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    const { raised } = await store.stories.sumRounds({ ...ANY_STORY, limit: 0, offset: 0 })
    expect(raised).toEqual([moneyFromMajor(300e6, 'USD')])
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('when something was sent to a channel last, and who has a roundup, is found by an index', async () => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') })
  await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) },
  }).migrateToLatest()
  const planOf = async (query: string): Promise<string> => {
    const { rows } = await sql<{ readonly detail: string }>`explain query plan ${sql.raw(query)}`.execute(db)
    return rows.map(({ detail }) => detail).join()
  }
  expect(await planOf(`select max(sentAt) from messages where channelId = 'c'`)).toMatch(/SEARCH.*messages_of_channel/u)
  const week = `select channelId from deliveries where kind = 'roundup' and week = '2026-W07'`
  expect(await planOf(week)).toMatch(/SEARCH.*deliveries_one_roundup/u)
  await db.destroy()
})

test('a database that a newer version wrote is refused, and nothing in it changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'newer.db')
  try {
    const open = () => openStore({ url: `sqlite:${file}`, random: sequence() })
    await (await open()).close()
    const newer = new Database(file)
    newer.exec(`insert into kysely_migration values ('9999-newer', '2030-01-01T00:00:00.000Z')`)
    await expect(open()).rejects.toThrow(/a newer AI Wire has written this database/u)
    newer.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a step that fails on its way leaves nothing of itself, and the next start makes it whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'old.db')
  const onFile = (work: (database: Database.Database) => void): void => {
    const database = new Database(file)
    work(database)
    database.close()
  }
  try {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
    const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
    await new Migrator({ db, provider }).migrateTo('0013-shared-edits')
    await db.destroy()
    // In the way of the last part of the next step, as a full disk would be.
    onFile((database) => database.exec('create index daily_posts_by_day on dailyPosts (day)'))
    const open = () => openStore({ url: `sqlite:${file}`, random: sequence() })
    await expect(open()).rejects.toThrow(/daily_posts_by_day already exists/u)
    onFile((database) => database.exec('drop index daily_posts_by_day'))
    const store = await open()
    expect(await store.operations.pendingMigrations()).toEqual([])
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('keys from before there was a limit in bytes are shortened, and still name their entries', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  const file = join(folder, 'old.db')
  try {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
    const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
    await new Migrator({ db, provider }).migrateTo('0015-blocks')
    await db.destroy()
    const guid = `guid:${'긴'.repeat(1_500)}`
    const old = new Database(file)
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
        values ('f', 'f', 'f', 'en', 'press', 1, 1, 0, 'f', 0, 0, '[]');
      insert into entries (id, feedId, identity, title, words, summary, publishedAt, seenAt, outcome)
        values ('e', 'f', '${guid}', 'One', 'one', '', 1, 1, 'no-topic');
      insert into entryKeys values ('f', '${guid}', 'e'), ('f', 'url:a', 'e');`)
    old.close()
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    const found = await store.entries.findByKeys('f', [shortKey(guid), 'url:a'])
    expect([...found.values()].map(({ id }) => id)).toEqual(['e', 'e'])
    expect(Buffer.byteLength(found.get(shortKey(guid))?.identity ?? guid)).toBeLessThanOrEqual(LONGEST_KEY_BYTES)
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
