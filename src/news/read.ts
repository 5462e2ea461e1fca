import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import type { Topic } from '../core/topic.ts'
import { classify, type TopicCall } from './classify.ts'
import { isBareIssue, isRoundUp, readableEntry } from './readable-entry.ts'
import { hashesOf, sourceOf, type EvidenceSource } from './facts/evidence-of.ts'
import { isTold } from './facts/is-told.ts'
import { namesAsWritten } from './facts/names-as-written.ts'
import { laterModelAt } from './facts/status/later-model.ts'
import { readFunding } from './facts/funding/read-funding.ts'
import { readModels } from './facts/release/read-models.ts'
import { vendorOfUnnamed } from './facts/release/vendor-of-unnamed.ts'
import { readModelStatus } from './facts/status/read-model-status.ts'
import { plainlyTold } from './facts/topics/plainly-told.ts'
import { headlineOf } from './headline.ts'
import { isNamed } from './is-named.ts'
import { detectLanguage } from './language.ts'
import { isMasked } from './masked-text.ts'
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

/** The facts of one topic that a text tells. */
export function readFacts(topic: Topic, probability: number, text: TextToRead, kind: FeedKind): Facts {
  if (topic === 'funding') return readFunding(text.source, text.scanned, text.features, probability)
  const { source, scanned, features } = withoutLaterModel(text)
  const status = readModelStatus(source, scanned, features, kind)
  const models = readModels(source, scanned, status)
  return { topic, probability, status, models, vendor: models.length > 0 ? null : vendorOfUnnamed(source, scanned) }
}

/** Whose model it is, where nobody says its name. */
function namesMaker({ title }: ScannedText): boolean {
  return title.organisations.some(({ organisation }) => organisation.ai === true && !organisation.isInvestor)
}

/** What is told plainly needs no further thought, an analyst's neither. */
function decide(call: TopicCall, isTold: boolean | null): TopicCall {
  return isTold === null ? call : { ...call, isFound: isTold, isOpen: false }
}

/**
 * What an entry says: its topics (both, one or none) with their facts, each with the words it was read from. `told` are the
 * topics that somebody found who may decide what the text leaves open; nothing else.
 */
export function readEntry(entry: ReadableText, feed: Speaker, told: ReadonlySet<Topic> | null = null): Reading {
  const language = detectLanguage(`${entry.title} ${entry.summary}`, entry.language ?? feed.language)
  const nothing: Reading = { language, facts: [], openTopics: [] }
  if (isBareIssue(entry.title) || isTakenBack(entry.title, language)) return nothing
  const readable = readableEntry(
    entry.title.slice(0, FIELD_CAP),
    entry.summary.slice(0, FIELD_CAP),
    entry.url,
    language,
  )
  const headline = headlineOf(scanField(readable.title, language, readable.summary.text))
  const seen = {
    title: headline.field,
    summary: readable.summary,
    url: (entry.url ?? '').slice(0, FIELD_CAP),
    language,
    feedName: feed.name,
  }
  // Asked at a glance and when the topics are decided.
  let release: boolean | null | undefined
  const isRelease = (): boolean | null => {
    if (release === undefined) release = plainlyTold('model-release', seen)
    return release
  }
  if (tellsNothing(headline, seen, isRelease)) return nothing
  const plainly = { 'model-release': isRelease(), funding: plainlyTold('funding', seen) }
  const before = featuresBeforeSummary(headline, seen, plainly)
  if (before !== null && isUnlikely(before, plainly)) return nothing
  const scanned = { ...seen, summary: scanField(readable.summary, language, readable.title.text) }
  const features = before === null || isMasked(scanned.summary) ? textFeatures(scanned, headline) : before
  const calls = classify(features).map((call) => decide(call, plainly[call.topic]))
  const openTopics = calls.filter((call) => call.isOpen).map((call) => call.topic)
  const found = calls
    .filter((call) => (told !== null && call.isOpen ? told.has(call.topic) : call.isFound))
    .sort((a, b) => b.probability - a.probability)
  if (found.length === 0) return { language, facts: [], openTopics }
  const source = sourceOf(entry, scanned, hashesOf(entry), (field, offset) => ({
    field,
    at: scanned[field].start + offset,
  }))
  const text = { source, scanned, features }
  const all = found
    .map(({ topic, probability }) => readFacts(topic, probability, text, feed.kind))
    .filter((one) => one.topic !== 'funding' || isTold(one, scanned))
  // A round-up's first item that names nobody: a card would have nothing to say but the round-up's own headline.
  const names = (one: Facts): boolean => isNamed(one) || (one.topic === 'model-release' && namesMaker(scanned))
  const facts = !all.every(names) && isRoundUp(entry.title, language) ? all.filter(names) : all
  return { language, facts: facts.map(namesAsWritten), openTopics }
}
