import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { newsItem, type NewsItem } from './news-item.ts'

/** Lines of `input` as items; a broken line is reported on `errors` with its number and comes as `null`. */
export async function* readItems(input: Readable, errors: Writable): AsyncGenerator<NewsItem | null> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (line.trim() === '') continue
    let parsed: unknown
    try {
      parsed = JSON.parse(line)
    } catch {
      errors.write(`line ${number}: not JSON\n`)
      yield null
      continue
    }
    const result = newsItem.safeParse(parsed)
    if (result.success) {
      yield result.data
      continue
    }
    const [issue] = result.error.issues
    errors.write(`line ${number}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an item'}\n`)
    yield null
  }
}
