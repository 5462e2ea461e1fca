import type { ScheduleOptions, ScheduleResult } from './schedule.ts'

type Platform = ScheduleOptions['platform']
type Options = Omit<ScheduleOptions, 'open'>
export type RunSchedule = (options: Options) => Promise<ScheduleResult>

type Histories = {
  readonly platform: Platform
  readonly seed: number
  /** Which of those that begin with the seed. */
  readonly numbers: readonly number[]
  /** After so many that went wrong it is enough. */
  readonly mostViolated: number
  readonly say: (line: string) => void
}

const PLACES_PER_SCENARIO = 1_000
const STRIDE = 101
const REQUESTS_PER_SCENARIO = 25

/** Runs histories of one platform and says what went wrong in which; tells how many of them did. */
export async function runHistories(
  runSchedule: RunSchedule,
  { platform, seed, numbers, mostViolated, say }: Histories,
): Promise<number> {
  const startedAt = performance.now()
  const optionsOf = crashes(runSchedule, platform, seed)
  const sum = { schedules: 0, crashes: 0, messages: 0, violated: 0 }
  const diedAt = new Map<string, number>()
  for (const number of numbers) {
    const options = await optionsOf(number)
    const { violations, crashes: crashed, messages } = await runSchedule(options)
    if (typeof options.crash === 'object' && 'request' in options.crash && crashed > 0) {
      diedAt.set(options.crash.request, (diedAt.get(options.crash.request) ?? 0) + 1)
    }
    sum.schedules += 1
    sum.crashes += crashed
    sum.messages += messages
    if (violations.length === 0) continue
    sum.violated += 1
    say(`${platform}: schedule ${number} of seed ${seed}`)
    for (const violation of violations) say(`  ${violation}`)
    say(`  again: npm run simulate -- --platform ${platform} --seed ${seed} --only ${number}`)
    if (sum.violated >= mostViolated) break
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  say(
    `${platform}: ${sum.schedules} schedules, ${sum.crashes} crashes, ${sum.messages} messages, ${sum.violated} violated, ${seconds} s`,
  )
  say(`${platform}: died at ${[...diedAt].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
  return sum.violated
}

/** Where each of them dies. */
function crashes(runSchedule: RunSchedule, platform: Platform, seed: number): (number: number) => Promise<Options> {
  const whole = new Map<number, ScheduleResult>()

  /** The history without any crash. */
  const wholeOf = async (base: number): Promise<ScheduleResult> => {
    const known = whole.get(base) ?? (await runSchedule({ platform, seed: base, crash: 'never' }))
    whole.set(base, known)
    return known
  }

  const atRequest = async (place: number): Promise<Options> => {
    const base = seed + Math.floor(place / REQUESTS_PER_SCENARIO)
    const kinds = [...(await wholeOf(base)).requests]
    const [request, count] = kinds[place % Math.max(1, kinds.length)] ?? ['post', 1]
    const round = Math.floor(place / Math.max(1, kinds.length))
    const when = round % 2 === 0 ? 'before' : 'after'
    return { platform, seed: base, crash: { request, nth: Math.floor(round / 2) % count, when } }
  }

  /**
   * Half of the schedules die at each call in turn, before and after it; a quarter at a request of each kind in turn; the
   * others by chance, up to four times.
   */
  return async (number) => {
    if (number % 4 === 1) return { platform, seed: seed + number, crash: 'by-chance' }
    if (number % 4 === 3) return await atRequest((number - 3) / 4)
    const place = number / 2
    const base = seed + Math.floor(place / PLACES_PER_SCENARIO)
    const { calls } = await wholeOf(base)
    // Spread over the whole history; every place in the long run.
    const at = (place * STRIDE) % (2 * calls)
    return { platform, seed: base, crash: { call: Math.floor(at / 2), when: at % 2 === 0 ? 'before' : 'after' } }
  }
}
