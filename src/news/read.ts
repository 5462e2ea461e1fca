import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import type { Topic } from '../core/topic.ts'
import { classify } from './classify.ts'
import { decideTopics, noTopic, withoutTopics, withStatuses } from './decide-topics.ts'
import { isBareIssue, isRoundUp, readableEntry } from './readable-entry.ts'
import { hashesOf, sourceOf, type EvidenceSource } from './facts/evidence-of.ts'
import { isTold } from './facts/is-told.ts'
import { namesAsWritten } from './facts/names-as-written.ts'
import { laterModelAt } from './facts/status/later-model.ts'
import { readFunding } from './facts/funding/read-funding.ts'
import { readModels } from './facts/release/read-models.ts'
import { vendorOfUnnamed } from './facts/release/vendor-of-unnamed.ts'
import { readFundingStatus } from './facts/status/read-funding-status.ts'
import { readModelStatus } from './facts/status/read-model-status.ts'
import { PlainAnswers } from './facts/topics/plainly-told.ts'
import { headlineOf } from './headline.ts'
import { isNamed } from './is-named.ts'
import { detectLanguage } from './language.ts'
import { isMasked } from './masked-text.ts'
import { publishedIn } from './published-in.ts'
import { FIELD_CAP, scanField, type ScannedText } from './scan-text.ts'
import { isTakenBack } from './taken-back.ts'
import { tellsNothing } from './tells-nothing.ts'
import { textFeatures, type TextFeatures } from './text-features.ts'
import { featuresBeforeSummary, isUnlikely } from './unlikely.ts'

export type ReadableText = Pick<Entry, 'id' | 'title' | 'summary' | 'url' | 'language'>
export type Speaker = { readonly name: string; readonly kind: FeedKind; readonly language: string }

type TextToRead = { readonly source: EvidenceSource; readonly scanned: ScannedText; readonly features: TextFeatures }

/** The text up to where its headline goes on to a model that is to come. */
function withoutLaterModel(text: TextToRead): TextToRead {
  const { source, scanned } = text
  const until = laterModelAt(scanned.title)
  if (until === null) return text
  const { start } = scanned.title
  const headline = headlineOf(scanField({ text: scanned.title.text.slice(0, until), start }, scanned.language))
  const cut = { ...scanned, title: headline.field }
  return {
    source: {
      ...source,
      texts: { ...source.texts, title: cut.title.text },
      searched: { ...source.searched, title: cut.title.searched },
    },
    scanned: cut,
    features: textFeatures(cut, headline),
  }
}

/** The facts of one topic, and what decided on their status. */
type ToldFacts = { readonly facts: Facts; readonly statusBy: string }

/** What a text tells of one topic. */
export function readFacts(topic: Topic, probability: number, text: TextToRead, kind: FeedKind): ToldFacts {
  if (topic === 'funding') {
    const { source, scanned, features } = text
    const { status, statusBy } = readFundingStatus(source, scanned, features)
    return { facts: readFunding(source, scanned, features, status, probability), statusBy }
  }
  const { source, scanned, features } = withoutLaterModel(text)
  const { status, statusBy } = readModelStatus(source, scanned, features, kind)
  const models = readModels(source, scanned, status)
  const vendor = models.length > 0 ? null : vendorOfUnnamed(source, scanned)
  return { facts: { topic, probability, status, models, vendor }, statusBy }
}

/** Whose model it is, where nobody says its name. */
function namesMaker({ title }: ScannedText): boolean {
  return title.organisations.some(({ organisation }) => organisation.ai === true && !organisation.isInvestor)
}

/**
 * What an entry says: its topics (both, one or none) with their facts, each with the words it was read from. `byAnalyst` are
 * the topics that somebody found who may decide what the text leaves open; nothing else.
 */
export function readEntry(entry: ReadableText, feed: Speaker, byAnalyst: ReadonlySet<Topic> | null = null): Reading {
  const language = detectLanguage(`${entry.title} ${entry.summary}`, entry.language ?? feed.language)
  const nothing = (decided: Reading['decided']): Reading => ({ language, facts: [], openTopics: [], decided })
  if (isBareIssue(entry.title)) return nothing(noTopic('isBareIssue'))
  if (isTakenBack(entry.title, language)) return nothing(noTopic('isTakenBack'))
  const readable = readableEntry(
    entry.title.slice(0, FIELD_CAP),
    entry.summary.slice(0, FIELD_CAP),
    entry.url,
    language,
  )
  const home = publishedIn(entry.title, entry.url, language)
  const headline = headlineOf(scanField(readable.title, language, readable.summary.text, home))
  const seen = {
    title: headline.field,
    summary: readable.summary,
    url: (entry.url ?? '').slice(0, FIELD_CAP),
    language,
    feedName: feed.name,
  }
  const answers = new PlainAnswers(seen)
  if (tellsNothing(headline, seen, answers)) return nothing(noTopic('tellsNothing'))
  const before = featuresBeforeSummary(headline, seen)
  if (before !== null && isUnlikely(before, answers)) return nothing(noTopic('isUnlikely'))
  const scanned = { ...seen, summary: scanField(readable.summary, language, readable.title.text, home) }
  const features = before === null || isMasked(scanned.summary) ? textFeatures(scanned, headline) : before
  const calls = classify(features)
  const openTopics = calls.filter((call) => call.isOpen && answers.of(call.topic) === null).map((call) => call.topic)
  const decided = decideTopics(calls, answers, byAnalyst)
  const found = calls.filter(({ topic }) => decided[topic].isFound).sort((a, b) => b.probability - a.probability)
  if (found.length === 0) return { ...nothing(decided), openTopics }
  const source = sourceOf(entry, scanned, hashesOf(entry), (field, offset) => ({
    field,
    at: scanned[field].start + offset,
  }))
  const text = { source, scanned, features }
  const read = found.map(({ topic, probability }) => readFacts(topic, probability, text, feed.kind))
  const all = read.map((one) => one.facts)
  const told = all.filter((one) => one.topic !== 'funding' || isTold(one, scanned))
  // A round-up's first item that names nobody: a card would have nothing to say but the round-up's own headline.
  const names = (one: Facts): boolean => isNamed(one) || (one.topic === 'model-release' && namesMaker(scanned))
  const facts = !told.every(names) && isRoundUp(entry.title, language) ? told.filter(names) : told
  return {
    language,
    facts: facts.map(namesAsWritten),
    openTopics,
    decided: withoutTopics(
      withoutTopics(withStatuses(decided, read), lost(all, told), 'isTold'),
      lost(told, facts),
      'isNamed',
    ),
  }
}

/** Topics of facts that are left out. */
function lost(before: readonly Facts[], after: readonly Facts[]): readonly Topic[] {
  return before.filter((one) => !after.includes(one)).map(({ topic }) => topic)
}
