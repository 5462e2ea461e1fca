/** Runs histories of the bot in which everything goes wrong. `--schedules N`, `--seed S`, `--platform discord|slack`. */
import { parseArgs } from 'node:util'
import { runSchedule, type ScheduleOptions } from './schedule.ts'
import type { SimPlatform } from './sim-platform.ts'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    platform: { type: 'string' },
    /** The one schedule with that number. */
    only: { type: 'string' },
  },
})
const schedules = Number(values.schedules)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
const platforms: readonly SimPlatform['name'][] =
  values.platform === 'discord' || values.platform === 'slack' ? [values.platform] : ['discord', 'slack']

/** Half of the schedules die at each call in turn, before and after it; the others die by chance, up to four times. */
async function optionsOf(platform: SimPlatform['name'], number: number): Promise<ScheduleOptions> {
  if (number % 2 === 1) return { platform, seed: seed + number, crash: 'by-chance' }
  const place = number / 2
  const base = seed + Math.floor(place / PLACES_PER_SCENARIO)
  const calls = await callsOf(platform, base)
  // Spread over the whole history, and every place in the long run.
  const at = (place * STRIDE) % (2 * calls)
  return { platform, seed: base, crash: { call: Math.floor(at / 2), when: at % 2 === 0 ? 'before' : 'after' } }
}

const PLACES_PER_SCENARIO = 1_000
const STRIDE = 101
const known = new Map<string, number>()

async function callsOf(platform: SimPlatform['name'], base: number): Promise<number> {
  const key = `${platform}:${base}`
  let calls = known.get(key)
  if (calls === undefined) {
    calls = (await runSchedule({ platform, seed: base, crash: 'never' })).calls
    known.set(key, calls)
  }
  return calls
}

const startedAt = performance.now()
let failed = 0
for (const platform of platforms) {
  let crashes = 0
  let messages = 0
  const numbers = values.only === undefined ? Array.from({ length: schedules }, (_, at) => at) : [Number(values.only)]
  for (const number of numbers) {
    const result = await runSchedule(await optionsOf(platform, number))
    crashes += result.crashes
    messages += result.messages
    if (result.violations.length === 0) continue
    failed += 1
    console.error(`${platform}: schedule ${number} of seed ${seed}`)
    for (const violation of result.violations) console.error(`  ${violation}`)
    console.error(`  again: npm run simulate -- --platform ${platform} --seed ${seed} --only ${number}`)
    if (failed >= 3) break
  }
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(
    `${platform}: ${numbers.length} schedules, ${crashes} crashes, ${messages} messages, ${failed} violated, ${seconds.toFixed(1)} s`,
  )
  if (failed >= 3) break
}
process.exitCode = failed === 0 ? 0 : 1
