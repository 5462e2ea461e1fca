import { expect, test } from 'vitest'
import { createPreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { Meter } from '../../../src/core/ports/meter.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { meteredAdapter } from '../../../src/ops/metered-adapter.ts'
import { createShiftedClock } from '../../builders/shifted-clock.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

const WORKSPACE = { id: 'preview:w', platform: 'preview', externalId: 'w' } as const
const CHANNEL = newChannel(WORKSPACE, 'c', { language: 'en', timeZone: 'UTC' })
const MESSAGE = {
  deliveryId: 'd1',
  card: card({ tone: 'info', title: 'News' }),
  language: 'en',
  mention: null,
} as const
const PICTURE = { name: 'chart.png', alt: 'Sums', png: new Uint8Array([1]) }

test('whatever a platform is asked is counted once, by what it was, and what it is not asked is not', async () => {
  const clock = createVirtualClock(0)
  const counted: string[] = []
  const ignore = () => undefined
  const meter: Meter = {
    ...{ polled: ignore, recorded: ignore, seen: ignore, posted: ignore },
    requested: (platform, action, result) => void counted.push(`${platform} ${action} ${result}`),
  }
  const inner = createPreviewAdapter({ print: () => undefined, isColoured: false, clock })
  const adapter = meteredAdapter(inner, meter, clock)
  const ref = await adapter.post(CHANNEL, MESSAGE)
  await adapter.edit(CHANNEL, ref, MESSAGE)
  await adapter.reply(CHANNEL, ref, { ...MESSAGE, deliveryId: 'd2' })
  await adapter.findSent(CHANNEL, { deliveryId: 'd1', sinceMs: 0, threadOf: null })
  expect(await adapter.upload(CHANNEL, PICTURE)).toBe('chart.png')
  expect(await adapter.openDirect(WORKSPACE, 'p')).toBe('dm-p')
  // As on Discord, where a message brings its pictures.
  const carrying = meteredAdapter({ ...inner, upload: () => Promise.resolve(null) }, meter, clock)
  expect(await carrying.upload(CHANNEL, PICTURE)).toBeNull()
  inner.remove(ref)
  await expect(adapter.edit(CHANNEL, ref, MESSAGE)).rejects.toThrow('was deleted')

  expect(counted).toEqual([
    'preview post ok',
    'preview edit ok',
    'preview reply ok',
    'preview find ok',
    'preview upload ok',
    'preview open-direct ok',
    'preview edit message-gone',
  ])
})

test('an answer took as long as it did, though the clock is put back meanwhile', async () => {
  const clock = createShiftedClock()
  const took: number[] = []
  const ignore = () => undefined
  const meter: Meter = {
    ...{ polled: ignore, recorded: ignore, seen: ignore, posted: ignore },
    requested: (_platform, _action, _result, tookMs) => void took.push(Math.round(tookMs / 1_000)),
  }
  const print = (): void => {
    clock.adjust(-3_600_000)
    clock.advance(2_000)
  }
  const adapter = meteredAdapter(createPreviewAdapter({ print, isColoured: false, clock }), meter, clock)
  await adapter.post(CHANNEL, MESSAGE)
  expect(took).toEqual([2])
})
