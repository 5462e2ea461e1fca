import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'

const Payload = z.looseObject({ op: z.int(), d: z.unknown() })
const Shard = z.tuple([z.int(), z.int()])
const Identify = z.looseObject({ token: z.string(), intents: z.int(), shard: Shard.default([0, 1]) })

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
  speak(): void
  close(): void
}

/** Discord's gateway on the same port as the REST fake: no compression, no resuming. */
export function openGateway(
  server: Server,
  token: string,
  welcome: (shard: FakeShard) => readonly (readonly [event: string, data: unknown])[],
): FakeGateway {
  const sockets = new Map<WebSocket, FakeShard>()
  const identified: number[] = []
  const sequences = new Map<WebSocket, number>()
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

  const send = (socket: WebSocket, event: string, data: unknown) => {
    const s = (sequences.get(socket) ?? 0) + 1
    sequences.set(socket, s)
    socket.send(JSON.stringify({ op: 0, s, t: event, d: data }))
  }

  listener.on('connection', (socket) => {
    say('hello', () => {
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }))
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (raw: Buffer) => {
      const { op, d } = Payload.parse(JSON.parse(raw.toString()))
      if (op === 1) socket.send(JSON.stringify({ op: 11 }))
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
      sockets.set(socket, identify.shard)
      say('ready', () => {
        for (const [event, data] of welcome(identify.shard)) send(socket, event, data)
      })
    })
  })

  return {
    identified,
    shards: () => [...sockets.values()],
    dispatch: (guildId, event, data) => {
      for (const [socket, shard] of sockets) if (isServedBy(guildId, shard)) send(socket, event, data)
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
