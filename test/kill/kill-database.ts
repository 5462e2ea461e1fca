import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { startPostgres } from '../builders/postgres.ts'

/** A row as it is looked at from outside. */
export type HeldRow = {
  readonly id: string
  readonly channelId: string
  readonly kind: string
  readonly state: string
  readonly leaseToken: string | null
  /** By the bots' clock. */
  readonly leaseUntil: number | null
}

/** What the bots of a kill run share. */
export type KillDatabase = {
  readonly url: string
  /** How many bots work on it at once. */
  readonly workers: number
  /** Stops the server and starts it again, where there is one. */
  restart(): Promise<void>
  /** What that bot is sending. */
  heldBy(name: string): Promise<readonly HeldRow[]>
  look(ids: readonly string[]): Promise<readonly HeldRow[]>
  /** The most messages that one channel waits for. */
  longestQueue(): Promise<number>
  /** All that were ever owed. */
  countDeliveries(): Promise<number>
  /** What the engine says about its own files. */
  checkIntegrity(): string
  remove(): Promise<void>
}

const COLUMNS = `select "id", "channelId", "kind", "state", "leaseToken",
  cast("leaseUntil" as double precision) as "leaseUntil" from "deliveries"`
const HELD = `${COLUMNS} where "state" = 'sending'`
const QUEUES = `select coalesce(max(n), 0) as n from (
  select count(*) as n from "deliveries" where "state" in ('due', 'sending') and "lane" < 3 group by "channelId") as queues`
const COUNT = `select count(*) as n from "deliveries"`

export async function createKillDatabase(engine: string): Promise<KillDatabase> {
  return engine === 'postgres' ? await createOnPostgres() : createOnSqlite()
}

async function createOnPostgres(): Promise<KillDatabase> {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  const number = async (question: string): Promise<number> => {
    const { rows } = await pool.query<{ readonly n: string }>(question)
    return Number(rows[0]?.n)
  }
  return {
    url,
    workers: 3,
    restart: () => server.restart(),
    async heldBy(name) {
      const { rows } = await pool.query<HeldRow>(`${HELD} and "leaseToken" like $1`, [`${name}-%`])
      return rows
    },
    async look(ids) {
      const { rows } = await pool.query<HeldRow>(`${COLUMNS} where "id" = any($1)`, [ids])
      return rows
    },
    longestQueue: () => number(QUEUES),
    countDeliveries: () => number(COUNT),
    // The server checks its own pages as it reads them.
    checkIntegrity: () => 'ok',
    async remove() {
      await pool.end()
      await server.stop()
    },
  }
}

function createOnSqlite(): KillDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'aiwire-kill-'))
  const file = path.join(folder, 'kill.db')
  /** Opened late: the tables are not there at once. */
  const read = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(file, { readonly: true })
    try {
      return work(db)
    } finally {
      db.close()
    }
  }
  const number = (question: string): number =>
    read((db) => db.prepare<[], { readonly n: number }>(question).get()?.n ?? 0)
  return {
    url: `sqlite:${file}`,
    workers: 1,
    restart: () => Promise.resolve(),
    heldBy: (name) =>
      Promise.resolve(read((db) => db.prepare<[string], HeldRow>(`${HELD} and "leaseToken" like ?`).all(`${name}-%`))),
    look: (ids) =>
      Promise.resolve(
        read((db) =>
          db
            .prepare<[string], HeldRow>(`${COLUMNS} where "id" in (select value from json_each(?))`)
            .all(JSON.stringify(ids)),
        ),
      ),
    longestQueue: () => Promise.resolve(number(QUEUES)),
    countDeliveries: () => Promise.resolve(number(COUNT)),
    checkIntegrity: () => read((db) => String(db.pragma('integrity_check', { simple: true }))),
    remove() {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}
