import type { Writable } from 'node:stream'
import { WriteStream } from 'node:tty'
import { wrapText } from '../core/wrap-text.ts'

/** Beside a head that leaves less, words would stand one below the other. */
const LEAST_ROOM = 30

/**
 * A line of a list. In a terminal, words that do not fit beside the head go on below their beginning; elsewhere, where
 * `columns` is `undefined`, a line stays one, for programs that search it.
 */
export function hangingLine(head: string, words: string, columns: number | undefined): string {
  const room = (columns ?? 0) - head.length
  if (room < LEAST_ROOM) return `${head}${words}\n`
  return `${head}${wrapText(words, room).join(`\n${' '.repeat(head.length)}`)}\n`
}

/** How wide it is now; `undefined` where it is no terminal. */
export function columnsOf(output: Writable): number | undefined {
  return output instanceof WriteStream ? output.columns : undefined
}
