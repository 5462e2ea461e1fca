import type { CompletionSource } from '../../core/command.ts'
import type { Language } from '../../core/workspace.ts'
import { formatRound } from '../cards/format-round.ts'
import { stringsOf, type Strings } from '../cards/strings.ts'
import { countryName } from '../cards/country-name.ts'
import { languageName } from './language-name.ts'
import { languageNames, parseLanguage } from './parse-language.ts'
import { countryNames, countryWhereSpoken, OTHER_COUNTRY_NAMES, parseCountry } from './parse-country.ts'
import { parseRound } from './parse-round.ts'
import { ROUND_WORDS } from './shared-options.ts'

/** What an option takes where that is a set we know whole. */
type KnownValues = {
  /** What people write, as facts have it; `null` when it is none of the set. */
  readonly parse: (typed: string) => string | null
  /** One word for each, as it may be typed: in the order in which they are offered. */
  readonly words: () => readonly string[]
  /** More of them, which are not offered but may be meant by a slip. */
  readonly otherWords: readonly string[]
  /** What a value is called. */
  readonly nameOf: (value: string, language: Language) => string
  /** Says that `typed` is none of the set. */
  readonly problem: (option: string, typed: string, strings: Strings) => string
  /** The word that most likely was meant, though none may be like it; `null` when that is not known. */
  readonly meant: (typed: string) => string | null
  /** What may be typed where nothing is near. */
  readonly example: string
}

/** By what an option is completed from. */
export const KNOWN_VALUES = {
  round: {
    parse: parseRound,
    words: () => ROUND_WORDS,
    otherWords: [],
    nameOf: (round, language) => formatRound(round, stringsOf(language)),
    problem: (option, typed, strings) => strings.badChoice(option, typed, ROUND_WORDS),
    meant: () => null,
    example: 'seed',
  },
  language: {
    parse: parseLanguage,
    words: languageNames,
    otherWords: [],
    nameOf: languageName,
    problem: (_option, typed, strings) => strings.badLanguage(typed),
    meant: () => null,
    example: 'English, Korean',
  },
  country: {
    parse: parseCountry,
    words: countryNames,
    otherWords: OTHER_COUNTRY_NAMES,
    nameOf: countryName,
    problem: (_option, typed, strings) => strings.badCountry(typed),
    meant: countryWhereSpoken,
    example: 'Japan',
  },
} as const satisfies Partial<Record<CompletionSource, KnownValues>>

const BY_SOURCE: Partial<Record<CompletionSource, KnownValues>> = KNOWN_VALUES

export function knownValuesOf(source: CompletionSource | undefined): KnownValues | undefined {
  return source === undefined ? undefined : BY_SOURCE[source]
}
