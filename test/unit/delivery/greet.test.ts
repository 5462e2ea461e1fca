import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { greet } from '../../../src/bot/delivery/greet.ts'
import { workspaceOf } from '../../../src/core/workspace.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
})
afterEach(() => world.store.close())

const CHANNELS = ['one', 'two', 'three', 'four']

async function join(): Promise<void> {
  const workspace = { ...workspaceOf(world.channel), id: 'preview:w-new', externalId: 'w-new' }
  const deps = { ...world.deps, defaultTimeZone: 'UTC' }
  await greet({ ...workspace, language: 'en', channels: CHANNELS }, world.adapter, deps)
}

describe('a workspace that the bot was added to', () => {
  test.each(['forbidden', 'channel-gone'] as const)('is greeted in the next channel where one is %s', async (kind) => {
    world.fail(kind)
    await join()
    expect(world.preview.messages().map(({ channelId }) => channelId)).toEqual(['preview:two'])
  })

  test('is greeted in three channels at most', async () => {
    for (let at = 0; at < 4; at += 1) world.fail('forbidden')
    await join()
    expect(world.adapter.calls).toEqual(['post', 'post', 'post'])
  })

  test('hears no second greeting where the answer to the first was lost', async () => {
    world.fail('ambiguous', 'after')
    await join()
    await join()
    expect(world.adapter.calls).toEqual(['post'])
    expect(world.preview.messages()).toHaveLength(1)
  })
})
