/**
 * Runs histories of the bot in which everything goes wrong: `--schedules N` a platform, `--seed S`, `--platform NAME`,
 * `--engine postgres` on a real server instead of SQLite;
 * `--only NUMBER` runs one of them again, `--plant NAME` plants a bug first and stops when it shows.
 */
import { parseArgs } from 'node:util'
import { plant } from './planted-bugs.ts'
import type { ScheduleOptions, ScheduleResult } from './schedule.ts'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    platform: { type: 'string' },
    engine: { type: 'string', default: 'sqlite' },
    only: { type: 'string' },
    plant: { type: 'string' },
  },
})
if (values.plant !== undefined) plant(values.plant)
// Loaded late, so that the bug is in them.
const { startSimDatabase } = await import('./sim-database.ts')
const { runSchedule: runOn } = await import('./schedule.ts')

const database = await startSimDatabase(values.engine === 'postgres' ? 'postgres' : 'sqlite')
const runSchedule = (options: Options): Promise<ScheduleResult> =>
  runOn({ ...options, open: (random) => database.open(random) })

type Platform = ScheduleOptions['platform']
type Options = Omit<ScheduleOptions, 'open'>
const schedules = Number(values.schedules)
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed)
const platforms = (['discord', 'slack'] as const).filter((name) => (values.platform ?? name) === name)
const MAX_FAILURES = values.plant === undefined ? 3 : 1

const PLACES_PER_SCENARIO = 1_000
const STRIDE = 101
const REQUESTS_PER_SCENARIO = 25
const whole = new Map<string, ScheduleResult>()

/** The history without any crash. */
async function wholeOf(platform: Platform, base: number): Promise<ScheduleResult> {
  const key = `${platform}:${base}`
  const known = whole.get(key) ?? (await runSchedule({ platform, seed: base, crash: 'never' }))
  whole.set(key, known)
  return known
}

/**
 * Half of the schedules die at each call in turn, before and after it; a quarter at a request of each kind in turn; the
 * others by chance, up to four times.
 */
async function optionsOf(platform: Platform, number: number): Promise<Options> {
  if (number % 4 === 1) return { platform, seed: seed + number, crash: 'by-chance' }
  if (number % 4 === 3) return await atRequest(platform, (number - 3) / 4)
  const place = number / 2
  const base = seed + Math.floor(place / PLACES_PER_SCENARIO)
  const { calls } = await wholeOf(platform, base)
  // Spread over the whole history; every place in the long run.
  const at = (place * STRIDE) % (2 * calls)
  return { platform, seed: base, crash: { call: Math.floor(at / 2), when: at % 2 === 0 ? 'before' : 'after' } }
}

async function atRequest(platform: Platform, place: number): Promise<Options> {
  const base = seed + Math.floor(place / REQUESTS_PER_SCENARIO)
  const kinds = [...(await wholeOf(platform, base)).requests]
  const [request, count] = kinds[place % Math.max(1, kinds.length)] ?? ['post', 1]
  const round = Math.floor(place / Math.max(1, kinds.length))
  const when = round % 2 === 0 ? 'before' : 'after'
  return { platform, seed: base, crash: { request, nth: Math.floor(round / 2) % count, when } }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

let allViolated = 0
for (const platform of platforms) {
  const startedAt = performance.now()
  const numbers = values.only === undefined ? Array.from({ length: schedules }, (_, at) => at) : [Number(values.only)]
  const sum = { schedules: 0, crashes: 0, messages: 0, violated: 0 }
  const diedAt = new Map<string, number>()
  for (const number of numbers) {
    const options = await optionsOf(platform, number)
    const { violations, crashes, messages } = await runSchedule(options)
    if (typeof options.crash === 'object' && 'request' in options.crash && crashes > 0) {
      diedAt.set(options.crash.request, (diedAt.get(options.crash.request) ?? 0) + 1)
    }
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
  say(`${platform}: died at ${[...diedAt].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
  allViolated += sum.violated
  if (allViolated >= MAX_FAILURES) break
}
await database.stop()
// The package of the server ends the process by itself, with 0, when nothing is left to do.
process.exit(allViolated === 0 ? 0 : 1)
