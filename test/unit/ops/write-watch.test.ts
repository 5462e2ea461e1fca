import { expect, test } from 'vitest'
import { watchWrites } from '../../../src/ops/write-watch.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

test('what was refused is told until nothing was for two minutes', () => {
  const clock = createVirtualClock(0)
  const writes = watchWrites(clock)
  expect(writes.problem()).toBeNull()
  writes.refused('its disk is full')
  clock.moveTo(100_000)
  expect(writes.problem()).toBe('it cannot be written: its disk is full')
  writes.refused('its disk fails')
  clock.moveTo(219_999)
  expect(writes.problem()).toBe('it cannot be written: its disk fails')
  clock.moveTo(220_000)
  expect(writes.problem()).toBeNull()
})
