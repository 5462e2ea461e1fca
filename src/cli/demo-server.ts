import { createServer } from 'node:http'

export type DemoDocument = {
  readonly path: string
  readonly contentType: string
  readonly read: () => Promise<Uint8Array>
}

export type DemoServer = { readonly origin: string; readonly host: string; close(): Promise<void> }

/** Serves the documents over HTTP on loopback, at a port of the system's choice. */
export async function startDemoServer(documents: readonly DemoDocument[]): Promise<DemoServer> {
  const byPath = new Map(documents.map((document) => [document.path, document]))
  const server = createServer((request, response) => {
    const document = byPath.get(request.url ?? '')
    if (document === undefined) {
      response.writeHead(404).end()
      return
    }
    document.read().then(
      (body) => response.writeHead(200, { 'content-type': document.contentType }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    origin: `http://${host}`,
    host,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
