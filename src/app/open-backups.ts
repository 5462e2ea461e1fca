import { sqliteFile, type Config } from '../config.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import { createBackupSchedule, type BackupSchedule } from '../ops/backup-schedule.ts'
import { backupInThread } from '../store/backup-in-thread.ts'

/** The daily copies; `null` where none are wanted, or where the database has tools of its own for that. */
export function openBackups(config: Config, clock: Clock, log: Log): BackupSchedule | null {
  const { backupFolder: folder, backupsKept: kept } = config
  const file = sqliteFile(config)
  if (folder === null || file === null) return null
  return createBackupSchedule({ folder, kept, copy: (to) => backupInThread(file, to), clock, log })
}
