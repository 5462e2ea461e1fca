import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { createTurnstile, type Pass, type Ticket, type Turnstile } from './turnstile.ts'

/** So many failures in a row, over all channels, are an outage and not a channel's own trouble. */
const OUTAGE_FAILURES = 5
const FIRST_OUTAGE_WAIT_MS = 30_000
const LONGEST_OUTAGE_WAIT_MS = 15 * 60_000

/** The way to one platform. */
export type Gate = {
  isOpen(): boolean
  enter(ticket: Ticket): Promise<Pass>
  begin(): void
  leave(requests: number, mayBeMade: boolean): void
  spend(requests: number): Promise<void>
  /** Nothing is sent to the platform before then. */
  halt(untilMs: number): void
  /** The platform answered. */
  noteAnswer(): void
  /**
   * The platform did not answer a channel's request, or said that it is out of order. Many in a row close the way for a
   * while. Returns whether several channels met it one after the other: then it is an outage, and no message's fault.
   */
  noteSilence(channelId: string): boolean
}

export type Traffic = {
  gateTo(adapter: Pick<ChatAdapter, 'platform' | 'capabilities'>): Gate
  /** Something new is due for the channel. */
  hurry(channelId: string): void
  /** Remembers a drain until it ends. */
  track<T>(drain: Promise<T>): Promise<T>
  /** Resolves when what is under way must be given up. */
  readonly givenUp: Promise<'given-up'>
  /** Starts nothing more, waits that long for what is under way, then has it given up. */
  stop(withinMs: number): Promise<void>
}

/** Who may send when, over all channels of this process. */
export function createTraffic(clock: Clock): Traffic {
  const gates = new Map<string, { readonly gate: Gate; readonly turnstile: Turnstile }>()
  const drains = new Set<Promise<unknown>>()
  let isStopped = false
  let giveUp = (): void => undefined
  const givenUp = new Promise<'given-up'>((resolve) => {
    giveUp = () => {
      resolve('given-up')
    }
  })

  const open = (perSecond: number | null): { readonly gate: Gate; readonly turnstile: Turnstile } => {
    const turnstile = createTurnstile(perSecond, clock)
    let haltedUntil = 0
    let failures = 0
    const silent = new Set<string>()
    const isOpen = (): boolean => !isStopped && clock.nowMs() >= haltedUntil
    const halt = (untilMs: number): void => {
      haltedUntil = Math.max(haltedUntil, untilMs)
      turnstile.clear()
    }
    const gate: Gate = {
      isOpen,
      enter: async (ticket) => {
        if (!isOpen()) return 'closed'
        const pass = await turnstile.enter(ticket)
        if (pass !== 'go' || isOpen()) return pass
        turnstile.leave(ticket.requests, false)
        return 'closed'
      },
      begin: () => {
        turnstile.begin()
      },
      leave: (requests, mayBeMade) => {
        turnstile.leave(requests, mayBeMade)
      },
      spend: (requests) => turnstile.spend(requests),
      halt,
      noteAnswer() {
        failures = 0
        silent.clear()
      },
      noteSilence(channelId) {
        failures += 1
        silent.add(channelId)
        if (failures < OUTAGE_FAILURES) return false
        const waitMs = FIRST_OUTAGE_WAIT_MS * 2 ** (failures - OUTAGE_FAILURES)
        halt(clock.nowMs() + Math.min(LONGEST_OUTAGE_WAIT_MS, waitMs))
        return silent.size > 1
      },
    }
    return { gate, turnstile }
  }

  return {
    gateTo({ platform, capabilities }) {
      let known = gates.get(platform)
      if (known === undefined) {
        known = open(capabilities.requestsPerSecond)
        gates.set(platform, known)
      }
      return known.gate
    },
    hurry(channelId) {
      for (const { turnstile } of gates.values()) turnstile.hurry(channelId)
    },
    async track(drain) {
      drains.add(drain)
      try {
        return await drain
      } finally {
        drains.delete(drain)
      }
    },
    givenUp,
    async stop(withinMs) {
      isStopped = true
      for (const { turnstile } of gates.values()) turnstile.clear()
      const waiting = new AbortController()
      const done = (): Promise<unknown> => Promise.allSettled([...drains])
      await Promise.race([done(), clock.sleep(withinMs, waiting.signal)])
      waiting.abort()
      giveUp()
      await done()
    },
  }
}
