import { createPreviewAdapter, type PreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import type { DeliveryDeps } from '../../src/bot/delivery/delivery-deps.ts'
import { fanOut, type StoryStep } from '../../src/bot/delivery/fan-out.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { createDemoClock, type DemoClock } from '../../src/cli/demo-clock.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { ChatError, type ChatErrorKind } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { openMemoryStore } from './memory-store.ts'
import { faultyAdapter, type FaultyAdapter } from '../fakes/faulty-adapter.ts'
import { SILENT } from './silent-log.ts'
import { addChannel, subscribe } from './channel.ts'
import { sequence } from './sequence.ts'

/** A Tuesday, 10:00 UTC. */
export const MORNING = Date.UTC(2026, 1, 10, 10)

export type DeliveryWorld = {
  readonly store: Store
  readonly clock: DemoClock
  readonly preview: PreviewAdapter
  readonly adapter: FaultyAdapter
  readonly channel: Channel
  readonly deps: DeliveryDeps
  drain(): Promise<void>
  /** A report makes or changes a story. */
  step(now: Story, parts?: Partial<Omit<StoryStep, 'story'>>): Promise<void>
  /** The next call of the platform goes wrong. */
  fail(kind: ChatErrorKind, when?: 'before' | 'after', retryAfterMs?: number | null): void
  states(): Promise<Readonly<Record<string, number>>>
  /** What stands in the channel itself, and what in threads. */
  posts(): readonly string[]
  notes(): readonly string[]
}

/** One channel of the preview that follows funding, rumours included. */
export async function openDeliveryWorld(open = openMemoryStore): Promise<DeliveryWorld> {
  const random = sequence()
  const store = await open(random)
  const clock = createDemoClock(MORNING)
  const preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock })
  const adapter = faultyAdapter(preview)
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  const deps: DeliveryDeps = {
    store,
    adapters: new Map([['preview', adapter]]),
    clock,
    random,
    log: SILENT,
    traffic: createTraffic(clock),
    awayAfterMs: 6 * HOUR_MS,
  }
  return {
    store,
    clock,
    preview,
    adapter,
    channel,
    deps,
    drain: () => deliver(channel.id, deps),
    async step(now, parts = {}) {
      await store.transaction(async (ledger) => {
        if ((await ledger.stories.find(now.id)) === null) await ledger.stories.insert(now)
        else await ledger.stories.update(now)
        const step = { story: now, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: clock.nowMs(), ...parts }
        await fanOut(ledger, step, clock.nowMs())
      })
    },
    fail(kind, when = 'before', retryAfterMs = null) {
      adapter.faults.push({ when, error: new ChatError(kind, 'planned', { retryAfterMs }) })
    },
    states: async () => Object.fromEntries(await store.deliveries.countByState()),
    posts: () => textsOf(preview, false),
    notes: () => textsOf(preview, true),
  }
}

function textsOf(preview: PreviewAdapter, inThreads: boolean): readonly string[] {
  return preview
    .messages()
    .filter(({ threadOf }) => (threadOf !== null) === inThreads)
    .map(({ text }) => text)
}
