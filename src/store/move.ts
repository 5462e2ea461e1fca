import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import { InputError } from '../core/errors.ts'
import { openEngine } from './open-engine.ts'
import type { Database as Schema } from './schema.ts'

const ROWS_AT_ONCE = 2_000
/** The target says where its rows come from, so that an interrupted move can go on. */
const ORIGIN = 'moved-from'
/** What belongs to the file alone: who runs on it, and indexes that PostgreSQL keeps in its own way. */
const LEFT_BEHIND = /^(?:sqlite_|kysely_|leases$|entrySearch|storySearch)/u

type Row = Readonly<Record<string, string | number | null>>
type Column = { readonly name: string; readonly type: string; readonly pk: number }
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly order: string }

export type MovedTable = { readonly table: string; readonly rows: number }

/**
 * Copies every row of the SQLite file at `path` to an empty PostgreSQL database, and compares both sides: counts, and a
 * checksum over all rows. Interrupted, it goes on where it was. Nobody may write to either meanwhile; `onBatch` is called
 * after every batch. Throws InputError when the target holds something else, or when the sides differ.
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
    for (const table of tables) {
      const rows = await copyTable(source, db, table, options.onBatch)
      await setNext(db, table)
      options.onTable({ table: table.name, rows })
    }
    await sql`analyze`.execute(db)
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

async function copyTable(
  source: Database.Database,
  db: Kysely<Schema>,
  table: Table,
  onBatch: () => Promise<void>,
): Promise<number> {
  const names = table.columns.map(({ name }) => name)
  const list = names.map((name) => `"${name}"`).join(', ')
  const types = table.columns.map(({ name, type }) => `"${name}" ${POSTGRES_TYPES[type] ?? 'text'}`).join(', ')
  const insert = sql.raw<Row>(`insert into "${table.name}" (${list}) select ${list} from json_to_recordset(`)
  const tail = sql.raw(`::json) as rows (${types})`)
  const own = table.name === 'settings' ? ` where name <> '${ORIGIN}'` : ''
  const all = `select ${list} from "${table.name}"${own}`
  const counted = await sql<{
    readonly count: number
  }>`select count(*) as count from (${sql.raw(all)}) as rows`.execute(db)
  const before = counted.rows[0]?.count ?? 0
  // What an interrupted move has copied is there in this very order.
  const reading = source.prepare<[], Row>(`${all} order by ${table.order} limit -1 offset ${before}`)
  let batch: Row[] = []
  const write = async (): Promise<void> => {
    if (batch.length === 0) return
    await sql`${insert}${JSON.stringify(batch)}${tail}`.execute(db)
    batch = []
    await onBatch()
  }
  for (const row of reading.iterate()) {
    batch.push(clean(row))
    if (batch.length >= ROWS_AT_ONCE) await write()
  }
  await write()

  const expected = createSum()
  for (const row of source.prepare<[], Row>(all).iterate()) expected.add(names, clean(row))
  const found = createSum()
  await db.transaction().execute(async (tx) => {
    await sql.raw(`declare moved no scroll cursor for ${all}`).execute(tx)
    for (;;) {
      const { rows } = await sql.raw<Row>(`fetch ${ROWS_AT_ONCE} from moved`).execute(tx)
      if (rows.length === 0) return
      for (const row of rows) found.add(names, row)
      await onBatch()
    }
  })
  if (found.text() === expected.text()) return expected.count()
  throw new InputError([
    `The table ${table.name} differs after the copy: ${expected.count()} rows here, ${found.count()} there. Empty the target and move again.`,
  ])
}

const POSTGRES_TYPES: Readonly<Record<string, string>> = { INTEGER: 'bigint', REAL: 'double precision', TEXT: 'text' }

/** PostgreSQL keeps no text with a NUL in it. */
function clean(row: Row): Row {
  const values = Object.entries(row)
  if (!values.some(([, value]) => typeof value === 'string' && value.includes('\0'))) return row
  return Object.fromEntries(
    values.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\0', '') : value]),
  )
}

/** A sum over hashes of rows: the same in whatever order they come. */
function createSum() {
  let sum = 0n
  let count = 0
  return {
    add(names: readonly string[], row: Row): void {
      const hash = createHash('sha1')
        .update(JSON.stringify(names.map((name) => row[name] ?? null)))
        .digest()
      sum = BigInt.asUintN(64, sum + hash.readBigUInt64BE(0))
      count += 1
    },
    count: () => count,
    text: () => `${count}:${sum}`,
  }
}

/** The next row gets a number of its own. */
async function setNext(db: Kysely<Schema>, { name, columns }: Table): Promise<void> {
  if (!columns.some((column) => column.name === 'seq')) return
  const highest = sql`(select coalesce(max(seq), 0) + 1 from ${sql.table(name)})`
  await sql`select setval(pg_get_serial_sequence(${`"${name}"`}, 'seq'), ${highest}, false)`.execute(db)
}
