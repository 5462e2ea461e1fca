import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseIfMoved } from '../../src/app/database-files.ts'
import { buildStoryCard } from '../../src/bot/cards/story-card.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { moveLedger } from '../../src/store/move.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { readCard } from '../builders/command-bench.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, report, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { runAiwire } from './run-aiwire.ts'
import { mustClaim } from '../builders/must-claim.ts'

const ENTRIES = 2_500
const WITHIN_MS = 90_000
const FEED: Feed = { ...WIRE_FEED, id: 'f', name: 'Wire', url: 'https://a.example/feed', weight: 0.5 }

const folder = mkdtempSync(join(tmpdir(), 'aiwire-move-'))
const path = join(folder, 'old.db')
const from = `sqlite:${path}`
let server: PostgresServer

function entryOf(at: number): Entry {
  const id = `e${at}`
  return {
    ...{ id, feedId: 'f', identity: id, identityKeys: [id, `url:${id}`], url: null, language: 'ko' },
    ...{ title: `큐원 ${at} 공개`, summary: at === 7 ? 'a\0b' : `"quoted" \\ ${at}`, publishedAt: at, seenAt: at },
  }
}

async function fill(store: Store): Promise<void> {
  await store.transaction(async (ledger) => {
    await ledger.feeds.replaceCatalogue([FEED])
    for (let at = 0; at < ENTRIES; at += 1) await ledger.entries.insert(entryOf(at), 'no-topic')
    const facts = fundingFacts({ company: 'Acme', amountUsd: 1.5e9 })
    await ledger.stories.insert(story({ id: 's1', facts }))
    await ledger.stories.addReport('s1', report({ entryId: 'e1', facts, publishedAt: 5 }), ['company:acme'])
    await subscribe(ledger, await addChannel(ledger, 'c'), 'funding')
    await ledger.deliveries.add({ ...POST, storyId: 's1' })
    const claimed = await mustClaim(ledger, 'preview:c', 1)
    await ledger.deliveries.markSent(claimed, null)
  })
  await store.changeSetting('kept', () => 'yes')
}

/** Its indexes and constraints, as the server tells them. */
async function shapeOf(url: string): Promise<unknown> {
  const store = await openStore({ url, random: sequence() })
  await store.close()
  const client = new pg.Client(url)
  await client.connect()
  const indexes = await client.query(`select indexdef from pg_indexes where schemaname = 'public' order by 1`)
  const rules = await client.query(
    `select conrelid::regclass::text as t, pg_get_constraintdef(oid) as d from pg_constraint
     where connamespace = 'public'::regnamespace order by 1, 2`,
  )
  await client.end()
  return [indexes.rows, rules.rows]
}

const POST = { channelId: 'preview:c', kind: 'post', week: null, revision: 1, dueAt: 0 } as const

beforeAll(async () => {
  server = await startPostgres()
  const store = await openStore({ url: from, random: sequence() })
  await fill(store)
  await store.close()
}, WITHIN_MS)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a move that is interrupted goes on, everything is there, and nothing is posted again',
  async () => {
    const url = await server.createDatabase()
    let batches = 0
    const stopping = moveLedger({
      path,
      url,
      onTable: () => undefined,
      onBatch() {
        batches += 1
        return batches === 3 ? Promise.reject(new Error('planned')) : Promise.resolve()
      },
    })
    await expect(stopping).rejects.toThrow('planned')
    await expect(openStore({ url, random: sequence() })).rejects.toThrow('was not finished')

    const run = await runAiwire(['move', '--from', from, '--to', url])
    expect(run).toMatchObject({ code: 0 })
    expect(run.output).toContain(`entries: ${ENTRIES} rows, the same on both sides`)

    // Nobody starts by mistake where it was.
    const start = await runAiwire(['start'], { environment: { DATABASE_URL: from, PORT: '0' } })
    expect(start.code).toBe(2)
    expect(start.errors).toContain('was moved to PostgreSQL on')
    expect(start.errors).toContain(`aiwire move --undo --from ${from}`)
    // And nobody believes that a bot sees what is done there.
    const onFile = { environment: { DATABASE_URL: from, PORT: '0' } }
    const doctor = await runAiwire(['doctor'], onFile)
    expect(doctor.code).toBe(1)
    expect(doctor.output).toMatch(/BAD .*was moved to PostgreSQL on .*, and no bot starts on it\. Set DATABASE_URL/u)
    const forgotten = await runAiwire(['forget', 'discord:1'], onFile)
    expect(forgotten.code).toBe(0)
    expect(forgotten.errors).toMatch(
      /^DATABASE_URL: this file was moved to PostgreSQL on .* No bot sees what is done here/u,
    )

    const store = await openStore({ url, random: createSystemRandom(systemClock) })
    expect(await store.getSetting('kept')).toBe('yes')
    expect(
      (await store.entries.search({ url: null, words: '큐원 7', workspaceId: null }, 5)).map(({ id }) => id),
    ).toEqual(['e7'])
    expect(await store.stories.find('s1')).toMatchObject({ facts: { amountUsd: 1.5e9 } })
    expect(await store.deliveries.listDueChannels(10)).toEqual([])
    // The first thing that is new gets a number that nothing has.
    expect(await store.deliveries.add({ ...POST, storyId: 's2' })).toBe(true)
    expect(await store.deliveries.add({ ...POST, storyId: 's1' })).toBe(false)
    await store.close()
    expect(await shapeOf(url)).toEqual(await shapeOf(await server.createDatabase()))

    // What is there now is not what a second move would bring, and that is told as often as it is tried.
    for (let turn = 0; turn < 2; turn += 1) {
      const again = await runAiwire(['move', '--from', from, '--to', url])
      expect(again.code).toBe(2)
      expect(again.errors).toMatch(/^The target is not empty/u)
    }

    // Whoever wants the file back after all says so.
    expect(await runAiwire(['move', '--undo', '--from', from])).toMatchObject({ code: 0, errors: '' })
    expect(await runAiwire(['forget', 'discord:1'], onFile)).toMatchObject({ code: 0, errors: '' })
    const undone = await runAiwire(['move', '--undo', '--from', from])
    expect(undone).toMatchObject({ code: 2, errors: `--from: ${path} was not moved.\n` })
    expect(() => {
      refuseIfMoved({ databaseUrl: from })
    }).not.toThrow()
  },
  WITHIN_MS,
)

test(
  'what an older version kept with NUL characters is moved, and goes on as it is',
  async () => {
    const old = join(folder, 'nul.db')
    const before = await openStore({ url: `sqlite:${old}`, random: sequence() })
    const title = 'Ac\0me raises $5M'
    const facts = fundingFacts({ company: 'Ac\0me', amountUsd: 5e6, title })
    await before.feeds.replaceCatalogue([FEED])
    // The feed is read without them by now: one entry came again, and one key of another did.
    const entries = [
      { id: 'a', identity: 'gu\0id', identityKeys: ['gu\0id', 'key'] },
      { id: 'b', identity: 'guid', identityKeys: ['guid', 'ke\0y'] },
      { id: 'c', identity: 'other\0', identityKeys: ['other\0'] },
    ]
    for (const one of entries) await before.entries.insert({ ...entryOf(1), ...one, title }, 'no-topic')
    await before.stories.insert(story({ id: 's', facts, title }))
    const written = report({ entryId: 'a', facts, title, summary: String.raw`a \u0000 that was typed` })
    await before.stories.addReport('s', written, ['company:ac\0me', 'company:acme'])
    await before.close()

    const url = await server.createDatabase()
    const run = await runAiwire(['move', '--from', `sqlite:${old}`, '--to', url])
    expect(run).toMatchObject({ code: 0, errors: '' })
    const store = await openStore({ url, random: sequence() })
    const known = await store.entries.findByKeys('f', ['guid', 'key', 'other'])
    expect([...known].map(([key, entry]) => [key, entry.id]).toSorted()).toEqual([
      ['guid', 'b'],
      ['key', 'a'],
      ['other', 'c'],
    ])
    expect(known.get('key')?.title).toBe('Acme raises $5M')
    // What is told anew from its reports can be written, and its facts keep their proof.
    const [told] = await store.stories.reports('s')
    if (told === undefined) throw new Error('the report is missing')
    expect(told.summary).toBe(written.summary)
    const anew = story({ id: 's', facts: told.facts, title: told.title, revision: 2 })
    await store.stories.update(anew)
    expect(readCard(buildStoryCard(anew, 'en'))).toContain('$5M')
    expect(await store.stories.find('s')).toMatchObject({ revision: 2 })
    await store.close()
  },
  WITHIN_MS,
)

test(
  'a file on which a bot runs is not moved',
  async () => {
    const store = await openStore({ url: from, random: sequence() })
    await store.takeLease('bot', Date.now(), 60_000)
    const run = await runAiwire(['move', '--from', from, '--to', await server.createDatabase()])
    expect(run.code).toBe(2)
    expect(run.errors).toContain('another AI Wire is running')
    await store.releaseLease('bot')
    await store.close()
  },
  WITHIN_MS,
)

test.each([
  ['changed', `new.title := new.title || '!'; return new`, ENTRIES],
  // An amount, an address, a time: whatever else of a row there is.
  ['dated otherwise', 'new."publishedAt" := new."publishedAt" + 1; return new', ENTRIES],
  ['lost', 'return null', ENTRIES - 1],
])(
  'a row that is %s on its way is seen when both sides are compared, and no bot starts on what came of it',
  async (_what, harm, found) => {
    const url = await server.createDatabase()
    const made = await openStore({ url, random: sequence() })
    await made.close()
    const client = new pg.Client(url)
    await client.connect()
    await client.query(
      `create function harm() returns trigger language plpgsql as $$ begin ${harm}; end $$;
       create trigger harm before insert on entries for each row when (new.id = 'e1234') execute function harm()`,
    )
    await client.end()

    const run = await runAiwire(['move', '--from', from, '--to', url])
    expect(run).toMatchObject({
      code: 2,
      errors: `The table entries differs after the copy: ${ENTRIES} rows here, ${found} there. Empty the target and move again.\n`,
    })
    expect(run.output).not.toMatch(/^entries:|Everything was moved/mu)
    await expect(openStore({ url, random: sequence() })).rejects.toThrow('was not finished')
    // The bot goes on where it was.
    expect(() => {
      refuseIfMoved({ databaseUrl: from })
    }).not.toThrow()
  },
  WITHIN_MS,
)

test(
  'a verb that looks where no bot ran yet says so, and leaves a database empty for a move or a first start',
  async () => {
    const url = await server.createDatabase()
    for (const args of [
      ['story', 'find', 'x'],
      ['dead', 'list'],
      ['forget', 'discord:80351110224678912'],
    ]) {
      expect(await runAiwire(args, { environment: { DATABASE_URL: url } }), args.join(' ')).toMatchObject({
        code: 2,
        output: '',
        errors: 'DATABASE_URL: no bot ran on this database yet. Work where the bot runs, or name its database.\n',
      })
    }
    const client = new pg.Client(url)
    await client.connect()
    const { rows } = await client.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`)
    expect(rows).toEqual([])
    await client.end()
  },
  WITHIN_MS,
)
