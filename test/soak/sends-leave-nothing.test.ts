import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'

const SENDS = 50_000
const MOST_MEGABYTES = 3

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc(); gc()')
  return process.memoryUsage().heapUsed / 1e6
}

test('a send that is over leaves nothing in memory, however long the process lives', async () => {
  const traffic = createTraffic(createVirtualClock(0))
  const send = async (): Promise<void> => {
    await traffic.orGivenUp(Promise.resolve(true))
  }
  await send()
  const before = heapMegabytes()
  for (let at = 0; at < SENDS; at += 1) await send()
  expect(heapMegabytes() - before).toBeLessThan(MOST_MEGABYTES)
})
