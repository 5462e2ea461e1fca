/** Runs every measurement of this folder, one after the other, and prints the table. Exit code 1 when a target is missed. */
import { readdirSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { isReached, type Measurement } from './measurement.ts'

const measureModule = z.object({
  measure: z.custom<() => Promise<readonly Measurement[]>>((value) => typeof value === 'function'),
})

const results: Measurement[] = []
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .toSorted()) {
  const { measure } = measureModule.parse(await import(`./${file}`))
  results.push(...(await measure()))
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
for (const result of results) {
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
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = results.every(isReached) ? 0 : 1
