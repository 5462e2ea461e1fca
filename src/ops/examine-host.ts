import { once } from 'node:events'
import { existsSync, lstatSync, statfsSync, type StatsFs } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type { Finding } from '../core/finding.ts'
import { listenProblem } from './listen-problem.ts'
import { isNetworkDrive } from './network-drive.ts'

const GIGABYTE = 1_000_000_000
const MEGABYTE = 1_000_000
const LITTLE_SPACE = GIGABYTE
const NO_SPACE = GIGABYTE / 10
const TIMEOUT_MS = 10_000
/** Platforms refuse what is minutes old, and certificates go by the clock too. */
const CLOCK_OFF_MS = 30_000

type Disk = Pick<StatsFs, 'type' | 'bavail' | 'bsize'>

/** What the disk is like on which that file is or will be. `diskOf` tells it of a folder. */
export function examineDisk(file: string, diskOf: (folder: string) => Disk = statfsSync): readonly Finding[] {
  const folder = nearestTo(dirname(file))
  if (!existsSync(folder)) {
    return [{ level: 'fail', part: 'disk', words: `${folder} is a link to what is not there. Is its disk mounted?` }]
  }
  const disk = diskOf(folder)
  const words = `${folder} is on a network drive, where SQLite may damage the database. Put it on a disk of this computer.`
  return [...(isNetworkDrive(disk.type) ? [{ level: 'warn', part: 'disk', words } as const] : []), examineRoom(disk)]
}

function examineRoom({ bavail, bsize }: Disk): Finding {
  const free = bavail * bsize
  const amount = free < GIGABYTE ? `${Math.floor(free / MEGABYTE)} MB` : `${(free / GIGABYTE).toFixed(1)} GB`
  const room = `${amount} are free for the database.`
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

/** The file or folder itself, or what is above it and there: a link to what is not there keeps others from being made. */
export function nearestTo(path: string): string {
  let nearest = path
  while (!isThere(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  return nearest
}

type Listening = { readonly host: string; readonly port: number }

/** Whether the port is free, or this bot's already. `url` is where it answers this computer. Never throws. */
export async function examinePort(url: string, wanted: Listening): Promise<Finding> {
  const place = URL.parse(url)?.host ?? url
  try {
    const response = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok && (await response.text()) === 'ok\n'
      ? { level: 'ok', part: 'http', words: `AI Wire answers on ${place}.` }
      : { level: 'fail', part: 'http', words: `Something else answers on ${place}. Set another PORT.` }
  } catch {
    const problem = await tryToListen(wanted)
    if (problem !== null) return { level: 'fail', part: 'http', words: problem }
    return { level: 'ok', part: 'http', words: `Nothing answers on ${place}, and the port is free.` }
  }
}

/** What speaks no HTTP holds a port, too. */
async function tryToListen(wanted: Listening): Promise<string | null> {
  const server = createServer()
  try {
    await once(server.listen(wanted), 'listening')
    return null
  } catch (cause) {
    return listenProblem(cause instanceof Error ? cause : new Error(String(cause)), wanted)
  } finally {
    server.close()
  }
}

/** Unlike `existsSync`, also of a link whose target is not there. */
function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
