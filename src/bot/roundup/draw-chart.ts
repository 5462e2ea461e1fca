import { BarChart as Bars, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TitleComponentOption } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import type { BarChart, Chart, TimelineChart } from '../../core/chart.ts'
import { CHART_FAMILIES } from './chart-families.ts'
import { LONGEST_NAME_PX, LONGEST_ROW_PX, NAME_FONT_PX, ROW_FONT_PX } from './chart-sizes.ts'
import { cutToWidth, textWidth } from './text-width.ts'

use([Bars, ScatterChart, GridComponent, TitleComponent, SVGRenderer])

type ChartOption = ComposeOption<BarSeriesOption | ScatterSeriesOption | GridComponentOption | TitleComponentOption>

/** Of a phone, so that nothing is scaled down there. */
const WIDTH_PX = 360
const TOP_PX = 46
const NOTE_PX = 18
const BOTTOM_PX = 14
const DAYS_PX = 40
const ROW_PX = 26
const LEFT_PX = 14
const RIGHT_PX = 14
/** Fonts of a reader may be this much wider. */
const SPARE = 1.1
/** Left to itself the drawing library makes room for letters as it measures them: its marks and accents are squares. */
const AS_MEASURED = { outerBoundsMode: 'none' } as const
/** Across a bar that is cut: as if a piece of it were torn out, white as the ground. */
const GAP = 'path://M4,0L8,0L4,20L0,20Z'
const GAP_SIZE_PX = [9, 24]
const GAP_AT = 0.8
/** Told apart by people who see few colours, too (Okabe and Ito). */
const BLUE = '#0072b2'
const ORANGE = '#d55e00'
const INK = '#1a1a1a'
const PALE = '#d9d9d9'

/** Draws the chart as one SVG document. */
export function drawChart(chart: Chart): string {
  const { option, heightPx } = chart.kind === 'bars' ? barsOption(chart) : timelineOption(chart)
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH_PX, height: heightPx })
  try {
    drawing.setOption(option)
    return numberedAnew(drawing.renderToSVGString())
  } finally {
    drawing.dispose()
  }
}

type Drawn = { readonly option: ChartOption; readonly heightPx: number }

function barsOption(chart: BarChart): Drawn {
  const { isLog, note } = chart
  const cutAt = chart.cutAt ?? Infinity
  const bars = chart.bars.map((bar) => ({ ...bar, value: Math.min(bar.value, cutAt), isCut: bar.value > cutAt }))
  const names = nameColumn(
    bars.map(({ name }) => name),
    { fontSize: NAME_FONT_PX, margin: 8, longestPx: LONGEST_NAME_PX },
  )
  const values = bars.map(({ value }) => value)
  const largest = Math.max(...values)
  // A logarithmic axis has no zero: it begins well below the smallest bar.
  const from = isLog ? 10 ** (Math.floor(Math.log10(Math.min(...values))) - 1) : 0
  const lengthOf = (value: number): number =>
    isLog ? Math.log(value / from) / Math.log(largest / from) : value / largest
  // The longest bar is as long as every bar leaves room for the label behind it.
  const room = WIDTH_PX - names.leftPx - RIGHT_PX
  const longestPx = Math.min(
    ...bars.map(
      ({ value, label }) => (room - textWidth(label, NAME_FONT_PX) * SPARE) / Math.max(lengthOf(value), 0.01),
    ),
  )
  const topPx = note === null ? TOP_PX : TOP_PX + NOTE_PX
  const option: ChartOption = {
    ...frame(chart, note === null ? null : `{note|${note}}`, null),
    grid: { ...AS_MEASURED, top: topPx, left: names.leftPx, width: longestPx, bottom: BOTTOM_PX },
    xAxis: { type: isLog ? 'log' : 'value', min: from, max: largest, show: false },
    yAxis: names.axis,
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: BLUE },
        data: bars.map(({ value, label }) => ({
          value,
          label: { show: true, position: 'right', color: INK, fontSize: NAME_FONT_PX, formatter: label },
        })),
      },
      {
        type: 'scatter',
        symbol: GAP,
        symbolSize: GAP_SIZE_PX,
        itemStyle: { color: '#ffffff', opacity: 1 },
        data: bars.flatMap(({ value, isCut }, row) => (isCut ? [[value * GAP_AT, row]] : [])),
      },
    ],
  }
  return { option, heightPx: topPx + BOTTOM_PX + bars.length * ROW_PX }
}

function timelineOption(chart: TimelineChart): Drawn {
  const { note, markMeans, fromAt, untilAt, days, rows } = chart
  const borders = [...days.map(({ at }) => at), untilAt]
  // What hour it was says little, as many feeds date by the day: on the line between two days it would be of neither.
  const middleOf = (moment: number): number => {
    const day = Math.max(
      borders.findLastIndex((at) => at <= moment),
      0,
    )
    return ((borders[day] ?? fromAt) + (borders[day + 1] ?? untilAt)) / 2
  }
  const labels = new Map(days.map(({ at, label }) => [middleOf(at), label]))
  const names = nameColumn(
    rows.map(({ name }) => name),
    { fontSize: ROW_FONT_PX, margin: 14, longestPx: LONGEST_ROW_PX },
  )
  const legend = rows.some(({ isMarked }) => isMarked) ? `{mark|●} {note|${markMeans}}` : null
  const topPx = legend === null && note === null ? TOP_PX : TOP_PX + NOTE_PX
  const option: ChartOption = {
    ...frame(chart, legend, note),
    grid: { ...AS_MEASURED, top: topPx, left: names.leftPx, right: RIGHT_PX, bottom: DAYS_PX },
    xAxis: {
      type: 'value',
      min: fromAt,
      max: untilAt,
      axisLabel: {
        color: INK,
        fontSize: 10,
        align: 'center',
        lineHeight: 14,
        formatter: (at: number) => labels.get(at) ?? '',
        customValues: [...labels.keys()],
      },
      axisTick: { customValues: borders, lineStyle: { color: PALE } },
      splitLine: { show: true, lineStyle: { color: PALE } },
      axisLine: { lineStyle: { color: PALE } },
    },
    yAxis: names.axis,
    series: [
      {
        type: 'scatter',
        symbolSize: 13,
        data: rows.map(({ at, isMarked }, row) => ({
          value: [middleOf(at), row],
          symbol: isMarked ? 'circle' : 'diamond',
          itemStyle: { color: isMarked ? ORANGE : BLUE, opacity: 1 },
        })),
      },
    ],
  }
  return { option, heightPx: topPx + DAYS_PX + rows.length * ROW_PX }
}

/**
 * Dark words on white, so that a page or a chat of either colour can show it. What stands below the title begins and ends
 * at the sides: where one text ends, and another could begin, depends on the reader's font.
 */
function frame({ language, title }: Chart, below: string | null, belowRight: string | null): ChartOption {
  const rich = { mark: { color: ORANGE, fontSize: 13 }, note: { color: INK, fontSize: 12 } }
  const textStyle = { fontSize: 15, fontWeight: 'normal', color: INK } as const
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: [...CHART_FAMILIES[language], 'sans-serif'].join(', '), color: INK },
    title: [
      { text: title, left: 12, top: 12, itemGap: 6, textStyle, subtext: below ?? '', subtextStyle: { rich } },
      ...(belowRight === null
        ? []
        : [{ text: belowRight, right: RIGHT_PX, top: 34, textStyle: { ...textStyle, fontSize: 12 } }]),
    ],
  }
}

/** The names along the left side, as wide as they need. Text is measured without its font: a little stays free. */
function nameColumn(
  names: readonly string[],
  label: { readonly fontSize: number; readonly margin: number; readonly longestPx: number },
): { readonly axis: NonNullable<ChartOption['yAxis']>; readonly leftPx: number } {
  const { fontSize, margin, longestPx } = label
  // Cut here: the drawing library takes other widths for the letters, and a square for each accented one.
  const shown = names.map((name) => cutToWidth(name, fontSize, longestPx))
  const width = Math.ceil(Math.max(...shown.map((name) => textWidth(name, fontSize))) * SPARE)
  const axis: NonNullable<ChartOption['yAxis']> = {
    type: 'category',
    inverse: true,
    data: shown,
    axisLabel: { fontSize, margin, color: INK, interval: 0 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: PALE } },
  }
  return { axis, leftPx: width + margin + LEFT_PX }
}

/** Names of styles count up over the life of the process; the same chart is the same text whenever it is drawn. */
function numberedAnew(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/zr\d+-[a-z]+-?\d+/gu, (name) => {
    const known = names.get(name) ?? `c${names.size}`
    names.set(name, known)
    return known
  })
}
