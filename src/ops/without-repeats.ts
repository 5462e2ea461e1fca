import { firstOf } from '../core/first-of.ts'
import { forgetOldest } from '../core/forget-oldest.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log, LogFields } from '../core/ports/log.ts'

const ONCE_IN_MS = 60_000
/** More kinds of trouble than there are; what a stranger may vary must not fill the memory. */
const REMEMBERED = 500

type Told = { readonly atMs: number; leftOut: number }

/**
 * The same log, in which the same error under the same message is told once a minute, with how often it was left out since:
 * while a database is away every job fails every second, and its log would fill the disk. So would a vendor's library that
 * has a word (`text`) for each request that a stranger signs badly. `troubleOf`: what an error says, in plain words, of a
 * trouble that whatever is done meets. It is told once a minute in all: where nothing can be written, each feed and each
 * channel would have a line of its own.
 */
export function withoutRepeats(
  log: Log,
  clock: Pick<Clock, 'monotonicMs'>,
  troubleOf: (error: unknown) => string | null,
): Log {
  const last = new Map<string, Told>()
  const unlessTold =
    (write: Log['error']): Log['error'] =>
    (message, fields) => {
      const trouble = firstOf(Object.values(fields ?? {}), troubleOf)
      const key = trouble ?? (fields === undefined ? null : keyOf(message, fields))
      if (key === null) {
        write(message, fields)
        return
      }
      const now = clock.monotonicMs()
      const before = last.get(key)
      if (before !== undefined && now - before.atMs < ONCE_IN_MS) {
        before.leftOut += 1
        return
      }
      last.delete(key)
      forgetOldest(last, REMEMBERED)
      last.set(key, { atMs: now, leftOut: 0 })
      const leftOut = before?.leftOut ?? 0
      const told = leftOut === 0 ? fields : { ...fields, leftOut }
      if (trouble === null) write(message, told)
      else write(trouble, { ...told, first: message })
    }
  return {
    debug: (message, fields) => {
      log.debug(message, fields)
    },
    info: unlessTold((message, fields) => {
      log.info(message, fields)
    }),
    warn: unlessTold((message, fields) => {
      log.warn(message, fields)
    }),
    error: unlessTold((message, fields) => {
      log.error(message, fields)
    }),
  }
}

/** `null` where neither an error nor a vendor's own words are told: such a line is an event of its own. */
function keyOf(message: string, fields: LogFields): string | null {
  const values = Object.entries(fields).map(([name, value]) => ({
    value,
    said: name === 'text' && typeof value === 'string' ? value : saidBy(value),
  }))
  if (values.every(({ said }) => said === null)) return null
  return JSON.stringify([message, ...values.map(({ value, said }) => said ?? value)])
}

/** What an error says, also one that was copied into a plain object, as pg-boss does; `null` for anything else. */
function saidBy(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('message' in value)) return null
  return typeof value.message === 'string' ? value.message : null
}
