import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { parseJson } from '../../../src/core/parse-json.ts'
import { closeServer } from '../close-server.ts'
import { PATIENT } from '../patient-server.ts'
import { readBytes } from '../read-bytes.ts'

type SparseRequest = { readonly method: string; readonly path: string; readonly body: unknown }
/** An answer word for word. */
export type RawAnswer = { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string }

/**
 * A server that says as little as one that speaks Discord's language can: no optional field, no header, one channel whose
 * messages come oldest first. It knows no address but those that the bot cannot do without.
 */
export type SparseDiscord = {
  readonly apiUrl: string
  readonly token: string
  readonly requests: readonly SparseRequest[]
  /** The numbers of all that the bot said on the gateway: 1 is a heartbeat, 2 begins, 6 goes on. */
  readonly said: readonly number[]
  /** Takes the place of the answer where it gives one. */
  answers: (request: SparseRequest) => RawAnswer | null
  /** Messages may carry who wrote them. */
  author: object | undefined
  tell(event: string, data: unknown): void
  /** Whatever is said on the gateway, no event. */
  say(payload: object): void
  hangUp(code: number): void
  /** Whoever begins on the gateway is hung up on. */
  refusesWith: number | null
  close(): Promise<void>
}

export const SPARSE_GUILD = '2'
export const SPARSE_CHANNEL = '3'
const FIRST_ID = 900_000_000_000_000_000n
const TOKEN = `${'fake'.repeat(6)}.token0.${'0'.repeat(27)}`
const Said = z.looseObject({ op: z.int() })
const Sent = z.looseObject({ components: z.unknown() })

export async function startSparseDiscord(): Promise<SparseDiscord> {
  const requests: SparseRequest[] = []
  const messages: object[] = []
  const said: number[] = []
  let socket: WebSocket | null = null
  let sequence = 0

  const carryOut = ({ method, path, body }: SparseRequest): RawAnswer => {
    if (path === '/gateway/bot') {
      return json({ url: fake.apiUrl.replace(/^http(.*)\/api$/u, 'ws$1') })
    }
    if (path === '/users/@me') return json({ id: '1' })
    if (path === '/applications/1/commands') return json([])
    if (path.endsWith('/callback')) return { status: 204 }
    if (path.endsWith('/messages/@original')) return json({ id: '5' })
    if (path === `/channels/${SPARSE_CHANNEL}/messages`) {
      if (method === 'GET') return json(messages)
      const id = String(FIRST_ID + BigInt(messages.length))
      const { components } = Sent.safeParse(body).data ?? {}
      messages.push({ id, components, author: fake.author })
      return json({ id })
    }
    if (method === 'PATCH' && path.startsWith(`/channels/${SPARSE_CHANNEL}/messages/`)) return json({ id: '5' })
    return json({ message: '404: Not Found', code: 0 }, 404)
  }

  const server = createServer(PATIENT, (incoming, response) => {
    void readBytes(incoming).then((bytes) => {
      const path = (incoming.url ?? '').replace(/^\/api\/v10|\?.*$/gu, '')
      const raw = bytes.toString()
      const request = { method: incoming.method ?? '', path, body: parseJson(raw) ?? raw }
      requests.push(request)
      const { status, headers = {}, text = '' } = fake.answers(request) ?? carryOut(request)
      response.writeHead(status, headers).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const listener = new WebSocketServer({ server })
  const say = (payload: object) => socket?.send(JSON.stringify(payload))
  const tell = (event: string, data: unknown) => say({ op: 0, s: (sequence += 1), t: event, d: data })
  listener.on('connection', (opened) => {
    socket = opened
    say({ op: 10, d: { heartbeat_interval: 41_250 } })
    opened.on('message', (raw: Buffer) => {
      const { op } = Said.parse(JSON.parse(raw.toString()))
      said.push(op)
      if (op === 1) say({ op: 11 })
      if (op === 6) tell('RESUMED', {})
      if (op === 2 && fake.refusesWith !== null) opened.close(fake.refusesWith)
      if (op !== 2 || fake.refusesWith !== null) return
      const guilds = [{ id: SPARSE_GUILD, unavailable: true }]
      tell('READY', { v: 10, user: { id: '1' }, guilds, session_id: 's', application: { id: '1', flags: 0 } })
      tell('GUILD_CREATE', { id: SPARSE_GUILD, channels: [{ id: SPARSE_CHANNEL, type: 0 }] })
    })
  })

  const fake: SparseDiscord = {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api`,
    token: TOKEN,
    requests,
    said,
    answers: () => null,
    author: undefined,
    refusesWith: null,
    tell,
    say,
    hangUp: (code) => socket?.close(code),
    close: () => {
      for (const open of listener.clients) open.terminate()
      listener.close()
      return closeServer(server)
    },
  }
  return fake
}

function json(body: unknown, status = 200): RawAnswer {
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) }
}
