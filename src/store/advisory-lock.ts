import pg from 'pg'
import type { Hold } from '../core/ports/store.ts'

/** A process that is stopped beats no more; the server then ends its session, and another may have the lock. */
const BEAT_MS = 2_000
const SILENT_MS = 8_000

/** A lock that lives as long as its own connection. `null` while another session has it. Throws when the server cannot be reached. */
export async function tryAdvisoryLock(url: string, name: string): Promise<Hold | null> {
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
  const beat = setInterval(() => {
    client.query('select 1').catch(lose)
  }, BEAT_MS)
  beat.unref()
  void lost.then(() => {
    clearInterval(beat)
  })
  return { lost, release: () => client.end() }
}
