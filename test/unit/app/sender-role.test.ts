import { afterEach, expect, test } from 'vitest'
import { createSenderRole } from '../../../src/app/sender-role.ts'
import { createPreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Hold, Store } from '../../../src/core/ports/store.ts'
import { createEmbeddedJobs } from '../../../src/jobs/embedded-jobs.ts'
import type { KeptHold } from '../../../src/jobs/keep-hold.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const CHANNELS = 40
const POLL = { interval: 5, timeout: 5_000 }

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

test('a sender that loses its right begins nothing more of what waits, and goes on when it has it again', async () => {
  const random = sequence()
  const memory = await openMemoryStore(random)
  const now = story({ id: 's', facts: fundingFacts({ company: 'Acme', amountUsd: 300e6 }) })
  await memory.stories.insert(now)
  for (let at = 0; at < CHANNELS; at += 1) {
    const channel = await addChannel(memory, `c${at}`, 'discord')
    await subscribe(memory, channel, 'funding')
    const post = {
      channelId: channel.id,
      kind: 'post',
      storyId: now.id,
      week: null,
      revision: now.revision,
      dueAt: 0,
    } as const
    await memory.deliveries.add(post)
  }
  /** Loses the right; who tries to get it back waits for `free`. */
  let lose = (): void => undefined
  let free: Promise<void> = Promise.resolve()
  const tryHold = async (): Promise<Hold> => {
    await free
    return { lost: new Promise((resolve) => (lose = resolve)), release: () => Promise.resolve() }
  }
  const store: Store = { ...memory, tryHold }
  const traffic = createTraffic(systemClock)
  const preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  // In the rhythm of its limit.
  const capabilities = { ...preview.capabilities, requestsPerSecond: 50 }
  const adapters = new Map([
    ['discord', { ...preview, platform: 'discord', capabilities } satisfies ChatAdapter],
  ] as const)
  const jobs = createEmbeddedJobs(SILENT)
  const parts = { adapters, store, clock: systemClock, log: SILENT, traffic }
  jobs.onWake((channelId) => deliver(channelId, { ...parts, random, awayAfterMs: Number.POSITIVE_INFINITY }))
  const holds: KeptHold[] = []
  const sender = createSenderRole({
    ...{ ...parts, jobs, shared: null, discordToken: 'a.b.c', holder: '00000000' },
    onHold: (hold) => holds.push(hold),
    onFailed: () => undefined,
  })
  ends.push(
    () => sender.leave(),
    () => traffic.stop(0),
    () => Promise.all(holds.map((hold) => hold.stop())),
    () => jobs.stop(),
    () => memory.close(),
  )
  await sender.begin()
  await expect.poll(() => preview.messages().length, POLL).toBeGreaterThan(3)

  let giveBack = (): void => undefined
  free = new Promise((resolve) => (giveBack = resolve))
  lose()
  await expect.poll(async () => (await memory.deliveries.countByState()).get('sending') ?? 0, POLL).toBe(0)
  const sent = preview.messages().length
  await systemClock.sleep(200)
  expect(preview.messages()).toHaveLength(sent)
  expect(sent).toBeLessThan(CHANNELS)

  giveBack()
  await expect.poll(() => preview.messages().length, POLL).toBe(CHANNELS)
})
