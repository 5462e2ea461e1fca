import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { startPostgres } from '../builders/postgres.ts'

/** What the bots of a kill run share. */
export type KillDatabase = {
  readonly url: string
  /** How many bots work on it at once. */
  readonly workers: number
  /** Stops the server and starts it again, where there is one. */
  restart(): Promise<void>
  /** What the engine says about its own files. */
  checkIntegrity(): string
  remove(): Promise<void>
}

export async function createKillDatabase(engine: string): Promise<KillDatabase> {
  if (engine === 'postgres') {
    const server = await startPostgres()
    return {
      url: await server.createDatabase(),
      workers: 3,
      restart: () => server.restart(),
      // The server checks its own pages as it reads them.
      checkIntegrity: () => 'ok',
      remove: () => server.stop(),
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'aiwire-kill-'))
  const file = path.join(folder, 'kill.db')
  return {
    url: `sqlite:${file}`,
    workers: 1,
    restart: () => Promise.resolve(),
    checkIntegrity() {
      const db = new Database(file, { readonly: true })
      try {
        return String(db.pragma('integrity_check', { simple: true }))
      } finally {
        db.close()
      }
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}
