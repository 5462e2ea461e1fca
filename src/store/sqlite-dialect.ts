import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { OnFailed } from './on-failed.ts'

const BUSY_TIMEOUT_MS = 5_000
const CACHED_STATEMENTS = 500
/** 64 MiB of pages: with the 2 MB of the default, look-ups in a grown ledger read the same pages again and again. */
const PAGE_CACHE_KIB = 65_536

/** A log that grew for hours, because another program read meanwhile, goes back to that with the next writes. */
const LONGEST_LOG_BYTES = 16 * 2 ** 20

/**
 * Kysely on one better-sqlite3 connection: WAL, fsync on every commit, write transactions that never upgrade half-way. What
 * is given as bytes in place of a path is copied into memory.
 */
export function sqliteDialect(path: string | Buffer, onFailed: OnFailed = () => undefined): Dialect {
  return {
    createAdapter: () => new InTurnAdapter(),
    createDriver: () => new SqliteDriver(path, onFailed),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new StableQueryCompiler(),
  }
}

/**
 * Writes each parameter as an expression, which means the same. SQLite looks at a bare one's value while it plans, to learn
 * whether a partial index fits, and so parses and plans the statement anew whenever it is bound: the claim of a delivery
 * took 69 us so, and takes 4. https://sqlite.org/qpsg.html
 */
class StableQueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

/**
 * Kysely guards a single connection by waking everybody who waits for it whenever it is free, and all but one wait again:
 * 10,000 channels that were woken at once kept the event loop for 35 s. The driver below lets them through in turn.
 */
class InTurnAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }

  // By itself Kysely leaves SQLite with half a migration where the disk is full or the process is killed, and that half
  // is in the way of every later start. https://sqlite.org/lang_transaction.html
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #path: string | Buffer
  readonly #onFailed: OnFailed
  #connection: SqliteConnection | null = null
  /** Settles when the connection is free: one transaction must not see the statements of another. */
  #free: Promise<void> = Promise.resolve()
  readonly #release = new WeakMap<DatabaseConnection, () => void>()

  constructor(path: string | Buffer, onFailed: OnFailed) {
    this.#path = path
    this.#onFailed = onFailed
  }

  init(): Promise<void> {
    this.#connection = new SqliteConnection(this.#path, this.#onFailed)
    return Promise.resolve()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#connection
    if (connection === null) throw new Error('the database is closed')
    const before = this.#free
    let release = (): void => undefined
    this.#free = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release.set(connection, release)
    return connection
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#release.get(connection)?.()
    return Promise.resolve()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // Where the disk is full SQLite has done so itself, and saying it again would hide that. https://sqlite.org/lang_transaction.html
    if (this.#connection?.isInTransaction === true) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  destroy(): Promise<void> {
    this.#connection?.close()
    this.#connection = null
    return Promise.resolve()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #db: Database.Database
  readonly #onFailed: OnFailed
  readonly #statements = new Map<string, Database.Statement>()

  constructor(path: string | Buffer, onFailed: OnFailed) {
    this.#onFailed = onFailed
    this.#db = new Database(path)
    this.#db.pragma('journal_mode = WAL')
    this.#db.pragma('synchronous = FULL')
    this.#db.pragma('foreign_keys = ON')
    // What is deleted is overwritten, and so is not in copies of the file. https://sqlite.org/pragma.html#pragma_secure_delete
    this.#db.pragma('secure_delete = ON')
    this.#db.pragma(`cache_size = -${PAGE_CACHE_KIB}`)
    this.#db.pragma(`journal_size_limit = ${LONGEST_LOG_BYTES}`)
    this.#db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Asynchronous by signature only: the error of a statement, or of text that is none, must reject, not throw.
    return Promise.resolve().then((): QueryResult<R> => {
      try {
        return this.#run<R>(query)
      } catch (error) {
        this.#onFailed(error)
        throw error
      }
    })
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(query.sql)
    const parameters = [...query.parameters]
    if (statement.reader) return { rows: rowsOf<R>(statement, parameters) }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  // Streaming is not offered because one connection serves everybody.
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not supported on SQLite')
  }

  get isInTransaction(): boolean {
    return this.#db.inTransaction
  }

  close(): void {
    this.#statements.clear()
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // The log stays beside the database and is read with it: where the disk is full nothing else can be done, nor is lost.
    } finally {
      this.#db.close()
    }
  }

  #prepare(text: string): Database.Statement {
    let statement = this.#statements.get(text)
    if (statement === undefined) {
      statement = this.#db.prepare(text)
      if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear()
      this.#statements.set(text, statement)
    }
    return statement
  }
}

/** Kysely promises the row type from the query that it compiled; the driver only carries rows. */
function rowsOf<R>(statement: Database.Statement, parameters: readonly unknown[]): R[] {
  const typed: { all(...values: readonly unknown[]): unknown[] } = statement
  const rows: unknown = typed.all(...parameters)
  return isRows<R>(rows) ? rows : []
}

function isRows<R>(rows: unknown): rows is R[] {
  return Array.isArray(rows)
}
