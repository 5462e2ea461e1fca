import pg from 'pg'
import { OverlapError } from '../core/errors.ts'
import type { Hold } from '../core/ports/store.ts'

/** A process that is stopped beats no more; the server then ends its session, and another may have the lock. */
const BEAT_MS = 2_000
const SILENT_MS = 8_000

/** What a process had that ended a moment ago is let go one after the other. */
const PARTS_WITHIN_MS = 3_000
/** What PostgreSQL says when a lock was waited for so long. */
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * A lock that lives as long as its own connection, with those of its parts. `null` while another session has it. Throws
 * OverlapError when another session has one of the parts, and other errors when the server cannot be reached.
 */
export async function tryAdvisoryLock(url: string, name: string, parts: readonly string[] = []): Promise<Hold | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'aiwire-lock', keepAlive: true })
  let lose = (): void => undefined
  const lost = new Promise<void>((resolve) => {
    lose = resolve
  })
  client.on('error', lose)
  client.on('end', lose)
  await client.connect()
  await client.query(`set idle_session_timeout = ${SILENT_MS}`)
  const question = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken'
  const { rows } = await client.query<{ readonly taken: boolean }>(question, [name])
  if (rows[0]?.taken !== true) {
    await client.end()
    return null
  }
  try {
    await client.query(`set lock_timeout = ${PARTS_WITHIN_MS}`)
    // In their order: of two that want the same part, the one that has it has no part of the other's to wait for.
    for (const part of parts) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [part])
  } catch (error) {
    await client.end()
    if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error
    throw new OverlapError(`another right has a part of ${name}`)
  }
  const beat = setInterval(() => {
    client.query('select 1').catch(lose)
  }, BEAT_MS)
  beat.unref()
  void lost.then(() => {
    clearInterval(beat)
  })
  return { lost, release: () => client.end() }
}
