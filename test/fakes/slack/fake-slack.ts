import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { closeServer } from '../close-server.ts'
import { PATIENT } from '../patient-server.ts'
import { readBytes } from '../read-bytes.ts'
import { blockKitProblems, choicesProblems, viewProblems } from './block-kit-rules.ts'
import { BOT_USER, FakeAccess } from './fake-access.ts'
import { answerFault, sendJson, type Fault } from './fake-answer.ts'
import { parseForm, text, toBody, type Body } from './fake-body.ts'
import { FakeFiles } from './fake-files.ts'
import { BOT, FakeMessages, type FakeMessage } from './fake-messages.ts'
import { pageOf } from './fake-page.ts'
import {
  eventPayload,
  messageShortcutPayload,
  pressPayload,
  shortcutPayload,
  slashPayload,
  submissionPayload,
  TEAM,
  typingPayload,
  type Answering,
  type ButtonPress,
  type FormValues,
  type SlashUse,
  type Where,
} from './payloads.ts'
import { buttonsIn } from './read-blocks.ts'
import { postSigned, type Forge, type HttpTarget } from './post-signed.ts'

export const BOT_TOKEN = 'xoxb-000000000000-fake'
export const APP_TOKEN = 'xapp-1-A0000000000-fake'

/** An answer word for word. */
export type RawAnswer = { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string }

type FakeRequest = { readonly method: string; readonly body: Readonly<Record<string, unknown>> }

export type FakeAnswer = { readonly url: string; readonly body: Readonly<Record<string, unknown>> }

type FakePerson = {
  readonly locale?: string
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_admin?: boolean
  readonly is_stranger?: boolean
  /** The account is deactivated. */
  readonly deleted?: boolean
  /** Where the account is; in an organisation, `enterprise_user` names all of its workspaces. */
  readonly team_id?: string
  readonly enterprise_user?: { readonly teams: readonly string[] }
}

/** A form or Home tab as Slack holds it. */
type FakeView = { readonly method: string; readonly person: string; readonly view: Body }

/** A message that only one person sees, or one in their direct messages. */
type FakeWhisper = { readonly channel: string; readonly person: string | null; readonly text: string }

/** An app that is installed somewhere, with the token of that place. */
export type FakeInstall = {
  readonly teamId: string | null
  readonly orgId: string | null
  readonly token: string
  readonly refreshToken: string | null
  readonly expiresIn: number | null
  /** The address and the app that Slack's page was asked with: who changes the code for a token has to name the same. */
  readonly asked?: { readonly redirectUri: string | null; readonly clientId: string | null }
}

/** An address for answers takes five of them, within half an hour. */
const ANSWERS = 5
const ANSWERS_WITHIN_MS = 30 * 60_000
/** So soon a form has to be opened. https://docs.slack.dev/reference/methods/views.open */
const OPENED_WITHIN_MS = 3_000
/** So soon Slack hears that a request arrived, or tells the person that the app does not answer. */
const ACK_WITHIN_MS = 3_000

type Pending = {
  readonly resolve: (answer: FakeAnswer) => void
  readonly reject: (error: Error) => void
  readonly sinceMs: number
  used: number
}

const SENDING = ['chat.postMessage', 'chat.update']
const LISTING = ['conversations.history', 'conversations.replies']
/** https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps */
const LISTED_AT_ONCE = 15
const LISTED_EVERY_MS = 60_000

/** A Slack on 127.0.0.1: Web API, Socket Mode and response URLs, for one workspace. */
export class FakeSlack {
  readonly requests: FakeRequest[] = []
  readonly people = new Map<string, FakePerson>()
  /** Requests that the app said it got. */
  readonly acks: string[] = []
  /** What opens a form -> when somebody did it, or `null` where it opened one. */
  readonly #triggers = new Map<string, number | null>()
  readonly access = new FakeAccess()
  readonly views: FakeView[] = []
  readonly whispers: FakeWhisper[] = []
  /** Token -> where it acts. */
  readonly tokens = new Map<string, { readonly teamId: string | null; readonly orgId: string | null }>([
    [BOT_TOKEN, { teamId: TEAM, orgId: null }],
  ])
  /** Code of an installation or refresh token -> what it is changed for, once. */
  readonly grants = new Map<string, FakeInstall>()
  /** Set: requests go there, signed, and not through the socket. */
  target: HttpTarget | null = null
  /** Statuses that signed requests were answered with. */
  readonly statuses: number[] = []
  /** Takes the place of the answer to a method where it gives one, word for word. */
  answers: (method: string) => RawAnswer | null = () => null
  /** Messages are listed as for an app outside the Marketplace: 15 at once, once a minute. */
  isSparing = false
  #listedAtMs = Number.NEGATIVE_INFINITY
  /** A channel takes so many new messages at once, and one a second after that; `null`: as many as there are. */
  burst: number | null = null
  readonly #postedAt = new Map<string, readonly number[]>()
  /** Answers that show a picture are refused. */
  refusesPictures = false
  /** What was sent that Slack would refuse. */
  readonly problems: string[] = []
  readonly #files = new FakeFiles((problem) => this.problems.push(problem))
  readonly #messages: FakeMessages
  readonly #faults: { readonly fault: Fault; readonly methods: readonly string[]; readonly channel: string | null }[] =
    []
  readonly #pending = new Map<string, Pending>()
  readonly #sockets = new Set<WebSocket>()
  readonly #server = createServer(PATIENT, (request, response) => void this.#serve(request, response))
  readonly #socketServer = new WebSocketServer({ server: this.#server })
  readonly #ackWaits = new Map<string, (payload: unknown) => void>()
  readonly #sentAt = new Map<string, number>()
  readonly #sending = new Set<Promise<unknown>>()
  #count = 0

  readonly #nowMs: () => number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
    this.#messages = new FakeMessages(nowMs)
  }

  static async start(nowMs: () => number = () => Date.now()): Promise<FakeSlack> {
    const fake = new FakeSlack(nowMs)
    fake.#socketServer.on('connection', (socket) => {
      fake.#sockets.add(socket)
      socket.on('close', () => {
        fake.#sockets.delete(socket)
        if (fake.#sockets.size > 0) return
        for (const giveUp of fake.#ackWaits.values()) giveUp(null)
        fake.#ackWaits.clear()
      })
      socket.on('message', (data: Buffer) => {
        const { envelope_id: id, payload } = toBody(JSON.parse(data.toString('utf8')))
        if (typeof id !== 'string') return
        fake.#noteAck(id)
        fake.#ackWaits.get(id)?.(payload)
        fake.#ackWaits.delete(id)
      })
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
    })
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve))
    return fake
  }

  get channels(): FakeAccess['channels'] {
    return this.access.channels
  }

  get messages(): FakeMessage[] {
    return this.#messages.all
  }

  get files(): FakeFiles['all'] {
    return this.#files.all
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

  /** The next request to one of these methods, of this channel where one is given, goes wrong, once. */
  fail(fault: Fault, methods: readonly string[] = SENDING, channel: string | null = null): void {
    this.#faults.push({ fault, methods, channel })
  }

  /** Requests to send or replace a message. */
  get sends(): readonly FakeRequest[] {
    return this.requests.filter((request) => SENDING.includes(request.method))
  }

  /** A person uses a slash command; resolves with the first answer. */
  async sendSlash(use: SlashUse): Promise<FakeAnswer> {
    return await this.#answered((answering) => {
      this.#envelope('slash_commands', slashPayload(use, answering))
    })
  }

  /** A person presses a button of a message, or of an answer to a command. */
  async press(parts: ButtonPress & { readonly blocks: unknown; readonly label: string }): Promise<FakeAnswer> {
    const button = buttonsIn(parts.blocks).find((one) => one.label === parts.label)
    if (button === undefined) throw new Error(`there is no button ${parts.label}`)
    return await this.#answered((answering) => {
      this.#envelope('interactive', pressPayload(button, parts, answering))
    })
  }

  /** A person uses a slash command that opens a form; resolves with it. */
  async openForm(parts: { command: string; text: string; channel: string; person: string }): Promise<Body> {
    const before = this.views.length
    const answered = this.sendSlash(parts).then(() => null)
    for (;;) {
      const opened = this.views[before]
      if (opened !== undefined) return opened.view
      const other = await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 5, 'later'))])
      if (other === null) throw new Error('there was an answer instead of a form')
    }
  }

  /** A person sends a form. */
  submit(view: Body, values: FormValues, person: string): void {
    this.#envelope('interactive', submissionPayload(view, values, person, this.#nextTrigger()))
  }

  /** A person types in a field; resolves with what is offered. */
  async suggest(view: Body, option: string, typed: string, person: string): Promise<unknown> {
    const answer = await this.#acked('interactive', typingPayload(view, option, typed, person))
    this.problems.push(...choicesProblems(answer))
    return answer
  }

  /** A person uses a shortcut on a message; resolves with the first answer. */
  async useOnMessage(callbackId: string, message: Body, channel: string, person: string): Promise<FakeAnswer> {
    return await this.#answered((answering) => {
      this.#envelope('interactive', messageShortcutPayload(callbackId, { message, channel, person }, answering))
    })
  }

  /** A person uses a shortcut from anywhere. */
  useAnywhere(callbackId: string, person: string): void {
    this.#envelope('interactive', shortcutPayload(callbackId, person, this.#nextTrigger()))
  }

  /** Something happens. `atMs`: when, as Slack tells it; default: now. */
  sendEvent(event: Body, where: Where = {}, atMs: number = this.#nowMs()): void {
    this.access.note(event)
    this.#envelope('events_api', eventPayload(event, where, atMs, this.#count))
  }

  /** A moderator deletes a message. */
  deleteMessage(channel: string, ts: string): void {
    this.#messages.delete(channel, ts)
  }

  /** Slack gives a private channel another id: its messages are there now, and nothing can be done under the old one. */
  changeChannelId(from: string, to: string): void {
    this.#messages.move(from, to)
    this.sendEvent({ type: 'channel_id_changed', old_channel_id: from, new_channel_id: to })
  }

  /** Every signed request has its answer, and every envelope its acknowledgement, unless no connection is left. */
  async settle(): Promise<void> {
    await Promise.all(this.#sending)
  }

  /** Slack renews the connection, as it does now and then. */
  refreshSockets(reason = 'refresh_requested'): void {
    this.say({ type: 'disconnect', reason })
  }

  /** Through the socket, word for word. */
  say(message: unknown): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(message))
  }

  /** An address for one answer, and the answer. */
  openAnswer(): { readonly url: string; readonly answer: Promise<FakeAnswer> } {
    const opened = { url: '' }
    const answer = this.#answered(({ responseUrl }) => (opened.url = responseUrl))
    return { url: opened.url, answer }
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    this.#socketServer.close()
    await closeServer(this.#server)
  }

  async #answered(send: (answering: Answering) => void): Promise<FakeAnswer> {
    this.#count += 1
    const path = `/response/${this.#count}`
    const answer = new Promise<FakeAnswer>((resolve, reject) => {
      this.#pending.set(path, { resolve, reject, sinceMs: this.#nowMs(), used: 0 })
    })
    send({ responseUrl: `http://127.0.0.1:${this.#port}${path}`, trigger: this.#nextTrigger() })
    return await answer
  }

  #envelope(type: string, payload: Body): void {
    if (this.target === null) {
      void this.#sendEnvelope(type, payload)
      return
    }
    this.#count += 1
    const id = `e${this.#count}`
    this.#sentAt.set(id, this.#nowMs())
    void this.#whileSending(
      this.sendSigned(type, payload).then(({ status }) => {
        if (status === 200) this.#noteAck(id)
      }),
    )
  }

  /** Resolves with what the acknowledgement carries, or with nothing where no connection is left to bring one. */
  async #sendEnvelope(type: string, payload: Body): Promise<unknown> {
    this.#count += 1
    const id = `e${this.#count}`
    this.#sentAt.set(id, this.#nowMs())
    const envelope = { envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' }
    if (this.#sockets.size === 0) return null
    const acked = new Promise<unknown>((resolve) => this.#ackWaits.set(id, resolve))
    for (const socket of this.#sockets) socket.send(JSON.stringify(envelope))
    return await this.#whileSending(acked)
  }

  async #whileSending<Answer>(sending: Promise<Answer>): Promise<Answer> {
    this.#sending.add(sending)
    return await sending.finally(() => this.#sending.delete(sending))
  }

  #noteAck(id: string): void {
    this.acks.push(id)
    const waitedMs = this.#nowMs() - (this.#sentAt.get(id) ?? this.#nowMs())
    if (waitedMs > ACK_WITHIN_MS) this.problems.push(`a request was acknowledged after ${waitedMs} ms`)
  }

  /** A request as Slack signs it; `forge` spoils something first. Resolves with the status and the body of the answer. */
  async sendSigned(
    type: string,
    payload: unknown,
    forge: Forge = {},
  ): Promise<{ readonly status: number; readonly body: string }> {
    if (this.target === null) throw new Error('there is no target')
    const answer = await postSigned(this.target, type, payload, forge)
    this.statuses.push(answer.status)
    return answer
  }

  async #acked(type: string, payload: Body): Promise<unknown> {
    if (this.target !== null) {
      const sentAt = this.#nowMs()
      const { body } = await this.sendSigned(type, payload)
      this.#sentAt.set(body, sentAt)
      this.#noteAck(body)
      return JSON.parse(body)
    }
    return await this.#sendEnvelope(type, payload)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const bytes = await readBytes(request)
    if (path.startsWith('/upload/')) {
      const isWhole = this.#files.upload(path, bytes)
      response.writeHead(isWhole ? 200 : 400).end('OK')
      return
    }
    const raw = bytes.toString()
    if (path.startsWith('/response/')) {
      this.#respond(path, toBody(JSON.parse(raw)), response)
      return
    }
    const method = path.replace('/api/', '')
    response.setHeader('date', new Date(this.#nowMs()).toUTCString())
    response.setHeader('x-oauth-scopes', this.access.scopes.join(','))
    const body = parseForm(raw)
    this.requests.push({ method, body })
    const at = this.#faults.findIndex(
      ({ methods, channel }) => methods.includes(method) && (channel === null || channel === body.channel),
    )
    const fault = at < 0 ? null : (this.#faults.splice(at, 1)[0]?.fault ?? null)
    if (fault !== null && fault.kind !== 'drop-after') {
      answerFault(fault, response)
      return
    }
    const given = this.answers(method)
    if (given !== null) {
      response.writeHead(given.status, given.headers ?? {}).end(given.text ?? '')
      return
    }
    if (this.isSparing && LISTING.includes(method)) {
      const waitMs = this.#listedAtMs + LISTED_EVERY_MS - this.#nowMs()
      if (waitMs > 0) {
        answerFault({ kind: 'rate-limited', retryAfter: String(Math.ceil(waitMs / 1_000)) }, response)
        return
      }
      this.#listedAtMs = this.#nowMs()
    }
    if (method === 'chat.postMessage' && !this.#hasRoom(text(body.channel))) {
      answerFault({ kind: 'rate-limited', retryAfter: '1' }, response)
      return
    }
    const answer = this.#call(method, body, request.headers.authorization ?? '')
    if (fault === null) sendJson(response, answer)
    else response.destroy()
  }

  /** https://docs.slack.dev/apis/web-api/rate-limits#message-limits */
  #hasRoom(channel: string): boolean {
    const { burst } = this
    if (burst === null) return true
    const recent = (this.#postedAt.get(channel) ?? []).filter((at) => at > this.#nowMs() - burst * 1_000)
    if (recent.length >= burst) return false
    this.#postedAt.set(channel, [...recent, this.#nowMs()])
    return true
  }

  #respond(path: string, body: Body, response: ServerResponse): void {
    const pending = this.#pending.get(path)
    if (pending === undefined || pending.used === ANSWERS || this.#nowMs() - pending.sinceMs > ANSWERS_WITHIN_MS) {
      this.problems.push('an address for answers takes no more')
      response.writeHead(404).end('{"ok":false,"error":"used_url"}')
      return
    }
    pending.used += 1
    if (this.refusesPictures && JSON.stringify(body.blocks ?? []).includes('"image"')) {
      response.writeHead(400).end('{"ok":false,"error":"invalid_blocks"}')
      return
    }
    const problems = [...blockKitProblems(body), ...this.#files.problemsOf(body.blocks)]
    this.problems.push(...problems)
    if (problems.length > 0) pending.reject(new Error(problems.join('\n')))
    else pending.resolve({ url: path, body })
    response.writeHead(problems.length > 0 ? 500 : 200).end('ok')
  }

  #call(method: string, body: Body, authorization: string): Body {
    if (method === 'apps.connections.open') {
      return authorization === `Bearer ${APP_TOKEN}`
        ? { ok: true, url: `ws://127.0.0.1:${this.#port}/link` }
        : { ok: false, error: 'invalid_auth' }
    }
    if (method === 'api.test') return { ok: true }
    if (method === 'oauth.v2.access') return this.#grant(body)
    const place = this.tokens.get(authorization.replace('Bearer ', ''))
    if (place === undefined) return { ok: false, error: 'invalid_auth' }
    const refusal = this.access.refusal(method, body)
    if (refusal !== null) return refusal
    if (method === 'auth.test') {
      return {
        ok: true,
        team_id: place.teamId ?? place.orgId,
        user_id: BOT_USER,
        bot_id: BOT,
        team: 'Fake',
        url: 'https://fake.example/',
      }
    }
    if (method === 'views.open' || method === 'views.publish') return this.#keepView(method, body)
    if (method === 'chat.postEphemeral') return this.#whisper(body)
    if (method === 'conversations.info') {
      const { isPrivate = false, teamId } = this.channels.get(text(body.channel)) ?? {}
      if (teamId !== undefined && place.teamId !== null && place.teamId !== teamId)
        return { ok: false, error: 'channel_not_found' }
      const shared = teamId === undefined ? {} : { shared_team_ids: [teamId] }
      return { ok: true, channel: { id: body.channel, is_private: isPrivate, ...shared } }
    }
    if (method === 'users.conversations') {
      // https://docs.slack.dev/reference/methods/users.conversations: of an organisation's token, the workspace is needed.
      const teamId = place.teamId ?? text(body.team_id)
      if (teamId === '') return { ok: false, error: 'missing_argument' }
      const person = typeof body.user === 'string' ? body.user : null
      const ids = this.access.listOf(person, text(body.types), body.exclude_archived === 'true', teamId)
      const { page, next } = pageOf(ids, body)
      return { ok: true, channels: page.map((id) => ({ id })), response_metadata: { next_cursor: next } }
    }
    if (method === 'users.info') return this.#userInfo(body)
    if (method === 'conversations.open') return this.#openDirect(text(body.users))
    if (method === 'chat.postMessage') return this.#refusal(body) ?? this.#messages.post(body)
    if (method === 'chat.update') return this.#refusal(body) ?? this.#messages.update(body)
    if (method === 'chat.delete') return this.#messages.delete(text(body.channel), text(body.ts))
    if (method.startsWith('files.')) return this.#files.take(method, body, `http://127.0.0.1:${this.#port}`)
    const listed = this.isSparing ? LISTED_AT_ONCE : 999
    if (method === 'conversations.history') return this.#messages.list(body, null, listed)
    if (method === 'conversations.replies') return this.#messages.list(body, text(body.ts), listed)
    return { ok: false, error: 'unknown_method' }
  }

  /** https://docs.slack.dev/authentication/installing-with-oauth */
  #grant(body: Body): Body {
    const { code, refresh_token: refreshed, client_id: clientId, redirect_uri: redirectUri } = body
    if (text(body.client_secret) === '') return { ok: false, error: 'bad_client_secret' }
    if (code === undefined && body.grant_type !== 'refresh_token') return { ok: false, error: 'invalid_grant_type' }
    const given = text(code ?? refreshed)
    const grant = this.grants.get(given)
    if (grant === undefined) return { ok: false, error: code === undefined ? 'invalid_refresh_token' : 'invalid_code' }
    const { teamId, orgId, token, refreshToken, expiresIn, asked } = grant
    if (asked !== undefined && asked.clientId !== clientId) return { ok: false, error: 'invalid_client_id' }
    if (asked !== undefined && asked.redirectUri !== redirectUri) return { ok: false, error: 'bad_redirect_uri' }
    this.grants.delete(given)
    this.tokens.set(token, { teamId, orgId })
    return {
      ok: true,
      access_token: token,
      token_type: 'bot',
      scope: this.access.scopes.join(','),
      bot_user_id: BOT_USER,
      app_id: 'A0FAKE',
      team: teamId === null ? null : { id: teamId, name: 'Fake' },
      enterprise: orgId === null ? null : { id: orgId, name: 'Fake org' },
      is_enterprise_install: teamId === null,
      authed_user: { id: 'U1' },
      ...(refreshToken !== null && { refresh_token: refreshToken }),
      ...(expiresIn !== null && { expires_in: expiresIn }),
    }
  }

  #keepView(method: string, body: Body): Body {
    const view = toBody(body.view)
    const problems = viewProblems(view)
    if (method === 'views.open') {
      const trigger = text(body.trigger_id)
      const madeAt = this.#triggers.get(trigger)
      if (madeAt === undefined) return { ok: false, error: 'invalid_trigger_id' }
      if (madeAt === null) return { ok: false, error: 'exchanged_trigger_id' }
      if (this.#nowMs() - madeAt > OPENED_WITHIN_MS) return { ok: false, error: 'expired_trigger_id' }
      this.#triggers.set(trigger, null)
    }
    this.problems.push(...problems)
    if (problems.length > 0) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: problems } }
    this.views.push({ method, person: text(body.user_id), view })
    return { ok: true, view: { id: 'V1', ...view } }
  }

  #whisper(body: Body): Body {
    const problem = this.#refusal(body)
    if (problem !== null) return problem
    this.whispers.push({ channel: text(body.channel), person: text(body.user), text: text(body.text) })
    return { ok: true, message_ts: this.#messages.nextTs() }
  }

  /** What is posted to somebody whose account is deactivated, by contrast, is taken as ever. */
  #openDirect(personId: string): Body {
    const person = this.people.get(personId)
    if (person === undefined) return { ok: false, error: 'user_not_found' }
    if (person.deleted === true) return { ok: false, error: 'user_disabled' }
    return { ok: true, channel: { id: `D${personId}` } }
  }

  /** The language is told to whoever asks for it. https://docs.slack.dev/reference/methods/users.info */
  #userInfo(body: Body): Body {
    const person = this.people.get(text(body.user))
    if (person === undefined) return { ok: false, error: 'user_not_found' }
    const { locale, ...rest } = person
    return { ok: true, user: body.include_locale === 'true' ? { ...rest, locale } : rest }
  }

  #refusal(body: Body): Body | null {
    const problems = [...blockKitProblems(body), ...this.#files.problemsOf(body.blocks)]
    this.problems.push(...problems)
    return problems.length > 0
      ? { ok: false, error: 'invalid_blocks', response_metadata: { messages: problems } }
      : null
  }

  #nextTrigger(): string {
    const id = `1.${this.#triggers.size}`
    this.#triggers.set(id, this.#nowMs())
    return id
  }
}
