import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSweeper } from '../../../src/app/sweeper.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { createEmbeddedJobs } from '../../../src/jobs/embedded-jobs.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld } from '../../builders/delivery-world.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { fundingFacts, story } from '../../builders/story.ts'

test('a sweep wakes who is owed something, and lets those sleep whose quiet hours it is', async () => {
  const world = await openDeliveryWorld()
  const { store, clock, adapter, deps } = world
  const quiet = await addChannel(store, 'quiet')
  await subscribe(store, quiet, 'funding')
  // It is 19 o'clock there.
  await store.channels.update({ ...quiet, timeZone: 'Asia/Seoul', quietHours: { fromHour: 19, untilHour: 21 } })
  await world.step(story({ id: 'a', facts: fundingFacts({ company: 'Alder', amountUsd: 5e6 }) }))

  const jobs = createEmbeddedJobs(SILENT)
  const woken: string[] = []
  jobs.onWake((channelId) => {
    woken.push(channelId)
    return Promise.resolve()
  })
  const { sweep } = createSweeper({ ...deps, served: () => [adapter], jobs, shared: null, place: 0 })
  await sweep()
  await setImmediate()
  expect(woken).toEqual(['preview:c'])
  await clock.sleep(2 * HOUR_MS)
  await sweep()
  await setImmediate()
  expect(woken.slice(1).toSorted()).toEqual(['preview:c', 'preview:quiet'])
  await jobs.stop()
  await store.close()
})
