import { findModels, type ModelMention } from './names/find-models.ts'
import { findOrganisations, type OrganisationMention } from './names/find-organisations.ts'
import { findMoney, type MoneyMention } from './money.ts'

/** One field of an entry with all that was found in it. */
export type ScannedField = {
  readonly text: string
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

function scanField(text: string, language: string): ScannedField {
  return { text, money: findMoney(text, language), models: findModels(text), organisations: findOrganisations(text) }
}

export function scanText(
  title: string,
  summary: string,
  url: string | null,
  feedName: string,
  language: string,
): ScannedText {
  return {
    title: scanField(title.slice(0, FIELD_CAP), language),
    summary: scanField(summary.slice(0, FIELD_CAP), language),
    url: (url ?? '').slice(0, FIELD_CAP),
    feedName,
    language,
  }
}
