import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { definitionsHash } from '../../../src/bot/adapters/discord/register-commands.ts'
import { registerByToken } from '../../../src/bot/adapters/discord/register-by-token.ts'
import { commandBody } from '../../../src/bot/adapters/discord/commands.ts'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { register } from '../../../src/cli/register.ts'
import type { Command } from '../../../src/core/command.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { commandProblems } from '../../fakes/discord/command-rules.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

let discord: FakeDiscord

beforeEach(async () => {
  discord = await startFakeDiscord()
})
afterEach(() => discord.close())

const puts = () => discord.requests.filter(({ method }) => method === 'PUT').length
const tell = (commands: readonly Command[] = COMMANDS) => registerByToken(discord, commands)

describe('the commands', () => {
  it('are registered all at once, and not again while they stay as they are', async () => {
    expect(await tell()).toEqual({ application: 'AI Wire', commands: COMMANDS.length, isChanged: true })
    expect(discord.commands).toHaveLength(COMMANDS.length)
    expect((await tell()).isChanged).toBe(false)
    expect((await tell(COMMANDS.toReversed())).isChanged).toBe(false)
    expect(puts()).toBe(1)
  })

  it.each<[string, (command: Command) => Command]>([
    ['a description', (one) => ({ ...one, description: { ...one.description, en: 'Another' } })],
    ['a name in one other language', (one) => ({ ...one, localNames: { ko: '다른', ja: '別', zh: '别' } })],
    ['who may use it', (one) => ({ ...one, changes: !one.changes })],
    ['an option that is gone', (one) => ({ ...one, options: one.options.slice(1) })],
    [
      'what an option is',
      (one) => ({ ...one, options: one.options.map((o) => ({ ...o, type: 'boolean', choices: [] })) }),
    ],
    ['whether it is needed', (one) => ({ ...one, options: one.options.map((o) => ({ ...o, required: true })) })],
  ])('are others when this changed: %s', (_what, change) => {
    const hashOf = (commands: readonly Command[]) => definitionsHash(commands.map(commandBody))
    expect(hashOf(COMMANDS.map(change))).not.toBe(hashOf(COMMANDS))
  })

  it('are others when anything changed that is said of them', () => {
    const bodies = COMMANDS.map(commandBody)
    const hash = definitionsHash(bodies)
    const places = new Map(
      placesIn(bodies).map((place) => [place.filter((step) => typeof step === 'string').join('.'), place]),
    )
    expect([...places.keys()]).toEqual(expect.arrayContaining(['name', 'options.max_length', 'options.choices.value']))
    const unseen = [...places].filter(([, place]) => definitionsHash(changedAt(bodies, place)) === hash)
    expect(unseen.map(([name]) => name)).toEqual([])
  })

  it('come back when somebody else took them away', async () => {
    await tell()
    await tell(COMMANDS.slice(0, 3))
    expect((await tell()).isChanged).toBe(true)
    expect(discord.commands).toHaveLength(COMMANDS.length)
  })

  it('are registered where nobody can say what is there', async () => {
    await tell()
    discord.fault({ do: 'answer', status: 404, methods: ['GET'], pathIncludes: '/commands' })
    expect((await tell()).isChanged).toBe(true)
    expect(definitionsHash({ message: 'not a list' })).toBeNull()
  })

  it('are what Discord takes: names, descriptions, options, choices, and who may use them', () => {
    expect(commandProblems(COMMANDS.map(commandBody))).toEqual([])
    for (const command of COMMANDS) {
      const body = commandBody(command)
      expect(body.contexts).toEqual([0])
      // Not for those who add the app for themselves: the bot is in none of their servers by that.
      expect(body.integration_types).toEqual([0])
      expect(body.default_member_permissions).toBe(command.changes ? '16' : null)
      for (const part of [body, ...(body.options ?? [])]) {
        expect(Object.keys(part.name_localizations ?? {})).toEqual(['ko', 'ja', 'zh-CN', 'zh-TW'])
        expect(Object.keys(part.description_localizations ?? {})).toEqual(['ko', 'ja', 'zh-CN', 'zh-TW'])
      }
    }
  })
})

type Place = readonly (string | number)[]

/** Where something is said: a text, a number, yes or no. */
function placesIn(part: unknown): readonly Place[] {
  if (typeof part !== 'object' || part === null) return part === undefined || part === null ? [] : [[]]
  const steps: [string | number, unknown][] = Array.isArray(part) ? [...part.entries()] : Object.entries(part)
  return steps.flatMap(([step, inner]) => placesIn(inner).map((place) => [step, ...place]))
}

/** The same, but with something else said there. */
function changedAt(part: unknown, [step, ...rest]: Place): unknown {
  if (step === undefined)
    return typeof part === 'boolean' ? !part : typeof part === 'number' ? part + 1 : `${String(part)}x`
  if (Array.isArray(part)) return part.map((one: unknown, at) => (at === step ? changedAt(one, rest) : one))
  if (typeof part !== 'object' || part === null) return part
  const entries: Readonly<Record<string, unknown>> = { ...part }
  return { ...entries, [step]: changedAt(entries[step], rest) }
}

describe('a start', () => {
  const logged: string[] = []
  const note = (message: string, details: object = {}) => void logged.push(`${message} ${JSON.stringify(details)}`)
  const log = { debug: note, info: note, warn: note, error: note }
  const start = async () => {
    const own = { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 45, clock: systemClock, log }
    const adapter = createDiscordAdapter(own)
    await adapter.start({ ...IDLE_HANDLERS, commands: COMMANDS })
    return adapter
  }

  it('registers once, goes on where that fails, and does it at the next start', async () => {
    discord.fault({ do: 'answer', status: 503, methods: ['PUT'] })
    const first = await start()
    expect(logged.join('\n')).toMatch(/discord commands not registered .*aiwire register/u)
    expect(discord.commands).toBeNull()
    expect((await discord.slash('help', [], 0n)).callbacks).toEqual([4])
    await first.stop()
    for (let turn = 0; turn < 2; turn += 1) await (await start()).stop()
    expect(discord.commands).toHaveLength(COMMANDS.length)
    expect(puts()).toBe(2)
  })
})

describe('aiwire register', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  const run = async (token: string): Promise<string> => {
    vi.stubEnv('DISCORD_TOKEN', token)
    vi.stubEnv('DISCORD_API_URL', discord.apiUrl)
    const output = new PassThrough()
    const code = await register(output)
    return `${code} ${String(output.read())}`
  }

  it('tells what it did, and what is missing', async () => {
    const count = COMMANDS.length
    expect(await run(discord.token)).toMatch(new RegExp(`^0 ${count} commands of AI Wire are registered`, 'u'))
    expect(await run(discord.token)).toMatch(new RegExp(`^0 Discord has the ${count} commands of AI Wire already`, 'u'))
    await expect(run(discord.token.toUpperCase())).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(run('')).rejects.toThrow(/^DISCORD_TOKEN is missing/u)
  })
})
