import { parseConfig } from '../config.ts'
import { ownUrl } from '../ops/own-url.ts'
import { readEnvironment } from './environment.ts'

const TIMEOUT_MS = 3_000

/** Asks the bot on this machine whether it lives: 0 when it does, 1 when not. */
export async function health(): Promise<number> {
  const url = ownUrl(parseConfig(readEnvironment()))
  try {
    const response = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? 0 : 1
  } catch {
    process.stderr.write(`Nothing answers on ${URL.parse(url)?.host ?? url}.\n`)
    return 1
  }
}
