import { expect, test } from 'vitest'
import { systemClock } from '../../../src/ops/system-clock.ts'

test('who is called wakes early, whether before or meanwhile, and that is no failure', async () => {
  const startedAt = systemClock.monotonicMs()
  const calling = new AbortController()
  const asleep = systemClock.sleep(60_000, calling.signal)
  calling.abort()
  await asleep
  await systemClock.sleep(60_000, calling.signal)
  expect(systemClock.monotonicMs() - startedAt).toBeLessThan(10_000)
})
