import { statSync } from 'node:fs'
import type { Log } from '../core/ports/log.ts'

export type FileGuard = {
  /** What is wrong with the file, in plain words; `null` when it is the one that was opened. */
  readonly problem: () => string | null
  /** To be called now and then: says so in the log, or to `onReplaced`. */
  readonly tick: () => void
}

const GONE = 'its file is gone, and what is written now is lost: put it back, or stop the bot and restore a backup'
const REPLACED = 'another file stands in its place'

/**
 * Whether the file of a database still is the one that was opened. Where it is moved or deleted, whoever has it open goes on
 * with what nobody else will ever read, and a restored one beside that would post everything again. Of a file that is gone
 * only the operator knows where it is, and a process that starts anew would make an empty one; where another stands in its
 * place, that is meant.
 */
export function guardFile(path: string, log: Log, onReplaced: (reason: Error) => void): FileGuard {
  const opened = identityOf(path)
  const problem = (): string | null => {
    const now = identityOf(path)
    if (now === opened) return null
    return now === null ? GONE : REPLACED
  }
  return {
    problem,
    tick() {
      const found = problem()
      if (found === REPLACED)
        onReplaced(new Error('another file was put in the place of the database while this one ran'))
      else if (found !== null) log.error('the database is not where it was', { file: path, err: new Error(found) })
    },
  }
}

function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return null
  }
}
