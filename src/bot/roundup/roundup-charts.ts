import { toldFormOf } from '../../core/amount-form.ts'
import type { CardImage } from '../../core/card.ts'
import type { BarChart, TimelineChart } from '../../core/chart.ts'
import type { Fact } from '../../core/evidence.ts'
import type { FundingFacts } from '../../core/facts.ts'
import type { Money } from '../../core/money.ts'
import { partMinor } from '../../core/round-sums.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { modelsOf } from '../../core/models-of.ts'
import { roundOf } from '../../core/round-of.ts'
import { COLON } from '../cards/colon.ts'
import { COMMA, PAUSE } from '../cards/comma.ts'
import { formatUsd } from '../cards/format-money.ts'
import { inForm } from '../cards/in-form.ts'
import { LOCALE } from '../cards/locale.ts'
import { printFact, printName } from '../cards/print-fact.ts'
import { inBrackets } from '../cards/brackets.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { printSubject } from '../cards/story-facts.ts'
import { stringsOf } from '../cards/strings.ts'
import { beforeRest, cleanText, ELLIPSIS } from '../cards/visible-text.ts'
import { LONGEST_ROW_PX, ROW_FONT_PX } from './chart-sizes.ts'
import { addDays, atLocalTime, localDateOf } from './local-time.ts'
import { mostImportant } from './most-important.ts'
import { shownUsd } from './print-sums.ts'
import { textWidth } from './text-width.ts'
import { weightsOf } from './weights-of.ts'

const MOST_BARS = 12
const MOST_MODELS = 16
const LONGEST_NAME = 28
const DAYS = 7
/** From here on the smaller bars would vanish. */
const LOG_FROM_RATIO = 100
/** Behind the sum of a week that is not all as told: the note below the title says what it means. */
const UP_TO_MARK = '*'
/** From here on the other weeks would look all alike. */
const CUT_FROM_RATIO = 10

type Bar = BarChart['bars'][number]

/** The pictures of a week: those that have something to show. */
export function roundupImages(roundup: Roundup, language: Language, timeZone: string): readonly CardImage[] {
  return [
    roundsImage(roundup, language),
    modelsImage(roundup, language, timeZone),
    weeksImage(roundup, language),
  ].filter((image) => image !== null)
}

function roundsImage({ rounds }: Roundup, language: Language): CardImage | null {
  const bars = rounds
    .flatMap((story): Bar[] => {
      const facts = roundOf(story.facts)
      const { amount = null, amountUsd = null } = facts ?? {}
      if (facts === null || amount === null || amountUsd === null || amountUsd <= 0) return []
      const name = shorten(printSubject(story) ?? story.title)
      const usd = raisedUsd(facts, amount.value, amountUsd)
      return [{ name, value: usd, label: sumLabel(amount, usd, language) }]
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, MOST_BARS)
  const [largest] = bars
  const smallest = bars.at(-1)
  if (largest === undefined || smallest === undefined) return null
  const isLog = largest.value / smallest.value >= LOG_FROM_RATIO
  const strings = roundupStringsOf(language)
  const part = bars.length < rounds.length ? strings.chartPart(bars.length, rounds.length) : null
  const scale = isLog ? strings.logScale : null
  return barsImage(strings.chartRounds, bars, language, { part, scale, cutAt: null })
}

/** Without what went to holders of shares, as in the sum above. */
function raisedUsd(facts: FundingFacts, { amountMinor }: Money, amountUsd: number): number {
  return (amountUsd * (amountMinor - (partMinor(facts, 'secondary') ?? 0))) / amountMinor
}

function modelsImage({ models, fromAt, untilAt }: Roundup, language: Language, timeZone: string): CardImage | null {
  const strings = roundupStringsOf(language)
  const chosen = models.length <= MOST_MODELS ? models : mostImportant(models, MOST_MODELS)
  const vendors = [...new Set(chosen.map(printSubject))]
  const told = vendors.flatMap((vendor) => chosen.filter((story) => printSubject(story) === vendor))
  if (told.length === 0) return null
  const part = told.length < models.length ? strings.chartPart(told.length, models.length) : null
  const rows = told.map((story) => ({
    name: rowName(story),
    at: story.eventAt,
    isMarked: weightsOf(story) === 'open',
  }))
  const monday = localDateOf(fromAt, timeZone)
  const weekday = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short', timeZone })
  const chart: TimelineChart = {
    kind: 'timeline',
    language,
    title: strings.chartModels,
    note: part,
    fromAt,
    untilAt,
    days: Array.from({ length: DAYS }, (_, later) => {
      const date = addDays(monday, later)
      const at = atLocalTime(date, 0, timeZone)
      return { at, label: `${weekday.format(at)}\n${date.day}` }
    }),
    rows,
    markMeans: strings.openWeights,
  }
  // Short ones of Korean and Japanese stand in brackets, and so does all that is said here of a day.
  const length = language === 'en' ? 'short' : 'long'
  const day = new Intl.DateTimeFormat(LOCALE[language], { weekday: length, month: 'short', day: 'numeric', timeZone })
  const said = told.map((story) => {
    const when = day.format(story.eventAt)
    const isOpen = weightsOf(story) === 'open'
    return `${saidName(story)}${inBrackets(isOpen ? `${when}${PAUSE[language]}${strings.openWeights}` : when, language)}`
  })
  return { chart, alt: altOf(strings.chartModels, part, said, language) }
}

function weeksImage({ weeks }: Roundup, language: Language): CardImage | null {
  // Weeks before the first round that is known may be before the ledger began: they say nothing.
  const known = weeks.slice(weeks.findIndex(({ raisedUsd }) => raisedUsd > 0))
  // One week alone compares nothing.
  if (known.filter(({ raisedUsd }) => raisedUsd > 0).length < 2) return null
  const bars = known.toReversed().map(({ week, raised, raisedUsd, upToUsd }): Bar => {
    const mark = upToUsd > 0 ? UP_TO_MARK : ''
    const label = raisedUsd === 0 ? '–' : `${formatUsd(shownUsd(raised, raisedUsd), language)}${mark}`
    return { name: week, value: raisedUsd, label }
  })
  const strings = roundupStringsOf(language)
  const part = known.some(({ upToUsd }) => upToUsd > 0) ? `${UP_TO_MARK} ${strings.withUpTo}` : null
  const cutAt = cutOf(known.map(({ raisedUsd }) => raisedUsd))
  return barsImage(strings.chartWeeks, bars, language, { part, scale: null, cutAt })
}

/**
 * Where to cut a week that is so far above all others that nobody could compare these any more: at twice the next one.
 * A logarithmic scale would hide what made the week one to talk of.
 */
function cutOf(values: readonly number[]): number | null {
  const [largest = 0, next = 0, third = 0] = values.toSorted((a, b) => b - a)
  return third > 0 && largest >= next * CUT_FROM_RATIO ? next * 2 : null
}

/** A round's sum in dollars, and whether it is about so much, or the most or the least there may be. */
function sumLabel(amount: Fact<Money>, usd: number, language: Language): string {
  const strings = stringsOf(language)
  const told = printFact(amount, () => formatUsd(shownUsd([amount.value], usd), language))
  const sum = amount.value.currency === 'USD' ? told : strings.about(told)
  return inForm(sum, toldFormOf(amount), language)
}

/**
 * `part`: how many of all there are, or what a mark means: said in words, too. With a `scale` the bars are drawn on a logarithmic one, and it says so. `cutAt` as in
 * `BarChart`.
 */
type BarNotes = { readonly part: string | null; readonly scale: string | null; readonly cutAt: number | null }

function barsImage(
  title: string,
  bars: readonly Bar[],
  language: Language,
  { part, scale, cutAt }: BarNotes,
): CardImage {
  const cut = cutAt === null ? null : roundupStringsOf(language).cutBar
  const notes = [cut, part, scale].filter((note) => note !== null)
  const note = notes.length === 0 ? null : notes.join(PAUSE[language])
  const said = bars.map(({ name, label }) => `${name} ${label}`)
  return {
    chart: { kind: 'bars', language, title, note, isLog: scale !== null, cutAt, bars },
    alt: altOf(title, part, said, language),
  }
}

function altOf(title: string, part: string | null, said: readonly string[], language: Language): string {
  const head = part === null ? title : `${title}${inBrackets(part, language)}`
  return `${head}${COLON[language]}${said.join(COMMA[language])}`
}

/** With its vendor, where both have room. */
function rowName(story: Story): string {
  const whole = wholeName(story)
  return shorten(textWidth(whole, ROW_FONT_PX) <= LONGEST_ROW_PX ? whole : ownName(story))
}

/** In words there is more room, and a version is said before a vendor is. */
function saidName(story: Story): string {
  const whole = wholeName(story)
  return shorten(signsOf(whole).length <= LONGEST_NAME ? whole : ownName(story))
}

/** With its vendor, where the name does not begin with it: `Google Veo 3`. */
function wholeName(story: Story): string {
  const name = ownName(story)
  const vendor = printSubject(story)
  return vendor === null || name.toLowerCase().startsWith(vendor.toLowerCase()) ? name : `${vendor} ${name}`
}

/** Without its vendor. */
function ownName({ facts, title }: Story): string {
  const [first] = modelsOf(facts)
  return first === undefined ? title : printName(first.name)
}

function shorten(name: string): string {
  const shown = cleanText(name)
  const signs = signsOf(shown)
  if (signs.length <= LONGEST_NAME) return shown
  return `${beforeRest(signs.slice(0, LONGEST_NAME - 1).join(''), signs[LONGEST_NAME - 1] ?? '')}${ELLIPSIS}`
}

function signsOf(name: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
}
