import type { Kysely } from 'kysely'
import type { FeedStateRow } from './feed-store.ts'
import type { Database } from './schema.ts'

type Waiting = {
  readonly feedId: string
  readonly row: FeedStateRow
  readonly done: () => void
  readonly fail: (reason: unknown) => void
}

export type StateWriter = {
  /** Resolves once the row is on disk. */
  readonly save: (feedId: string, row: FeedStateRow) => Promise<void>
}

/**
 * Writes the states of feeds. Outside a transaction, those that come while a commit is under way share the next one:
 * almost every poll ends in nothing but this row, and a commit waits for the disk.
 */
export function createStateWriter(db: Kysely<Database>): StateWriter {
  const write = async (to: Kysely<Database>, feedId: string, row: FeedStateRow): Promise<void> => {
    await to.updateTable('feeds').set(row).where('id', '=', feedId).execute()
  }
  let waiting: Waiting[] = []
  let isWriting = false
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await db.transaction().execute(async (tx) => {
          for (const { feedId, row } of batch) await write(tx, feedId, row)
        })
        for (const { done } of batch) done()
      } catch (reason) {
        for (const { fail } of batch) fail(reason)
      }
    }
    isWriting = false
  }
  return {
    async save(feedId, row) {
      if (db.isTransaction) {
        await write(db, feedId, row)
        return
      }
      await new Promise<void>((done, fail) => {
        waiting.push({ feedId, row, done, fail })
        if (isWriting) return
        isWriting = true
        setImmediate(() => void flush())
      })
    },
  }
}
