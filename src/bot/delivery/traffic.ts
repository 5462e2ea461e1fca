import { isDoneWithin } from '../../core/done-within.ts'
import { ChatError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { PauseWhy, Roads } from '../../core/ports/meter.ts'
import type { Pace } from '../../core/ports/pace.ts'
import type { Platform } from '../../core/workspace.ts'
import { createAdmission, type Admission } from './admission.ts'
import { createHeldClaims, type HeldClaims } from './held-claims.ts'
import { createTurnstile, LAST_LANE, MAX_INSIDE, type Pass, type Ticket, type Turnstile } from './turnstile.ts'

/** So many failures in a row, over all channels, are an outage and not a channel's own trouble. */
const OUTAGE_FAILURES = 5
const FIRST_OUTAGE_WAIT_MS = 30_000
const LONGEST_OUTAGE_WAIT_MS = 15 * 60_000
/**
 * Discord bars an address for an hour after 10,000 refusals in ten minutes, and other bots may share it: a tenth is ours.
 * What is inside when the way is closed may be refused, too, a note's thread and its look-up included.
 */
const REFUSALS_WITHIN_MS = 10 * 60_000
const MOST_REFUSALS = 1_000 - 4 * MAX_INSIDE

/**
 * Connections to the database are few, and whoever makes or renews a claim needs some of them: when a thousand channels
 * were looked at at once, a renewal waited for seconds behind their questions.
 */
const LOOKS_AT_ONCE = 4

/** Nothing is sent to a platform until then. */
export type Pause = { readonly why: PauseWhy; readonly untilMs: number }
/** The same as it is kept: somebody who sets the clock back must not make it longer. */
type Halt = { readonly why: PauseWhy; readonly endsAt: number }
/** The way to one platform. */
export type Gate = {
  isOpen(): boolean
  enter(ticket: Ticket): Promise<Pass>
  /** Who entered knows now what to send, or that there is nothing. To be called once before `leave`. */
  noteClaimed(): void
  leave(): void
  /** Nothing is sent to the platform for a while. */
  halt(pause: Pause): void
  /** The channel's next turn comes after everybody else's. */
  giveWay(channelId: string): void
  /** The platform answered. */
  noteAnswer(): void
  /**
   * The platform did not answer a channel's request, or said that it is out of order. Many in a row close the way for a
   * while. Returns whether several channels met it one after the other: then it is an outage, and no message's fault.
   */
  noteSilence(channelId: string): boolean
}

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

type Way = {
  readonly gate: Gate
  readonly pace: Pace
  readonly paused: () => Pause | null
  readonly refusals: () => number
  readonly deafness: () => string | null
  readonly turnstile: Turnstile
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

  const open = (platform: Platform, perSecond: number | null): Way => {
    const turnstile = createTurnstile(perSecond, clock)
    let halted: Halt | null = null
    let deafness: string | null = null
    let failures = 0
    const silent = new Set<string>()
    const givingWay = new Set<string>()
    const refusedAt: number[] = []
    const refusals = (): number => {
      const from = clock.monotonicMs() - REFUSALS_WITHIN_MS
      while (refusedAt[0] !== undefined && refusedAt[0] <= from) refusedAt.shift()
      return refusedAt.length
    }
    const leftMs = (): number => (halted === null ? 0 : halted.endsAt - clock.monotonicMs())
    const paused = (): Pause | null => {
      const left = leftMs()
      return halted !== null && left > 0 ? { why: halted.why, untilMs: clock.nowMs() + left } : null
    }
    const isOpen = (): boolean => !isStopped && !elsewhere.has(platform) && leftMs() <= 0
    const halt = ({ why, untilMs }: Pause): void => {
      const forMs = untilMs - clock.nowMs()
      if (forMs > leftMs()) halted = { why, endsAt: clock.monotonicMs() + forMs }
      turnstile.clear()
    }
    const gate: Gate = {
      isOpen,
      enter: async (ticket) => {
        if (!isOpen()) return 'closed'
        const { channelId } = ticket
        const pass = await turnstile.enter(givingWay.has(channelId) ? { ...ticket, lane: LAST_LANE } : ticket)
        if (pass === 'go') givingWay.delete(channelId)
        if (pass !== 'go' || isOpen()) return pass
        turnstile.noteClaimed()
        turnstile.leave()
        return 'closed'
      },
      noteClaimed: () => {
        turnstile.noteClaimed()
      },
      leave: () => {
        turnstile.leave()
      },
      halt,
      giveWay(channelId) {
        givingWay.add(channelId)
      },
      noteAnswer() {
        failures = 0
        silent.clear()
      },
      noteSilence(channelId) {
        failures += 1
        silent.add(channelId)
        if (failures < OUTAGE_FAILURES) return false
        const waitMs = FIRST_OUTAGE_WAIT_MS * 2 ** (failures - OUTAGE_FAILURES)
        halt({ why: 'outage', untilMs: clock.nowMs() + Math.min(LONGEST_OUTAGE_WAIT_MS, waitMs) })
        return silent.size > 1
      },
    }
    const pace: Pace = {
      async request() {
        await turnstile.request()
        const pause = paused()
        if (pause?.why !== 'refusals') return
        const retryAfterMs = pause.untilMs - clock.nowMs()
        throw new ChatError('rate-limited', 'Too many requests were refused: none is made for a while', {
          retryAfterMs,
        })
      },
      noteRefusal() {
        refusedAt.push(clock.monotonicMs())
        if (refusals() < MOST_REFUSALS) return false
        const isNews = paused()?.why !== 'refusals'
        halt({ why: 'refusals', untilMs: clock.nowMs() + REFUSALS_WITHIN_MS })
        return isNews
      },
      noteBadToken() {
        halt({ why: 'unauthorized', untilMs: Number.POSITIVE_INFINITY })
      },
      noteDeaf(problem) {
        deafness = problem
      },
    }
    return { gate, pace, paused, refusals, deafness: () => deafness, turnstile }
  }
  const wayTo = (platform: Platform, requestsPerSecond: number | null): Way => {
    const known = ways.get(platform) ?? open(platform, requestsPerSecond)
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
