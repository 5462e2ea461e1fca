import { expect, test } from 'vitest'
import { startPatiently, startUntil } from '../../src/app/start-patiently.ts'
import { createDemoClock } from '../../src/cli/demo-clock.ts'
import { ChatError, type ChatErrorKind } from '../../src/core/errors.ts'
import { IDLE_HANDLERS } from '../builders/idle-handlers.ts'
import { SILENT } from '../builders/silent-log.ts'

/** A platform that answers tries to connect in this order, the last for ever. */
async function connect(...answers: readonly (ChatErrorKind | ChatError | null)[]) {
  const told: string[] = []
  const clock = createDemoClock(0)
  let tries = 0
  const adapter = {
    platform: 'slack',
    start: () => {
      const said = answers[Math.min(tries, answers.length - 1)] ?? null
      tries += 1
      if (said === null) return Promise.resolve()
      return Promise.reject(said instanceof ChatError ? said : new ChatError(said, said))
    },
    stop: () => Promise.resolve(),
  } as const
  const stopping = new AbortController()
  const handlers = { ...IDLE_HANDLERS, commands: [] }
  await startPatiently(adapter, handlers, {
    ...{ clock, log: SILENT, signal: stopping.signal },
    onConnected: () => told.push('connected'),
    onRefused: ({ message }) => told.push(message),
  })
  return { told, tries: () => tries, waitedMs: () => clock.nowMs(), stop: stopping }
}

test('a platform that is there is connected at once; a refusal is told at once', async () => {
  const { told, tries } = await connect(null)
  expect([told, tries()]).toEqual([['connected'], 1])
  await expect(connect('unauthorized')).rejects.toMatchObject({ kind: 'unauthorized' })
})

test('one that is away is tried again, ever more slowly, until it is there or refuses', async () => {
  const late = await connect('unavailable', 'rate-limited', 'unavailable', null)
  await expect.poll(() => late.told).toEqual(['connected'])
  expect([late.tries(), late.waitedMs()]).toEqual([4, 7_000])
  const long = await connect(...Array.from({ length: 9 }, () => 'unavailable' as const), null)
  await expect.poll(() => long.told).toEqual(['connected'])
  // 1, 2, 4 ... and a minute at most.
  expect(long.waitedMs()).toBe((63 + 3 * 60) * 1_000)
  const refused = await connect('unavailable', 'unauthorized')
  await expect.poll(() => refused.told).toEqual(['unauthorized'])
})

test('one that asks for a wait is not asked again before', async () => {
  const banned = new ChatError('rate-limited', 'Discord asks to wait', { retryAfterMs: 1_800_000 })
  const late = await connect('unavailable', banned, null)
  await expect.poll(() => late.told).toEqual(['connected'])
  expect([late.tries(), late.waitedMs()]).toEqual([3, 1_801_000])
})

test('nothing is tried any more after a stop', async () => {
  const { told, tries, stop } = await connect('unavailable', 'unavailable')
  stop.abort()
  const pass = () => new Promise((resolve) => setTimeout(resolve, 10))
  await pass()
  const before = tries()
  await pass()
  expect([told, tries()]).toEqual([[], before])
})

test('a stop waits for no try under way, and what comes up later is stopped', async () => {
  const stopping = new AbortController()
  const { promise: there, resolve: arrive } = Promise.withResolvers<null>()
  let stops = 0
  const adapter = {
    platform: 'slack',
    start: async () => {
      await there
    },
    stop: () => {
      stops += 1
      return Promise.resolve()
    },
  } as const
  const started = startUntil(stopping.signal, adapter, { ...IDLE_HANDLERS, commands: [] })
  stopping.abort()
  expect([await started, stops]).toEqual([false, 0])
  arrive(null)
  await expect.poll(() => stops).toBe(1)
  // After it nothing is begun.
  const begun = { ...adapter, start: () => Promise.reject(new Error('begun')) }
  expect(await startUntil(stopping.signal, begun, { ...IDLE_HANDLERS, commands: [] })).toBe(false)
})
