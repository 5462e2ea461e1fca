import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'

const Payload = z.looseObject({ op: z.int(), d: z.unknown() })
const Shard = z.tuple([z.int(), z.int()])
const Identify = z.looseObject({ token: z.string(), intents: z.int(), shard: Shard.default([0, 1]) })
const Resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() })

/** What was told on a connection, and is told again where another goes on with it. */
type Session = { readonly shard: FakeShard; readonly told: string[] }

/** Which of how many. */
export type FakeShard = readonly [id: number, count: number]

type FakeGateway = {
  /** To the shard that serves that guild. */
  dispatch(guildId: string, event: string, data: unknown): void
  /** The intents of everybody who identified. */
  readonly identified: readonly number[]
  /** The shards that are connected now, as they identified. */
  shards(): readonly FakeShard[]
  /** On every shard. */
  hangUp(code: number): void
  /** Connections are taken, and then nothing is said before HELLO or before READY, until `speak`. */
  fallSilent(before: 'hello' | 'ready'): void
  /** So many connections are answered with 503 instead. */
  refuse(times: number): void
  /** How many went on with an earlier one. */
  resumed(): number
  speak(): void
  close(): void
}

/**
 * Discord's gateway on the same port as the REST fake, without compression. Who comes back with a session is told what it
 * missed; one that is not known is invalid. https://docs.discord.com/developers/events/gateway#resuming
 */
export function openGateway(
  server: Server,
  token: string,
  welcome: (shard: FakeShard, sessionId: string) => readonly (readonly [event: string, data: unknown])[],
): FakeGateway {
  const sockets = new Map<WebSocket, Session>()
  const sessions = new Map<string, Session>()
  const identified: number[] = []
  let resumed = 0
  let refusals = 0
  const listener = new WebSocketServer({
    server,
    verifyClient: (_asked, answer: (isWelcome: boolean, status?: number) => void) => {
      if (refusals === 0) answer(true)
      else {
        refusals -= 1
        answer(false, 503)
      }
    },
  })
  let silentBefore: 'hello' | 'ready' | null = null
  let unsaid: (() => void)[] = []
  const say = (what: 'hello' | 'ready', words: () => void) => {
    if (silentBefore === what) unsaid.push(words)
    else words()
  }

  /** To whoever is connected with the session, or comes back with it. */
  const tell = (session: Session, event: string, data: unknown) => {
    const payload = JSON.stringify({ op: 0, s: session.told.length + 1, t: event, d: data })
    session.told.push(payload)
    for (const [socket, one] of sockets) if (one === session) socket.send(payload)
  }
  const goOn = (socket: WebSocket, d: unknown) => {
    const { session_id: id, seq } = Resume.parse(d)
    const session = sessions.get(id)
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }))
      return
    }
    resumed += 1
    for (const payload of session.told.slice(seq)) socket.send(payload)
    sockets.set(socket, session)
    tell(session, 'RESUMED', {})
  }

  listener.on('connection', (socket) => {
    say('hello', () => {
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }))
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (raw: Buffer) => {
      const { op, d } = Payload.parse(JSON.parse(raw.toString()))
      if (op === 1) socket.send(JSON.stringify({ op: 11 }))
      if (op === 6) goOn(socket, d)
      if (op !== 2) return
      const identify = Identify.parse(d)
      if (identify.token !== token) {
        socket.close(4004, 'Authentication failed.')
        return
      }
      const [id, count] = identify.shard
      if (id >= count) {
        socket.close(4010, 'Invalid shard.')
        return
      }
      identified.push(identify.intents)
      const session: Session = { shard: identify.shard, told: [] }
      const sessionId = `session-${identified.length}`
      sessions.set(sessionId, session)
      sockets.set(socket, session)
      say('ready', () => {
        for (const [event, data] of welcome(identify.shard, sessionId)) tell(session, event, data)
      })
    })
  })

  return {
    identified,
    shards: () => [...sockets.values()].map(({ shard }) => shard),
    dispatch: (guildId, event, data) => {
      for (const session of sessions.values()) if (isServedBy(guildId, session.shard)) tell(session, event, data)
    },
    hangUp: (code) => {
      for (const socket of sockets.keys()) socket.close(code)
    },
    fallSilent: (before) => {
      silentBefore = before
    },
    refuse: (times) => {
      refusals = times
    },
    resumed: () => resumed,
    speak: () => {
      silentBefore = null
      const words = unsaid
      unsaid = []
      for (const one of words) one()
    },
    close: () => {
      for (const socket of listener.clients) socket.terminate()
      listener.close()
    },
  }
}

/** As Discord shares guilds out: https://docs.discord.com/developers/events/gateway#sharding */
export function isServedBy(guildId: string, [id, count]: FakeShard): boolean {
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === id
}
