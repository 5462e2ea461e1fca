/**
 * Runs histories of the bot in which everything goes wrong: `--schedules N` a platform, `--seed S`, `--platform NAME`;
 * `--only NUMBER` runs one of them again, `--plant NAME` plants a bug first and stops when it shows.
 */
import { parseArgs } from 'node:util'
import { plant } from './planted-bugs.ts'
import type { ScheduleOptions } from './schedule.ts'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    platform: { type: 'string' },
    only: { type: 'string' },
    plant: { type: 'string' },
  },
})
if (values.plant !== undefined) plant(values.plant)
// Loaded late, so that the bug is in it.
const { runSchedule } = await import('./schedule.ts')

type Platform = ScheduleOptions['platform']
const schedules = Number(values.schedules)
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed)
const platforms = (['discord', 'slack'] as const).filter((name) => (values.platform ?? name) === name)
const MAX_FAILURES = values.plant === undefined ? 3 : 1

const PLACES_PER_SCENARIO = 1_000
const STRIDE = 101
const callsOf = new Map<string, number>()

/** Half of the schedules die at each call in turn, before and after it; the others die by chance, up to four times. */
async function optionsOf(platform: Platform, number: number): Promise<ScheduleOptions> {
  if (number % 2 === 1) return { platform, seed: seed + number, crash: 'by-chance' }
  const place = number / 2
  const base = seed + Math.floor(place / PLACES_PER_SCENARIO)
  const key = `${platform}:${base}`
  const calls = callsOf.get(key) ?? (await runSchedule({ platform, seed: base, crash: 'never' })).calls
  callsOf.set(key, calls)
  // Spread over the whole history; every place in the long run.
  const at = (place * STRIDE) % (2 * calls)
  return { platform, seed: base, crash: { call: Math.floor(at / 2), when: at % 2 === 0 ? 'before' : 'after' } }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

let allViolated = 0
for (const platform of platforms) {
  const startedAt = performance.now()
  const numbers = values.only === undefined ? Array.from({ length: schedules }, (_, at) => at) : [Number(values.only)]
  const sum = { schedules: 0, crashes: 0, messages: 0, violated: 0 }
  for (const number of numbers) {
    const { violations, crashes, messages } = await runSchedule(await optionsOf(platform, number))
    sum.schedules += 1
    sum.crashes += crashes
    sum.messages += messages
    if (violations.length === 0) continue
    sum.violated += 1
    say(`${platform}: schedule ${number} of seed ${seed}`)
    for (const violation of violations) say(`  ${violation}`)
    say(`  again: npm run simulate -- --platform ${platform} --seed ${seed} --only ${number}`)
    if (sum.violated >= MAX_FAILURES) break
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  say(
    `${platform}: ${sum.schedules} schedules, ${sum.crashes} crashes, ${sum.messages} messages, ${sum.violated} violated, ${seconds} s`,
  )
  allViolated += sum.violated
  if (allViolated >= MAX_FAILURES) break
}
process.exitCode = allViolated === 0 ? 0 : 1
