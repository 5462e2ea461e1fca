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

/** A sender of Discord, in the rhythm of its limit, to which a story is owed in many channels. */
async function openSender() {
  const random = sequence()
  const memory = await openMemoryStore(random)
  const now = story({ id: 's', facts: fundingFacts({ company: 'Acme', amountUsd: 300e6 }) })
  await memory.stories.insert(now)
  for (let at = 0; at < CHANNELS; at += 1) {
    const channel = await addChannel(memory, `c${at}`, 'discord')
    await subscribe(memory, channel, 'funding')
    const owed = { kind: 'post', storyId: now.id, week: null, revision: now.revision, dueAt: 0 } as const
    await memory.deliveries.add({ ...owed, channelId: channel.id })
  }
  let lose = (): void => undefined
  let isFree: Promise<void> = Promise.resolve()
  const tryHold = async (): Promise<Hold> => {
    await isFree
    return { lost: new Promise((resolve) => (lose = resolve)), release: () => Promise.resolve() }
  }
  const store: Store = { ...memory, tryHold }
  const traffic = createTraffic(systemClock)
  const preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  const capabilities = { ...preview.capabilities, requestsPerSecond: 50 }
  const adapter: ChatAdapter = { ...preview, platform: 'discord', capabilities }
  const adapters = new Map([[adapter.platform, adapter]])
  const jobs = createEmbeddedJobs(SILENT)
  const parts = { adapters, store, clock: systemClock, log: SILENT, traffic }
  const woken: string[] = []
  jobs.onWake(async (channelId) => {
    woken.push(channelId)
    await deliver(channelId, { ...parts, random, awayAfterMs: Number.POSITIVE_INFINITY })
  })
  const holds: KeptHold[] = []
  let rights = 0
  const sender = createSenderRole({
    ...{ ...parts, jobs, shared: null, discordToken: 'a.b.c', holder: '00000000' },
    log: { ...SILENT, info: (message) => (rights += message === 'this process has the right now' ? 1 : 0) },
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
  return {
    ...{ sender, memory, woken, gate: traffic.gateTo(adapter) },
    sent: () => preview.messages().length,
    rights: () => rights,
    /** Another process has the right. Returns what gives it back. */
    loseRight: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      isFree = promise
      lose()
      return () => {
        resolve(undefined)
      }
    },
  }
}

test('a sender that loses its right begins nothing more of what waits, and goes on when it has it again', async () => {
  const { sender, memory, sent, loseRight } = await openSender()
  await sender.begin()
  await expect.poll(sent, POLL).toBeGreaterThan(3)

  const giveBack = loseRight()
  await expect.poll(async () => (await memory.deliveries.countByState()).get('sending') ?? 0, POLL).toBe(0)
  const before = sent()
  await systemClock.sleep(200)
  expect(sent()).toBe(before)
  expect(before).toBeLessThan(CHANNELS)

  giveBack()
  await expect.poll(sent, POLL).toBe(CHANNELS)
})

test('while nothing is sent to a platform, as in an outage, no channel of it is looked at', async () => {
  const { sender, woken, gate, rights } = await openSender()
  gate.halt({ why: 'outage', untilMs: systemClock.nowMs() + 600_000 })
  await sender.begin()
  await expect.poll(rights, POLL).toBe(1)
  await systemClock.sleep(100)
  expect(woken).toEqual([])
})
