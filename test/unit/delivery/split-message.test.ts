import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { isoWeekOf } from '../../../src/bot/roundup/iso-week.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import { fact } from '../../builders/fact.ts'
import { MORNING, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingStory } from '../../builders/sample-story.ts'

let world: DeliveryWorld

/** A week whose every section takes a message of its own. */
beforeEach(async () => {
  world = await openDeliveryWorld()
  const round = { company: fact('Anthropic'), amount: fact(moneyFromMajor(30e9, 'USD')), amountUsd: 30e9 }
  const times = { eventAt: MORNING - HOUR_MS, updatedAt: MORNING - HOUR_MS }
  await world.store.stories.insert(fundingStory('announced', round, { id: 's', ...times }))
  await world.store.stories.insert(fundingStory('in-talks', round, { id: 't', ...times }))
  await world.store.deliveries.add({
    channelId: world.channel.id,
    kind: 'roundup',
    storyId: null,
    week: isoWeekOf(MORNING, 'UTC'),
    revision: 0,
    dueAt: MORNING,
  })
})
afterEach(() => world.store.close())

async function drain(): Promise<void> {
  const { capabilities } = world.adapter
  const adapter = { ...world.adapter, capabilities: { ...capabilities, fits: narrow } }
  await deliver(world.channel.id, { ...world.deps, adapters: new Map([['preview', adapter]]) })
}
/** A week with a story fewer takes a message fewer. */
async function retract(id: string): Promise<void> {
  const story = await world.store.stories.find(id)
  if (story === null) throw new Error(`no story ${id}`)
  await world.store.stories.update({ ...story, mending: { kind: 'retracted' } })
}
const narrow = ({ sections }: { readonly sections: readonly unknown[] }): boolean => sections.length <= 1
const titles = (): readonly string[] => world.preview.messages().map(({ card }) => card.title.slice(-6).trim())
const part = (number: number): string => {
  const found = world.preview.messages().find(({ card }) => card.title.endsWith(`(${number}/3)`))
  if (found === undefined) throw new Error(`part ${number} is not there`)
  return found.ref
}
const meanwhile = (act: () => void) => (): Promise<void> => {
  act()
  return Promise.resolve()
}

test('a part that somebody deleted while a later one was doubtful does not come again after it', async () => {
  world.adapter.during.push(
    () => Promise.resolve(),
    meanwhile(() => {
      world.fail('ambiguous', 'after')
    }),
    meanwhile(() => {
      world.preview.remove(part(2))
    }),
  )
  await drain()
  await world.clock.sleep(HOUR_MS)
  await drain()
  expect(titles()).toEqual(['(1/3)', '(3/3)'])
  expect(await world.states()).toEqual({ sent: 1 })
})

test('a part that the platform says was deleted does not keep the others from coming', async () => {
  world.adapter.during.push(
    meanwhile(() => {
      world.fail('message-gone')
    }),
  )
  await drain()
  expect(titles()).toEqual(['(1/3)', '(3/3)'])
  expect(await world.states()).toEqual({ sent: 1 })
  const stored = await world.store.deliveries.findRoundup(world.channel.id, isoWeekOf(MORNING, 'UTC'))
  expect(stored?.firstRef).toBe(part(1))
})

test('a week that is refused after its first part goes on with the second, whatever became of the first', async () => {
  const refuse = meanwhile(() => {
    world.fail('rate-limited')
  })
  world.adapter.during.push(refuse)
  await drain()
  expect(titles()).toEqual(['(1/3)'])
  world.preview.remove(part(1))
  await world.clock.sleep(HOUR_MS)
  await drain()
  expect(titles()).toEqual(['(2/3)', '(3/3)'])
  expect(world.adapter.calls).toEqual(['post', 'post', 'post', 'post'])
  expect(await world.states()).toEqual({ sent: 1 })
})

describe('what a week tells changes while it is on its way', () => {
  const refuseThen = (act: () => void): void => {
    world.adapter.during.push(() => {
      act()
      return retract('t')
    })
  }

  test('after its first part has come: it is told to the end as it was begun', async () => {
    refuseThen(() => {
      world.fail('rate-limited')
    })
    await drain()
    expect(titles()).toEqual(['(1/3)'])
    await world.clock.sleep(HOUR_MS)
    await drain()
    expect(titles()).toEqual(['(1/3)', '(2/3)', '(3/3)'])
  })

  test('when its first part may have come: it is told to the end as it was begun', async () => {
    world.fail('ambiguous', 'after')
    await drain()
    await retract('t')
    await world.clock.sleep(HOUR_MS)
    await drain()
    expect(titles()).toEqual(['(1/3)', '(2/3)', '(3/3)'])
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('when nothing has come yet: what is true now is told', async () => {
    world.fail('rate-limited')
    await drain()
    await retract('t')
    await world.clock.sleep(HOUR_MS)
    await drain()
    expect(titles()).toEqual(['(1/2)', '(2/2)'])
  })
})
