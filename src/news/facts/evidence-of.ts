import type { Evidence, EvidenceField, Fact } from '../../core/evidence.ts'

/** What turns a span into evidence; the hashes are those of the whole fields. */
export type EvidenceSource = {
  readonly entryId: string
  /** What is read of each field, and where that begins in it. */
  readonly texts: Readonly<Record<EvidenceField, string>>
  readonly starts: Readonly<Record<EvidenceField, number>>
  readonly hashes: Readonly<Record<EvidenceField, string>>
}

export function evidenceOf(source: EvidenceSource, field: EvidenceField, start: number, end: number): Evidence {
  return {
    entryId: source.entryId,
    field,
    start: source.starts[field] + start,
    end: source.starts[field] + end,
    quote: source.texts[field].slice(start, end),
    fieldHash: source.hashes[field],
  }
}

export function factOf<T>(source: EvidenceSource, value: T, field: EvidenceField, start: number, end: number): Fact<T> {
  return { value, evidence: evidenceOf(source, field, start, end) }
}

/** The first match of `pattern` in the title, else in the summary. */
export function firstMatch(
  source: EvidenceSource,
  pattern: RegExp,
): {
  readonly field: EvidenceField
  readonly start: number
  readonly end: number
  readonly match: RegExpExecArray
} | null {
  for (const field of ['title', 'summary'] as const) {
    const match = pattern.exec(source.texts[field].slice(0, 2000))
    if (match !== null) return { field, start: match.index, end: match.index + match[0].length, match }
  }
  return null
}
