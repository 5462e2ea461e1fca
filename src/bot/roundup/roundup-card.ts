import { card, link, strong, text, type Card, type CardSection, type Inline, type Line } from '../../core/card.ts'
import { lettersOf } from '../../core/letters-of.ts'
import { publishersAmong } from '../../core/publisher.ts'
import type { RoundSums } from '../../core/round-sums.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { modelsOf } from '../../core/models-of.ts'
import { roundOf } from '../../core/round-of.ts'
import { countryName } from '../cards/country-name.ts'
import { BEFORE_MORE } from '../cards/before-more.ts'
import { inBrackets } from '../cards/brackets.ts'
import { COLON } from '../cards/colon.ts'
import { COMMA, PAUSE } from '../cards/comma.ts'
import { formatDate, formatDateRange } from '../cards/format-date.ts'
import { foreignTitle, inForeign } from '../cards/foreign.ts'
import { formatUsd } from '../cards/format-money.ts'
import { headline, headlineLink } from '../cards/headline.ts'
import { isReadable } from '../cards/is-readable.ts'
import { roundupLabels } from '../cards/labels.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { changeWords } from '../cards/story-card.ts'
import { storyUrl } from '../cards/story-url.ts'
import { printName } from '../cards/print-fact.ts'
import { inQuotes } from '../cards/quotes.ts'
import { printSubject, storyDetails } from '../cards/story-facts.ts'
import { storyLine } from '../cards/story-line.ts'
import { stringsOf } from '../cards/strings.ts'
import { webUrl } from '../cards/web-url.ts'
import { modelUses } from './model-uses.ts'
import { mostImportant } from './most-important.ts'
import { checkAmounts, formatSales, formatSums, notesOfSum, shownUsd } from './print-sums.ts'
import { roundupImages } from './roundup-charts.ts'
import { weightsOf } from './weights-of.ts'

const LISTED_ROUNDS = 12
const LISTED_SALES = 8
const LISTED_EXPECTED = 8
const LISTED_VENDORS = 12
const LISTED_CHANGES = 8
const LISTED_LATE = 8
const LISTED_COVERED = 5
const NAMED_SOURCES = 4
const NAMED_MODELS = 3
const NAMED_OF_VENDOR = 6
const NAMED_COMPANIES = 6
const LITTLE_LETTERS = 20

/**
 * A week in one sentence, then its models by vendor, its rounds, and what is expected. Of one that has not ended it says so,
 * for its numbers are not the last ones.
 */
export function buildRoundupCard(roundup: Roundup, language: Language, timeZone: string, isRunning = false): Card {
  const strings = stringsOf(language)
  const { models, rounds, sales, sums, expected, topics, leftOut } = roundup
  const quiet = models.length + rounds.length + sales.length === 0
  const counts = {
    models: topics.includes('model-release') ? models.length : null,
    rounds: topics.includes('funding') ? rounds.length : null,
  }
  const usd = sums.raisedUsd > 0 ? formatUsd(shownUsd(sums.raised, sums.raisedUsd), language) : null
  const sections: CardSection[] = []
  if (models.length > 0) {
    const { open, closed, notSaid } = roundup.weights
    const weights = { open: open.length, closed: closed.length, notSaid: notSaid.length }
    sections.push({ heading: strings.modelsHeading(models.length, weights), lines: vendorLines(models, language) })
  }
  if (rounds.length > 0) {
    checkAmounts(rounds)
    const heading = strings.roundsHeading(rounds.length, formatSums(sums.raised, sums.raisedUsd, language))
    const listed = capped(rounds, LISTED_ROUNDS, language, (story) => roundLine(story, language))
    sections.push({ heading, lines: [...listed, ...sumNotes(sums, language)] })
  }
  sections.push(
    ...salesSection(roundup, language),
    ...yearSection(roundup, language, timeZone),
    ...changedSection(roundup, language),
    ...lateSection(roundup, language, timeZone),
  )
  if (expected.length > 0) {
    const lines = capped(expected, LISTED_EXPECTED, language, (story) => expectedLine(story, language))
    const heading = strings.expectedHeading(expected.length)
    sections.push({ heading, lines: [[text(strings.expectedNote)], ...lines] })
  }
  if (!quiet) sections.push(...coveredSection(roundup, language))
  return card({
    tone: 'roundup',
    title: strings.roundupTitle(roundup.week),
    lines: [
      // Where nobody looked, nothing was found: that says nothing of the week.
      ...(quiet && (roundup.knownSince !== null || leftOut.length > 0)
        ? []
        : [[text(quiet ? strings.quietWeek(topics, isRunning) : strings.weekSentence({ ...counts, usd }))]]),
      ...leftOutLines(leftOut.length, quiet, language),
      ...knownLines(roundup, language, timeZone),
      ...(isRunning ? [[text(strings.weekRunning)]] : []),
    ],
    images: roundupImages(roundup, language, timeZone),
    sections,
    // The last moment of the week: its end is the next Monday already.
    footer: [text(formatDateRange(roundup.fromAt, roundup.untilAt - 1, language, timeZone))],
    labels: roundupLabels(),
  })
}

/** Who reads a channel that wants part of the news is not to take it for all of the week. */
function leftOutLines(count: number, isAll: boolean, language: Language): readonly Line[] {
  if (count === 0) return []
  const { noneFits, moreUnfit } = roundupStringsOf(language)
  return [[text(isAll ? noneFits(count) : moreUnfit(count))]]
}

/** Of a week that was over when the bot began to read, the numbers are what feeds happened to hold. */
function knownLines({ knownSince }: Roundup, language: Language, timeZone: string): readonly Line[] {
  if (knownSince === null) return []
  return [[text(roundupStringsOf(language).knownSince(formatDate(knownSince, language, timeZone)))]]
}

/** What is in the sum and what is not, and how it is made. */
function sumNotes(sums: RoundSums, language: Language): readonly Line[] {
  return [...notesOfSum(sums, language), roundupStringsOf(language).method].map((sentence) => [text(sentence)])
}

/** Money that no company got. */
function salesSection({ sales, sums }: Roundup, language: Language): readonly CardSection[] {
  if (sales.length === 0) return []
  const strings = roundupStringsOf(language)
  checkAmounts(sales)
  const heading = strings.salesHeading(sales.length, formatSales(sums.sales, language))
  const lines = capped(sales, LISTED_SALES, language, (story) => roundLine(story, language))
  return [{ heading, lines: [[text(strings.salesNote)], ...lines] }]
}

/** Told only when the week itself brought a large round: else nothing of it is new. */
function yearSection({ year, rounds }: Roundup, language: Language, timeZone: string): readonly CardSection[] {
  if (year.countries.length === 0 || !rounds.some((round) => year.rounds.some(({ id }) => id === round.id))) return []
  const strings = roundupStringsOf(language)
  const since = year.sinceAt === null ? null : formatDate(year.sinceAt, language, timeZone)
  const lines = year.countries.map(({ country, from100M, from1B, largest }): Line => {
    const name = country === null ? strings.unknownCountry : countryName(country, language)
    const shown = largest.slice(0, NAMED_COMPANIES)
    const companies = shown.flatMap((story, at): Inline[] => [
      text(at === 0 ? ' · ' : COMMA[language]),
      link(printSubject(story) ?? story.title, storyUrl(story)),
    ])
    const rest = largest.length - shown.length
    const more = rest === 0 ? [] : [text(`${BEFORE_MORE[language]}${stringsOf(language).andMoreCompanies(rest)}`)]
    return [text(strings.yearLine(name, from100M, from1B)), ...companies, ...more]
  })
  const part: readonly Line[] = year.isPart ? [[text(strings.yearPart)]] : []
  return [{ heading: strings.yearHeading(String(year.year), since), lines: [...part, ...lines] }]
}

function changedSection({ changed }: Roundup, language: Language): readonly CardSection[] {
  if (changed.length === 0) return []
  const lines = changed
    .slice(0, LISTED_CHANGES)
    .map(({ story, changes }): Line => [
      headlineLink(story, language),
      text(changes.map((change) => ` · ${changeWords(change, language)}`).join('')),
    ])
  const heading = roundupStringsOf(language).changedHeading(changed.length)
  return [{ heading, lines: withRest(lines, changed.length - lines.length, language) }]
}

function lateSection({ late }: Roundup, language: Language, timeZone: string): readonly CardSection[] {
  if (late.length === 0) return []
  const strings = roundupStringsOf(language)
  const lines = capped(late, LISTED_LATE, language, (story) => [
    text(`${formatDate(story.eventAt, language, timeZone)} · `),
    ...storyLine(story, language),
  ])
  return [{ heading: strings.lateHeading(late.length), lines: [[text(strings.lateNote)], ...lines] }]
}

function coveredSection({ covered }: Roundup, language: Language): readonly CardSection[] {
  if (covered.length === 0) return []
  const strings = roundupStringsOf(language)
  const lines = covered.slice(0, LISTED_COVERED).map((story): Line => {
    const publishers = publishersAmong(story.sources)
    const shown = publishers.slice(0, NAMED_SOURCES)
    const sources = shown
      .flatMap(({ name, url }): Inline[] => [text(COMMA[language]), link(name, webUrl(url))])
      .slice(1)
    const rest = publishers.length - shown.length
    return [
      headlineLink(story, language),
      text(` · ${strings.reports(publishers.length)}${COLON[language]}`),
      ...sources,
      ...(rest > 0 ? [text(`${BEFORE_MORE[language]}${stringsOf(language).andMorePublishers(rest)}`)] : []),
    ]
  })
  return [{ heading: strings.coveredHeading, lines }]
}

function vendorLines(models: readonly Story[], language: Language): readonly Line[] {
  const strings = stringsOf(language)
  const byVendor = new Map<string, Story[]>()
  for (const story of models) {
    const vendor = printSubject(story) ?? strings.otherVendors
    byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), story])
  }
  // What nobody said comes last.
  const vendors = [...byVendor].toSorted(
    ([one], [other]) => Number(one === strings.otherVendors) - Number(other === strings.otherVendors),
  )
  const lines = vendors.slice(0, LISTED_VENDORS).map(([vendor, stories]): Line => {
    const shown = stories.slice(0, NAMED_OF_VENDOR)
    const named = shown.flatMap((story, index): Inline[] => {
      const told = modelWords(story, language)
      return index === 0 ? [...told] : [text(' · '), ...told]
    })
    const rest = stories.length - shown.length
    return [strong(vendor), text(COLON[language]), ...named, ...(rest > 0 ? [text(` · ${strings.andMore(rest)}`)] : [])]
  })
  const unlisted = vendors.slice(LISTED_VENDORS).reduce((sum, [, stories]) => sum + stories.length, 0)
  return withRest(lines, unlisted, language)
}

/** The models by name, then what the headline says of them: `GLM-5 (open weights, code), GLM-5 leads the open models`. */
function modelWords(story: Story, language: Language): readonly Inline[] {
  const title = headline(story, language)
  const models = modelsOf(story.facts)
  const names = models.map(({ name }) => printName(name))
  const [first] = names
  const uses = modelUses(models, language)
  const { openWeights, closedWeights } = roundupStringsOf(language)
  const weights = { open: [openWeights], closed: [closedWeights], 'not-said': [] }[weightsOf(story)]
  const known = [...weights, ...uses]
  const mark = known.length > 0 ? [text(inBrackets(known.join(COMMA[language]), language))] : []
  // Its vendor stands before it already.
  if (first === undefined)
    return [inForeign(link(story.title, storyUrl(story)), foreignTitle(story, language)), ...mark]
  const said = lettersOf(title)
  const name = lettersOf(first)
  // A headline that begins with the name says it already; one that has little else says nothing more.
  if (said.startsWith(name) && isReadable(story.title, language)) return [headlineLink(story, language), ...mark]
  const label = link(names.slice(0, NAMED_MODELS).join(COMMA[language]), storyUrl(story))
  const adds = said.replace(name, '').length > LITTLE_LETTERS && isReadable(story.title, language)
  return [
    label,
    ...mark,
    ...(adds ? [text(PAUSE[language]), inForeign(text(inQuotes(title, language)), foreignTitle(story, language))] : []),
  ]
}

function roundLine(story: Story, language: Language): Line {
  const subject = printSubject(story)
  const details = subject === null && saysAmount(story) ? '' : storyDetails(story, language)
  return [link(subject ?? story.title, storyUrl(story)), ...(details === '' ? [] : [text(` · ${details}`)])]
}

/** Whether the headline has the very sum that the week's sum counts. */
function saysAmount({ title, facts, disputed }: Story): boolean {
  const amount = roundOf(facts)?.amount ?? null
  return amount !== null && disputed.amount === null && title.includes(amount.evidence.quote)
}

/** Talk of money as its facts; a headline may be about more than that. */
function expectedLine(story: Story, language: Language): Line {
  const { company = null, amount = null, valuation = null } = roundOf(story.facts) ?? {}
  if (company === null || (amount ?? valuation) === null) return storyLine(story, language)
  return [strong(stringsOf(language).status[story.status]), text(' '), ...roundLine(story, language)]
}

function capped(
  stories: readonly Story[],
  limit: number,
  language: Language,
  lineOf: (story: Story) => Line,
): readonly Line[] {
  const shown = mostImportant(stories, limit)
  return withRest(shown.map(lineOf), stories.length - shown.length, language)
}

/** Says how many more there are than those that the lines tell. */
function withRest(lines: readonly Line[], rest: number, language: Language): readonly Line[] {
  return rest > 0 ? [...lines, [text(stringsOf(language).andMore(rest))]] : lines
}
