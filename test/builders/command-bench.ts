import { feedHealth } from '../../src/feeds/health.ts'
import { answer } from '../../src/bot/commands/answer.ts'
import type { CommandDeps } from '../../src/bot/commands/command-deps.ts'
import { complete } from '../../src/bot/commands/complete.ts'
import { createKnownNames } from '../../src/bot/commands/known-names.ts'
import { createTurns } from '../../src/bot/commands/turns.ts'
import { createDemoClock, type DemoClock } from '../../src/cli/demo-clock.ts'
import type { Card } from '../../src/core/card.ts'
import type { CommandCall } from '../../src/core/command.ts'
import { majorOf } from '../../src/core/money.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { companiesByUsualName, PARTS_IN_LATIN } from '../../src/news/names/usual-company.ts'
import { buildStoryView } from '../../src/news/story/view.ts'
import { openMemoryStore } from './memory-store.ts'
import { sequence } from './sequence.ts'

export type CommandBench = {
  readonly store: Store
  readonly clock: DemoClock
  readonly deps: CommandDeps
  /** Messages of the log that say that something is our fault. */
  readonly logged: string[]
  readonly woken: string[]
  /** How many stories each back-fill was asked for. */
  readonly asked: number[]
  /** Cards that were posted at once, with the channel. */
  readonly announced: { readonly channelId: string; readonly card: Card }[]
  /** What happens in another process while the next cards are posted. */
  readonly meanwhile: (() => Promise<void>)[]
  /** Set to make the next announcements fail. */
  refuse: Error | null
  readonly ask: (
    command: string,
    options?: Readonly<Record<string, string>>,
    call?: Partial<CommandCall>,
  ) => Promise<Card>
  readonly suggest: (
    command: string,
    options: Readonly<Record<string, string>>,
    option: string,
  ) => Promise<readonly string[]>
}

const PLACE = { platform: 'preview', workspaceExternalId: 'w', channelExternalId: 'c', personId: 'p' } as const
const MANAGER = { canManage: true, isAdmin: true, managesToo: [], language: 'en' } as const

/** Everything that commands need, on a ledger in memory, as somebody who may manage the channel `preview:c` sees it. */
export async function commandBench(nowMs: number): Promise<CommandBench> {
  const random = sequence()
  const store = await openMemoryStore(random)
  const clock = createDemoClock(nowMs)
  const ignore = () => undefined
  const bench = { logged: [], woken: [], asked: [], announced: [], meanwhile: [], refuse: null } as Pick<
    CommandBench,
    'logged' | 'woken' | 'asked' | 'announced' | 'meanwhile' | 'refuse'
  >
  const inTurn = createTurns()
  let isElsewhere = false
  const deps: CommandDeps = {
    store,
    clock,
    random,
    log: { debug: ignore, info: ignore, warn: ignore, error: (message) => void bench.logged.push(message) },
    defaultTimeZone: 'UTC',
    names: createKnownNames(store.stories, clock, companiesByUsualName, PARTS_IN_LATIN),
    backfill: (_subscription, _channel, count) => {
      bench.asked.push(count)
      return Promise.resolve(count)
    },
    announce: async (channel, card) => {
      if (bench.refuse !== null) throw bench.refuse
      bench.announced.push({ channelId: channel.id, card })
      const work = bench.meanwhile.shift()
      if (work === undefined) return
      isElsewhere = true
      await work()
      isElsewhere = false
    },
    openDirect: (_workspace, personId) =>
      bench.refuse === null ? Promise.resolve(`dm-${personId}`) : Promise.reject(bench.refuse),
    buildView: buildStoryView,
    toUsd: (money) =>
      money.currency === 'USD' ? majorOf(money) : money.currency === 'EUR' ? majorOf(money) * 1.2 : null,
    feedDesk: {
      add: async (address, { workspaceId, channelId }) => {
        const scope = { kind: 'workspace', workspaceId, channelId } as const
        const feed = {
          id: address,
          scope,
          name: address,
          url: address,
          language: 'en',
          kind: 'press',
          weight: 0.5,
        } as const
        return (await store.feeds.add(feed))
          ? { kind: 'added', feed, entries: 3, newestAt: null, others: [] }
          : { kind: 'known', feed, others: [] }
      },
      // An address says itself what comes of looking at it.
      check: ({ feed: { url } }) => {
        if (url.includes('/late')) return Promise.resolve({ kind: 'trouble', problem: 'timeout', words: 'late' })
        if (url.includes('/busy')) return Promise.resolve({ kind: 'waits', untilAt: clock.nowMs() + 3_600_000 })
        return Promise.resolve({ kind: 'well', entries: 3 })
      },
      levelOf: (stored) => feedHealth(stored, clock.nowMs()).level,
    },
    about: { version: '1.2.3', docsUrl: 'https://example.com/docs' },
    wake: (channelId) => void bench.woken.push(channelId),
    inTurn: (key, work) => (isElsewhere ? work() : inTurn(key, work)),
  }
  return Object.assign(bench, {
    store,
    clock,
    deps,
    ask: (command: string, options = {}, call: Partial<CommandCall> = {}) =>
      answer({ command, options, ...PLACE, ...MANAGER, ...call }, deps),
    suggest: async (command: string, options: Readonly<Record<string, string>>, option: string) => {
      const found = await complete({ command, options, ...PLACE, ...MANAGER }, option, deps)
      return found.map(({ label }) => label)
    },
  })
}

/** What a card says, as plain text. */
export function readCard(card: Card): string {
  const lines = [
    ...card.lines,
    ...card.fields.map(({ label, value }) => [{ text: `${label}: ${value}` }]),
    ...card.sections.flatMap(({ heading, lines }) => [[{ text: heading ?? '' }], ...lines]),
    card.footer,
  ]
  return [card.title, ...lines.map((line) => line.map((part) => ('text' in part ? part.text : '')).join(''))].join('\n')
}
