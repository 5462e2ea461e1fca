import type { Clock } from '../../core/ports/clock.ts'
import type { Store } from '../../core/ports/store.ts'

/** Where the spending of a day is kept, as `2026-11-25 1234`: a restart does not give the tokens back. */
const SETTING = 'analyst.tokens'

export type Taken = { readonly day: string; readonly tokens: number }

export type TokenBudget = {
  /** Sets tokens aside before a question is asked; `null` when the day's do not reach, and then none were taken. */
  readonly take: (tokens: number) => Promise<Taken | null>
  /** Corrects what was set aside by what the question really used. */
  readonly settle: (taken: Taken, used: number) => Promise<void>
  /** Of this UTC day. */
  readonly left: () => Promise<number>
}

/** At most `perDay` tokens a UTC day. What was set aside is on disk before the question leaves, so a crash costs tokens, never saves them. */
export function createTokenBudget(options: {
  readonly settings: Pick<Store, 'getSetting' | 'setSetting'>
  readonly clock: Pick<Clock, 'nowMs'>
  readonly perDay: number
}): TokenBudget {
  const { settings, clock, perDay } = options
  const today = (): string => new Date(clock.nowMs()).toISOString().slice(0, 10)
  const spentOn = async (day: string): Promise<number> => {
    const match = /^(\S+) (\d+)$/u.exec((await settings.getSetting(SETTING)) ?? '')
    return match?.[1] === day ? Number(match[2]) : 0
  }
  const save = (day: string, tokens: number): Promise<void> => settings.setSetting(SETTING, `${day} ${tokens}`)

  // Reading and writing are two steps: one question at a time takes them.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const turn = last.then(step)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    take: (tokens) =>
      inTurn(async () => {
        const day = today()
        const spent = await spentOn(day)
        if (spent + tokens > perDay) return null
        await save(day, spent + tokens)
        return { day, tokens }
      }),
    settle: (taken, used) =>
      inTurn(async () => {
        // What was taken yesterday is no longer counted.
        if (taken.day === today()) await save(taken.day, Math.max(0, (await spentOn(taken.day)) - taken.tokens + used))
      }),
    left: async () => Math.max(0, perDay - (await spentOn(today()))),
  }
}
