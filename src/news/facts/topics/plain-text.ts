import type { ScannedText } from '../../scan-text.ts'

/** What of an entry is asked. */
export type PlainText = Pick<ScannedText, 'title' | 'url' | 'language'> & {
  readonly summary: { readonly text: string }
}
