import { card, link, strong, text, type Card, type CardSection, type Inline, type Line } from '../../core/card.ts'
import type { Fact } from '../../core/evidence.ts'
import type { Money } from '../../core/money.ts'
import { isUncertain } from '../../core/status.ts'
import type { Report, Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { COMMA } from './comma.ts'
import { countryName } from './country-name.ts'
import { foreignWords, inForeign } from './foreign.ts'
import { formatMoney } from './format-money.ts'
import { formatParameters, shownSize } from './format-parameters.ts'
import { formatRound } from './format-round.ts'
import { formatCount } from './format-count.ts'
import { originalHeadline } from './headline.ts'
import { printFact } from './print-fact.ts'
import { inQuotes } from './quotes.ts'
import { roundupStringsOf } from './roundup-strings.ts'
import { buildStoryCard, changeWords } from './story-card.ts'
import { printAmount, printPart, printPrices, printSum } from './story-facts.ts'
import { stringsOf } from './strings.ts'
import { cleanText, shorten } from './visible-text.ts'
import { webUrl } from './web-url.ts'

const SHOWN_REPORTS = 12
const LONGEST_QUOTE = 160

type PrintedFact = { readonly label: string; readonly value: string; readonly fact: Fact<unknown> }

/** All that is known of one event: each fact with the words that say it, who told it when, and what changed. */
export function buildStoryPage(story: Story, reports: readonly Report[], language: Language): Card {
  const strings = stringsOf(language)
  const told = new Map(reports.map((report) => [report.entryId, report]))
  const plain = buildStoryCard(story, language)
  const original = originalHeadline(story, language)
  const lines: readonly Line[] = [
    ...(original === null ? [] : [[original]]),
    ...(isUncertain(story.status) ? [[text(strings.unconfirmed)]] : []),
  ]
  const history: CardSection = { heading: strings.historyHeading, lines: historyLines(story, told, language) }
  return card({
    ...plain,
    // Facts and sources stand below, with more to each.
    fields: [],
    lines,
    sections: [
      { heading: strings.factsHeading, lines: factLines(story, told, language) },
      { heading: strings.reportsHeading(reports.length), lines: reportLines(reports, language) },
      ...(history.lines.length === 0 ? [] : [history]),
    ],
    // The page is what that button leads to.
    buttons: plain.buttons.filter(({ label }) => label !== strings.detailsButton),
    isPrivate: true,
  })
}

/** One headline often tells most of them: what the same words say stands before them, once. */
function factLines(story: Story, told: ReadonlyMap<string, Report>, language: Language): readonly Line[] {
  const facts = printedFacts(story, language)
  const byQuote = Map.groupBy(facts, ({ fact: { evidence } }) => `${evidence.entryId} ${evidence.quote}`)
  return [...byQuote.values()].map((said): Line => {
    const { quote = '', entryId = '' } = said[0]?.fact.evidence ?? {}
    const source = told.get(entryId)
    const words = shorten(cleanText(quote), LONGEST_QUOTE)
    return [
      ...said.flatMap(({ label, value }, at): readonly Inline[] => {
        const before = said[at - 1]
        if (before?.label === label) return [text(COMMA[language]), text(value)]
        return [...(before === undefined ? [] : [text(' · ')]), strong(label), text(' '), text(value)]
      }),
      text(' · '),
      inForeign(text(inQuotes(words, language)), foreignWords(words, source?.language ?? null, language)),
      ...(source === undefined ? [] : [text(' · '), text(source.feedName)]),
    ]
  })
}

function printedFacts({ facts, disputed }: Story, language: Language): readonly PrintedFact[] {
  const strings = stringsOf(language)
  const printed: PrintedFact[] = []
  const add = <T>(label: string, fact: Fact<T> | null, format: (value: T) => string): void => {
    if (fact !== null) printed.push({ label, value: printFact(fact, format), fact })
  }
  const same = (value: string): string => value
  if (facts.topic === 'funding') {
    add(strings.statusName, facts.status, (status) => strings.status[status])
    const money = (sum: Money): string => formatMoney(sum, language)
    const { amount, amountUsd, valuation } = facts
    add(strings.company, facts.company, same)
    add(strings.country, facts.country, (code) => countryName(code, language))
    // Where publishers disagree, the range first, then what the others say.
    if (amount !== null) add(strings.amount, amount, () => printAmount(amount, amountUsd, disputed.amount, language))
    add(strings.amount, disputed.amount, money)
    for (const part of facts.parts) add(strings.amount, part, () => printPart(part, language))
    if (valuation !== null) add(strings.valuation, valuation, () => printSum(valuation, disputed.valuation, language))
    add(strings.valuation, disputed.valuation, money)
    add(strings.valuation, facts.valuationBasis, (basis) => strings.valuationBasis[basis])
    add(strings.round, facts.round, (round) => formatRound(round, strings))
    for (const lead of facts.leads) add(strings.lead, lead, same)
    for (const investor of facts.investors) add(strings.investors, investor, same)
    return printed
  }
  add(strings.statusName, facts.status, (status) => strings.status[status])
  add(strings.vendor, facts.vendor, same)
  for (const model of facts.models) {
    add(strings.model, model.name, same)
    add(strings.vendor, model.vendor, same)
    add(strings.parameters, shownSize(model), same)
    add(strings.parameters, model.activeParameters, (count) => strings.activeParameters(formatParameters(count)))
    for (const modality of model.modalities)
      add(strings.modality, modality, (value) => roundupStringsOf(language).uses[value])
    add(strings.context, model.contextTokens, (count) => strings.tokens(formatCount(count, language)))
    add(strings.licence, model.licence, same)
    for (const price of model.prices) add(strings.price, price, () => printPrices([price], language).join(''))
    for (const benchmark of model.benchmarks) add(strings.benchmark, benchmark, same)
  }
  return printed
}

/** In the order in which it was told. */
function reportLines(reports: readonly Report[], language: Language): readonly Line[] {
  const inOrder = reports.toSorted((one, other) => one.publishedAt - other.publishedAt)
  const lines = inOrder.slice(0, SHOWN_REPORTS).map(({ feedName, title, url, publishedAt, ...report }): Line => {
    const at: Inline = { kind: 'time', atMs: publishedAt, style: 'date' }
    return [
      at,
      text(' · '),
      strong(feedName),
      text(' · '),
      inForeign(link(title, webUrl(url)), foreignWords(title, report.language, language)),
    ]
  })
  const rest = reports.length - SHOWN_REPORTS
  return rest > 0 ? [...lines, [text(stringsOf(language).andMore(rest))]] : lines
}

function historyLines(story: Story, told: ReadonlyMap<string, Report>, language: Language): readonly Line[] {
  return story.changes.map((change): Line => {
    const source = told.get(change.entryId)
    return [
      { kind: 'time', atMs: change.at, style: 'date' },
      text(` · ${changeWords(change, language)}`),
      ...(source === undefined ? [] : [text(' · '), text(source.feedName)]),
    ]
  })
}
