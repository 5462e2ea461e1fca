import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createChartPainter } from '../src/bot/roundup/chart-painter.ts'
import { createHandlers } from '../src/app/create-handlers.ts'
import { createDiscordHttpAdapter } from '../src/bot/adapters/discord/discord-http-adapter.ts'
import type { CommandName } from '../src/core/command.ts'
import type { ChatAdapter } from '../src/core/ports/chat-adapter.ts'
import type { FeedDesk } from '../src/core/ports/feed-desk.ts'
import type { Log } from '../src/core/ports/log.ts'
import type { Platform } from '../src/core/workspace.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { openStore } from '../src/store/open-store.ts'
import { startFakeDiscord, type FakeDiscord } from '../test/fakes/discord/fake-discord.ts'
import type { FakeOption } from '../test/fakes/discord/fake-interactions.ts'
import { entryUrl, madeUpName, placeLedger, searchedFor } from './large-ledger.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { quantile } from './quantile.ts'

const ENTRIES = { full: 1_000_000, quick: 100_000 }
const ROUNDS = { full: 60, quick: 25 }
/** The least that is there: one of 60 entries opens a story. */
const STORIES = 1_600
const MANAGE_CHANNELS = 16n

type Use = { readonly command: CommandName; readonly options: Readonly<Record<string, string>> }

/** Whatever people ask, of common words and rare ones, of what is there and what is not. */
const USES: readonly ((turn: number) => Use)[] = [
  () => ({ command: 'models', options: {} }),
  (turn) => ({ command: 'models', options: { vendor: madeUpName(turn * 3) } }),
  () => ({ command: 'models', options: { since: '30d', status: 'released' } }),
  () => ({ command: 'funding', options: {} }),
  (turn) => ({ command: 'funding', options: { company: madeUpName(1 + turn * 3) } }),
  () => ({ command: 'funding', options: { min_amount: '300M', sort: 'largest' } }),
  (turn) => ({ command: 'search', options: { query: searchedFor(turn) } }),
  (turn) => ({ command: 'story', options: { id: `s${(turn * 7_919) % STORIES}` } }),
  (turn) => ({ command: 'story', options: { id: madeUpName((turn * 7_919) % STORIES) } }),
  () => ({ command: 'roundup', options: {} }),
  () => ({ command: 'roundup', options: { week: 'last' } }),
  (turn) => ({ command: 'why', options: { link_or_title: entryUrl(turn * 997) } }),
  (turn) => ({ command: 'why', options: { link_or_title: searchedFor(turn) } }),
  () => ({ command: 'subscribe', options: { topic: 'models', preview: '7d' } }),
  () => ({ command: 'subscriptions', options: {} }),
  () => ({ command: 'watch', options: { action: 'list' } }),
  () => ({ command: 'settings', options: {} }),
  () => ({ command: 'feeds', options: {} }),
  () => ({ command: 'health', options: {} }),
  () => ({ command: 'help', options: {} }),
]
const TYPED: readonly (readonly [command: CommandName, option: string])[] = [
  ['models', 'vendor'],
  ['funding', 'company'],
  ['search', 'query'],
  ['story', 'id'],
  ['settings', 'time_zone'],
]

/** From the request that Discord signs to the first answer, with a million entries stored. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-commands-'))
  const path = join(folder, 'bench.db')
  const random = createSystemRandom(systemClock)
  await placeLedger(path, ENTRIES[size])
  const store = await openStore({ url: `sqlite:${path}`, random })
  const discord = await startFakeDiscord()
  const log: Log = { debug: ignore, info: ignore, warn: console.error, error: console.error }
  const adapter = createDiscordHttpAdapter({
    token: discord.token,
    apiUrl: discord.apiUrl,
    requestsPerSecond: 1_000,
    publicKey: discord.signer.publicKey,
    publicUrl: 'https://aiwire.example',
    clock: systemClock,
    log,
  })
  try {
    discord.endpointUrl = 'https://aiwire.example/discord/interactions'
    const adapters = new Map<Platform, ChatAdapter>([['discord', adapter]])
    const feedDesk: FeedDesk = { add: refuse, check: refuse, levelOf: () => 'well' }
    const painter = createChartPainter()
    const deps = {
      store,
      adapters,
      painter,
      clock: systemClock,
      random,
      log,
      feedDesk,
      defaultTimeZone: 'UTC',
      wake: ignore,
      about: { version: '1.2.3', docsUrl: 'https://example.com/docs' },
    }
    await adapter.start(createHandlers(deps))
    const times = { commands: new Map<string, number[]>(), typing: new Map<string, number[]>() }
    // The first round reads what later ones find in memory.
    for (let turn = -1; turn < ROUNDS[size]; turn += 1) {
      for (const [at, use] of USES.entries()) {
        const { command, options } = use(turn + 1)
        const took = await timed(discord, adapter, () => discord.slash(command, asOptions(options), MANAGE_CHANNELS))
        if (turn >= 0) push(times.commands, `/${[command, ...Object.keys(options)].join(' ')} (${at + 1})`, took)
      }
      for (const [command, name] of TYPED) {
        const value = madeUpName(turn * 97 + 97).slice(0, 1 + ((turn + 1) % 6))
        const took = await timed(discord, adapter, () =>
          discord.typing(command, [{ name, type: 3, value, focused: true }]),
        )
        if (turn >= 0) push(times.typing, `${command} ${name}`, took)
      }
    }
    const stored = ENTRIES[size].toLocaleString('en')
    const found: number[] = []
    for (let turn = 0; turn < ROUNDS[size] * 8; turn += 1) {
      const startedAt = performance.now()
      await store.entries.search({ url: null, words: searchedFor(turn), workspaceId: null }, 40)
      found.push(performance.now() - startedAt)
    }
    return [
      ...figures(`commands, ${stored} entries`, times.commands),
      ...figures(`completion, ${stored} entries`, times.typing),
      { name: `search, ${stored} entries: p95`, value: quantile(found, 0.95), unit: 'ms', target: { atMost: 5 } },
    ]
  } finally {
    await adapter.stop()
    await discord.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long the adapter took, without the fake's own checks. */
async function timed(
  discord: FakeDiscord,
  adapter: ReturnType<typeof createDiscordHttpAdapter>,
  ask: () => Promise<unknown>,
): Promise<number> {
  let took = 0
  discord.interactionsTo = async (request) => {
    const startedAt = performance.now()
    const response = await adapter.routes[0]?.handle(request)
    took = performance.now() - startedAt
    return response ?? Response.error()
  }
  await ask()
  return took
}

function asOptions(options: Readonly<Record<string, string>>): readonly FakeOption[] {
  return Object.entries(options).map(([name, value]) => ({ name, type: 3, value }))
}

function push(times: Map<string, number[]>, name: string, took: number): void {
  times.set(name, [...(times.get(name) ?? []), took])
}

function figures(name: string, times: ReadonlyMap<string, readonly number[]>): readonly Measurement[] {
  const all = [...times.values()].flat()
  const worst = [...times]
    .map(([use, own]) => ({ use, p95: quantile(own, 0.95) }))
    .toSorted((one, other) => other.p95 - one.p95)[0]
  return [
    { name: `${name}: p50`, value: quantile(all, 0.5), unit: 'ms', target: null },
    { name: `${name}: p99`, value: quantile(all, 0.99), unit: 'ms', target: { atMost: 100 } },
    { name: `  slowest, ${worst?.use ?? ''}: p95`, value: worst?.p95 ?? 0, unit: 'ms', target: null },
  ]
}

function ignore(): void {
  return
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('the bench adds no feeds'))
}
