import { afterAll, beforeAll } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { sequence } from '../builders/sequence.ts'
import { storeContract } from './store.contract.ts'

let server: PostgresServer
let url: string
beforeAll(async () => {
  server = await startPostgres()
  url = await server.createDatabase()
})
afterAll(() => server.stop())

storeContract('PostgreSQL', async () => {
  await server.wipe(url)
  return await openStore({ url, random: sequence() })
})
