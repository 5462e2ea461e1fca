import type { Analyst } from '../../core/ports/analyst.ts'
import type { Route } from '../../core/ports/route.ts'

/** How the analyst is, as JSON. Never a failure: the bot is well without it. */
export function analystRoute(analyst: Analyst): Route {
  return { method: 'GET', path: '/health/analyst', handle: async () => Response.json(await analyst.health()) }
}
