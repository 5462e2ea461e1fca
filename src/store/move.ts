import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import { InputError } from '../core/errors.ts'
import { openEngine } from './open-engine.ts'
import { putBack, putOff, PUT_OFF } from './put-off.ts'
import { createRowSum, rowHash, type Row, type StoredColumn } from './row-sum.ts'
import { MOVED, ORIGIN } from './move-origin.ts'
import type { Database as Schema } from './schema.ts'
import { withoutNul } from './without-nul.ts'

const ROWS_AT_ONCE = 2_000
const BEAT_MS = 5_000
/** What belongs to the file alone: who runs on it, and indexes that PostgreSQL keeps in its own way. */
const LEFT_BEHIND = /^(?:sqlite_|kysely_|leases$|entrySearch|storySearch)/u

type Column = StoredColumn & { readonly pk: number }
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly order: string }

export type MovedTable = { readonly table: string; readonly rows: number }

/**
 * Copies every row of the SQLite file at `path` to an empty PostgreSQL database, and compares both sides: counts, and a
 * checksum over all rows. Interrupted, it goes on where it was. Nobody may write to either meanwhile; `onBatch` is called
 * after every batch, and every few seconds in between. Throws InputError when the target holds something else, or when the sides differ.
 */
export async function moveLedger(options: {
  readonly path: string
  readonly url: string
  readonly onBatch: () => Promise<void>
  readonly onTable: (moved: MovedTable) => void
}): Promise<void> {
  const { path, url } = options
  const { db, engine } = await openEngine(url)
  const source = new Database(path, { readonly: true, fileMustExist: true })
  try {
    if (engine !== 'postgres')
      throw new InputError(['The target must be an address such as postgres://user:password@host/database.'])
    const tables = tablesOf(source)
    await claimTarget(db, tables, path)
    await putOff(db)
    for (const table of tables) {
      const rows = await copyTable(source, db, table, options.onBatch)
      await setNext(db, table)
      options.onTable({ table: table.name, rows })
    }
    await putBack(db, (work) => during(work, options.onBatch))
    // Else the server begins with that while the bot asks its first questions.
    // https://www.postgresql.org/docs/current/populate.html
    await during(sql`vacuum analyze`.execute(db), options.onBatch)
    await db.deleteFrom('settings').where('name', '=', ORIGIN).execute()
  } finally {
    source.close()
    await db.destroy()
  }
}

/** Those that are referred to come before those that refer to them. */
function tablesOf(source: Database.Database): readonly Table[] {
  const names = source.prepare<[], { readonly name: string }>(
    `select name from sqlite_master where type = 'table' order by name`,
  )
  const open = new Set(names.all().flatMap(({ name }) => (LEFT_BEHIND.test(name) ? [] : [name])))
  const sorted: Table[] = []
  const visit = (name: string): void => {
    if (!open.delete(name)) return
    const refers = source.prepare<[], { readonly table: string }>(
      `select "table" from pragma_foreign_key_list('${name}')`,
    )
    for (const { table } of refers.all()) visit(table)
    const info = source.prepare<[], Column>(`select name, type, pk from pragma_table_info('${name}') order by cid`)
    const columns = info.all()
    const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
    const list = source.prepare<[string], { readonly wr: number }>('select wr from pragma_table_list where name = ?')
    const isKeyed = list.get(name)?.wr === 1
    sorted.push({ name, columns, order: isKeyed ? keys.map((key) => `"${key.name}"`).join(', ') : 'rowid' })
  }
  for (const name of [...open]) visit(name)
  return sorted
}

async function claimTarget(db: Kysely<Schema>, tables: readonly Table[], path: string): Promise<void> {
  const origin = await db.selectFrom('settings').select('value').where('name', '=', ORIGIN).executeTakeFirst()
  if (origin?.value === path) return
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0)
      throw new InputError([`The target is not empty: its table ${name} has rows. Name an empty database.`])
  }
  await db.insertInto('settings').values({ name: ORIGIN, value: path }).execute()
}

/** Copies what is not there yet, and compares both sides. Returns how many rows the table has. */
async function copyTable(
  source: Database.Database,
  db: Kysely<Schema>,
  table: Table,
  onBatch: () => Promise<void>,
): Promise<number> {
  const list = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const types = table.columns.map(({ name, type }) => `"${name}" ${POSTGRES_TYPES[type] ?? 'text'}`).join(', ')
  const insert = sql.raw<Row>(`insert into "${table.name}" (${list}) select ${list} from json_to_recordset(`)
  const tail = sql.raw(`::json) as rows (${types})`)
  const own = table.name === 'settings' ? ` where name not in ('${ORIGIN}', '${PUT_OFF}', '${MOVED}')` : ''
  const from = `from "${table.name}"${own}`
  const counted = await sql<{ readonly count: number }>`select count(*) as count ${sql.raw(from)}`.execute(db)
  // What an interrupted move has copied is there in this very order.
  const before = counted.rows[0]?.count ?? 0
  const expected = createRowSum(table.columns)
  const clean = withoutNul(source, table.name)
  let batch: Row[] = []
  let writing: Promise<unknown> = Promise.resolve()
  /** The server takes a batch while the next one is read. */
  const write = async (): Promise<void> => {
    await writing
    await onBatch()
    if (batch.length > 0) writing = sql`${insert}${JSON.stringify(batch)}${tail}`.execute(db)
    writing.catch(() => undefined)
    batch = []
  }
  for (const row of source.prepare<[], Row>(`select ${list} ${from} order by ${table.order}`).iterate()) {
    const kept = clean(row)
    expected.add(kept)
    if (expected.count() > before) batch.push(kept)
    if (expected.count() % ROWS_AT_ONCE === 0) await write()
  }
  await write()
  await writing
  const summed = sql.raw<{ readonly count: number; readonly sum: string }>(
    `select count(*) as count, coalesce(sum(${rowHash(table.columns)}), 0)::text as sum ${from}`,
  )
  const found = (await during(summed.execute(db), onBatch)).rows[0]
  if (found?.count === expected.count() && found.sum === expected.text()) return expected.count()
  throw new InputError([
    `The table ${table.name} differs after the copy: ${expected.count()} rows here, ${found?.count ?? 0} there. Empty the target and move again.`,
  ])
}

/** Calls `onBatch` now and then while the server works. */
async function during<T>(work: Promise<T>, onBatch: () => Promise<void>): Promise<T> {
  const done = work.then(() => true)
  const beat = (): Promise<boolean> => delay(BEAT_MS, false, { ref: false })
  while (!(await Promise.race([done, beat()]))) await onBatch()
  return await work
}

const POSTGRES_TYPES: Readonly<Record<string, string>> = { INTEGER: 'bigint', REAL: 'double precision', TEXT: 'text' }

/** The next row gets a number of its own. */
async function setNext(db: Kysely<Schema>, { name, columns }: Table): Promise<void> {
  if (!columns.some((column) => column.name === 'seq')) return
  const highest = sql`(select coalesce(max(seq), 0) + 1 from ${sql.table(name)})`
  await sql`select setval(pg_get_serial_sequence(${`"${name}"`}, 'seq'), ${highest}, false)`.execute(db)
}
