import type { Clock } from '../../core/ports/clock.ts'
import type { Store } from '../../core/ports/store.ts'

/** Where the spending of a day is kept, as `2026-11-25 1234`: a restart does not give the tokens back. */
const SETTING = 'analyst.tokens'

type Taken = { readonly day: string; readonly tokens: number }

type TokenBudget = {
  /** Sets tokens aside before a question is asked; `null` when the day's do not reach, and then none were taken. */
  readonly take: (tokens: number) => Promise<Taken | null>
  /** Corrects what was set aside by what the question really used. */
  readonly settle: (taken: Taken, used: number) => Promise<void>
  /** Of this UTC day. */
  readonly left: () => Promise<number>
}

/** At most `perDay` tokens a UTC day. What was set aside is on disk before the question leaves, so a crash costs tokens, never saves them. */
export function createTokenBudget(options: {
  readonly settings: Pick<Store, 'getSetting' | 'changeSetting'>
  readonly clock: Pick<Clock, 'nowMs'>
  readonly perDay: number
}): TokenBudget {
  const { settings, clock, perDay } = options
  const today = (): string => new Date(clock.nowMs()).toISOString().slice(0, 10)
  return {
    async take(tokens) {
      const day = today()
      const saved = await settings.changeSetting(SETTING, (kept) => {
        const spent = spentOn(day, kept) + tokens
        return spent > perDay ? null : `${day} ${spent}`
      })
      return saved === null ? null : { day, tokens }
    },
    async settle(taken, used) {
      await settings.changeSetting(SETTING, (kept) =>
        // What was taken yesterday is no longer counted.
        taken.day === today() ? `${taken.day} ${Math.max(0, spentOn(taken.day, kept) - taken.tokens + used)}` : null,
      )
    },
    left: async () => Math.max(0, perDay - spentOn(today(), await settings.getSetting(SETTING))),
  }
}

function spentOn(day: string, kept: string | null): number {
  const match = /^(\S+) (\d+)$/u.exec(kept ?? '')
  return match?.[1] === day ? Number(match[2]) : 0
}
