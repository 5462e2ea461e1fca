import type { Readable, Writable } from 'node:stream'
import { MAX_BYTES } from '../feeds/limits.ts'
import { parseDate } from '../feeds/parse-date.ts'
import { cappedLines } from './capped-lines.ts'
import { newsItem, type NewsItem } from './news-item.ts'

/** As long as the longest document of a feed that is read. */
const LONGEST_LINE = MAX_BYTES
const EXAMPLE = 'Each line is one item, such as {"id": "1", "title": "...", "date": "2026-02-12T09:00:00Z"}.\n'

/**
 * Lines of `input` as items; a broken line is reported on `errors` with its number and comes as `null`. So is a date that
 * cannot be read, but its item comes.
 */
export async function* readItems(input: Readable, errors: Writable): AsyncGenerator<NewsItem | null> {
  let number = 0
  let isAllRight = true
  for await (const line of cappedLines(input, LONGEST_LINE)) {
    number += 1
    if (line?.trim() === '') continue
    const item = line === null ? `longer than ${LONGEST_LINE} signs` : readLine(line)
    const problem = typeof item === 'string' ? item : problemOfDate(item)
    if (problem !== null) errors.write(`line ${number}: ${problem}\n`)
    isAllRight &&= problem === null
    yield typeof item === 'string' ? null : item
  }
  if (!isAllRight) errors.write(EXAMPLE)
}

/** The item, or what is wrong with the line. */
function readLine(line: string): NewsItem | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return 'not JSON'
  }
  const { data, error } = newsItem.safeParse(parsed)
  if (data !== undefined) return data
  return error.issues.map(({ path, message }) => [...path, message].join(' ')).join(', ')
}

function problemOfDate({ date }: NewsItem): string | null {
  if (date === undefined || date === null || date === '' || parseDate(date) !== null) return null
  return 'date cannot be read, and counts as not given'
}
