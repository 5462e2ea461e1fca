import { expect, test } from 'vitest'
import { INSTANCE_LEASE_MS, takeInstance } from '../../../src/app/instance-lease.ts'
import { InputError } from '../../../src/core/errors.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

test('a process that slept while another took its database over hears of it, and no one else', async () => {
  const clock = createVirtualClock(Date.UTC(2026, 1, 10))
  const store = await openMemoryStore(sequence())
  const heard: string[] = []
  // As people are told to wait after a crash.
  expect(INSTANCE_LEASE_MS).toBe(30_000)
  const take = (holder: string) =>
    takeInstance(store, holder, clock, ({ message }) => {
      heard.push(`${holder}: ${message}`)
    })
  const renewFirst = await take('first')
  await clock.sleep(INSTANCE_LEASE_MS - 1)
  await renewFirst()
  await clock.sleep(INSTANCE_LEASE_MS - 1)
  await expect(take('second')).rejects.toThrow(InputError)
  await clock.sleep(1)
  const renewSecond = await take('second')
  expect(heard).toEqual([])
  await renewSecond()
  await renewFirst()
  expect(heard).toEqual([expect.stringContaining('first: another AI Wire took the database over')])
  await store.close()
})
