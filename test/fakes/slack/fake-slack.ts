import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { blockKitProblems } from './block-kit-rules.ts'
import { buttonsIn } from './read-blocks.ts'

export const BOT_TOKEN = 'xoxb-fake'
export const APP_TOKEN = 'xapp-fake'
export const TEAM = 'T0FAKE'
const BOT = 'B0FAKE'

/** What goes wrong with one request. `drop-after`: it is carried out and the answer lost. */
export type Fault =
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'rate-limited'; readonly retryAfter: string | null }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'drop-before' | 'drop-after' | 'hang' }

export type FakeRequest = { readonly method: string; readonly body: Readonly<Record<string, unknown>> }

export type FakeMessage = {
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | null
  readonly text: string
  readonly blocks: unknown
  readonly metadata: unknown
}

export type FakeAnswer = { readonly url: string; readonly body: Readonly<Record<string, unknown>> }

export type FakePerson = { readonly locale?: string; readonly is_restricted?: boolean }

type Body = Readonly<Record<string, unknown>>
type Pending = { readonly resolve: (answer: FakeAnswer) => void; readonly reject: (error: Error) => void }

const SENDING = ['chat.postMessage', 'chat.update']

/** A Slack on 127.0.0.1: Web API, Socket Mode and response URLs, for one workspace. */
export class FakeSlack {
  readonly requests: FakeRequest[] = []
  readonly messages: FakeMessage[] = []
  readonly people = new Map<string, FakePerson>()
  readonly acks: string[] = []
  /** What was sent that Slack would refuse. */
  readonly problems: string[] = []
  readonly #faults: { readonly fault: Fault; readonly methods: readonly string[] }[] = []
  readonly #pending = new Map<string, Pending>()
  readonly #sockets = new Set<WebSocket>()
  readonly #server = createServer((request, response) => void this.#serve(request, response))
  readonly #socketServer = new WebSocketServer({ server: this.#server })
  #lastTsMs = 0
  #count = 0

  readonly #nowMs: () => number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  static async start(nowMs: () => number = () => Date.now()): Promise<FakeSlack> {
    const fake = new FakeSlack(nowMs)
    fake.#socketServer.on('connection', (socket) => {
      fake.#sockets.add(socket)
      socket.on('close', () => fake.#sockets.delete(socket))
      socket.on('message', (data: Buffer) => {
        const { envelope_id: id } = toBody(JSON.parse(data.toString('utf8')))
        if (typeof id === 'string') fake.acks.push(id)
      })
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
    })
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve))
    return fake
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`
  }

  /** How many sockets are open. */
  get connections(): number {
    return this.#sockets.size
  }

  get #port(): number {
    const address: AddressInfo | string | null = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the fake does not listen')
    return address.port
  }

  /** The next request to one of these methods goes wrong, once. */
  fail(fault: Fault, methods: readonly string[] = SENDING): void {
    this.#faults.push({ fault, methods })
  }

  /** Requests to send or replace a message. */
  get sends(): readonly FakeRequest[] {
    return this.requests.filter((request) => SENDING.includes(request.method))
  }

  /** A person uses a slash command; resolves with the first answer. */
  async sendSlash(parts: { command: string; text: string; channel: string; person: string }): Promise<FakeAnswer> {
    return await this.#answered((responseUrl) => {
      this.#envelope('slash_commands', {
        token: 'legacy',
        command: parts.command,
        text: parts.text,
        response_url: responseUrl,
        trigger_id: '1.2',
        user_id: parts.person,
        user_name: 'somebody',
        team_id: TEAM,
        team_domain: 'fake',
        channel_id: parts.channel,
        channel_name: 'fake',
        api_app_id: 'A0FAKE',
      })
    })
  }

  /** A person presses a button of a message, or of an answer to a command. */
  async press(parts: {
    readonly blocks: unknown
    readonly label: string
    readonly channel: string
    readonly person: string
    readonly message: Readonly<Record<string, unknown>>
  }): Promise<FakeAnswer> {
    const button = buttonsIn(parts.blocks).find((one) => one.label === parts.label)
    if (button === undefined) throw new Error(`there is no button ${parts.label}`)
    return await this.#answered((responseUrl) => {
      this.#envelope('interactive', {
        type: 'block_actions',
        token: 'legacy',
        team: { id: TEAM, domain: 'fake' },
        user: { id: parts.person, username: 'somebody', team_id: TEAM },
        channel: { id: parts.channel, name: 'fake' },
        container: { type: 'message', channel_id: parts.channel },
        message: { type: 'message', ...parts.message },
        api_app_id: 'A0FAKE',
        trigger_id: '1.2',
        response_url: responseUrl,
        actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...button }],
      })
    })
  }

  sendEvent(event: Readonly<Record<string, unknown>>): void {
    this.#envelope('events_api', { type: 'event_callback', team_id: TEAM, api_app_id: 'A0FAKE', event })
  }

  /** Slack renews the connection, as it does now and then. */
  refreshSockets(): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    this.#socketServer.close()
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve()
      })
    })
  }

  async #answered(send: (responseUrl: string) => void): Promise<FakeAnswer> {
    this.#count += 1
    const path = `/response/${this.#count}`
    const answer = new Promise<FakeAnswer>((resolve, reject) => {
      this.#pending.set(path, { resolve, reject })
    })
    send(`http://127.0.0.1:${this.#port}${path}`)
    return await answer
  }

  #envelope(type: string, payload: Body): void {
    this.#count += 1
    const envelope = { envelope_id: `e${this.#count}`, type, payload, accepts_response_payload: type !== 'events_api' }
    for (const socket of this.#sockets) socket.send(JSON.stringify(envelope))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const raw = await readAll(request)
    if (path.startsWith('/response/')) {
      this.#respond(path, toBody(JSON.parse(raw)), response)
      return
    }
    const method = path.replace('/api/', '')
    const body = parseForm(raw)
    this.requests.push({ method, body })
    const at = this.#faults.findIndex(({ methods }) => methods.includes(method))
    const fault = at < 0 ? null : (this.#faults.splice(at, 1)[0]?.fault ?? null)
    if (fault !== null && fault.kind !== 'drop-after') {
      answerFault(fault, response)
      return
    }
    const answer = this.#call(method, body, request.headers.authorization ?? '')
    if (fault === null) sendJson(response, answer)
    else response.destroy()
  }

  #respond(path: string, body: Body, response: ServerResponse): void {
    const problems = blockKitProblems(body)
    this.problems.push(...problems)
    const pending = this.#pending.get(path)
    if (problems.length > 0) pending?.reject(new Error(problems.join('\n')))
    else pending?.resolve({ url: path, body })
    response.writeHead(problems.length > 0 ? 500 : 200).end('ok')
  }

  #call(method: string, body: Body, authorization: string): Body {
    if (method === 'apps.connections.open') {
      return authorization === `Bearer ${APP_TOKEN}`
        ? { ok: true, url: `ws://127.0.0.1:${this.#port}/link` }
        : { ok: false, error: 'invalid_auth' }
    }
    if (authorization !== `Bearer ${BOT_TOKEN}`) return { ok: false, error: 'invalid_auth' }
    if (method === 'auth.test') return { ok: true, team_id: TEAM, user_id: 'U0BOT', bot_id: BOT, team: 'Fake' }
    if (method === 'users.info') return this.#userInfo(body)
    if (method === 'conversations.open') return { ok: true, channel: { id: `D${text(body.users)}` } }
    if (method === 'chat.postMessage') return this.#postMessage(body)
    if (method === 'chat.update') return this.#update(body)
    if (method === 'conversations.history') return this.#list(body, null)
    if (method === 'conversations.replies') return this.#list(body, text(body.ts))
    return { ok: false, error: 'unknown_method' }
  }

  #userInfo(body: Body): Body {
    const person = this.people.get(text(body.user))
    return person === undefined ? { ok: false, error: 'user_not_found' } : { ok: true, user: person }
  }

  #postMessage(body: Body): Body {
    const problem = this.#refusal(body)
    if (problem !== null) return problem
    const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : null
    const ts = this.#nextTs()
    const { channel, metadata, blocks } = body
    // A repeated client_msg_id makes a second message here: nobody may rely on Slack to notice it.
    this.messages.push({ channel: text(channel), ts, threadTs, text: text(body.text), blocks, metadata })
    return { ok: true, channel, ts }
  }

  #update(body: Body): Body {
    const problem = this.#refusal(body)
    if (problem !== null) return problem
    const at = this.messages.findIndex((one) => one.channel === body.channel && one.ts === body.ts)
    const old = this.messages[at]
    if (old === undefined) return { ok: false, error: 'message_not_found' }
    this.messages[at] = {
      ...old,
      text: text(body.text),
      blocks: body.blocks,
      metadata: body.metadata ?? old.metadata,
    }
    return { ok: true, channel: body.channel, ts: body.ts }
  }

  #refusal(body: Body): Body | null {
    const problems = blockKitProblems(body)
    this.problems.push(...problems)
    return problems.length > 0
      ? { ok: false, error: 'invalid_blocks', response_metadata: { messages: problems } }
      : null
  }

  #list(body: Body, threadTs: string | null): Body {
    const inChannel = this.messages.filter((one) => one.channel === body.channel)
    if (threadTs !== null && !inChannel.some((one) => one.ts === threadTs))
      return { ok: false, error: 'thread_not_found' }
    const oldest = Number(body.oldest ?? 0)
    const fits = inChannel.filter(
      (one) =>
        (threadTs === null ? one.threadTs === null : one.threadTs === threadTs || one.ts === threadTs) &&
        Number(one.ts) >= oldest,
    )
    const ordered = threadTs === null ? fits.toReversed() : fits
    const from = Number(body.cursor ?? 0)
    const limit = Number(body.limit ?? 100)
    const next = from + limit < ordered.length ? String(from + limit) : ''
    return {
      ok: true,
      messages: ordered.slice(from, from + limit).map((one) => ({
        type: 'message',
        bot_id: BOT,
        ts: one.ts,
        text: one.text,
        ...(one.threadTs !== null && { thread_ts: one.threadTs }),
        ...(body.include_all_metadata === 'true' && one.metadata !== undefined && { metadata: one.metadata }),
      })),
      has_more: next !== '',
      response_metadata: { next_cursor: next },
    }
  }

  #nextTs(): string {
    this.#lastTsMs = Math.max(this.#lastTsMs + 1, this.#nowMs())
    return (this.#lastTsMs / 1_000).toFixed(6)
  }
}

function answerFault(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'error') sendJson(response, { ok: false, error: fault.code })
  else if (fault.kind === 'status') response.writeHead(fault.status).end('<html>no</html>')
  else if (fault.kind === 'rate-limited') {
    response.writeHead(429, fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter }).end('{"ok":false}')
  } else if (fault.kind !== 'hang') response.destroy()
}

function sendJson(response: ServerResponse, body: Body): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function readAll(request: IncomingMessage): Promise<string> {
  let raw = ''
  request.setEncoding('utf8')
  for await (const chunk of request) raw += String(chunk)
  return raw
}

/** The Web API takes a form whose nested values are JSON. */
function parseForm(raw: string): Body {
  const nested = ['blocks', 'metadata']
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]): [string, unknown] => [
      key,
      nested.includes(key) ? JSON.parse(value) : value,
    ]),
  )
}

function toBody(value: unknown): Body {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
