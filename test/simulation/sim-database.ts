import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres } from '../builders/postgres.ts'

/** So often the tables are made anew: rows that are gone slow down whoever looks for others. */
const WIPE_EVERY = 25

export type SimDatabase = {
  /** An empty ledger, whose ids come from there. Closing it keeps what it stands on for the next one. */
  open(random: Random): Promise<Store>
  stop(): Promise<void>
}

/** One server, and one store on it, for many histories: connections that know their statements make each ten times as fast. */
export async function startSimDatabase(): Promise<SimDatabase> {
  const server = await startPostgres()
  const url = await server.createDatabase()
  let current: Random | null = null
  let opened = 0
  const store = await openStore({ url, random: { id: () => current?.id() ?? '' } })
  return {
    async open(random) {
      current = random
      opened += 1
      if (opened % WIPE_EVERY === 0) await server.wipe(url)
      else await server.empty(url)
      return { ...store, close: () => Promise.resolve() }
    },
    async stop() {
      await store.close()
      await server.stop()
    },
  }
}
