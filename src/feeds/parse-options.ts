import type { EntryMemo } from './entry-memo.ts'

export type ParseOptions = {
  /** As the server sent it. */
  readonly contentType?: string | null | undefined
  /** Where the document came from: relative addresses are resolved against it. */
  readonly url?: string | undefined
  /** The bytes are only the beginning of a document that is too large to be read as a whole. Default: false. */
  readonly isPart?: boolean | undefined
  /** What was read before and stands in the document unchanged is taken from here. */
  readonly memo?: EntryMemo | undefined
}
