import { connect, createServer, type Socket } from 'node:net'

type Tunnel = {
  /** The same address, through the tunnel. */
  readonly url: string
  /** From now on nothing comes through, and no side is told: what is open stays open. */
  cut(): void
  /** Connections that are opened from now on come through again; those that were cut stay dead. */
  mend(): void
  /** The next connection that somebody opens; it leads nowhere once the tunnel is cut. */
  nextConnection(): Promise<void>
  close(): void
}

/** A way to a server of this computer that can go dead as a network does. */
export async function openTunnel(to: string): Promise<Tunnel> {
  const { hostname, port } = new URL(to)
  const cables: Socket[] = []
  let isCut = false
  const server = createServer((near) => {
    near.on('error', () => undefined)
    cables.push(near)
    if (isCut) return
    const far = connect(Number(port), hostname)
    far.on('error', () => undefined)
    cables.push(far)
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const through = new URL(to)
  through.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: through.href,
    cut() {
      isCut = true
      for (const end of cables) end.unpipe().pause()
    },
    mend() {
      isCut = false
    },
    nextConnection: () =>
      new Promise((resolve) =>
        server.once('connection', () => {
          resolve()
        }),
      ),
    close() {
      for (const end of cables) end.destroy()
      server.close()
    },
  }
}
