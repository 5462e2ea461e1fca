import { scanText, type ScannedText, type TextToScan } from '../../src/news/scan-text.ts'

/** A text as the readers see it; in English and by a paper, where nothing else is said. */
export function scannedText(title: string, parts: Partial<TextToScan> = {}): ScannedText {
  return scanText({ title, summary: '', url: null, feedName: 'A paper', language: 'en', ...parts })
}
