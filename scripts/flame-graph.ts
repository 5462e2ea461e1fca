/**
 * Draws a CPU profile as a flame graph: `node scripts/flame-graph.ts PROFILE SVG [FUNCTION]`. The profile comes from `node
 * --cpu-prof`; with the name of a function, only what runs inside it is drawn. Width is time, and what lies on a bar was
 * called by it. https://www.brendangregg.com/flamegraphs.html
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'

const profileShape = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).default([]),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

type Bar = { readonly name: string; readonly fill: string; micros: number; readonly calls: Map<string, Bar> }

const WIDTH = 1_200
const ROW = 19
const EDGE = 16
const HEAD = 56
/** Narrower bars are left out. */
const LEAST_WIDTH = 3
const LETTER = 6.4
const OURS = '#f2a65a'
const PACKAGES = '#8fb8de'
const NODE = '#cfcfcf'
/** No work of anybody's. */
const REST = new Set(['(idle)', '(program)', '(root)'])

function newBar(name: string, fill: string): Bar {
  return { name, fill, micros: 0, calls: new Map() }
}

function read(path: string, inside: string | undefined): Bar {
  const { nodes, samples, timeDeltas } = profileShape.parse(JSON.parse(readFileSync(path, 'utf8')))
  const micros = new Map<number, number>()
  for (const [at, id] of samples.entries()) micros.set(id, (micros.get(id) ?? 0) + (timeDeltas[at] ?? 0))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const root = newBar(inside ?? 'all', OURS)
  // From every node down, with the bars that its callers have become.
  const walk = (id: number, bars: readonly Bar[]): void => {
    const node = byId.get(id)
    if (node === undefined) return
    const { functionName, url, lineNumber } = node.callFrame
    const file = basename(url)
    const name = functionName !== '' ? functionName : file === '' ? '(native)' : `${file}:${lineNumber + 1}`
    const isStart = bars.length === 0 && (inside === undefined || name === inside)
    const parent = bars.at(-1)
    let own = bars
    if (isStart) own = [root]
    else if (parent !== undefined && !REST.has(name)) {
      const bar = parent.calls.get(name) ?? newBar(name, fillOf(url))
      parent.calls.set(name, bar)
      own = [...bars, bar]
    }
    if (!REST.has(name)) for (const bar of own) bar.micros += micros.get(id) ?? 0
    for (const child of node.children) walk(child, own)
  }
  const [first] = nodes
  if (first !== undefined) walk(first.id, [])
  return root
}

function fillOf(url: string): string {
  return url.includes('/node_modules/') ? PACKAGES : url.startsWith('file:') ? OURS : NODE
}

function draw(root: Bar): string {
  const scale = (WIDTH - 2 * EDGE) / root.micros
  const shapes: string[] = []
  let depth = 0
  const place = (bar: Bar, x: number, row: number): void => {
    const width = bar.micros * scale
    if (width < LEAST_WIDTH) return
    depth = Math.max(depth, row)
    const room = Math.floor((width - 8) / LETTER)
    const share = `${((100 * bar.micros) / root.micros).toFixed(1)} %`
    const label = bar.name.length + share.length + 1 <= room ? `${bar.name} ${share}` : bar.name
    const text = room < 4 ? '' : `<text x="${(x + 4).toFixed(1)}" y="Y${row}T">${escaped(cut(label, room))}</text>`
    shapes.push(
      `<g><title>${escaped(`${bar.name}: ${share}`)}</title><rect x="${x.toFixed(1)}" y="Y${row}R" width="${(width - 0.6).toFixed(1)}" height="${ROW - 1}" fill="${bar.fill}" rx="2"/>${text}</g>`,
    )
    let from = x
    for (const call of [...bar.calls.values()].toSorted((one, other) => other.micros - one.micros)) {
      place(call, from, row + 1)
      from += call.micros * scale
    }
  }
  place(root, EDGE, 0)
  const height = HEAD + (depth + 1) * ROW + EDGE
  const top = (row: number): number => height - EDGE - (row + 1) * ROW
  const body = shapes
    .join('\n')
    .replace(/Y(\d+)R/gu, (_, row: string) => String(top(Number(row))))
    .replace(/Y(\d+)T/gu, (_, row: string) => String(top(Number(row)) + 13))
  const legend = [
    ['AI Wire', OURS],
    ['packages', PACKAGES],
    ['Node', NODE],
  ].map(
    ([name, fill], at) =>
      `<rect x="${EDGE + at * 110}" y="30" width="12" height="12" rx="2" fill="${fill ?? ''}"/><text x="${EDGE + 18 + at * 110}" y="40">${name ?? ''}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="Noto Sans, Helvetica, Arial, sans-serif" font-size="11" fill="#222">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="${EDGE}" y="20" font-size="14">${escaped(root.name)}: ${(root.micros / 1e6).toFixed(1)} s</text>
${legend.join('\n')}
${body}
</svg>
`
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const [profile, svg, inside] = process.argv.slice(2)
if (profile === undefined || svg === undefined) {
  console.error('node scripts/flame-graph.ts PROFILE SVG [FUNCTION]')
  process.exitCode = 2
} else writeFileSync(svg, draw(read(profile, inside)))
