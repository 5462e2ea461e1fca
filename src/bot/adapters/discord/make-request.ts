import { DefaultRestOptions, type RESTOptions } from 'discord.js'
import { isRecord, parseJson } from '../../../core/parse-json.ts'

type MakeRequest = RESTOptions['makeRequest']
type Answer = Awaited<ReturnType<MakeRequest>>

/** A rate limit that says no time. */
const SOME_WAIT_S = 1
/** The same from what stands in front of Discord, which bars an address, or that of one thing, for an hour: asking on prolongs it. */
const BARRED_WAIT_S = 60

/** What Discord documents, for the gateway of which an answer says too little: a proxy may leave all of it out. */
const GATEWAY = { url: 'wss://gateway.discord.gg', shards: 1 }
const SESSIONS = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 }

/**
 * Asks as discord.js does, and makes of an answer what discord.js takes for granted: JSON that may be missing is no
 * failure of a request that was carried out, and a rate limit says in its header how long to wait, be it that only its body
 * does, or nothing. Without that discord.js would ask again at once, and again. Where to connect is told in full.
 * https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit
 */
export const makeRequest: MakeRequest = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init)
  const { status, ok, statusText, body, bodyUsed } = answer
  const json = async (): Promise<unknown> => {
    const read = parseJson(await answer.text()) ?? null
    if (ok && isRecord(read) && new URL(url).pathname.endsWith('/gateway/bot')) return inFull(read)
    return isRecord(read) || ok ? read : {}
  }
  if (status === 429) await nameWait(answer)
  const { headers } = answer
  const arrayBuffer = () => answer.arrayBuffer()
  return { status, ok, statusText, body, bodyUsed, headers, json, arrayBuffer, text: () => answer.text() }
}

/** https://docs.discord.com/developers/events/gateway#get-gateway-bot */
function inFull(gateway: Readonly<Record<string, unknown>>): object {
  const { session_start_limit: limit } = gateway
  return { ...GATEWAY, ...gateway, session_start_limit: { ...SESSIONS, ...(isRecord(limit) ? limit : {}) } }
}

async function nameWait(answer: Answer): Promise<void> {
  const { headers } = answer
  if (secondsIn(headers.get('Retry-After')) !== null) return
  const told = parseJson(await answer.text().catch(() => ''))
  if (!isRecord(told)) {
    headers.set('Retry-After', String(BARRED_WAIT_S))
    return
  }
  headers.set('Retry-After', String(secondsIn(told.retry_after) ?? SOME_WAIT_S))
  if (told.global === true) headers.set('X-RateLimit-Global', 'true')
}

/** `null`: it says no time. */
function secondsIn(value: unknown): number | null {
  const seconds = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
