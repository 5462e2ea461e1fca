import type { Evidence, EvidenceField, Fact } from '../../core/evidence.ts'
import { fieldHash } from '../field-hash.ts'
import { everyMatch } from '../patterns/every-match.ts'
import type { ScannedText } from '../scan-text.ts'
import type { SearchedText } from '../patterns/searched-text.ts'

/** A place in the fields of the entry; UTF-16 offset. */
export type Place = { readonly field: EvidenceField; readonly at: number }

/** What turns a span of the text that is read into evidence of the fields that were given. */
export type EvidenceSource = {
  readonly entryId: string
  /** What is read: the fields, or parts of them. */
  readonly texts: Readonly<Record<EvidenceField, string>>
  readonly searched: Readonly<Record<EvidenceField, SearchedText>>
  /** The whole fields, and their hashes. */
  readonly wholes: Readonly<Record<EvidenceField, string>>
  readonly hashes: Readonly<Record<EvidenceField, string>>
  /** Where in the fields a character of `texts` stands. */
  place(field: EvidenceField, offset: number): Place
}

type QuotedEntry = { readonly id: string; readonly title: string; readonly summary: string }

/** Of the fields that something is quoted from; made when it is. */
export function hashesOf({ title, summary }: QuotedEntry): EvidenceSource['hashes'] {
  let [ofTitle, ofSummary]: (string | null)[] = [null, null]
  return {
    get title() {
      return (ofTitle ??= fieldHash(title))
    },
    get summary() {
      return (ofSummary ??= fieldHash(summary))
    },
  }
}

/** What is read of an entry, as a source of evidence: `scanned` may be all of it or parts, and `place` tells where they stand. */
export function sourceOf(
  { id, title, summary }: QuotedEntry,
  scanned: Pick<ScannedText, 'title' | 'summary'>,
  hashes: EvidenceSource['hashes'],
  place: EvidenceSource['place'],
): EvidenceSource {
  return {
    entryId: id,
    texts: { title: scanned.title.text, summary: scanned.summary.text },
    searched: { title: scanned.title.searched, summary: scanned.summary.searched },
    wholes: { title, summary },
    hashes,
    place,
  }
}

function evidenceOf(source: EvidenceSource, field: EvidenceField, start: number, end: number): Evidence {
  const from = source.place(field, start)
  // The last character's place, for marks may stand behind it that are no part of the quote.
  const to = source.place(field, Math.max(start, end - 1)).at + Math.min(1, end - start)
  return {
    entryId: source.entryId,
    field: from.field,
    start: from.at,
    end: to,
    quote: source.wholes[from.field].slice(from.at, to),
    fieldHash: source.hashes[from.field],
  }
}

/** A value with the place that says it: UTF-16 offsets in what is read of the field. */
export function factOf<T>(source: EvidenceSource, value: T, field: EvidenceField, start: number, end: number): Fact<T> {
  return { value, evidence: evidenceOf(source, field, start, end) }
}

/** A value that the entry's address says. `url` must be the whole of it. */
export function factOfUrl<T>(source: EvidenceSource, value: T, url: string, start: number, end: number): Fact<T> {
  const quote = url.slice(start, end)
  return { value, evidence: { entryId: source.entryId, field: 'url', start, end, quote, fieldHash: fieldHash(url) } }
}

/** Where a pattern matches; offsets are of what is read. */
export type Found = {
  readonly field: EvidenceField
  readonly start: number
  readonly end: number
  readonly match: RegExpExecArray
}

/**
 * Every match of `pattern`, which has the flag `g`, in the title and then in the summary. `needs`: what every match has in
 * it; most fields do not, which is quickly seen.
 */
export function everyFound(source: EvidenceSource, pattern: RegExp, needs: RegExp): readonly Found[] {
  const found: Found[] = []
  for (const field of ['title', 'summary'] as const) {
    if (!source.searched[field].has(needs)) continue
    for (const match of everyMatch(source.texts[field], pattern))
      found.push({ field, start: match.index, end: match.index + match[0].length, match })
  }
  return found
}

/** The first match of `pattern` in the title, else in the summary. */
export function firstMatch(source: EvidenceSource, pattern: RegExp): Found | null {
  for (const field of ['title', 'summary'] as const) {
    const match = source.searched[field].first(pattern)
    if (match !== null) return { field, start: match.index, end: match.index + match[0].length, match }
  }
  return null
}
