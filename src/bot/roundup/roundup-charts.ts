import type { CardImage } from '../../core/card.ts'
import type { BarChart, TimelineChart } from '../../core/chart.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { COMMA } from '../cards/comma.ts'
import { formatUsd } from '../cards/format-money.ts'
import { LOCALE } from '../cards/locale.ts'
import { printName } from '../cards/print-fact.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { printSubject } from '../cards/story-facts.ts'
import { addDays, atLocalTime, localDateOf } from './local-time.ts'
import { weightsOf } from './weights-of.ts'

const MOST_BARS = 12
const MOST_MODELS = 16
const LONGEST_NAME = 28
const DAYS = 7
/** From here on the smaller bars would vanish. */
const LOG_FROM_RATIO = 100

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
      const { facts } = story
      if (facts.topic !== 'funding' || facts.amountUsd === null || facts.amountUsd <= 0) return []
      return [bar(shorten(printSubject(story) ?? story.title), facts.amountUsd, language)]
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, MOST_BARS)
  const [largest] = bars
  const smallest = bars.at(-1)
  if (largest === undefined || smallest === undefined) return null
  const isLog = largest.value / smallest.value >= LOG_FROM_RATIO
  const strings = roundupStringsOf(language)
  return barsImage(strings.chartRounds, bars, language, isLog ? strings.logScale : null)
}

function modelsImage({ models, fromAt, untilAt }: Roundup, language: Language, timeZone: string): CardImage | null {
  const strings = roundupStringsOf(language)
  const vendors = [...new Set(models.map(printSubject))]
  const told = vendors
    .flatMap((vendor) => models.filter((story) => printSubject(story) === vendor))
    .slice(0, MOST_MODELS)
  if (told.length === 0) return null
  const rows = told.map((story) => ({
    name: modelName(story),
    at: story.eventAt,
    isMarked: weightsOf(story) === 'open',
  }))
  const monday = localDateOf(fromAt, timeZone)
  const weekday = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short', timeZone })
  const chart: TimelineChart = {
    kind: 'timeline',
    language,
    title: strings.chartModels,
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
  const day = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short', day: 'numeric', timeZone })
  const said = rows.map(
    ({ name, at, isMarked }) =>
      `${name} (${day.format(at)}${isMarked ? `${COMMA[language]}${strings.openWeights}` : ''})`,
  )
  return { chart, alt: `${strings.chartModels}: ${said.join(COMMA[language])}` }
}

function weeksImage({ weeks }: Roundup, language: Language): CardImage | null {
  // Weeks before the first round that is known may be before the ledger began: they say nothing.
  const known = weeks.slice(weeks.findIndex(({ raisedUsd }) => raisedUsd > 0))
  // One week alone compares nothing.
  if (known.filter(({ raisedUsd }) => raisedUsd > 0).length < 2) return null
  const bars = known.toReversed().map(({ week, raisedUsd }) => bar(week, raisedUsd, language))
  return barsImage(roundupStringsOf(language).chartWeeks, bars, language, null)
}

function bar(name: string, usd: number, language: Language): Bar {
  return { name, value: usd, label: usd === 0 ? '–' : formatUsd(usd, language) }
}

/** With a note the bars stand on a logarithmic scale, and the note says so. */
function barsImage(title: string, bars: readonly Bar[], language: Language, note: string | null): CardImage {
  return {
    chart: { kind: 'bars', language, title, note, isLog: note !== null, bars },
    alt: `${title}: ${bars.map(({ name, label }) => `${name} ${label}`).join(COMMA[language])}`,
  }
}

/** With its vendor, where the name does not begin with it: `Google Veo 3`. */
function modelName(story: Story): string {
  const [first] = story.facts.topic === 'funding' ? [] : story.facts.models
  if (first === undefined) return shorten(story.title)
  const name = printName(first.name)
  const vendor = printSubject(story)
  return shorten(vendor === null || name.toLowerCase().startsWith(vendor.toLowerCase()) ? name : `${vendor} ${name}`)
}

function shorten(name: string): string {
  const signs = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join('')}…`
}
