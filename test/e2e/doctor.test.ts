import { createServer, type Server } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NEEDED_PERMISSIONS } from '../../src/bot/adapters/discord/needed-permissions.ts'
import { slackManifest } from '../../src/bot/adapters/slack/manifest.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel } from '../builders/channel.ts'
import { startPostgres } from '../builders/postgres.ts'
import { sequence } from '../builders/sequence.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { examine } from '../../src/checkup.ts'
import { parseConfig } from '../../src/config.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { closeServer } from '../fakes/close-server.ts'
import { runAiwire } from './run-aiwire.ts'

const DISCORD_TOKEN = `${'M'.repeat(24)}.GabcDE.${'k'.repeat(30)}`
const SLACK_BOT_TOKEN = 'xoxb-000000000000-canary'
const SLACK_APP_TOKEN = 'xapp-1-A0000000000-canary'
const PUBLIC_KEY = 'ab'.repeat(32)
const ALL = Object.values(NEEDED_PERMISSIONS).reduce((sum, bit) => sum | bit, 0n)

let folder: string
let platforms: Server
let url: string
/** How the platforms are this time. */
let world: {
  permissions: bigint
  scopes: readonly string[]
  isKnown: boolean
  offMs: number
  /** Where Discord sends interactions. */
  endpoint: string | null
  /** How many shards Discord recommends. */
  shards: number
  /** What the one server is called, by whoever owns it. */
  server: string
  /** What Slack says of a code for an installation. */
  code: string
}
let asked: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-doctor-'))
  const scopes = slackManifest([], null).oauth_config.scopes.bot
  world = {
    permissions: ALL,
    scopes,
    isKnown: true,
    offMs: 0,
    endpoint: null,
    shards: 1,
    server: 'Lab',
    code: 'invalid_code',
  }
  asked = []
  platforms = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.setHeader('date', new Date(Date.now() + world.offMs).toUTCString())
    response.setHeader('content-type', 'application/json')
    const path = request.url ?? ''
    if (path.startsWith('/discord/v10/users/@me')) {
      if (!world.isKnown) response.statusCode = 401
      const guilds = [{ id: '1', name: world.server, permissions: String(world.permissions) }]
      const answer = path.includes('guilds') ? guilds : { id: '2', username: 'aiwire' }
      response.end(JSON.stringify(world.isKnown ? answer : { code: 0, message: '401: Unauthorized' }))
      return
    }
    if (path.startsWith('/discord/v10/applications/@me')) {
      const { endpoint: interactions_endpoint_url } = world
      response.end(JSON.stringify({ id: '3', name: 'AI Wire', verify_key: PUBLIC_KEY, interactions_endpoint_url }))
      return
    }
    if (path.startsWith('/discord/v10/gateway/bot')) {
      response.end(JSON.stringify({ url: 'wss://127.0.0.1', shards: world.shards }))
      return
    }
    if (path.startsWith('/slack/oauth.v2.access')) {
      response.end(JSON.stringify({ ok: false, error: world.code }))
      return
    }
    response.setHeader('x-oauth-scopes', world.scopes.join(','))
    const well = { ok: true, team: 'Lab', user: 'aiwire', url: 'wss://127.0.0.1/none' }
    response.end(JSON.stringify(world.isKnown ? well : { ok: false, error: 'invalid_auth' }))
  })
  await new Promise<void>((resolve) => platforms.listen(0, '127.0.0.1', resolve))
  const address = platforms.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterEach(async () => {
  await closeServer(platforms)
  rmSync(folder, { recursive: true, force: true })
})

const TOKENS = { DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN }

function environment(): Readonly<Record<string, string>> {
  const places = { DISCORD_API_URL: `${url}/discord`, SLACK_API_URL: `${url}/slack/`, PORT: '0' }
  const database = { DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, BACKUP_FOLDER: join(folder, 'backups') }
  return { ...TOKENS, ...places, ...database }
}

/** `level part words` of each finding. */
async function look(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const findings = await examine(parseConfig({ ...environment(), ...more }), systemClock, SILENT)
  const text = findings.map(({ level, part, words }) => `${level} ${part} ${words}`).join('\n')
  // Whatever is wrong, no token is ever shown.
  for (const secret of Object.values(TOKENS)) expect(text).not.toContain(secret)
  return text
}

test('all is well: every part is looked at, and nothing is written or posted', async () => {
  const { code, output } = await runAiwire(['doctor'], { environment: environment() })
  expect(output).not.toMatch(/^(?:BAD|look) /mu)
  expect(code).toBe(0)
  for (const part of ['settings', 'discord', 'slack', 'database', 'disk', 'clock', 'http', 'backup']) {
    expect(output).toMatch(new RegExp(`^ok +${part} `, 'mu'))
  }
  expect(existsSync(join(folder, 'bot.db'))).toBe(false)
  expect(asked.filter((one) => /message|channel/u.test(one))).toEqual([])
})

test('each thing that is wrong is named, with what to do', async () => {
  const store = await openStore({ url: `sqlite:${join(folder, 'bot.db')}`, random: sequence() })
  await store.close()
  const permissions = ALL & ~(NEEDED_PERMISSIONS['Embed Links'] ?? 0n)
  world = { ...world, permissions, scopes: ['commands'], offMs: 601_000 }
  const partly = await look({ HOST: '0.0.0.0' })
  expect(partly).toMatch(/^warn discord In Lab the bot's roles lack Embed Links\./mu)
  expect(partly).toMatch(/^fail slack The bot token lacks channels:read, /mu)
  expect(partly).not.toMatch(/^fail slack .*(?:files|history)/mu)
  expect(partly).toMatch(/^warn slack Without channels:history, groups:history a message /mu)
  expect(partly).toMatch(/^warn slack Without files:read, files:write the roundup comes without its charts\./mu)
  expect(partly).toMatch(/^fail clock The clock is \d{3} seconds off/mu)
  expect(partly).toMatch(/^warn http .*Set ADMIN_PASSWORD/mu)
  expect(partly).toMatch(/^ok database .* is whole/mu)
  world = { ...world, isKnown: false }
  writeFileSync(join(folder, 'bot.db'), 'not a database '.repeat(300))
  const refused = await look()
  expect(refused).toMatch(/^fail discord Discord refuses DISCORD_TOKEN/mu)
  expect(refused).toMatch(/^fail slack .*Copy SLACK_BOT_TOKEN again, or .*IP address ranges/mu)
  expect(refused).toMatch(/^fail slack .*Copy SLACK_APP_TOKEN again/mu)
  expect(refused).toMatch(/^fail database .*restore a backup/mu)
})

test('the name of a server draws nothing in the terminal, and begins no line of its own', async () => {
  const server = '\u001b[2J\u001b]0;gone\u0007Lab\nok    discord   \u202eAll is well.'
  world = { ...world, server, permissions: ALL & ~(NEEDED_PERMISSIONS['Embed Links'] ?? 0n) }
  const { output } = await runAiwire(['doctor'], { environment: environment() })
  expect(output).toContain('In Lab ok discord All is well. the')
  expect(output).not.toMatch(/[[\p{Cc}\p{Cf}]--\n]/v)
})

test('a database that is damaged is told in a line, and not opened', async () => {
  writeFileSync(join(folder, 'bot.db'), 'not a database '.repeat(300))
  const { code, output, errors } = await runAiwire(['doctor'], { environment: environment() })
  expect(output).toMatch(/^BAD +database .*restore a backup/mu)
  expect([code, errors, /^\w+ +feeds /mu.test(output)]).toEqual([1, '', false])
})

test('where most feeds cannot be reached it is said once, and not of each that it may be misspelt', async () => {
  const databaseUrl = `sqlite:${join(folder, 'unreached.db')}`
  const store = await openStore({ url: databaseUrl, random: sequence() })
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const feeds = ids.map((id) => ({ ...WIRE_FEED, id, name: `The ${id}`, url: `https://${id}.example/feed` }))
  await store.feeds.replaceCatalogue(feeds)
  const fail = async (unread: readonly string[]): Promise<string> => {
    for (const { feed, state } of await store.feeds.list()) {
      const isUnread = unread.includes(feed.id)
      const problem = isUnread ? 'dns' : null
      const words = isUnread ? 'Check the spelling.' : null
      await store.feeds.saveState(feed.id, { ...state, lastSuccessAt: 1, problem, lastProblem: words })
    }
    return (await runAiwire(['doctor'], { environment: { DATABASE_URL: databaseUrl, PORT: '1' } })).output
  }
  const most = await fail(['a', 'b', 'c', 'd'])
  expect(most).toContain('4 of the 6 feeds that were asked could not be reached')
  expect(most).toContain('look whether this computer reaches the internet')
  expect(most).not.toContain('Check the spelling.')
  const few = await fail(['a', 'b', 'c'])
  expect(few).toContain('In trouble: 3 of 6 feeds.')
  expect(few).toContain('Check the spelling.')
  await store.close()
})

/** One message that no attempt could send. */
async function oweInVain(store: Store): Promise<void> {
  const { id: channelId } = await addChannel(store, 'c')
  await store.deliveries.add({ channelId, kind: 'roundup', storyId: null, week: '2026-W07', revision: 0, dueAt: 1 })
  const claimed = await store.deliveries.claimNext(channelId, 1, 1_000)
  if (claimed !== null) await store.deliveries.markEnded(claimed, 'dead', 'The platform did not answer.')
}

test('of a database that others may read, the feeds and what could not be sent are told all the same', async () => {
  const file = join(folder, 'bot.db')
  const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
  await oweInVain(store)
  await store.close()
  chmodSync(file, 0o644)
  const { output } = await runAiwire(['doctor'], { environment: environment() })
  expect(output).toMatch(/^look +rights .*chmod 600/mu)
  expect(output).toMatch(/^ok +database .* is whole/mu)
  expect(output).toMatch(/^ok +feeds /mu)
  expect(output).toMatch(/^look +messages +1 message could not be sent, and is kept\. See why with: aiwire dead list/mu)
})

test('on PostgreSQL, feeds and what could not be sent are told, and an empty database stays empty', async () => {
  const postgres = await startPostgres()
  try {
    const databaseUrl = await postgres.createDatabase()
    const look = async () =>
      (await runAiwire(['doctor'], { environment: { DATABASE_URL: databaseUrl, PORT: '1' } })).output
    expect(await look()).toMatch(/^look +feeds +DATABASE_URL: no bot ran on this database yet\./mu)
    expect(await look()).toMatch(/^ok +database .* is empty; the first start fills it\./mu)
    const store = await openStore({ url: databaseUrl, random: sequence() })
    await store.feeds.replaceCatalogue([WIRE_FEED])
    const [stored] = await store.feeds.list()
    if (stored === undefined) throw new Error('the feed is missing')
    const refused = { problem: 'login', lastProblem: 'It refuses us.', troubledAt: 1, failuresInARow: 3 } as const
    await store.feeds.saveState(stored.feed.id, { ...stored.state, ...refused })
    await oweInVain(store)
    const told = await look()
    await store.close()
    expect(told).toMatch(/^look +feeds +In trouble: 1 of 1 feed\./mu)
    expect(told).toMatch(/^look +feeds +.*It refuses us\. 3 times in a row\./mu)
    expect(told).toMatch(/^look +messages +1 message could not be sent, and is kept\./mu)
  } finally {
    await postgres.stop()
  }
}, 60_000)

test('a port that something else holds, a host of another computer and a folder that is none are named', async () => {
  const mute = createSocketServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const address = mute.address()
  const port = String(typeof address === 'object' && address !== null ? address.port : 0)
  expect(await look({ PORT: port })).toMatch(/^fail http PORT: 127\.0\.0\.1:\d+ cannot be used .*Set another PORT/mu)
  await new Promise((resolve) => mute.close(resolve))
  expect(await look({ PORT: port })).toMatch(/^ok http .*the port is free/mu)
  expect(await look({ HOST: 'nowhere.invalid' })).toMatch(/^fail http HOST: nowhere\.invalid is no address of this/mu)
  const run = await runAiwire(['start'], { environment: { ...environment(), HOST: 'nowhere.invalid' } })
  expect([run.code, run.errors]).toEqual([2, expect.stringContaining('HOST: nowhere.invalid is no address')])

  expect(await look({ PORT: new URL(url).port })).toMatch(/^fail http Something else answers on .*Set another PORT/mu)
  expect(await look({ HOST: 'two words' })).toMatch(/^fail http HOST: two words is no address of this/mu)
  // Whether this computer has it or not.
  expect(await look({ HOST: '::1', PORT: port })).toMatch(
    /^(?:ok http Nothing answers on \[::1\]|fail http HOST: ::1)/mu,
  )

  const file = join(folder, 'notes.txt')
  writeFileSync(file, 'mine')
  expect(await look({ BACKUP_FOLDER: join(file, 'backups') })).toMatch(/^warn backup No copies can be written to /mu)
})

test('the advice fits the database: a copy by its own tools, and a folder whose disk is not mounted is named', async () => {
  const away = await look({ DATABASE_URL: 'postgres://ann@127.0.0.1:1/news', BACKUP_FOLDER: '' })
  expect(away).toMatch(/^fail database postgres:\/\/127\.0\.0\.1:1\/news cannot be reached/mu)
  expect(away).toMatch(/^warn backup .*pg_dump/mu)
  expect(away).not.toContain('Set BACKUP_FOLDER')

  const link = join(folder, 'volume')
  symlinkSync(join(folder, 'nowhere'), link)
  const unmounted = await look({ DATABASE_URL: `sqlite:${join(link, 'bot.db')}`, BACKUP_FOLDER: join(link, 'backups') })
  expect(unmounted).toMatch(/^fail database .*volume cannot be written/mu)
  expect(unmounted).toMatch(/^fail disk .*volume is a link to what is not there/mu)
  expect(unmounted).toMatch(/^warn backup No copies can be written/mu)
})

test('where Discord sends interactions is compared with where they are waited for', async () => {
  const http = { DISCORD_PUBLIC_KEY: PUBLIC_KEY, PUBLIC_URL: 'https://aiwire.example/' }
  const address = 'https://aiwire.example/discord/interactions'
  expect(await look(http)).toMatch(/^fail discord While the bot runs, put .*\/discord\/interactions into/mu)
  expect(await look({ ...http, DISCORD_PUBLIC_KEY: 'cd'.repeat(32) })).toMatch(/^fail discord DISCORD_PUBLIC_KEY is/mu)
  world = { ...world, endpoint: address }
  expect(await look(http)).toContain(`ok discord Discord sends interactions to ${address}.`)
  expect(await look()).toMatch(/^fail discord .*no command gets to the gateway. Empty Interactions Endpoint URL/mu)
})

test('Slack over HTTP is asked whether it knows the app, by a code that nobody was given', async () => {
  const secret = 'cd'.repeat(16)
  const app = {
    ...{ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', PUBLIC_URL: 'https://aiwire.example.org' },
    ...{ SLACK_SIGNING_SECRET: 'ab'.repeat(16), SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: secret },
    SLACK_TOKEN_KEY: 'ab'.repeat(32),
  }
  const known = await look(app)
  expect(known).toMatch(/^ok slack Slack over HTTP is set\. Workspaces install it at https:\/\/aiwire\.example\.org/mu)
  for (const [code, setting] of [
    ['bad_client_secret', 'SLACK_CLIENT_SECRET'],
    ['invalid_client_id', 'SLACK_CLIENT_ID'],
  ] as const) {
    world.code = code
    const refused = await look(app)
    expect(refused).toMatch(new RegExp(`^fail slack Slack refused: ${code}\\. Copy ${setting} again`, 'mu'))
    expect(refused).not.toContain('Slack over HTTP is set')
    expect(refused).not.toContain(secret)
  }
  const unreached = await look({ ...app, SLACK_API_URL: 'http://127.0.0.1:1/' })
  expect(unreached).toMatch(/^fail slack .*Check that this computer reaches Slack/mu)
})

test('what is wrong with the settings ends the look and the exit code tells it', async () => {
  const { code, output } = await runAiwire(['doctor'], { environment: { PORT: 'many', SLACK_BOT_TOKEN } })
  expect(code).toBe(1)
  expect(output).toMatch(/^BAD +settings +PORT must be/mu)
  expect(output).toMatch(/^BAD +settings +SLACK_APP_TOKEN is missing/mu)
})

test('the shards that are kept are compared with how many Discord recommends', async () => {
  expect(await look()).toContain('ok discord Discord recommends 1 shard, and as many are kept.')
  world = { ...world, shards: 8 }
  const few = await look({ DISCORD_SHARDS: '0-3/4' })
  expect(few).toMatch(
    /^warn discord Discord recommends 8 shards, and DISCORD_SHARDS \(0-3\/4\) has 4\. Stop all gateways, .* end in 8 /mu,
  )
  expect(await look({ DISCORD_SHARDS: '0-8/9' })).toContain('ok discord Discord recommends 8 shards')
})
