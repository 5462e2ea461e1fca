import type { Route } from '../core/ports/route.ts'

/** What must be well for the bot to do its work, by name: `null` when it is, else what is wrong, in plain words. */
type ReadyChecks = Readonly<Record<string, () => string | null | Promise<string | null>>>

/** 200 when everything is well, else 503; the body names each check. */
export function readyz(checks: ReadyChecks): Route {
  return {
    method: 'GET',
    path: '/readyz',
    async handle() {
      const found: Record<string, string> = {}
      let isReady = true
      for (const [name, check] of Object.entries(checks)) {
        const problem = await resultOf(check)
        found[name] = problem ?? 'ok'
        isReady &&= problem === null
      }
      return Response.json({ ready: isReady, checks: found }, { status: isReady ? 200 : 503 })
    },
  }
}

async function resultOf(check: ReadyChecks[string]): Promise<string | null> {
  try {
    return await check()
  } catch {
    // Why is in the log of whoever failed: this page is open to everybody.
    return 'it does not answer'
  }
}
