import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, onTestFinished, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { LONGEST_KEY_BYTES, shortKey } from '../../src/core/canonical-url.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import { DEFAULT_FILTER } from '../../src/core/subscription.ts'
import { migrationsOf } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Database as Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'
import { fact } from '../builders/fact.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts } from '../builders/story.ts'

/** A database file as the migrations up to `step` left it, with what `fill` puts there. It goes when the test is over. */
async function oldDatabase(step: string, fill: (old: Database.Database) => unknown = () => undefined): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-migrations-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const file = join(folder, 'old.db')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
  const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
  const { error } = await new Migrator({ db, provider }).migrateTo(step)
  expect(error).toBeUndefined()
  await db.destroy()
  onFile(file, fill)
  return file
}

function onFile(file: string, work: (database: Database.Database) => unknown): void {
  const database = new Database(file)
  try {
    work(database)
  } finally {
    database.close()
  }
}

const openFile = (file: string) => openStore({ url: `sqlite:${file}`, random: sequence() })

test('a feed that was read while the clock was ahead, before it was kept when it was asked, is due', async () => {
  const [now, ahead] = [1_000_000, 90_000_000]
  const file = await oldDatabase('0022-forgotten-people', (old) => {
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, lastSuccessAt,
        failuresInARow, fingerprintsJson)
      values ('wire', 'Wire', 'https://wire.example/', 'en', 'press', 1, 1, 0, 'wire.example', ${ahead}, ${ahead}, 0, '[]'),
        ('new', 'New', 'https://new.example/', 'en', 'press', 1, 1, 0, 'new.example', ${ahead}, null, 0, '[]')`)
  })
  const store = await openFile(file)
  expect((await store.feeds.listDue(now, 9)).map(({ feed }) => feed.id)).toEqual(['wire'])
  await store.close()
})

test('a channel from before threads could be turned off and cards be short has both as ever', async () => {
  const file = await oldDatabase('0024-pauses', (old) =>
    old.exec(`insert into workspaces (id, platform, externalId) values ('slack:w', 'slack', 'w');
      insert into channels (id, workspaceId, platform, externalId, language, timeZone)
        values ('slack:c', 'slack:w', 'slack', 'c', 'en', 'UTC')`),
  )
  const store = await openFile(file)
  const channel = await store.channels.find('slack:c')
  expect(channel).toMatchObject({ threadsSince: 0, cardStyle: 'full' })
  if (channel !== null) await store.channels.update({ ...channel, threadsSince: null })
  expect(await store.channels.find('slack:c')).toMatchObject({ threadsSince: null })
  await store.close()
})

test('what old stories tell as the most there may be is told of their sum', async () => {
  const amount = { value: { amountMinor: 500, currency: 'USD' }, evidence: { quote: 'up to $5' } }
  const told = { topic: 'funding', leads: [], investors: [] }
  const file = await oldDatabase('0025-choices', (old) => {
    const insert =
      old.prepare(`insert into stories (id, topic, status, title, words, firstAt, eventAt, updatedAt, importance,
      revision, factsJson, sourcesJson, changesJson, amountUsd, amountMinor, currency)
      values (?, 'funding', 'announced', 't', 't', 1, 1, 1, 1, 1, ?, '[]', '[]', 5, 500, 'USD')`)
    insert.run('most', JSON.stringify({ ...told, amount }))
    for (let at = 0; at < 600; at += 1) {
      const plain = { ...amount, evidence: { quote: '$5' } }
      insert.run(`s${at}`, JSON.stringify({ ...told, amount: plain }))
    }
    insert.run('till', JSON.stringify({ ...told, amount }))
  })
  const store = await openFile(file)
  const sums = await store.stories.sumRounds({ ...ANY_STORY, limit: 0, offset: 0 })
  expect([sums.rounds, sums.ceilings.rounds, sums.ceilings.raisedUsd]).toEqual([602, 2, 10])
  await store.close()
})

/** A story with a report, as a version wrote them that knew no parts of a round. */
function writeRound(database: Database.Database, facts: object, title: string): void {
  database.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
      values ('f', 'f', 'f', 'en', 'press', 1, 1, 0, 'f', 0, 0, '[]');
    insert into entries (id, feedId, identity, title, words, summary, publishedAt, seenAt, outcome)
      values ('e', 'f', 'e', 'One', 'one', '', 1, 1, 'no-topic')`)
  database
    .prepare(
      `insert into stories (id, topic, status, title, words, firstAt, eventAt, updatedAt, importance, revision, factsJson, sourcesJson, changesJson)
        values ('s', 'funding', 'announced', 't', 't', 1, 1, 1, 1, 1, ?, '[]', '[]')`,
    )
    .run(JSON.stringify(facts))
  database
    .prepare(`insert into reports (storyId, entryId, publishedAt, reportJson) values ('s', 'e', 1, ?)`)
    .run(JSON.stringify({ entryId: 'e', title, facts }))
}

test.each([
  ['from before their parts were told', '0026-amount-forms', false],
  ['from an older process that goes on beside a newer one', '0028-kept-turns', true],
])('rounds %s have none', async (_what, step, isAtWork) => {
  const { parts, ...before } = fundingFacts({ company: 'Acme', amountUsd: 5 })
  const title = `Acme {"topic":"funding", raises ${step}`
  const write = (database: Database.Database): void => {
    writeRound(database, before, title)
  }
  const file = await oldDatabase(step, isAtWork ? undefined : write)
  const store = await openFile(file)
  if (isAtWork) onFile(file, write)
  expect((await store.stories.find('s'))?.facts).toEqual({ ...before, parts })
  expect(await store.stories.reports('s')).toEqual([{ entryId: 'e', title, facts: { ...before, parts } }])
  await store.close()
})

test('a mention from before there were words for it calls for whatever stands there', async () => {
  const file = await oldDatabase('0021-words-at-once', (old) => {
    old.exec(`insert into workspaces values ('preview:w', 'preview', 'w', null)`)
    old.exec(`insert into channels (id, workspaceId, platform, externalId, language, timeZone)
      values ('preview:c', 'preview:w', 'preview', 'c', 'ko', 'Asia/Seoul')`)
    old.exec(`insert into subscriptions (id, channelId, topic, filterJson, mentionJson, createdAt, createdBy)
      values ('s1', 'preview:c', 'funding', '{}', '{"kind":"role","id":"scouts","minAmountUsd":5}', 1, 'p')`)
  })
  const store = await openFile(file)
  const [funding] = await store.subscriptions.listOfChannel('preview:c')
  expect(funding?.mention).toEqual({ kind: 'role', id: 'scouts', minAmountUsd: 5, words: [] })
  await store.close()
})

test('channels and subscriptions from before the commands keep what they wished', async () => {
  const file = await oldDatabase('0001-ledger', (old) => {
    old.exec(`insert into workspaces values ('preview:w', 'preview', 'w');
      insert into channels values ('preview:c', 'preview:w', 'preview', 'c', 'ko', 'Asia/Seoul');
      insert into subscriptions values ('s1', 'preview:c', 'funding', '{"minAmountUsd":5,"rumours":true,"aiOnly":false}', 1, 'p', null, null);
      insert into subscriptions values ('s2', 'preview:c', 'model-release', '{"minAmountUsd":null,"rumours":false,"aiOnly":true}', 2, 'p', null, null);`)
  })
  const store = await openFile(file)
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
})

test('entries from before the search are found by their titles', async () => {
  const file = await oldDatabase('0005-engines', (old) => {
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
        values ('f', 'f', 'f', 'en', 'press', 1, 1, 0, 'f', 0, 0, '[]');
      insert into entries (id, feedId, identity, title, summary, publishedAt, seenAt, outcome)
        values ('e1', 'f', 'i', '智谱完成新一轮融资', '', 1, 1, 'no-topic'),
          ('e2', 'f', 'j', 'Alder opens an office', '', 2, 2, 'no-topic');`)
  })
  const store = await openFile(file)
  const found = async (words: string) =>
    (await store.entries.search({ url: null, words, workspaceId: null }, 5)).map(({ id }) => id)
  expect([await found('融资'), await found('office')]).toEqual([['e1'], ['e2']])
  await store.close()
})

test('rounds from before there were sums are in them', async () => {
  const facts = JSON.stringify(fundingFacts({ company: 'Temporal', amountUsd: 300e6 }))
  const file = await oldDatabase('0008-own-stories', (old) => {
    old
      .prepare(
        `insert into stories (id, topic, status, title, words, amountUsd, firstAt, eventAt, updatedAt, importance, revision,
          factsJson, sourcesJson, changesJson, isEnded)
          values ('s', 'funding', 'announced', 't', 't', 300000000, 1, 1, 1, 1, 1, ?, '[]', '[]', 0)`,
      )
      .run(facts)
  })
  const store = await openFile(file)
  const { raised } = await store.stories.sumRounds({ ...ANY_STORY, limit: 0, offset: 0 })
  expect(raised).toEqual([moneyFromMajor(300e6, 'USD')])
  await store.close()
})

test('rounds from before are found by who gave the money, whose names are offered', async () => {
  const facts = JSON.stringify({
    ...fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
    leads: [fact('Andreessen Horowitz', 'a16z')],
    investors: [fact('GIC', 'GIC')],
  })
  const file = await oldDatabase('0034-plain-letters', (old) => {
    const write = old.prepare(
      `insert into stories (id, topic, status, title, words, amountUsd, firstAt, eventAt, updatedAt, importance, revision,
        factsJson, sourcesJson, changesJson, isEnded)
        values (?, 'funding', 'announced', 't', 't', 300000000, 1, 1, 1, 1, 1, ?, '[]', '[]', 0)`,
    )
    write.run('s1', facts)
    write.run('s2', facts)
    write.run('s3', JSON.stringify(fundingFacts({ company: 'Birch', amountUsd: 5 })))
  })
  const store = await openFile(file)
  expect(await store.stories.count({ ...ANY_STORY, investors: ['andreessen horowitz'], limit: 0, offset: 0 })).toBe(2)
  expect(await store.stories.listNames('investor', null)).toEqual(['Andreessen Horowitz', 'GIC'])
  await store.close()
})

test('who followed or muted somebody by another name than the usual one still does', async () => {
  const filter = {
    ...DEFAULT_FILTER,
    subjects: ['Google DeepMind', 'Google', 'Mistral AI'],
    notSubjects: ['Anysphere'],
  }
  const file = await oldDatabase('0018-filter-since', (old) => {
    old.exec(`insert into workspaces (id, platform, externalId) values ('preview:w', 'preview', 'w');
      insert into channels (id, workspaceId, platform, externalId, language, timeZone, mutedJson)
        values ('preview:c', 'preview:w', 'preview', 'c', 'en', 'UTC', '["Kimi","Acme"]'),
          ('preview:d', 'preview:w', 'preview', 'd', 'en', 'UTC', '["Birch"]');`)
    const subscribe = old.prepare(
      `insert into subscriptions (id, channelId, topic, filterJson, createdAt, createdBy)
        values (?, ?, 'funding', ?, 1, 'p')`,
    )
    subscribe.run('s', 'preview:c', JSON.stringify(filter))
    subscribe.run('t', 'preview:d', JSON.stringify({ ...DEFAULT_FILTER, subjects: ['Birch'] }))
  })
  const store = await openFile(file)
  const [kept] = await store.subscriptions.listOfChannel('preview:c')
  expect(kept?.filter).toEqual({ ...filter, subjects: ['Google', 'Mistral AI'], notSubjects: ['Cursor'] })
  expect((await store.channels.find('preview:c'))?.muted).toEqual(['Moonshot AI', 'Acme'])
  // Who has no such name keeps what it has.
  expect((await store.subscriptions.listOfChannel('preview:d')).map((other) => other.filter.subjects)).toEqual([
    ['Birch'],
  ])
  expect((await store.channels.find('preview:d'))?.muted).toEqual(['Birch'])
  await store.close()
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

test('a database that a newer version wrote is refused', async () => {
  const file = await oldDatabase('0001-ledger')
  await (await openFile(file)).close()
  onFile(file, (newer) => newer.exec(`insert into kysely_migration values ('9999-newer', '2030-01-01T00:00:00.000Z')`))
  await expect(openFile(file)).rejects.toThrow(
    /a newer AI Wire has written this database.* or restore a backup from before it/u,
  )
})

test('a step that fails on its way leaves nothing of itself, and the next start makes it whole', async () => {
  // In the way of the last part of the next step, as a full disk would be.
  const file = await oldDatabase('0013-shared-edits', (old) =>
    old.exec('create index daily_posts_by_day on dailyPosts (day)'),
  )
  await expect(openFile(file)).rejects.toThrow(/daily_posts_by_day already exists/u)
  onFile(file, (old) => old.exec('drop index daily_posts_by_day'))
  const store = await openFile(file)
  expect(await store.operations.pendingMigrations()).toEqual([])
  await store.close()
})

test('keys from before there was a limit in bytes are shortened, and still name their entries', async () => {
  const guid = `guid:${'긴'.repeat(1_500)}`
  const file = await oldDatabase('0015-blocks', (old) => {
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
        values ('f', 'f', 'f', 'en', 'press', 1, 1, 0, 'f', 0, 0, '[]');
      insert into entries (id, feedId, identity, title, words, summary, publishedAt, seenAt, outcome)
        values ('e', 'f', '${guid}', 'One', 'one', '', 1, 1, 'no-topic');
      insert into entryKeys values ('f', '${guid}', 'e'), ('f', 'url:a', 'e');`)
  })
  const store = await openFile(file)
  const found = await store.entries.findByKeys('f', [shortKey(guid), 'url:a'])
  expect([...found.values()].map(({ id }) => id)).toEqual(['e', 'e'])
  expect(Buffer.byteLength(found.get(shortKey(guid))?.identity ?? guid)).toBeLessThanOrEqual(LONGEST_KEY_BYTES)
  await store.close()
})

test('of a trouble that was told before it had a beginning, nobody is told again', async () => {
  const file = await oldDatabase('0019-usual-names', (old) =>
    old.exec(`insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson, problem, toldAt)
      values ('ill', 'f', 'a', 'en', 'press', 1, 1, 1, 'f', 0, 9, '[]', 'html', 5), ('well', 'f', 'b', 'en', 'press', 1, 1, 1, 'f', 0, 0, '[]', null, 5)`),
  )
  const store = await openFile(file)
  expect((await store.feeds.list()).map(({ feed, state }) => [feed.id, state.troubledAt, state.toldAt])).toEqual([
    ['ill', 5, 5],
    ['well', null, 5],
  ])
  await store.close()
})

test('what was sent to people who were forgotten before is touched no more, and what stands in channels may be', async () => {
  const ids = ['forgotten', 'watching', 'left', 'following', 'round', 'muting', 'fresh'] as const
  const file = await oldDatabase('0021-words-at-once', (old) => {
    old.exec(`insert into workspaces (id, platform, externalId) values ('discord:w', 'discord', 'w')`)
    for (const id of ids) {
      const personId = id === 'watching' ? `'p'` : 'null'
      const mode = id === 'round' || id === 'fresh' ? 'with-topics' : 'off'
      const muted = id === 'muting' ? '["Acme"]' : '[]'
      old.exec(`insert into channels (id, workspaceId, platform, externalId, language, timeZone, roundupMode, mutedJson, personId)
          values ('${id}', 'discord:w', 'discord', '${id}', 'en', 'UTC', '${mode}', '${muted}', ${personId});
        insert into messages (id, channelId, ref, deliveryId, storyId, revision, sentAt)
          values ('${id}', '${id}', 'r', '${id}', 's1', 1, 5)`)
    }
    old.exec(`insert into subscriptions (id, channelId, topic, filterJson, createdAt, createdBy)
        values ('s', 'following', 'funding', '{}', 1, 'p');
      insert into audit (at, workspaceId, channelId, personId, action, optionsJson)
        values (1, 'discord:w', 'left', 'p', 'unsubscribe', '{}')`)
  })
  const store = await openFile(file)
  const standing = (await store.messages.listOfStory('s1')).map(({ channelId }) => channelId)
  expect(standing.toSorted()).toEqual(ids.filter((id) => id !== 'forgotten').toSorted())
  await store.close()
})
