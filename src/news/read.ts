import { createHash } from 'node:crypto'
import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import { classify } from './classify.ts'
import type { EvidenceSource } from './facts/evidence-of.ts'
import { readFunding } from './facts/read-funding.ts'
import { readModels } from './facts/read-models.ts'
import { readModelStatus } from './facts/read-status.ts'
import { detectLanguage } from './language.ts'
import { scanText } from './scan-text.ts'
import { textFeatures } from './text-features.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** What an entry says: its topics (both, one or none) with their facts, each with the words it was read from. */
export function readEntry(
  entry: Pick<Entry, 'id' | 'title' | 'summary' | 'url' | 'language'>,
  feed: { readonly name: string; readonly kind: FeedKind; readonly language: string },
): Reading {
  const language = detectLanguage(`${entry.title} ${entry.summary}`, entry.language ?? feed.language)
  const scanned = scanText(entry.title, entry.summary, entry.url, feed.name, language)
  const features = textFeatures(scanned)
  const found = classify(features)
    .filter((call) => call.isFound)
    .sort((a, b) => b.probability - a.probability)
  if (found.length === 0) return { language, facts: [] }
  const source: EvidenceSource = {
    entryId: entry.id,
    texts: { title: scanned.title.text, summary: scanned.summary.text },
    starts: { title: scanned.title.start, summary: scanned.summary.start },
    hashes: { title: sha256(entry.title), summary: sha256(entry.summary) },
  }
  const facts = found.map(({ topic, probability }): Facts => {
    if (topic === 'funding') return readFunding(source, scanned, features, probability)
    const status = readModelStatus(source, scanned, features, feed.kind)
    return { topic, probability, status, models: readModels(source, scanned, status) }
  })
  return { language, facts }
}
