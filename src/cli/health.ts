import { parseConfig } from '../config.ts'
import { readEnvironment } from './environment.ts'

const TIMEOUT_MS = 3_000

/** Asks the bot on this machine whether it lives: 0 when it does, 1 when not. */
export async function health(): Promise<number> {
  const { host, port } = parseConfig(readEnvironment())
  // A server that listens on every address is asked on loopback.
  const asked = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  try {
    const response = await fetch(`http://${asked}:${port}/livez`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? 0 : 1
  } catch {
    process.stderr.write(`Nothing answers on ${asked}:${port}.\n`)
    return 1
  }
}
