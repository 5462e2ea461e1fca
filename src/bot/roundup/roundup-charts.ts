import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { formatUsd } from '../cards/format-money.ts'
import { LOCALE } from '../cards/locale.ts'
import { printName } from '../cards/print-fact.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { printSubject } from '../cards/story-facts.ts'
import type { ChartOption } from './draw-chart.ts'

/** `svg` is a whole document; `alt` says the same numbers in words. */
export type RoundupChart = { readonly svg: string; readonly alt: string }

type Plan = { readonly option: ChartOption; readonly heightPx: number; readonly alt: string }

const MOST_BARS = 12
const MOST_MODELS = 16
const ROW_PX = 30
const LONGEST_NAME = 28
const AROUND_PX = 84
/** From here on the smaller bars would vanish. */
const LOG_FROM_RATIO = 100
/** Told apart by people who see few colours, too (Okabe and Ito). */
const BLUE = '#0072b2'
const ORANGE = '#d55e00'
const INK = '#1a1a1a'
const PALE = '#d9d9d9'

/** The pictures of a week: those that have something to show. The drawing library is loaded only now. */
export async function drawRoundup(
  roundup: Roundup,
  language: Language,
  timeZone: string,
): Promise<readonly RoundupChart[]> {
  const { drawChart } = await import('./draw-chart.ts')
  const plans = [
    roundsPlan(roundup, language),
    modelsPlan(roundup, language, timeZone),
    weeksPlan(roundup, language),
  ].filter((plan) => plan !== null)
  return plans.map(({ option, heightPx, alt }) => ({ svg: drawChart(option, heightPx), alt }))
}

function roundsPlan({ rounds }: Roundup, language: Language): Plan | null {
  const bars = rounds
    .flatMap((story): { name: string; usd: number }[] => {
      const { facts } = story
      if (facts.topic !== 'funding' || facts.amountUsd === null || facts.amountUsd <= 0) return []
      return [{ name: shorten(printSubject(story) ?? story.title), usd: facts.amountUsd }]
    })
    .toSorted((a, b) => b.usd - a.usd)
    .slice(0, MOST_BARS)
  const [largest] = bars
  const smallest = bars.at(-1)
  if (largest === undefined || smallest === undefined) return null
  const isLog = largest.usd / smallest.usd >= LOG_FROM_RATIO
  const strings = roundupStringsOf(language)
  const title = strings.chartRounds
  const values = bars.map(({ usd }) => formatUsd(usd, language))
  const option: ChartOption = {
    ...frame(isLog ? `${title}  {note|${strings.logScale}}` : title),
    xAxis: {
      // A logarithmic axis has no zero: it begins well below the smallest bar.
      ...(isLog ? { type: 'log', min: 10 ** (Math.floor(Math.log10(smallest.usd)) - 1) } : { type: 'value', min: 0 }),
      show: false,
    },
    yAxis: categories(bars.map(({ name }) => name)),
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        itemStyle: { color: BLUE },
        data: bars.map(({ usd }, index) => ({
          value: usd,
          label: { show: true, position: 'right', color: INK, fontSize: 14, formatter: values[index] ?? '' },
        })),
      },
    ],
  }
  const alt = `${title}: ${bars.map(({ name }, index) => `${name} ${values[index] ?? ''}`).join(', ')}`
  return { option, heightPx: AROUND_PX + bars.length * ROW_PX, alt }
}

function modelsPlan({ models, fromAt, untilAt }: Roundup, language: Language, timeZone: string): Plan | null {
  const strings = roundupStringsOf(language)
  const vendors = [...new Set(models.map(printSubject))]
  const dots = vendors
    .flatMap((vendor) => models.filter((story) => printSubject(story) === vendor))
    .slice(0, MOST_MODELS)
    .map((story) => ({ story, name: modelName(story), isOpen: story.status === 'open-weights' }))
  if (dots.length === 0) return null
  const day = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short', day: 'numeric', timeZone })
  const option: ChartOption = {
    ...frame(`${strings.chartModels}    {open|●} {note|${strings.openWeights}}`, { left: 210, right: 40, bottom: 34 }),
    xAxis: {
      type: 'time',
      min: fromAt,
      max: untilAt,
      axisLabel: { color: INK, fontSize: 12, formatter: (at: number) => day.format(at), hideOverlap: true },
      splitLine: { show: true, lineStyle: { color: PALE } },
      axisLine: { lineStyle: { color: PALE } },
    },
    yAxis: categories(
      dots.map(({ name }) => name),
      190,
    ),
    series: [
      {
        type: 'scatter',
        symbolSize: 14,
        data: dots.map(({ story, isOpen }, row) => ({
          value: [story.eventAt, row],
          symbol: isOpen ? 'circle' : 'diamond',
          itemStyle: { color: isOpen ? ORANGE : BLUE },
        })),
      },
    ],
  }
  const said = dots.map(
    ({ story, name, isOpen }) => `${name} (${day.format(story.eventAt)}${isOpen ? `, ${strings.openWeights}` : ''})`,
  )
  return { option, heightPx: AROUND_PX + dots.length * ROW_PX, alt: `${strings.chartModels}: ${said.join(', ')}` }
}

function weeksPlan({ weeks }: Roundup, language: Language): Plan | null {
  // Weeks before the first round that is known may be before the ledger began: they say nothing.
  const known = weeks.slice(weeks.findIndex(({ raisedUsd }) => raisedUsd > 0))
  // One week alone compares nothing.
  if (known.filter(({ raisedUsd }) => raisedUsd > 0).length < 2) return null
  const title = roundupStringsOf(language).chartWeeks
  const shown = known.toReversed()
  const values = shown.map(({ raisedUsd }) => (raisedUsd === 0 ? '–' : formatUsd(raisedUsd, language)))
  const option: ChartOption = {
    ...frame(title),
    xAxis: { type: 'value', min: 0, show: false },
    yAxis: categories(shown.map(({ week }) => week)),
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        itemStyle: { color: BLUE },
        data: shown.map(({ raisedUsd }, index) => ({
          value: raisedUsd,
          label: { show: true, position: 'right', color: INK, fontSize: 14, formatter: values[index] ?? '' },
        })),
      },
    ],
  }
  const alt = `${title}: ${shown.map(({ week }, index) => `${week} ${values[index] ?? ''}`).join(', ')}`
  return { option, heightPx: AROUND_PX + shown.length * ROW_PX, alt }
}

/** Dark words on white, so that a page or a chat of either colour can show it. */
function frame(title: string, sides = { left: 150, right: 110, bottom: 20 }): ChartOption {
  const rich = { open: { color: ORANGE, fontSize: 14 }, note: { color: INK, fontSize: 13 } }
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif', color: INK },
    title: { text: title, left: 12, top: 12, textStyle: { fontSize: 17, color: INK, rich } },
    grid: { top: 48, ...sides },
  }
}

function categories(names: readonly string[], width = 130): NonNullable<ChartOption['yAxis']> {
  return {
    type: 'category',
    inverse: true,
    data: [...names],
    axisLabel: { color: INK, fontSize: 14, interval: 0, width, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: PALE } },
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
