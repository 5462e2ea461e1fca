import { expect, test } from 'vitest'
import { createSeenLately } from '../../src/core/seen-lately.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'

test('what came in the last six minutes is known, however much came since', () => {
  const clock = createVirtualClock(0)
  const isKnown = createSeenLately(clock)
  expect(isKnown('first')).toBe(false)
  for (let at = 0; at < 20_000; at += 1) isKnown(`other ${at}`)
  clock.moveTo(359_999)
  expect(isKnown('first')).toBe(true)
  clock.moveTo(360_000)
  expect(isKnown('first')).toBe(false)
})

test('of more than can be kept, the oldest is forgotten', () => {
  const isKnown = createSeenLately(createVirtualClock(0), 2)
  for (const id of ['1', '2', '3']) isKnown(id)
  expect([isKnown('3'), isKnown('2'), isKnown('1')]).toEqual([true, true, false])
})
