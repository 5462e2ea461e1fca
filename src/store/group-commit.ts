import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { letOthers } from '../core/let-others.ts'
import type { Database } from './schema.ts'

// Compiled once: they stand around every piece of work.
const SAVEPOINT = CompiledQuery.raw('savepoint work')
const RELEASE = CompiledQuery.raw('release work')
const ROLLBACK = CompiledQuery.raw('rollback to work')

type Work = {
  /** Never rejects: what went wrong is kept for the caller. */
  readonly run: (tx: Transaction<Database>) => Promise<void>
  /** The same for one that has the commit to itself: rejects with what went wrong. */
  readonly runAlone: (tx: Transaction<Database>) => Promise<void>
  readonly committed: () => void
  readonly failed: (reason: unknown) => void
}

export type GroupCommit = {
  /** All or nothing. Resolves once it is on disk. */
  add<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T>
}

/**
 * Transactions that are asked for at the same time share one commit, because a commit waits for the disk and they would
 * wait for each other anyway. Each is still all or nothing: among others, a savepoint takes back one that fails.
 */
export function createGroupCommit(
  db: Kysely<Database>,
  /** Called first in every commit: keeps other processes out until it ends. */
  lock: (tx: Transaction<Database>) => Promise<void>,
): GroupCommit {
  let waiting: Work[] = []
  let isCommitting = false

  const commitAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        // Whoever waited for the lock must see what was written meanwhile. A server may be set to show what stood before.
        await db
          .transaction()
          .setIsolationLevel('read committed')
          .execute(async (tx) => {
            await lock(tx)
            const [first] = batch
            if (batch.length === 1) await first?.runAlone(tx)
            else for (const { run } of batch) await run(tx)
          })
        for (const { committed } of batch) committed()
      } catch (reason) {
        for (const { failed } of batch) failed(reason)
      }
      // Those whose work is done now may have more: they get to ask before the next commit.
      await letOthers()
    }
    isCommitting = false
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        let settle = (): void => undefined
        waiting.push({
          async runAlone(tx) {
            const result = await work(tx)
            settle = () => {
              resolve(result)
            }
          },
          async run(tx) {
            await tx.executeQuery(SAVEPOINT)
            try {
              const result = await work(tx)
              settle = () => {
                resolve(result)
              }
              await tx.executeQuery(RELEASE)
            } catch (reason) {
              const error = reason instanceof Error ? reason : new Error(String(reason))
              settle = () => {
                reject(error)
              }
              await tx.executeQuery(ROLLBACK).catch(() => {
                // Nothing is left to go on with: where the disk is full SQLite takes the whole transaction back.
                throw error
              })
              await tx.executeQuery(RELEASE)
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
