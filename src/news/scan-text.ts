import type { Part } from './part.ts'
import { readableEntry } from './readable-entry.ts'
import { findModels, type ModelMention } from './names/find-models.ts'
import { findOrganisations, type OrganisationMention } from './names/find-organisations.ts'
import { findMoney, type MoneyMention } from './money.ts'
import { publishedIn } from './published-in.ts'
import { SearchedText } from './patterns/searched-text.ts'

/** One field of an entry with all that was found in it. */
export type ScannedField = {
  readonly text: string
  /** The text, for patterns to be looked for in. */
  readonly searched: SearchedText
  /** Where the text begins in the whole field: more than 0 only in round-ups. */
  readonly start: number
  readonly money: readonly MoneyMention[]
  readonly models: readonly ModelMention[]
  readonly organisations: readonly OrganisationMention[]
}

/** An entry as the readers see it. */
export type ScannedText = {
  readonly title: ScannedField
  readonly summary: ScannedField
  readonly url: string
  readonly feedName: string
  readonly language: string
}

/** Nothing beyond this is read: news says what it has to say first. */
export const FIELD_CAP = 2000

/**
 * What stands in the first 2,000 characters of a field. `language`: ISO 639-1. `beside`: the other field, which may name a
 * country; `home`: where both are published, ISO 3166-1 alpha-2.
 */
export function scanField(part: Part, language: string, beside = '', home: string | null = null): ScannedField {
  const text = part.text.slice(0, FIELD_CAP)
  const searched = new SearchedText(text)
  return {
    text,
    searched,
    start: part.start,
    money: findMoney(text, language, searched, beside.slice(0, FIELD_CAP), home),
    models: findModels(text, searched),
    organisations: findOrganisations(text),
  }
}

/** What of an entry is read; `language`: ISO 639-1. */
export type TextToScan = {
  readonly title: string
  readonly summary: string
  readonly url: string | null
  readonly feedName: string
  readonly language: string
}

/** What stands in the first 2,000 characters of each field of an entry, and where it comes from. */
export function scanText({ title, summary, url, feedName, language }: TextToScan): ScannedText {
  const readable = readableEntry(title.slice(0, FIELD_CAP), summary.slice(0, FIELD_CAP), url, language)
  const home = publishedIn(title, url, language)
  return {
    title: scanField(readable.title, language, readable.summary.text, home),
    summary: scanField(readable.summary, language, readable.title.text, home),
    url: (url ?? '').slice(0, FIELD_CAP),
    feedName,
    language,
  }
}
