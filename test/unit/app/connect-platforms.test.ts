import { expect, test } from 'vitest'
import { connectPlatforms } from '../../../src/app/connect-platforms.ts'
import { createPreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import { createDemoClock } from '../../../src/cli/demo-clock.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { KeptHold } from '../../../src/jobs/keep-hold.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { faultyAdapter } from '../../fakes/faulty-adapter.ts'

test('of several processes, who has the right to connect asks Discord ever more slowly, and when it says', async () => {
  const clock = createDemoClock(0)
  const store = await openMemoryStore(sequence())
  const triedAt: number[] = []
  const away = new ChatError('unavailable', 'away')
  const banned = new ChatError('rate-limited', 'Discord asks to wait', { retryAfterMs: 1_800_000 })
  const answers = [away, away, banned]
  const preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock })
  const adapter = {
    ...faultyAdapter(preview),
    platform: 'discord',
    start: () => {
      triedAt.push(clock.nowMs())
      const answer = answers.shift()
      return answer === undefined ? Promise.resolve() : Promise.reject(answer)
    },
  } as const
  const holds: KeptHold[] = []
  const stopping = new AbortController()
  await connectPlatforms({
    config: { discord: { token: 'a.b.c', apiUrl: null, requestsPerSecond: 45, shards: 'auto' }, discordHttp: null },
    adapters: new Map([['discord', adapter]]),
    handlers: { ...IDLE_HANDLERS, commands: [] },
    store: { ...store, isShared: true },
    clock,
    log: SILENT,
    signal: stopping.signal,
    onConnected: () => undefined,
    onFailed: (reason) => {
      throw reason
    },
    onHold: (hold) => holds.push(hold),
  })
  await expect.poll(() => triedAt).toEqual([0, 1_000, 3_000, 1_803_000])
  for (const hold of holds) await hold.stop()
  await store.close()
})
