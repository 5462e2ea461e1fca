import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import type { Topic } from '../core/topic.ts'
import { classify } from './classify.ts'
import type { EvidenceSource } from './facts/evidence-of.ts'
import { readFunding } from './facts/read-funding.ts'
import { readModels } from './facts/read-models.ts'
import { readModelStatus } from './facts/read-status.ts'
import { fieldHash } from './field-hash.ts'
import { detectLanguage } from './language.ts'
import { scanText } from './scan-text.ts'
import { textFeatures } from './text-features.ts'

/**
 * What an entry says: its topics (both, one or none) with their facts, each with the words it was read from. `told` are the
 * topics that somebody found who may decide what the text leaves open; nothing else.
 */
export function readEntry(
  entry: Pick<Entry, 'id' | 'title' | 'summary' | 'url' | 'language'>,
  feed: { readonly name: string; readonly kind: FeedKind; readonly language: string },
  told: ReadonlySet<Topic> | null = null,
): Reading {
  const language = detectLanguage(`${entry.title} ${entry.summary}`, entry.language ?? feed.language)
  const scanned = scanText(entry.title, entry.summary, entry.url, feed.name, language)
  const features = textFeatures(scanned)
  const calls = classify(features)
  const openTopics = calls.filter((call) => call.isOpen).map((call) => call.topic)
  const found = calls
    .filter((call) => (told !== null && call.isOpen ? told.has(call.topic) : call.isFound))
    .sort((a, b) => b.probability - a.probability)
  if (found.length === 0) return { language, facts: [], openTopics }
  const source: EvidenceSource = {
    entryId: entry.id,
    texts: { title: scanned.title.text, summary: scanned.summary.text },
    starts: { title: scanned.title.start, summary: scanned.summary.start },
    hashes: { title: fieldHash(entry.title), summary: fieldHash(entry.summary) },
  }
  const facts = found.map(({ topic, probability }): Facts => {
    if (topic === 'funding') return readFunding(source, scanned, features, probability)
    return {
      topic,
      probability,
      status: readModelStatus(source, scanned, features, feed.kind),
      models: readModels(source, scanned),
    }
  })
  return { language, facts, openTopics }
}
