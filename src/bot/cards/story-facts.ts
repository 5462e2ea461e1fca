import { toldFormOf } from '../../core/amount-form.ts'
import type { CardField } from '../../core/card.ts'
import type { Fact } from '../../core/evidence.ts'
import type { FundingFacts, ModelFacts, ModelReleaseFacts, RoundPart, TokenPrice } from '../../core/facts.ts'
import { asExactAs, type Money } from '../../core/money.ts'
import type { Disputed, Story } from '../../core/story.ts'
import { subjectOf, subjectsOf } from '../../core/subject.ts'
import type { Language } from '../../core/workspace.ts'
import { inBrackets } from './brackets.ts'
import { COLON } from './colon.ts'
import { BEFORE_MORE } from './before-more.ts'
import { COMMA } from './comma.ts'
import { countryName } from './country-name.ts'
import { formatMoney, formatPrice, formatUsd } from './format-money.ts'
import { formatParameters, shownSize } from './format-parameters.ts'
import { formatRound } from './format-round.ts'
import { formatCount } from './format-count.ts'
import { inForm } from './in-form.ts'
import { printFact, printName } from './print-fact.ts'
import { stringsOf, type Strings } from './strings.ts'

/** Of a long list a message names the first; a story's page has them all. */
const NAMED_INVESTORS = 6
const SHOWN_BENCHMARKS = 3

/** The story's facts as labelled values, the ones that are known only. */
export function storyFields(story: Story, language: Language): readonly CardField[] {
  const { facts } = story
  return facts.topic === 'funding' ? fundingFields(facts, story.disputed, language) : modelFields(facts, language)
}

/** The company or vendor, `null` when nobody said it. */
export function printSubject(story: Story): string | null {
  const subject = subjectOf(story.facts)
  return subject === null ? null : printName(subject)
}

/** The facts in a few words, for a list: `$30B · Series G · valued at $380B`. */
export function storyDetails(story: Story, language: Language): string {
  const { facts } = story
  const strings = stringsOf(language)
  if (facts.topic === 'model-release') {
    const { parameters, context } = modelSizes(facts.models, language)
    const licences = facts.models.flatMap(({ licence }) => (licence === null ? [] : [printName(licence)]))
    const prices = facts.models.flatMap((model) => printPrices(model.prices, language))
    const sizes = [parameters, context].map((values) =>
      list(
        values.map(({ value }) => value),
        language,
      ),
    )
    return [...sizes, list(licences, language), list(prices, language)].filter((part) => part !== '').join(' · ')
  }
  const parts: string[] = []
  const { disputed } = story
  if (facts.amount !== null) parts.push(printRaised(facts, facts.amount, disputed.amount, language))
  if (facts.round !== null) parts.push(printFact(facts.round, (round) => formatRound(round, strings)))
  if (facts.valuation !== null) {
    parts.push(strings.valuedAt(printSum(facts.valuation, disputed.valuation, language)))
  }
  if (facts.leads.length > 0) parts.push(strings.ledBy(facts.leads.map(printName).join(COMMA[language])))
  return parts.join(' · ')
}

function modelFields(facts: ModelReleaseFacts, language: Language): readonly CardField[] {
  const strings = stringsOf(language)
  const { models } = facts
  const vendors = subjectsOf(facts).map(printName)
  const licences = models.flatMap(({ licence }) => (licence === null ? [] : [printName(licence)]))
  const prices = ofEach(models, (model) => printPrices(model.prices, language))
  const benchmarks = ofEach(models, (model) => model.benchmarks.map(printName))
  const { parameters, context } = modelSizes(models, language)
  return fields([
    [strings.vendor, list(vendors, language)],
    [
      models.length > 1 ? strings.severalModels : strings.model,
      list(
        models.map((model) => printName(model.name)),
        language,
      ),
    ],
    [strings.parameters, whose(models, parameters, language)],
    [strings.context, whose(models, context, language)],
    [strings.licence, list(licences, language)],
    [strings.price, whose(models, prices, language)],
    [strings.benchmarks, whose(models, benchmarks.slice(0, SHOWN_BENCHMARKS), language)],
  ])
}

function fundingFields(facts: FundingFacts, disputed: Disputed, language: Language): readonly CardField[] {
  const strings = stringsOf(language)
  return fields([
    [strings.company, facts.company === null ? '' : printCompany(facts.company, facts.country, language)],
    [strings.amount, facts.amount === null ? '' : printRaised(facts, facts.amount, disputed.amount, language)],
    [
      strings.valuation,
      facts.valuation === null
        ? ''
        : printValuation(facts.valuation, facts.valuationBasis, disputed.valuation, language),
    ],
    [strings.round, facts.round === null ? '' : printFact(facts.round, (round) => formatRound(round, strings))],
    [strings.lead, list(facts.leads.map(printName), language)],
    [strings.investors, list(facts.investors.map(printName), language, NAMED_INVESTORS)],
  ])
}

/** Something that is known of one model. */
type Told = { readonly model: string; readonly value: string }

function ofEach(models: readonly ModelFacts[], valuesOf: (model: ModelFacts) => readonly string[]): readonly Told[] {
  return models.flatMap((model) => valuesOf(model).map((value) => ({ model: printName(model.name), value })))
}

function modelSizes(
  models: readonly ModelFacts[],
  language: Language,
): { readonly parameters: readonly Told[]; readonly context: readonly Told[] } {
  const strings = stringsOf(language)
  return {
    parameters: ofEach(models, (model) => printParameters(model, strings)),
    context: ofEach(models, ({ contextTokens }) =>
      contextTokens === null ? [] : [printFact(contextTokens, (count) => strings.tokens(formatCount(count, language)))],
    ),
  }
}

/** `744B (40B active)`; a name such as `397B-A17B` says both already. */
function printParameters(model: ModelFacts, strings: Strings): readonly string[] {
  const { activeParameters } = model
  const size = shownSize(model)
  const all = size === null ? null : printName(size)
  if (activeParameters === null || (all !== null && /a\d/iu.test(all))) return all === null ? [] : [all]
  const active = printFact(activeParameters, formatParameters)
  return [all === null ? strings.activeParameters(active) : strings.withActive(all, active)]
}

/** What all models share stands alone, and so does a size that the name says; else it is said whose it is. */
function whose(models: readonly ModelFacts[], told: readonly Told[], language: Language): string {
  const byValue = Map.groupBy(told, ({ value }) => value)
  const groups = [...byValue].map(([value, members]) => {
    const isClear = members.length >= models.length || members.every(({ model }) => isInName(value, model))
    return { value, of: isClear ? null : members.map(({ model }) => model).join(COMMA[language]) }
  })
  const parts = groups.map(({ value, of }) => (of === null ? value : `${of}${COLON[language]}${value}`))
  return parts.join(groups.some(({ of }) => of !== null) ? ' · ' : COMMA[language])
}

function isInName(value: string, name: string): boolean {
  return name.toLowerCase().includes(value.toLowerCase())
}

/** `Mistral AI (France)`. */
function printCompany(company: Fact<string>, country: Fact<string> | null, language: Language): string {
  if (country === null) return printName(company)
  return `${printName(company)}${inBrackets(
    printFact(country, (code) => countryName(code, language)),
    language,
  )}`
}

function printValuation(
  valuation: Fact<Money>,
  basis: Fact<'pre-money' | 'post-money'> | null,
  disputed: Fact<Money> | null,
  language: Language,
): string {
  const money = printSum(valuation, disputed, language)
  if (basis === null) return money
  const counted = printFact(basis, (value) => stringsOf(language).valuationBasis[value])
  return `${money}${inBrackets(counted, language)}`
}

/** `$3 in, $15 out per million tokens`. */
export function printPrices(prices: readonly Fact<TokenPrice>[], language: Language): readonly string[] {
  if (prices.length === 0) return []
  const strings = stringsOf(language)
  const each = prices.map((price) =>
    printFact(price, ({ of, perMillion, currency }) => {
      const amount = formatPrice(perMillion, currency, language)
      return of === 'any' ? amount : strings.priceOf[of](amount)
    }),
  )
  return [strings.perMillion(each.join(COMMA[language]))]
}

/**
 * A sum in its own currency, with what that is in US dollars (`amountUsd`, about) behind it. Throws InvariantError on
 * a fact without evidence.
 */
export function printAmount(
  amount: Fact<Money>,
  amountUsd: number | null,
  disputed: Fact<Money> | null,
  language: Language,
): string {
  const own = printSum(amount, disputed, language)
  if (disputed !== null || amount.value.currency === 'USD' || amountUsd === null) return own
  const about = formatUsd(asExactAs(amountUsd, amount.value), language)
  return `${own}${inBrackets(stringsOf(language).about(about), language)}`
}

/** What a round raised, with what of it was lent and given: `$100M, including $40M in debt`. Of a range nobody knows that. */
function printRaised(
  { amountUsd, parts }: FundingFacts,
  amount: Fact<Money>,
  disputed: Fact<Money> | null,
  language: Language,
): string {
  const own = printAmount(amount, amountUsd, disputed, language)
  if (parts.length === 0 || disputed !== null) return own
  return stringsOf(language).withParts(own, parts.map((part) => printPart(part, language)).join(COMMA[language]))
}

/** `$40M in debt`. */
export function printPart(part: Fact<RoundPart>, language: Language): string {
  return printFact(part, ({ kind, money }) => stringsOf(language).partOf[kind](formatMoney(money, language)))
}

/** A sum, or the range between what publishers tell who disagree. One that is the most or the least there may be says so. */
export function printSum(sum: Fact<Money>, disputed: Fact<Money> | null, language: Language): string {
  const print = (fact: Fact<Money>): string => printFact(fact, (money) => formatMoney(money, language))
  if (disputed === null) return inForm(print(sum), toldFormOf(sum), language)
  const isLower = disputed.value.currency === sum.value.currency && disputed.value.amountMinor < sum.value.amountMinor
  const [low, high] = isLower ? [disputed, sum] : [sum, disputed]
  return stringsOf(language).disputed(print(low), print(high))
}

/** Each of them once; of more than `most` companies the first, and how many are left. */
function list(values: readonly string[], language: Language, most = Infinity): string {
  const all = [...new Set(values)]
  const shown = all.slice(0, most)
  const rest = all.length - shown.length
  const more = rest > 0 ? `${BEFORE_MORE[language]}${stringsOf(language).andMoreCompanies(rest)}` : ''
  return `${shown.join(COMMA[language])}${more}`
}

function fields(pairs: readonly (readonly [string, string])[]): readonly CardField[] {
  return pairs.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))
}
