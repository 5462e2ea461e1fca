import { expect, test } from 'vitest'
import { keepHold } from '../../src/jobs/keep-hold.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'

test('a right is given back although the work under it fails at its end', async () => {
  const store = await openMemoryStore(sequence())
  const told: string[] = []
  let works = 0
  const kept = keepHold({
    name: 'sender:bot',
    tryHold: (name) => store.tryHold(name),
    clock: systemClock,
    log: { ...SILENT, warn: (message) => void told.push(message) },
    onGain: () => Promise.resolve(void (works += 1)),
    onLoss: () => Promise.reject(new Error('the database is away')),
  })
  await expect.poll(() => works).toBe(1)
  await kept.stop()
  expect(told).toEqual(['the right cannot be had now'])
  expect(await store.tryHold('sender:bot')).not.toBeNull()
  await store.close()
})

test('who loses a right stops, takes it up again when it can be had, and hears when another has it', async () => {
  const { promise: lost, resolve: lose } = Promise.withResolvers<undefined>()
  const never = new Promise<undefined>(() => undefined)
  const release = () => Promise.resolve()
  // Held and lost, had by another twice, held again.
  const answers = [{ lost, release }, null, null, { lost: never, release }]
  const told: string[] = []
  const kept = keepHold({
    name: 'sender:bot',
    tryHold: () => Promise.resolve(answers.shift() ?? null),
    clock: { ...systemClock, sleep: () => systemClock.sleep(1) },
    log: { ...SILENT, warn: (message) => void told.push(message) },
    onGain: () => Promise.resolve(void told.push('gained')),
    onLoss: () => Promise.resolve(void told.push('given up')),
    onTaken: () => told.push('taken'),
  })
  await expect.poll(() => told).toEqual(['gained'])
  lose(undefined)
  const again = ['gained', 'given up', 'the right was lost', 'taken', 'gained']
  await expect.poll(() => told).toEqual(again)
  await kept.stop()
  expect(told).toEqual([...again, 'given up'])
})

test('who fails at once with a right waits as long as the reason asks for', async () => {
  const waits: number[] = []
  const reasons = [new Error('asked to wait'), new Error('another'), null]
  const kept = keepHold({
    name: 'gateway:bot',
    tryHold: () => Promise.resolve({ lost: new Promise<undefined>(() => undefined), release: () => Promise.resolve() }),
    clock: {
      ...systemClock,
      sleep: (ms) => {
        waits.push(ms)
        return systemClock.sleep(1)
      },
    },
    log: SILENT,
    waitAfter: (reason) => (reason instanceof Error && reason.message === 'asked to wait' ? 1_800_000 : null),
    onGain: () => {
      const reason = reasons.shift() ?? null
      return reason === null ? Promise.resolve() : Promise.reject(reason)
    },
    onLoss: () => Promise.resolve(),
  })
  await expect.poll(() => reasons).toEqual([])
  await kept.stop()
  expect(waits).toEqual([1_800_000, 1_000])
})

test('who never had a right is not told that another has it', async () => {
  let tries = 0
  const told: string[] = []
  const kept = keepHold({
    name: 'gateway:bot',
    tryHold: () => {
      tries += 1
      return Promise.resolve(null)
    },
    clock: { ...systemClock, sleep: () => systemClock.sleep(1) },
    log: SILENT,
    onGain: () => Promise.resolve(),
    onLoss: () => Promise.resolve(),
    onTaken: () => told.push('taken'),
  })
  await expect.poll(() => tries).toBeGreaterThan(3)
  await kept.stop()
  expect(told).toEqual([])
})
