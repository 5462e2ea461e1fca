import { hash } from 'node:crypto'
import type { EntryMemo, Memory } from './entry-memo.ts'
import { MAX_ENTRIES } from './limits.ts'

/** A document in which an empty item stands for each one that is known. */
export type ShortDocument = {
  readonly text: string
  /** By where their empty items are in the text. */
  readonly known: ReadonlyMap<number, Memory>
}

/**
 * Cuts the items out that were read before, so that only the others need to be read; `null` where there are none. That
 * the items lie where they seem to is for the reader to see: an empty item that it does not find was inside something.
 */
export function withoutKnownItems(text: string, url: string | undefined, memo: EntryMemo): ShortDocument | null {
  const tag = /<(item|entry)[\s>]/.exec(text)?.[1]
  if (tag === undefined) return null
  const [startTag, endTag] = [`<${tag}`, `</${tag}>`]
  const known = new Map<number, Memory>()
  let short = ''
  let from = 0
  let seen = 0
  let start = text.indexOf(startTag)
  let close = -1
  while (start >= 0) {
    const next = text.indexOf(startTag, start + 1)
    // Of thousands that begin and one that ends, the end is looked for once.
    if (close < start) close = text.indexOf(endTag, start)
    if (close < 0) break
    const end = close + endTag.length
    seen += 1
    // One in which another begins is not looked for: many of them would take long.
    const memory = next >= 0 && next < end ? undefined : memo.get(itemKey(text.slice(start, end), url))
    if (memory !== undefined) {
      short += text.slice(from, start)
      known.set(short.length, memory)
      short += `${startTag}/>`
      from = end
    }
    start = next
  }
  // Which ones are the newest is only seen when all are read.
  return known.size === 0 || seen > MAX_ENTRIES ? null : { text: short + text.slice(from), known }
}

/** What an item is remembered by. */
export function itemKey(source: string, url: string | undefined): string {
  return hash('sha256', `${url ?? ''} ${source}`, 'base64')
}
