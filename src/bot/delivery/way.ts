import { ChatError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { PauseWhy } from '../../core/ports/meter.ts'
import type { Pace } from '../../core/ports/pace.ts'
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

/** Nothing is sent to a platform until then. */
export type Pause = { readonly why: PauseWhy; readonly untilMs: number }
/** The same as it is kept: somebody who sets the clock back must not make it longer. */
type Halt = { readonly why: PauseWhy; readonly endsAt: number }
/** The way to one platform. */
export type Gate = {
  isOpen(): boolean
  enter(ticket: Ticket): Promise<Pass>
  /** Who entered knows now what to send, or that there is nothing. To be called once before `leave`. */
  noteClaimed(ticket: Ticket): void
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

/** All that a process knows of one platform's way, and does there. */
export type Way = {
  readonly gate: Gate
  readonly pace: Pace
  readonly paused: () => Pause | null
  readonly refusals: () => number
  readonly deafness: () => string | null
  readonly turnstile: Turnstile
}

/** `isServed`: whether this process sends to the platform at all; `perSecond`: requests, `null` for no bound. */
export function openWay(perSecond: number | null, clock: Clock, isServed: () => boolean): Way {
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
  const isOpen = (): boolean => isServed() && leftMs() <= 0
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
      turnstile.noteClaimed(ticket)
      turnstile.leave()
      return 'closed'
    },
    noteClaimed: (ticket) => {
      turnstile.noteClaimed(ticket)
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
