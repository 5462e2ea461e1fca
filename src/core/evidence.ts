/** The fields of an entry that facts may be read from. */
export type EvidenceField = 'title' | 'summary'

/**
 * Where a fact was read; the address says who owns a page on a hub of models. `start` and `end` are UTF-16 offsets into the field's text, `quote` is that slice as it stood,
 * `fieldHash` the SHA-256 (hex) of the whole field: titles get edited and entries age out, the quote stays.
 */
export type Evidence = {
  readonly entryId: string
  readonly field: EvidenceField | 'url'
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly fieldHash: string
}

/** A value together with the words that say it. Nothing without evidence is printed. */
export type Fact<T> = {
  readonly value: T
  readonly evidence: Evidence
}
