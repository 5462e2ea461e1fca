import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Finding } from '../core/finding.ts'
import { contentOf } from './content-of.ts'
import { hasInstance } from './instance-on-file.ts'
import { migrationsOf } from './migrations.ts'
import { movedOn } from './move-origin.ts'
import { isOpenToOthers } from './private-file.ts'
import { reasonOf } from './reason-of.ts'
import type { Engine } from './statements.ts'

const MEGABYTE = 1_000_000

/**
 * Looks at a database that may be in use; changes nothing, never throws. `folder`: where it is or will be, or the nearest
 * one above that is there.
 */
export function examineDatabase(path: string, folder: string, nowMs: number): readonly Finding[] {
  if (!existsSync(path)) {
    return isWritable(folder)
      ? [tell('ok', `${path} is not there yet; it is made at the first start.`)]
      : [tell('fail', `${path} is not there and ${folder} cannot be written. Set DATABASE_URL to another file.`)]
  }
  if (!isWritable(path) || !isWritable(dirname(path))) {
    return [tell('fail', `${path} or its folder cannot be written. Give it to the user that AI Wire runs as.`)]
  }
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const check: unknown = database.pragma('quick_check', { simple: true })
      if (check !== 'ok') return [tell('fail', `${path} is damaged. Stop the bot and restore a backup.`)]
      const content = contentOf(database)
      if (content === 'other')
        return [tell('fail', `${path} is no database of AI Wire. Set DATABASE_URL to another file.`)]
      if (content === 'nothing') return [tell('warn', `${path} is empty; the next start fills it.`)]
      const applied = database.prepare('select name from kysely_migration').pluck().all()
      return [
        ...schemaFindings(applied, 'sqlite'),
        ...rightsFindings(path),
        ...movedFindings(path),
        tell('ok', wholeWords(database, path, nowMs)),
      ]
    } finally {
      database.close()
    }
  } catch (cause) {
    return [
      tell(
        'fail',
        `${path} cannot be read (${reasonOf(cause)}). Set DATABASE_URL to another file, or restore a backup.`,
      ),
    ]
  }
}

function movedFindings(path: string): readonly Finding[] {
  const day = movedOn(path)
  if (day === null) return []
  return [
    tell(
      'fail',
      `${path} was moved to PostgreSQL on ${day}, and no bot starts on it. Set DATABASE_URL to the address that it was moved to.`,
    ),
  ]
}

/** A part of its own: the database itself is well. */
function rightsFindings(path: string): readonly Finding[] {
  const words = `Other users of this computer may read ${path}. Take that away with chmod 600.`
  return isOpenToOthers(path) ? [{ level: 'warn', part: 'rights', words }] : []
}

/** What the steps that were done to a database say of this version. */
export function schemaFindings(names: readonly unknown[], engine: Engine): readonly Finding[] {
  const steps = migrationsOf(engine)
  const applied = new Set(names)
  const unknown = [...applied].filter((name) => typeof name === 'string' && !(name in steps))
  const missing = Object.keys(steps).filter((name) => !applied.has(name))
  return [
    ...(unknown.length > 0
      ? [
          tell(
            'fail',
            'A newer AI Wire wrote the database. Use that version or a later one, or restore a backup from before it.',
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [tell('warn', `The next start brings the schema up to date (steps: ${missing.length}). Make a backup before.`)]
      : []),
  ]
}

function wholeWords(database: Database.Database, path: string, nowMs: number): string {
  const size = Math.ceil(statSync(path).size / MEGABYTE)
  return `${path} is whole (${size} MB), and ${hasInstance(database, nowMs) ? 'a bot runs on it' : 'no bot runs on it'}.`
}

/** A line of what `aiwire doctor` says of the database. */
export function tell(level: Finding['level'], words: string): Finding {
  return { level, part: 'database', words }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
