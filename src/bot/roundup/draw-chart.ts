import { BarChart as Bars, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TitleComponentOption } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import type { BarChart, Chart, TimelineChart } from '../../core/chart.ts'
import { CHART_FAMILIES } from './chart-families.ts'

use([Bars, ScatterChart, GridComponent, TitleComponent, SVGRenderer])

type ChartOption = ComposeOption<BarSeriesOption | ScatterSeriesOption | GridComponentOption | TitleComponentOption>

/** Of a phone, so that nothing is scaled down there. */
const WIDTH_PX = 360
const TOP_PX = 46
const BOTTOM_PX = 14
const DAYS_PX = 40
const ROW_PX = 26
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
  const { bars, isLog, note, title } = chart
  const smallest = Math.min(...bars.map(({ value }) => value))
  const right = 16 + Math.max(...bars.map(({ label }) => widthOf(label)))
  const option: ChartOption = {
    ...frame(chart, note === null ? title : `${title}  {note|${note}}`, { left: 118, right, bottom: BOTTOM_PX }),
    xAxis: {
      // A logarithmic axis has no zero: it begins well below the smallest bar.
      ...(isLog ? { type: 'log', min: 10 ** (Math.floor(Math.log10(smallest)) - 1) } : { type: 'value', min: 0 }),
      show: false,
    },
    yAxis: categories(
      bars.map(({ name }) => name),
      { width: 100, fontSize: 13, margin: 8 },
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: BLUE },
        data: bars.map(({ value, label }) => ({
          value,
          label: { show: true, position: 'right', color: INK, fontSize: 13, formatter: label },
        })),
      },
    ],
  }
  return { option, heightPx: TOP_PX + BOTTOM_PX + bars.length * ROW_PX }
}

function timelineOption(chart: TimelineChart): Drawn {
  const { title, markMeans, fromAt, untilAt, days, rows } = chart
  const labels = new Map(days.map(({ at, label }) => [at, label]))
  const starts = days.map(({ at }) => at)
  const option: ChartOption = {
    ...frame(chart, `${title}  {mark|●} {note|${markMeans}}`, { left: 172, right: 12, bottom: DAYS_PX }),
    xAxis: {
      type: 'value',
      min: fromAt,
      max: untilAt,
      axisLabel: {
        color: INK,
        fontSize: 10,
        align: 'left',
        lineHeight: 14,
        formatter: (at: number) => labels.get(at) ?? '',
        customValues: starts,
      },
      axisTick: { customValues: starts, lineStyle: { color: PALE } },
      splitLine: { show: true, lineStyle: { color: PALE } },
      axisLine: { lineStyle: { color: PALE } },
    },
    yAxis: categories(
      rows.map(({ name }) => name),
      { width: 144, fontSize: 12, margin: 14 },
    ),
    series: [
      {
        type: 'scatter',
        symbolSize: 13,
        data: rows.map(({ at, isMarked }, row) => ({
          value: [at, row],
          symbol: isMarked ? 'circle' : 'diamond',
          itemStyle: { color: isMarked ? ORANGE : BLUE, opacity: 1 },
        })),
      },
    ],
  }
  return { option, heightPx: TOP_PX + DAYS_PX + rows.length * ROW_PX }
}

/** About, in the size of a bar's label. Chinese characters, Hangul and Kana take a square each. */
function widthOf(label: string): number {
  return Array.from(label).reduce((sum, sign) => sum + (sign < '\u1100' ? 7.6 : 13), 0)
}

/** Dark words on white, so that a page or a chat of either colour can show it. */
function frame(
  { language }: Chart,
  title: string,
  sides: { readonly left: number; readonly right: number; readonly bottom: number },
): ChartOption {
  const rich = { mark: { color: ORANGE, fontSize: 13 }, note: { color: INK, fontSize: 12 } }
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: [...CHART_FAMILIES[language], 'sans-serif'].join(', '), color: INK },
    title: {
      text: title,
      left: 12,
      top: 12,
      textStyle: { fontSize: 15, fontWeight: 'normal', color: INK, rich },
    },
    grid: { top: TOP_PX, ...sides },
  }
}

/** Text is measured without its font, and may be a little wider: `width` leaves that free before the edge. */
function categories(
  names: readonly string[],
  label: { readonly width: number; readonly fontSize: number; readonly margin: number },
): NonNullable<ChartOption['yAxis']> {
  return {
    type: 'category',
    inverse: true,
    data: [...names],
    axisLabel: { ...label, color: INK, interval: 0, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: PALE } },
  }
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
