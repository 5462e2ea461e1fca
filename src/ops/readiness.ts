import { isDoneWithin } from '../core/done-within.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Route } from '../core/ports/route.ts'

/** What must be well for the bot to do its work, by name: `null` when it is, else what is wrong, in plain words. */
export type ReadyChecks = Readonly<Record<string, () => string | null | Promise<string | null>>>

/** Whoever asks gives up after five or ten seconds, and would not hear what is wrong. */
export const ANSWER_WITHIN_MS = 3_000

/** 200 when everything is well, else 503; the body names each check. */
export function readyz(checks: ReadyChecks, clock: Clock): Route {
  return {
    method: 'GET',
    path: '/readyz',
    async handle() {
      const found = await runChecks(checks, clock)
      const isReady = Object.values(found).every((problem) => problem === null)
      const told = Object.fromEntries(Object.entries(found).map(([name, problem]) => [name, problem ?? 'ok']))
      return Response.json({ ready: isReady, checks: told }, { status: isReady ? 200 : 503 })
    },
  }
}

/** What is wrong by the name of each check. Never rejects, and waits for none of them for long. */
export async function runChecks(checks: ReadyChecks, clock: Clock): Promise<Readonly<Record<string, string | null>>> {
  const found = Object.entries(checks).map(async ([name, check]) => [name, await resultOf(check, clock)] as const)
  return Object.fromEntries(await Promise.all(found))
}

async function resultOf(check: ReadyChecks[string], clock: Clock): Promise<string | null> {
  let problem: string | null = SILENT
  const work = async (): Promise<void> => {
    problem = await check()
  }
  try {
    return (await isDoneWithin(ANSWER_WITHIN_MS, work(), clock)) ? problem : SILENT
  } catch {
    // Why is in the log of whoever failed: this page is open to everybody.
    return SILENT
  }
}

const SILENT = 'it does not answer'
