import { isCeiling } from '../../core/ceiling.ts'
import type { Facts, FundingFacts, ModelFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { modelsOf } from '../../core/models-of.ts'
import { roundOf } from '../../core/round-of.ts'
import { investorsOf } from '../../core/subject.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import { pinyinOf } from '../names/pinyin.ts'
import { inSimplified, plainChinese } from '../simplified.ts'
import { toUsd } from '../usd-rates.ts'
import { companyKey } from './company-key.ts'
import { makersIn } from './makers-in.ts'
import { identityOf, type ModelIdentity } from './model-identity.ts'
import { stampOf } from './stamp.ts'
import { soundsOf, type Sounds } from './sounds-of.ts'
import { weightedWords, type WeightedWords } from './word-weights.ts'

/** What comparing a report needs again and again. */
export type ReportProfile = {
  readonly words: WeightedWords
  /** The headline in lower case, Chinese in simplified characters. */
  readonly title: string
  /** Organisations of the headline that are no investors and stand for nobody else, as company keys; those that do, too. */
  readonly makers: readonly string[]
  readonly mentioned: readonly string[]
  readonly models: readonly ModelProfile[]
  /** Sizes of all its models, as `27b`. */
  readonly sizes: ReadonlySet<string>
  /** Of the company that raises; `null` when the text names none. */
  readonly company: string | null
  /** The same as it is written. */
  readonly writtenCompany: WrittenCompany | null
  /** Who gives, as company keys. */
  readonly givers: readonly string[]
  readonly valuationUsd: number | null
  /** The amount is told as the most that there may be. */
  readonly isUpTo: boolean
  /** The currency of its amount, where papers in its language count in it: the won of a Korean one. */
  readonly homeCurrency: string | null
  /** The letter of the round, `seed` too; kinds such as `debt` are none. */
  readonly letter: string | null
}

export type WrittenCompany = {
  readonly lower: string
  /** Its first word, in lower case. */
  readonly head: string
  readonly script: 'latin' | 'hangul' | 'other'
  readonly sounds: Sounds | null
  /** Those of its first word, where it has more: `Quillon` of `Quillon Motion`, `クイロン` of `クイロン電子`. */
  readonly soundsOfHead: Sounds | null
  /** How it is spelled in Pinyin, if it is a Chinese name or may be one. */
  readonly pinyin: readonly string[]
  /** Nothing but that word, and what any company appends: `Liquid AI`. */
  readonly isBare: boolean
  /** What tells it from others of its name: `labs` of `Nova Labs`. */
  readonly ending: string | null
  /** The gazetteer has this very name. */
  readonly isKnown: boolean
}

/** How a name is written and sounds. */
export type Heard = { readonly isLatin: boolean; readonly sounds: Sounds | null }

export type ModelProfile = ModelIdentity & {
  readonly vendor: string | null
  readonly heardFamily: Heard | null
  readonly heardVendor: Heard | null
  /** `397b`, or `27b` and `a3b`. */
  readonly sizes: readonly string[]
  readonly variantWords: readonly string[]
  /** When the month or day of its release begins that is a part of its name, `2512` or `0528`, in Unix milliseconds; of another time that is a word of the variant. */
  readonly stampedAt: number | null
  /** When it is told of, in Unix milliseconds. */
  readonly toldAt: number
  /** Words of the variant that make a product of another kind: `Flash Image` is no size of `Flash`, `R1` no `V1`. */
  readonly kind: string
}

const KIND =
  /^(?:image|images|audio|tts|asr|stt|speech|voice|video|embedding|ocr|robotics|native|realtime|transcribe|translate|guard|music|math|coder|vl|omni|codex|live|world|3d|[a-z])$/u

const profiles = new WeakMap<Report, ReportProfile>()

/** Computed once per report. */
export function profileOf(report: Report): ReportProfile {
  const known = profiles.get(report)
  if (known !== undefined) return known
  const { facts } = report
  const title = plainChinese(report.title, report.language)
  const models = modelsOf(facts).map((model) => modelProfile(model, report.publishedAt))
  const round = roundOf(facts)
  const { company = null, valuation = null, amount = null } = round ?? {}
  const profile: ReportProfile = {
    words: weightedWords(title),
    title: title.toLowerCase(),
    ...madeBy(facts, title),
    models,
    sizes: new Set(models.flatMap(({ sizes }) => sizes)),
    company: company === null ? null : companyKey(company.value),
    writtenCompany: company === null ? null : writtenCompany(inSimplified(company.value)),
    givers: investorsOf(facts).map(({ value }) => companyKey(value)),
    valuationUsd: valuation === null ? null : toUsd(valuation.value),
    isUpTo: amount !== null && isCeiling(amount),
    homeCurrency: round === null ? null : homeCurrencyOf(round, report.language),
    letter: round === null ? null : letterOf(round),
  }
  profiles.set(report, profile)
  return profile
}

const HOME_CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  ko: ['KRW'],
  ja: ['JPY'],
  zh: ['CNY', 'TWD', 'HKD'],
}

function homeCurrencyOf({ amount }: FundingFacts, language: string): string | null {
  const currency = amount?.value.currency ?? null
  return currency !== null && HOME_CURRENCIES[language]?.includes(currency) === true ? currency : null
}

/** Who brings what has no name stands before all others of its headline. */
function madeBy(facts: Facts, title: string): Pick<ReportProfile, 'makers' | 'mentioned'> {
  const named = makersIn(title)
  if (facts.topic === 'funding' || facts.vendor === null) return named
  const own = companyKey(facts.vendor.value)
  return { ...named, makers: [own, ...named.makers.filter((maker) => maker !== own)] }
}

const KANA_BEFORE_HAN = /^[\p{Script=Katakana}ー]{2,}(?=\p{Script=Han})/u

function writtenCompany(name: string): WrittenCompany {
  const lower = name.toLowerCase()
  const [head = ''] = KANA_BEFORE_HAN.exec(lower) ?? lower.split(' ')
  return {
    lower,
    head,
    script: scriptOf(name),
    sounds: soundsOf(companyKey(name)),
    soundsOfHead: head === lower ? null : soundsOf(head),
    pinyin: pinyinOf(name),
    isBare: /^\S+(?: (?:ai|labs?|inc|ltd|corp))*\.?$/u.test(lower),
    ending:
      / (ai|lab|robotics|systems|technolog|health|bio|energy|motors|space|security|medical|therapeutics|finance)\S*$/u.exec(
        lower,
      )?.[1] ?? null,
    isKnown: organisationNamed(name) !== null,
  }
}

/** A name in Hangul may end in `AI`. */
function scriptOf(name: string): WrittenCompany['script'] {
  if (/\p{Script=Hangul}/u.test(name)) return 'hangul'
  return /(?!\p{Script=Latin})\p{L}/u.test(name) ? 'other' : 'latin'
}

function heardOf(name: string | null): Heard | null {
  return name === null ? null : { isLatin: /^\p{Script=Latin}/u.test(name), sounds: soundsOf(name) }
}

function modelProfile(model: ModelFacts, publishedAt: number): ModelProfile {
  const identity = identityOf(model)
  const words = identity.variant === null ? [] : identity.variant.split('-')
  const stamp = words.find((word) => stampOf(word, publishedAt) !== null)
  const variantWords = words.filter((word) => word !== stamp)
  const vendor = model.vendor === null ? null : companyKey(model.vendor.value)
  return {
    ...identity,
    variant: variantWords.length === 0 ? null : variantWords.join('-'),
    stampedAt: stamp === undefined ? null : stampOf(stamp, publishedAt),
    toldAt: publishedAt,
    vendor,
    heardFamily: heardOf(identity.family),
    heardVendor: heardOf(vendor),
    sizes: model.parameters?.value.toLowerCase().match(/\d+(?:\.\d+)?[bmt]/gu) ?? [],
    variantWords,
    kind: variantWords.filter((word) => KIND.test(word)).join('-'),
  }
}

function letterOf(facts: FundingFacts): string | null {
  const round = facts.round?.value ?? null
  return round !== null && /^(?:pre-)?(?:series-[a-z]|seed)$/u.test(round) ? round : null
}
