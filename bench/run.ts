/**
 * Runs every measurement of this folder, one after the other, and prints the table. `--quick` takes two minutes, `--only
 * NAME` takes the files whose names have that in them, and `--documents FOLDER` has real feeds in it to read as well.
 * Exit code 1 when a target is missed.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isReached, type BenchSize, type Measurement } from './measurement.ts'

type Measure = (size: BenchSize, documents: string | null) => Promise<readonly Measurement[]>
/** Begins what goes on beside all other measurements; what it gives is called when they are over. */
type Begin = (size: BenchSize) => Promise<() => Promise<readonly Measurement[]>>

const isFunction = (value: unknown): boolean => typeof value === 'function'
const benchModule = z.object({
  measure: z.custom<Measure>(isFunction).optional(),
  begin: z.custom<Begin>(isFunction).optional(),
})
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    documents: { type: 'string' },
  },
})
const size: BenchSize = values.quick ? 'quick' : 'full'
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

function print(result: Measurement): void {
  const { name, value, unit, target } = result
  const wanted =
    target === null
      ? ''
      : 'atLeast' in target
        ? `>= ${number.format(target.atLeast)}`
        : `<= ${number.format(target.atMost)}`
  const verdict = isReached(result) ? '' : 'NOT REACHED'
  console.log(
    `${name.padEnd(44)} ${number.format(value).padStart(12)} ${unit.padEnd(12)} ${wanted.padStart(12)} ${verdict}`.trimEnd(),
  )
}

const startedAt = performance.now()
const results: Measurement[] = []
const secondsOf: Record<string, number> = {}
const secondsSince = (ms: number): number => Math.round((performance.now() - ms) / 1_000)
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts') && name.includes(values.only))
  .toSorted()
const inTurn: { readonly file: string; readonly measure: Measure }[] = []
const atTheEnd: typeof inTurn = []
for (const file of files) {
  const { measure, begin } = benchModule.parse(await import(`./${file}`))
  if (measure !== undefined) inTurn.push({ file, measure })
  if (begin !== undefined) atTheEnd.push({ file, measure: await begin(size) })
}
for (const { file, measure } of [...inTurn, ...atTheEnd]) {
  const fileAt = performance.now()
  for (const result of await measure(size, values.documents ?? null)) {
    print(result)
    results.push(result)
  }
  secondsOf[file] = secondsSince(fileAt)
}
const seconds = secondsSince(startedAt)
const missed = results.filter((result) => !isReached(result)).length
console.log(`${results.length} figures in ${seconds} s (${size}), ${missed} NOT REACHED`)
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
const report = {
  size,
  seconds,
  /** Each file's part of them. */
  secondsOf,
  machine,
  results: results.map((result) => ({ ...result, isReached: isReached(result) })),
}
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
// The package of the server ends the process by itself, with 0, when nothing is left to do.
process.exit(missed === 0 ? 0 : 1)
