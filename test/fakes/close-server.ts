import type { Server } from 'node:http'

/** Hangs up on everybody, and resolves when nobody is heard any more. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
