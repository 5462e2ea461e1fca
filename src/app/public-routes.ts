import type { Config } from '../config.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedDesk } from '../core/ports/feed-desk.ts'
import type { Route } from '../core/ports/route.ts'
import type { Store } from '../core/ports/store.ts'
import type { Privacy } from '../ops/private-routes.ts'
import { ledgerRoutes } from '../web/ledger-routes.ts'
import { overviewRoutes } from '../web/overview-routes.ts'
import { roundupRoutes } from '../web/roundup-routes.ts'
import { roundupSource } from './roundup-source.ts'

type PublicParts = {
  readonly config: Config
  readonly store: Store
  readonly feedDesk: FeedDesk
  readonly privacy: Privacy
  readonly clock: Clock
}

/** Pages for people, and feeds of our own. */
export function publicRoutes({ config, store, feedDesk, privacy, clock }: PublicParts): readonly Route[] {
  const { basePath } = config
  return [
    ...overviewRoutes({ store, clock, basePath, levelOf: (stored) => feedDesk.levelOf(stored), ...privacy }),
    ...roundupRoutes(roundupSource(store, config, clock), config, clock),
    ...ledgerRoutes({ stories: store.stories, clock, basePath }),
  ]
}
