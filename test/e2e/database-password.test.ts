import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { startProcess } from './bot-process.ts'
import { runAiwire } from './run-aiwire.ts'

const POLL = { interval: 20, timeout: 30_000 }
const WITHIN_MS = 60_000
/** In an address it would have to be written otherwise, or be another one. */
const PASSWORD = 'p@ss/w?rd#%41'
/** Nobody is asked with it. */
const TOKEN = `${'a'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(27)}`

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
}, WITHIN_MS)
afterAll(() => postgres.stop(), WITHIN_MS)

test(
  'the password of a database need not stand in its address: every connection takes it from PGPASSWORD, as it is',
  async () => {
    const { href, host, pathname } = new URL(await postgres.createDatabase())
    const operator = new pg.Client(href)
    await operator.connect()
    onTestFinished(() => operator.end())
    await operator.query(`create role aiwire login password '${PASSWORD}'`)
    await operator.query(`alter database ${pathname.slice(1)} owner to aiwire`)

    const address = { DATABASE_URL: `postgres://aiwire@${host}${pathname}`, PGPASSWORD: PASSWORD }
    const sender = await startProcess('sender', { ...address, DISCORD_TOKEN: TOKEN })
    onTestFinished(() => sender.kill())
    expect((await fetch(`${sender.url}/readyz`)).status).toBe(200)
    await expect.poll(() => sender.log(), POLL).toContain('this process has the right now')
    const { rows } = await operator.query<{ readonly name: string }>(
      `select distinct application_name as name from pg_stat_activity where usename = 'aiwire' order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(['aiwire', 'aiwire-jobs', 'aiwire-lock'])
  },
  WITHIN_MS,
)

test('an address as providers hand it out brings no warning of a library', async () => {
  const environment = { DATABASE_URL: 'postgres://ann@127.0.0.1:1/news?sslmode=require', PORT: '0' }
  const doctor = await runAiwire(['doctor'], { environment })
  expect(doctor).toMatchObject({ code: 1, errors: '' })
  expect(doctor.output).toMatch(/^BAD +database +postgres:\/\/127\.0\.0\.1:1\/news cannot be reached/mu)
})
