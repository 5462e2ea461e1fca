import pg from 'pg'

const ANSWER_WITHIN_MS = 5_000

/**
 * Asks a PostgreSQL server over a connection of its own. Rejects where it does not answer, or where a file that the address
 * names cannot be read.
 */
export async function askServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    // A server that is gone by now says no goodbye.
    void client.end().catch(() => undefined)
  }
}
