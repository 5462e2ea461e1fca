import type { Entry } from '../../core/entry.ts'
import type { Facts } from '../../core/facts.ts'
import type { Feed } from '../../core/feed.ts'
import type { Analyst, AnalystQuote, AnalystText } from '../../core/ports/analyst.ts'
import type { Reading } from '../../core/reading.ts'
import { detectLanguage } from '../language.ts'
import { readableEntry, type ReadableEntry } from '../readable-entry.ts'
import { fieldHash } from '../field-hash.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import { readEntry } from '../read.ts'
import { FIELD_CAP } from '../scan-text.ts'

/** News says what it has to say first, and what is sent costs tokens. */
const MAX_SUMMARY = 1_000

type Fields = Pick<Entry, 'title' | 'summary' | 'url' | 'language'>

function readable({ title, summary, url, language: given }: Fields): ReadableEntry {
  const language = detectLanguage(`${title} ${summary}`, given ?? '')
  return readableEntry(title.slice(0, FIELD_CAP), summary.slice(0, FIELD_CAP), url, language)
}

/** What the analyst gets to see of an entry: what our own readers see of it, shorter. */
export function analystText(entry: Fields): AnalystText {
  const { title, summary } = readable(entry)
  return { title: title.text, summary: summary.text.slice(0, MAX_SUMMARY) }
}

/**
 * The reading again, with the analyst's word on what the text left open: topics that are neither shown nor ruled out, and
 * the company of a round that has none. Everything else stands; without an answer, all of it does.
 */
export async function reviewReading(
  entry: Entry,
  feed: Feed,
  reading: Reading,
  analyst: Analyst,
  signal: AbortSignal,
): Promise<Reading> {
  const text = analystText(entry)
  let reviewed = reading
  if (reading.openTopics.length > 0) {
    const topics = await analyst.classify(text, signal)
    if (topics !== null) reviewed = readEntry(entry, feed, topics)
  }
  if (!reviewed.facts.some(lacksCompany)) return reviewed
  const company = (await analyst.facts(text, signal))?.company ?? null
  if (company === null) return reviewed
  return { ...reviewed, facts: reviewed.facts.map((facts) => withCompany(facts, entry, company)) }
}

function lacksCompany(facts: Facts): boolean {
  return facts.topic === 'funding' && facts.company === null
}

function withCompany(facts: Facts, entry: Entry, { field, start, end }: AnalystQuote): Facts {
  if (facts.topic !== 'funding' || facts.company !== null) return facts
  const from = readable(entry)[field].start
  const quote = entry[field].slice(from + start, from + end)
  const known = organisationNamed(quote)
  // Backers are named more often than those they back.
  if (known?.isInvestor === true) return facts
  const evidence = {
    entryId: entry.id,
    field,
    start: from + start,
    end: from + end,
    quote,
    fieldHash: fieldHash(entry[field]),
  }
  return { ...facts, company: { value: known?.name ?? quote, evidence }, isAi: facts.isAi ?? known?.ai ?? null }
}
