import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../core/durations.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'

const EVERY_MS = DAY_MS
const NAME = /^aiwire-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/u
/** What a copy leaves that was cut off. */
const PARTIAL = /^aiwire-\d{8}T\d{6}Z\.db\.part(?:-\w+)?$/u

export type BackupSchedule = {
  readonly folder: string
  /** Makes a copy when the newest one is a day old, and takes the oldest away. Trouble is logged, never thrown. */
  readonly tick: () => Promise<void>
  /** Unix milliseconds; `null` while there is none. */
  readonly lastAt: () => number | null
}

/** A copy a day in one folder. The names of the files hold their time, so a restart neither skips nor doubles one. */
export function createBackupSchedule(options: {
  readonly folder: string
  readonly kept: number
  /** Writes a whole, checked copy. */
  readonly copy: (file: string) => Promise<void>
  readonly clock: Clock
  readonly log: Log
}): BackupSchedule {
  const { folder, kept, copy, clock, log } = options
  const lastAt = (): number | null => backupsIn(folder, clock.nowMs()).findLast(({ isAhead }) => !isAhead)?.at ?? null
  return {
    folder,
    lastAt,
    async tick() {
      const last = lastAt()
      if (last !== null && clock.nowMs() - last < EVERY_MS) return
      try {
        mkdirSync(folder, { recursive: true })
        for (const name of readdirSync(folder)) if (PARTIAL.test(name)) rmSync(join(folder, name), { force: true })
        const file = join(folder, backupName(clock.nowMs()))
        await copy(file)
        const old = backupsIn(folder, clock.nowMs()).slice(0, -kept)
        for (const { name } of old) rmSync(join(folder, name))
        log.info('a backup was made', { file, removed: old.length })
      } catch (error) {
        log.error('no backup could be made', { folder, err: error })
      }
    },
  }
}

function backupName(atMs: number): string {
  return `aiwire-${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z.db`
}

type Backup = {
  readonly name: string
  readonly at: number
  /** Its name is of a time when the clock was ahead: nobody knows how old it is. */
  readonly isAhead: boolean
}

/** Oldest first, and before them what is ahead. Other files of the folder are none of ours. */
function backupsIn(folder: string, nowMs: number): readonly Backup[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
      if (year === undefined) return []
      const at = Date.parse(`${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`)
      return [{ name, at, isAhead: at > nowMs }]
    })
    .toSorted((one, other) => Number(other.isAhead) - Number(one.isAhead) || one.at - other.at)
}
