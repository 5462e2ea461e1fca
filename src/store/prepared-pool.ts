import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import type { AnswerWatch } from './answer-watch.ts'
import type { OnFailed } from './on-failed.ts'
import { READ_ONLY, writeRefusal } from './write-refusal.ts'

/** Each connection keeps so many statements at most; what comes later is planned anew each time. */
const MOST_STATEMENTS = 200
/** Longer ones are lists of rows, whose length is different each time. */
const LONGEST_STATEMENT = 2_000
/** What the server says when a statement was prepared before another process changed the table. */
const STALE_PLAN = 'cached plan must not change result type'

/**
 * A pool whose connections prepare what they are asked again and again: planning the statement that finds a channel's next
 * delivery takes five times as long as running it.
 */
export function preparedPool(pool: pg.Pool, watch: AnswerWatch, onFailed: OnFailed): PostgresPool {
  const names = new Map<string, string>()
  /** How often another process was found to have changed the tables: what was prepared before is asked no more. */
  let age = 0
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || text.length > LONGEST_STATEMENT || names.size >= MOST_STATEMENTS) return known
    const name = `aiwire-${age}-${names.size}`
    names.set(text, name)
    return name
  }
  const prepare = (client: pg.PoolClient): PostgresPoolClient => {
    const madeAt = age
    let isOver = false
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new TypeError('The store reads no cursors.')
      const askedAt = age
      const name = values.length === 0 ? undefined : nameOf(text)
      const answer = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
      return watch.during(client, answer).catch((error: unknown) => {
        onFailed(error)
        // Of a server that can only be read, since another took its place, a new connection may lead to that one.
        isOver ||= error instanceof Error && writeRefusal(error) === READ_ONLY
        if (askedAt === age && error instanceof Error && error.message.includes(STALE_PLAN)) {
          age += 1
          names.clear()
        }
        throw error
      })
    }
    return {
      query,
      release(destroy) {
        client.release(destroy === true || isOver || madeAt < age)
      },
    }
  }
  const firstUse = async (client: pg.PoolClient): Promise<PostgresPoolClient> => {
    try {
      await watch.know(client)
      return prepare(client)
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      try {
        const client = await pool.connect()
        const known = prepared.get(client) ?? (await firstUse(client))
        prepared.set(client, known)
        return known
      } catch (error) {
        onFailed(error)
        throw error
      }
    },
    end: () =>
      pool.end().finally(() => {
        watch.end()
      }),
  }
}
