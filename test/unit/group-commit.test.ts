import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { createGroupCommit } from '../../src/store/group-commit.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Database } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'
import { writeRefusal } from '../../src/store/write-refusal.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-commit-'))
  store = await openStore({ url: `sqlite:${join(folder, 'a.db')}`, random: sequence() })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('one of many transactions fails alone, whatever it wrote', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      store.transaction(async (ledger) => {
        await addChannel(ledger, `c${at}`)
        if (at === 4) throw new RangeError('planned')
        return at
      }),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
  expect(results[4]).toMatchObject({ status: 'rejected', reason: new RangeError('planned') })
  const found = await Promise.all(Array.from({ length: 10 }, (_, at) => store.channels.find(`preview:c${at}`)))
  expect(found.map((channel) => channel !== null)).toEqual(Array.from({ length: 10 }, (_, at) => at !== 4))
})

test('what a transaction wrote is there for another connection once it resolves', async () => {
  const other = await openStore({ url: `sqlite:${join(folder, 'a.db')}`, random: sequence() })
  await store.transaction((ledger) => addChannel(ledger, 'c'))
  expect(await other.channels.find('preview:c')).not.toBeNull()
  await other.close()
})

test('a full disk is told as one, to all who shared the commit, and leaves nothing of it', async () => {
  const heard: string[] = []
  const dialect = sqliteDialect(join(folder, 'full.db'), (reason) => {
    heard.push(...[writeRefusal(reason)].flatMap((refusal) => refusal?.why ?? []))
  })
  const db = new Kysely<Database>({ dialect })
  const pages = (most: number) => sql`pragma max_page_count = ${sql.lit(most)}`.execute(db)
  await sql`create table notes (name text not null) strict`.execute(db)
  const commits = createGroupCommit(db, () => Promise.resolve())
  const write = (count: number) =>
    Promise.allSettled(
      Array.from({ length: count }, (_, at) =>
        commits.add((tx) => sql`insert into notes values (${`${at}`.repeat(at === 1 ? 100_000 : 1)})`.execute(tx)),
      ),
    )
  await pages(10)
  const full = { status: 'rejected', reason: { message: 'database or disk is full' } }
  expect(await write(3)).toMatchObject([full, full, full])
  await expect(commits.add((tx) => sql`insert into notes values (${'x'.repeat(100_000)})`.execute(tx))).rejects.toThrow(
    'database or disk is full',
  )
  expect(new Set(heard)).toEqual(new Set(['its disk is full']))
  heard.length = 0
  await pages(1_000)
  expect((await sql`select 1 from notes`.execute(db)).rows).toEqual([])
  expect((await write(3)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  // What was wrong with the work itself says nothing about the disk.
  await expect(commits.add(() => Promise.reject(new RangeError('planned')))).rejects.toThrow('planned')
  expect(heard).toEqual([])
  await pages(10)
  // One that shares its commit with nobody is heard as well.
  await expect(sql`insert into notes values (${'x'.repeat(1_000_000)})`.execute(db)).rejects.toThrow('is full')
  expect(heard).toEqual(['its disk is full'])
  await db.destroy()
})
