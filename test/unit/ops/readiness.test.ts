import { expect, test } from 'vitest'
import { readyz } from '../../../src/ops/readiness.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

test('a check that takes for ever is answered in time, and keeps no other from being told', async () => {
  const clock = createVirtualClock(0)
  const checks = { database: () => new Promise<null>(() => undefined), polls: () => null, slack: () => 'not connected' }
  const answer = await readyz(checks, clock).handle(new Request('http://127.0.0.1/readyz'))
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({
    ready: false,
    checks: { database: 'it does not answer', polls: 'ok', slack: 'not connected' },
  })
  expect(clock.nowMs()).toBeLessThan(5_000)
})
