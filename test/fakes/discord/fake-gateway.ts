import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'

const Payload = z.looseObject({ op: z.int(), d: z.unknown() })
const Identify = z.looseObject({ token: z.string(), intents: z.int() })

export type FakeGateway = {
  dispatch(event: string, data: unknown): void
  /** The intents of everybody who identified. */
  readonly identified: readonly number[]
  close(): void
}

/** Discord's gateway on the same port as the REST fake: one shard, no compression, no resuming. */
export function openGateway(
  server: Server,
  token: string,
  welcome: () => readonly (readonly [event: string, data: unknown])[],
): FakeGateway {
  const sockets = new Set<WebSocket>()
  const identified: number[] = []
  const sequences = new Map<WebSocket, number>()
  const listener = new WebSocketServer({ server })

  const send = (socket: WebSocket, event: string, data: unknown) => {
    const s = (sequences.get(socket) ?? 0) + 1
    sequences.set(socket, s)
    socket.send(JSON.stringify({ op: 0, s, t: event, d: data }))
  }

  listener.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }))
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
      identified.push(identify.intents)
      sockets.add(socket)
      for (const [event, data] of welcome()) send(socket, event, data)
    })
  })

  return {
    identified,
    dispatch: (event, data) => {
      for (const socket of sockets) send(socket, event, data)
    },
    close: () => {
      for (const socket of listener.clients) socket.terminate()
      listener.close()
    },
  }
}
