import { TOPICS } from '../../src/core/topic.ts'
import { classify } from '../../src/news/classify.ts'
import type { EvidenceSource } from '../../src/news/facts/evidence-of.ts'
import { plainlyTold } from '../../src/news/facts/plainly-told.ts'
import { readFacts } from '../../src/news/read.ts'
import { scanText } from '../../src/news/scan-text.ts'
import { textFeatures } from '../../src/news/text-features.ts'

/** All of it, whether or not the text has a topic, so that twice as much text takes the same ways through the code. */
export function readWhole(text: string): void {
  const scanned = scanText(text, text, null, 'A paper', 'en')
  const features = textFeatures(scanned)
  classify(features)
  const { title, summary } = scanned
  const source: EvidenceSource = {
    entryId: 'one',
    texts: { title: title.text, summary: summary.text },
    searched: { title: title.searched, summary: summary.searched },
    wholes: { title: text, summary: text },
    hashes: { title: 'a', summary: 'b' },
    place: (field, offset) => ({ field, at: offset }),
  }
  for (const topic of TOPICS) {
    plainlyTold(topic, scanned)
    readFacts(topic, 0.9, { source, scanned, features }, 'press')
  }
}
