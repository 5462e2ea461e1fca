import { expect, test } from 'vitest'
import { TOPICS } from '../../../src/core/topic.ts'
import { classify } from '../../../src/news/classify.ts'
import type { EvidenceSource } from '../../../src/news/facts/evidence-of.ts'
import { plainlyTold } from '../../../src/news/facts/plainly-told.ts'
import { readFacts } from '../../../src/news/read.ts'
import { scanText } from '../../../src/news/scan-text.ts'
import { textFeatures } from '../../../src/news/text-features.ts'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { HOSTILE_PIECES, hostileMixture, onceAndTwice } from '../../builders/hostile-texts.ts'

/** A field is read up to 2,000 characters. */
const HALF = 1_000
const MIXTURES = 20
const AT_ONCE = 4

/** All of it, whether or not the text has a topic, so that twice as much text takes the same ways through the code. */
function readWhole(text: string): void {
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

const mixtures = Array.from({ length: MIXTURES }, (_, seed) => hostileMixture(seed))
test.each([...HOSTILE_PIECES, ...mixtures])(
  '%j again and again costs at most 2.5 times as much for twice the text',
  async (piece) => {
    const [half, whole] = onceAndTwice(piece, HALF)
    const work = (text: string) => (): void => {
      for (let time = 0; time < AT_ONCE; time += 1) readWhole(text)
    }
    expect(await growthOf(work(half), work(whole))).toBeLessThanOrEqual(MAX_GROWTH)
  },
)
