import type { EntryMemo } from './entry-memo.ts'

export type ParseOptions = {
  /** As the server sent it. */
  readonly contentType?: string | null | undefined
  /** Where the document came from: relative addresses are resolved against it. */
  readonly url?: string | undefined
  /** What was read before and stands in the document unchanged is taken from here. */
  readonly memo?: EntryMemo | undefined
}
