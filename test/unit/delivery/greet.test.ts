import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { greet } from '../../../src/bot/delivery/greet.ts'
import { newChannel, workspaceOf, type Workspace } from '../../../src/core/workspace.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
})
afterEach(() => world.store.close())

const CHANNELS = ['one', 'two', 'three', 'four']

const NEW = { platform: 'preview', id: 'preview:w-new', externalId: 'w-new' } as const

async function join(workspace: Workspace = NEW): Promise<void> {
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

  test('hears nothing where it follows something already, be it the roundup alone', async () => {
    await join(workspaceOf(world.channel))
    const weekly = newChannel(NEW, 'weekly', { language: 'en', timeZone: 'UTC' })
    await world.store.channels.ensure(NEW, weekly)
    await world.store.channels.update({ ...weekly, roundup: { ...weekly.roundup, mode: 'always' } })
    await join()
    expect(world.adapter.calls).toEqual([])
  })

  test('hears no second greeting where the answer to the first was lost', async () => {
    world.fail('ambiguous', 'after')
    await join()
    await join()
    expect(world.adapter.calls).toEqual(['post'])
    expect(world.preview.messages()).toHaveLength(1)
  })
})
