import { accessSync, constants, statSync, type Stats } from 'node:fs'
import type { Finding } from '../core/finding.ts'
import { nearestTo } from './examine-host.ts'

/**
 * Whether copies can be written there, by this process and by `userId`, where somebody else runs the bot. Makes nothing.
 */
export function examineBackups(folder: string, userId: number | null): Finding {
  const nearest = nearestTo(folder)
  const toSet = 'Set BACKUP_FOLDER to a folder that AI Wire may write.'
  try {
    accessSync(nearest, constants.W_OK)
    const stats = statSync(nearest)
    if (stats.isDirectory()) {
      if (userId === null || mayWriteTo(stats, userId))
        return { level: 'ok', part: 'backup', words: `A copy of the database goes to ${folder} once a day.` }
      const words = `The owner of the database (user ${userId}) cannot write copies to ${folder}. ${toSet}`
      return { level: 'warn', part: 'backup', words }
    }
  } catch {
    // Said below.
  }
  return { level: 'warn', part: 'backup', words: `No copies can be written to ${folder}. ${toSet}` }
}

/**
 * Root may write everywhere, and is mostly not who runs the bot: that is the owner of its database. `null` where this process
 * tells by itself what the bot may do.
 */
export function userBehind(database: string): number | null {
  if (process.getuid?.() !== 0) return null
  const { uid } = statSync(database, { throwIfNoEntry: false }) ?? { uid: 0 }
  return uid === 0 ? null : uid
}

/** Making a file takes the right to write and to enter. Which groups somebody is in is not looked up: a group that may counts. */
function mayWriteTo({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, userId: number): boolean {
  const ways = uid === userId ? [0o300] : [0o030, 0o003]
  return ways.some((bits) => (mode & bits) === bits)
}
