import { expect, test } from 'vitest'
import { keepHold } from '../../src/jobs/keep-hold.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'

test('a right is given back although the work under it fails at its end', async () => {
  const store = await openStore({ url: 'sqlite::memory:', random: sequence() })
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
