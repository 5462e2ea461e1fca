import type { Config } from '../config.ts'
import type { Analyst } from '../core/ports/analyst.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedDesk } from '../core/ports/feed-desk.ts'
import type { Log } from '../core/ports/log.ts'
import type { Route } from '../core/ports/route.ts'
import type { Store } from '../core/ports/store.ts'
import type { Role } from '../core/role.ts'
import { analystRoute } from '../news/analyst/analyst-route.ts'
import { livez, startHttpServer, type HttpServer, type NodeListener } from '../ops/http-server.ts'
import { createPrivacy } from '../ops/private-routes.ts'
import { readyz, type ReadyChecks } from '../ops/readiness.ts'
import { notForYou } from '../web/not-for-you.ts'
import { notFound } from '../web/not-found.ts'
import { publicRoutes } from './public-routes.ts'

type ServedParts = {
  readonly config: Config
  readonly roles: readonly Role[]
  readonly store: Store
  readonly feedDesk: FeedDesk
  readonly analyst: Analyst | null
  readonly checks: ReadyChecks
  readonly metrics: Route
  /** Where hubs push to. */
  readonly pushes: readonly Route[]
  /** What platforms send. */
  readonly ofPlatforms: { readonly routes: readonly Route[]; readonly listeners: readonly NodeListener[] }
  readonly clock: Clock
  readonly log: Log
}

/** Serves what a process with these roles answers. Throws InputError when it cannot listen there. */
export async function serve(parts: ServedParts): Promise<HttpServer> {
  const { config, roles, store, feedDesk, analyst, checks, metrics, pushes, ofPlatforms, clock, log } = parts
  const { host, port, basePath, publicUrl } = config
  const privacy = createPrivacy({
    ...{ host, publicUrl, password: config.adminPassword },
    refuse: (request, status) => notForYou(request, status, basePath),
  })
  const isWeb = roles.includes('web')
  // What platforms send is answered by who is connected.
  const isGateway = roles.includes('gateway')
  return await startHttpServer({
    ...{ host, port, basePath, log },
    routes: [
      livez,
      readyz(checks, clock),
      privacy.guard(metrics),
      ...(analyst === null ? [] : [privacy.guard(analystRoute(analyst))]),
      ...(isWeb ? [...pushes, ...publicRoutes({ config, store, feedDesk, privacy, clock })] : []),
      ...(isGateway ? ofPlatforms.routes : []),
    ],
    listeners: isGateway ? ofPlatforms.listeners : [],
    ...(isWeb ? { notFound: (request: Request) => notFound(request, basePath) } : {}),
  })
}
