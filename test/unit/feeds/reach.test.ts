import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../../src/core/durations.ts'
import { FeedError } from '../../../src/core/errors.ts'
import { fetchOf } from '../../builders/fetch-of.ts'
import { startOriginServer } from '../../fakes/origin-server.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

const WELL = 'well.example'
const AWAY = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example']

async function openWorld() {
  const clock = createVirtualClock(0)
  const origin = await startOriginServer(clock)
  origin.serve(WELL, () => ({ status: 404 }))
  // No other name is known to it, as to macOS, Windows and many routers while there is no network.
  const fetch = fetchOf(origin, clock)
  /** How each of them failed; in capitals where that says nothing of it. */
  const ask = async (...hosts: readonly string[]): Promise<readonly string[]> => {
    const kinds: string[] = []
    for (const host of hosts) {
      const url = host === WELL ? origin.url(host) : `https://${host}/`
      const request = { url, validators: { etag: null, lastModified: null }, vouchedFor: url }
      const error: unknown = await fetch.fetch(request).catch((reason: unknown) => reason)
      if (!(error instanceof FeedError)) throw error
      kinds.push(error.isOurNetwork ? error.kind.toUpperCase() : error.kind)
    }
    return kinds
  }
  const close = async (): Promise<void> => {
    await fetch.close()
    await origin.close()
  }
  return { clock, ask, close }
}

test('where no server was ever reached, none of them is at fault', async () => {
  const { ask, close } = await openWorld()
  expect(await ask(...AWAY)).toEqual(['dns', 'dns', 'dns', 'dns', 'REFUSED', 'REFUSED'])
  await close()
})

test('where one answered a moment ago, others are at fault, however many', async () => {
  const { clock, ask, close } = await openWorld()
  expect(await ask(WELL, ...AWAY)).toEqual(['http-status', ...AWAY.map(() => 'dns')])
  clock.moveTo(10 * MINUTE_MS)
  expect(await ask('a.example', WELL, 'a.example')).toEqual(['REFUSED', 'http-status', 'dns'])
  await close()
})

test('one server is at fault by itself, however often it is asked', async () => {
  const { clock, ask, close } = await openWorld()
  clock.moveTo(60 * MINUTE_MS)
  expect(await ask(...AWAY.map(() => 'a.example'))).toEqual(AWAY.map(() => 'dns'))
  await close()
})
