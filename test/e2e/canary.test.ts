import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { closeServer } from '../fakes/close-server.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CANARIES = {
  DISCORD_TOKEN: `${'M'.repeat(24)}.GcanAR.${'y'.repeat(30)}`,
  SLACK_BOT_TOKEN: 'xoxb-000000000000-canary-bot',
  SLACK_APP_TOKEN: 'xapp-1-A0000000000-canary-app',
  ANALYST_API_KEY: 'sk-canary-analyst-0000000000',
  // JSON writes it in another way.
  ADMIN_PASSWORD: 'a "canary" \\ password',
}

let folder: string
let world: Server
let url: string
let heard: Set<string>
let isDiscordWell: boolean

/** A world that throws back whatever it is told, in every place where an error may pick it up. */
function echo(request: IncomingMessage, response: ServerResponse): void {
  let body = ''
  request.setEncoding('utf8').on('data', (text: string) => (body += text))
  request.on('end', () => {
    const said = `${JSON.stringify(request.headers)} ${body}`
    for (const canary of Object.values(CANARIES)) if (said.includes(canary)) heard.add(canary)
    const path = request.url ?? ''
    response.setHeader('content-type', 'application/json')
    response.statusCode = path.startsWith('/slack') ? 200 : isDiscordWell ? 500 : 401
    response.end(JSON.stringify({ ok: false, error: said, message: said, code: 0, errors: [said] }))
  })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-canary-'))
  heard = new Set()
  world = createServer(echo)
  await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve))
  const address = world.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  await restAllFeeds(`sqlite:${join(folder, 'bot.db')}`)
})
afterEach(async () => {
  await closeServer(world)
  rmSync(folder, { recursive: true, force: true })
})

/** Everything that a run prints. */
async function run(verb: string, without: readonly string[]): Promise<string> {
  const places = { DISCORD_API_URL: `${url}/discord`, SLACK_API_URL: `${url}/slack/`, ANALYST_BASE_URL: `${url}/v1` }
  const analyst = { ANALYST_PROVIDER: 'openai-compatible', ANALYST_MODEL: 'any' }
  const rest = { DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, PORT: '0', LOG_LEVEL: 'debug' }
  const given = {
    ...CANARIES,
    ...places,
    ...analyst,
    ...rest,
    PATH: process.env.PATH ?? '',
  }
  const env = Object.fromEntries(Object.entries(given).filter(([name]) => !without.includes(name)))
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'aiwire.mjs'), verb], { cwd: folder, env })
  let printed = ''
  const print = (text: string): void => {
    printed += text
    // It would go on for as long as a platform is away.
    if (printed.includes('is tried again')) child.kill('SIGTERM')
  }
  child.stdout.setEncoding('utf8').on('data', print)
  child.stderr.setEncoding('utf8').on('data', print)
  const ended = new Promise((resolve) => child.once('close', resolve))
  const patience = setTimeout(() => child.kill('SIGTERM'), 50_000)
  await ended
  clearTimeout(patience)
  return printed
}

const DISCORD = ['DISCORD_TOKEN', 'DISCORD_API_URL']
const SLACK = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_API_URL']

test.each([
  ['start', 'Discord refuses the token', SLACK, false],
  ['start', 'Discord is out of order', SLACK, true],
  ['start', 'Slack throws back what it is told', DISCORD, true],
  ['doctor', 'all of them are out of order', [], true],
] as const)('%s shows no secret where %s', async (verb, _what, without, discordIsWell) => {
  isDiscordWell = discordIsWell
  const printed = await run(verb, without)
  expect(printed.length).toBeGreaterThan(20)
  for (const [name, canary] of Object.entries(CANARIES)) {
    expect(printed.includes(canary), name).toBe(false)
    expect(printed.includes(JSON.stringify(canary).slice(1, -1)), name).toBe(false)
  }
  // Else the world had nothing to throw back.
  expect(heard.size).toBeGreaterThan(0)
})
