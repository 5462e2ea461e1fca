import { beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { TALKS } from './talks-closed.ts'

const NEW = { id: 'preview:new', externalId: 'new' }

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  await world.step(TALKS)
})

async function move({ store }: { readonly store: Store }): Promise<void> {
  await store.transaction((ledger) => ledger.channels.move(world.channel.id, NEW))
}

describe('a channel that gets another id while a post is on its way there', () => {
  test('has the message under its new id, where the next edit finds it', async () => {
    world.adapter.during.push(() => move(world))
    await world.drain()
    const [message] = await world.store.messages.listOfStory(TALKS.id)
    expect(message).toMatchObject({ channelId: NEW.id })
    await world.step({ ...TALKS, revision: 2 }, { sourcesBefore: 1, isMaterial: true })
    await deliver(NEW.id, world.deps)
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
  })

  test('is owed an edit under its new id where the story moved on, too', async () => {
    world.adapter.during.push(async () => {
      await world.step({ ...TALKS, revision: 2 })
      await move(world)
    })
    await world.drain()
    await deliver(NEW.id, world.deps)
    expect(world.adapter.calls).toEqual(['post', 'edit'])
  })

  test('gets it there when the platform no longer knows the old one, and loses no subscription', async () => {
    world.fail('channel-gone', 'after')
    world.adapter.during.push(() => move(world))
    await world.drain()
    expect(await world.store.subscriptions.listOfChannel(NEW.id)).toMatchObject([{ pauseReason: null }])
    await deliver(NEW.id, world.deps)
    expect(await world.states()).toEqual({ sent: 1 })
  })
})
