import { BarChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TitleComponentOption } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, ScatterChart, GridComponent, TitleComponent, SVGRenderer])

export type ChartOption = ComposeOption<
  BarSeriesOption | ScatterSeriesOption | GridComponentOption | TitleComponentOption
>

/** Wide enough for a phone, so that nothing is scaled down there. */
const WIDTH_PX = 480

/** Draws the chart as one SVG document. */
export function drawChart(option: ChartOption, heightPx: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH_PX, height: heightPx })
  try {
    chart.setOption(option)
    return numberedAnew(chart.renderToSVGString())
  } finally {
    chart.dispose()
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
