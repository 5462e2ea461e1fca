import { isDoneWithin } from '../../core/done-within.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Roads } from '../../core/ports/meter.ts'
import type { Pace } from '../../core/ports/pace.ts'
import type { Platform } from '../../core/workspace.ts'
import { createAdmission, type Admission } from './admission.ts'
import { createHeldClaims, type HeldClaims } from './held-claims.ts'
import { openWay, type Gate, type Way } from './way.ts'

/**
 * Connections to the database are few, and whoever makes or renews a claim needs some of them: when a thousand channels
 * were looked at at once, a renewal waited for seconds behind their questions.
 */
const LOOKS_AT_ONCE = 4

export type Traffic = Roads & {
  gateTo(adapter: Pick<ChatAdapter, 'platform' | 'capabilities'>): Gate
  /** What is being sent at the moment. */
  readonly claims: HeldClaims
  /** Whose next delivery is looked for. */
  readonly looks: Admission
  /** What the requests of that platform's adapter pass. */
  paceOf(platform: Platform, requestsPerSecond: number | null): Pace
  /** Why nobody is answered on the platform until another start, and what to do; `null` when people are. */
  deafnessOf(platform: Platform): string | null
  /** Another process sends to the platform now: who waits here is turned away, and what is under way comes to its end. */
  leave(platform: Platform): void
  /** This process sends to the platform again, as it does from the beginning. */
  serve(platform: Platform): void
  /** Something new is due for the channel. */
  hurry(channelId: string): void
  /** A process that ended was sending something to these channels: that goes before all that waits. */
  takeUp(channelIds: readonly string[]): void
  /** Remembers a drain until it ends. */
  track<T>(drain: Promise<T>): Promise<T>
  /** What comes of the work, or `given-up` as soon as what is under way must be given up. */
  orGivenUp<T>(work: Promise<T>): Promise<T | 'given-up'>
  /** Starts nothing more, waits that long for what is under way, then has it given up. */
  stop(withinMs: number): Promise<void>
}

/** Who may send when, over all channels of this process. */
export function createTraffic(clock: Clock): Traffic {
  const looks = createAdmission(LOOKS_AT_ONCE)
  const ways = new Map<Platform, Way>()
  const drains = new Set<Promise<unknown>>()
  /** Where another process sends. */
  const elsewhere = new Set<Platform>()
  let isStopped = false
  let isGivenUp = false
  /** Ends the wait of each work under way. A promise that lasts as long as the process would keep every race it was in. */
  const waiting = new Set<() => void>()

  const wayTo = (platform: Platform, requestsPerSecond: number | null): Way => {
    const isServed = (): boolean => !isStopped && !elsewhere.has(platform)
    const known = ways.get(platform) ?? openWay(requestsPerSecond, clock, isServed)
    ways.set(platform, known)
    return known
  }

  return {
    claims: createHeldClaims(),
    looks,
    gateTo: ({ platform, capabilities }) => wayTo(platform, capabilities.requestsPerSecond).gate,
    paceOf: (platform, requestsPerSecond) => wayTo(platform, requestsPerSecond).pace,
    pauseOf: (platform) => ways.get(platform)?.paused() ?? null,
    deafnessOf: (platform) => ways.get(platform)?.deafness() ?? null,
    refusalsOf: (platform) => ways.get(platform)?.refusals() ?? 0,
    leave(platform) {
      elsewhere.add(platform)
      ways.get(platform)?.turnstile.clear()
    },
    serve(platform) {
      elsewhere.delete(platform)
    },
    hurry(channelId) {
      for (const { turnstile } of ways.values()) turnstile.hurry(channelId)
    },
    takeUp(channelIds) {
      looks.prefer(channelIds)
      for (const { turnstile } of ways.values()) turnstile.takeUp(channelIds)
    },
    async track(drain) {
      drains.add(drain)
      try {
        return await drain
      } finally {
        drains.delete(drain)
      }
    },
    orGivenUp: (work) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiting.delete(giveUp)
          resolve('given-up')
        }
        if (isGivenUp) giveUp()
        else waiting.add(giveUp)
        work.then(resolve, reject).finally(() => waiting.delete(giveUp))
      }),
    async stop(withinMs) {
      isStopped = true
      for (const { turnstile } of ways.values()) turnstile.clear()
      const done = (): Promise<unknown> => Promise.allSettled([...drains])
      await isDoneWithin(withinMs, done(), clock)
      isGivenUp = true
      for (const giveUp of waiting) giveUp()
      await done()
    },
  }
}
