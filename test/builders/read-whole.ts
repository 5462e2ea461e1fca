import { TOPICS } from '../../src/core/topic.ts'
import { classify } from '../../src/news/classify.ts'
import { sourceOf } from '../../src/news/facts/evidence-of.ts'
import { plainlyTold } from '../../src/news/facts/topics/plainly-told.ts'
import { readFacts } from '../../src/news/read.ts'
import { scannedText } from './scanned-text.ts'
import { textFeatures } from '../../src/news/text-features.ts'

/**
 * All of it, whether or not the text has a topic, so that twice as much text takes the same ways through the code;
 * `language`: ISO 639-1.
 */
export function readWhole(text: string, language = 'en'): void {
  const scanned = scannedText(text, { summary: text, language })
  const features = textFeatures(scanned)
  classify(features)
  const entry = { id: 'one', title: text, summary: text }
  const source = sourceOf(entry, scanned, { title: 'a', summary: 'b' }, (field, at) => ({ field, at }))
  for (const topic of TOPICS) {
    plainlyTold(topic, scanned)
    readFacts(topic, 0.9, { source, scanned, features }, 'press')
  }
}
