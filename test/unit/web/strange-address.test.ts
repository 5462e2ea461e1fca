import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { startHttpServer } from '../../../src/ops/http-server.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { ledgerRoutes } from '../../../src/web/ledger-routes.ts'
import { startPostgres } from '../../builders/postgres.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'

test('an address that PostgreSQL cannot even look up is one at which nothing is', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const store = await openStore({ url: await postgres.createDatabase(), random: sequence() })
  const routes = ledgerRoutes({ stories: store.stories, clock: systemClock, basePath: '' })
  const errors: unknown[] = []
  const log = { ...SILENT, error: (_message: string, fields?: object) => void errors.push(fields) }
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes, log })
  const statuses: number[] = []
  for (const path of ['/stories/a%00b', '/stories/%00', '/stories/%ed%a0%80', '/models?q=a%00b', '/funding?q=%ff'])
    statuses.push((await fetch(server.url + path)).status)
  await server.close()
  await store.close()
  expect([statuses, errors]).toEqual([[404, 404, 404, 200, 200], []])
}, 60_000)
