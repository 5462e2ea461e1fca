import { sql, type Kysely, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

type Work = {
  /** Never rejects: what went wrong is kept for the caller. */
  readonly run: (tx: Transaction<Database>) => Promise<void>
  readonly committed: () => void
  readonly failed: (reason: unknown) => void
}

export type GroupCommit = {
  /** All or nothing. Resolves once it is on disk. */
  add<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T>
}

/**
 * Transactions that are asked for at the same time share one commit, because a commit waits for the disk and they would
 * wait for each other anyway. Each is still all or nothing: a savepoint takes back one that fails, and the others go on.
 */
export function createGroupCommit(db: Kysely<Database>): GroupCommit {
  let waiting: Work[] = []
  let isCommitting = false

  const commitAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await db.transaction().execute(async (tx) => {
          for (const { run } of batch) await run(tx)
        })
        for (const { committed } of batch) committed()
      } catch (reason) {
        for (const { failed } of batch) failed(reason)
      }
      // Those whose work is done now may have more: they get to ask before the next commit.
      await new Promise((resolve) => setImmediate(resolve))
    }
    isCommitting = false
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        let settle = (): void => undefined
        waiting.push({
          async run(tx) {
            await sql`savepoint work`.execute(tx)
            try {
              const result = await work(tx)
              settle = () => {
                resolve(result)
              }
              await sql`release work`.execute(tx)
            } catch (reason) {
              settle = () => {
                reject(reason instanceof Error ? reason : new Error(String(reason)))
              }
              await sql`rollback to work`.execute(tx)
              await sql`release work`.execute(tx)
            }
          },
          committed: () => {
            settle()
          },
          failed: (reason) => {
            reject(reason instanceof Error ? reason : new Error(String(reason)))
          },
        })
        if (isCommitting) return
        isCommitting = true
        setImmediate(() => void commitAll())
      }),
  }
}
