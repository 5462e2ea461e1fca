import { statfsSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Finding } from '../core/finding.ts'

const GIGABYTE = 1_000_000_000
const LITTLE_SPACE = GIGABYTE
const NO_SPACE = GIGABYTE / 10
const TIMEOUT_MS = 10_000
/** Platforms refuse what is minutes old, and certificates go by the clock too. */
const CLOCK_OFF_MS = 30_000

/** How much room there is where that file is or will be. */
export function examineDisk(file: string): Finding {
  let folder = dirname(file)
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const room = `${(free / GIGABYTE).toFixed(1)} GB are free for the database.`
  if (free < NO_SPACE)
    return { level: 'fail', part: 'disk', words: `${room} Make room now: a full disk stops the bot.` }
  if (free < LITTLE_SPACE) return { level: 'warn', part: 'disk', words: `${room} Make room soon.` }
  return { level: 'ok', part: 'disk', words: room }
}

/** Compares this computer's clock with the one that a server tells of (RFC 9110, 6.6.1). Never throws. */
export async function examineClock(url: string, nowMs: () => number): Promise<Finding> {
  try {
    const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const told = Date.parse(response.headers.get('date') ?? '')
    if (Number.isNaN(told))
      return { level: 'warn', part: 'clock', words: `${new URL(url).host} tells no time to compare with.` }
    const offMs = Math.abs(nowMs() - told)
    if (offMs < CLOCK_OFF_MS) return { level: 'ok', part: 'clock', words: 'The clock is right.' }
    const seconds = Math.round(offMs / 1_000)
    return {
      level: 'fail',
      part: 'clock',
      words: `The clock is ${seconds} seconds off. Turn on time synchronisation (NTP).`,
    }
  } catch {
    return {
      level: 'warn',
      part: 'clock',
      words: `${new URL(url).host} cannot be reached, so the clock was not compared.`,
    }
  }
}

/** Whether the port is free, or this bot's already. Never throws. */
export async function examinePort(url: string): Promise<Finding> {
  const place = new URL(url).host
  try {
    const response = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok && (await response.text()) === 'ok\n'
      ? { level: 'ok', part: 'http', words: `AI Wire answers on ${place}.` }
      : { level: 'fail', part: 'http', words: `Something else answers on ${place}. Set another PORT.` }
  } catch {
    return { level: 'ok', part: 'http', words: `Nothing answers on ${place}, so the port is free.` }
  }
}
