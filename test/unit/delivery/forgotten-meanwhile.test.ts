import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ChatErrorKind } from '../../../src/core/errors.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const STORY = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 5 }) })
const SECOND = story({ id: 's2', facts: fundingFacts({ company: 'Northwind', amountUsd: 5 }) })

const ENDINGS: Readonly<Record<ChatErrorKind | 'sent', true>> = {
  ...{ sent: true, unauthorized: true, forbidden: true, 'tag-required': true, 'one-each': true, 'channel-gone': true },
  ...{
    'workspace-gone': true,
    'token-refused': true,
    'message-gone': true,
    'edit-closed': true,
    'rate-limited': true,
    invalid: true,
  },
  ...{ 'thread-closed': true, ambiguous: true, unseen: true, unavailable: true, unclear: true },
}

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
})
afterEach(() => world.store.close())

test.each(Object.keys(ENDINGS).flatMap((ending) => [['workspace', ending] as const, ['channel', ending] as const]))(
  'a %s is forgotten while a message is on its way there, whatever becomes of it: %s',
  async (what, ending) => {
    await world.step(STORY)
    await world.step(SECOND)
    if (isKind(ending)) world.fail(ending, 'after')
    world.adapter.during.push(async () => {
      const { operations } = world.store
      const { id, workspaceId } = world.channel
      const forgetting = what === 'channel' ? operations.forgetChannel(id) : operations.forgetWorkspace(workspaceId)
      expect(await forgetting).toBeGreaterThan(0)
    })
    await world.drain()
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    expect(await world.states()).toEqual({})
    expect(await world.store.operations.countSent(0)).toBe(0)
    expect(await world.store.operations.countChannels()).toBe(0)
    // What comes later is told to nobody there.
    await world.step({ ...STORY, revision: 2 }, { sourcesBefore: 1, isMaterial: true })
    expect(await world.states()).toEqual({})
  },
)

function isKind(ending: string): ending is ChatErrorKind {
  return ending !== 'sent'
}
