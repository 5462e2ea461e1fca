import { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DisagreementError, OverlapError } from '../core/errors.ts'
import type { Accord, Hold } from '../core/ports/store.ts'
import { listOtherNumbers } from './list-other-numbers.ts'

/** A process that is stopped beats no more; the server then ends its session, and another may have the lock. */
const BEAT_MS = 2_000
const SILENT_MS = 8_000
const GOODBYE_WITHIN_MS = 1_000

/** What a process had that ended a moment ago is let go one after the other. */
const PARTS_WITHIN_MS = 3_000
const LOOK_AGAIN_MS = 200
/** As a server is that another one took the place of: its locks are its own, and the other knows nothing of them. */
const IS_READ_ONLY = `current_setting('transaction_read_only') = 'on' as "isReadOnly"`
/** What PostgreSQL says when a lock was waited for so long. */
const LOCK_NOT_AVAILABLE = '55P03'

type Answer = { readonly isReadOnly: boolean }

/**
 * A lock that lives as long as its own connection, and as its server can be written, with those of its parts. `null` while
 * another session has it. Throws OverlapError when another session has one of the parts, DisagreementError when one of the
 * same kind goes by another number, and other errors when the server cannot be reached or can only be read.
 */
export async function tryAdvisoryLock(
  url: string,
  name: string,
  parts: readonly string[] = [],
  accord: Accord | null = null,
): Promise<Hold | null> {
  const socket = new Socket()
  const client = new pg.Client({
    connectionString: url,
    stream: () => socket,
    application_name: 'aiwire-lock',
    // A connection that is cut without a word answers nothing, and fails nothing either.
    connectionTimeoutMillis: SILENT_MS,
    query_timeout: SILENT_MS,
  })
  let lose = (): void => undefined
  const lost = new Promise<void>((resolve) => {
    lose = resolve
  })
  client.on('error', lose)
  client.on('end', lose)
  try {
    await client.connect()
    await client.query(`set idle_session_timeout = ${SILENT_MS}`)
    const question = `select ${IS_READ_ONLY}, pg_try_advisory_lock(hashtextextended($1, 0)) as taken`
    const { rows } = await client.query<Answer & { readonly taken: boolean }>(question, [name])
    const [answer] = rows
    if (answer?.isReadOnly === true) throw new Error('the database can only be read')
    if (answer?.taken !== true) {
      await hangUp(client, socket)
      return null
    }
    await takeParts(client, name, parts)
    const others = accord === null ? [] : await otherNumbers(client, accord)
    if (others.length > 0) throw new DisagreementError(`another right goes by another number than ${name}`, others)
  } catch (error) {
    await hangUp(client, socket)
    throw error
  }
  let isAsking = false
  const beat = setInterval(() => {
    if (isAsking) return
    isAsking = true
    client.query<Answer>(`select ${IS_READ_ONLY}`).then(({ rows }) => {
      isAsking = false
      if (rows[0]?.isReadOnly === true) lose()
    }, lose)
  }, BEAT_MS)
  beat.unref()
  void lost.then(() => {
    clearInterval(beat)
  })
  return { lost, release: () => hangUp(client, socket) }
}

/** Who does not answer is not waited for: the server ends the session by itself when it hears nothing. */
async function hangUp(client: pg.Client, socket: Socket): Promise<void> {
  const late = setTimeout(() => socket.destroy(), GOODBYE_WITHIN_MS)
  await client.end()
  clearTimeout(late)
}

async function takeParts(client: pg.Client, name: string, parts: readonly string[]): Promise<void> {
  try {
    await client.query(`set lock_timeout = ${PARTS_WITHIN_MS}`)
    // In their order: of two that want the same part, the one that has it has no part of the other's to wait for.
    for (const part of parts) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [part])
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error
    throw new OverlapError(`another right has a part of ${name}`)
  }
}

/** Goes by that number from now on, and tells what others go by, once those that ended a moment ago are gone. */
async function otherNumbers(client: pg.Client, accord: Accord): Promise<readonly number[]> {
  await client.query('select pg_try_advisory_lock_shared(hashtext($1), $2)', [accord.kind, accord.number])
  let others = await listOtherNumbers(client, accord)
  for (let waitedMs = 0; others.length > 0 && waitedMs < PARTS_WITHIN_MS; waitedMs += LOOK_AGAIN_MS) {
    await delay(LOOK_AGAIN_MS)
    others = await listOtherNumbers(client, accord)
  }
  return others
}
