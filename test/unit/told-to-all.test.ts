import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { openPublishedWorld, POST, type PublishedWorld } from '../builders/published-world.ts'

let world: PublishedWorld

beforeEach(async () => {
  world = await openPublishedWorld()
})

afterEach(async () => {
  await world.store.close()
})

const TALKS = 'Alder in talks to raise $30 million for its AI agents'
const DENIAL = 'Alder denies it is in talks to raise $30 million for its AI agents'

test.each([
  ['is denied on the same day', [TALKS, DENIAL], 3, true],
  ['is denied the next day', [TALKS, DENIAL], 30, true],
  ['comes true at once', [TALKS, 'Alder raises $30 million for its AI agents'], 3, false],
  ['comes true after days', [TALKS, 'Alder raises $30 million for its AI agents'], 50, true],
  ['is talked of more', ['Alder reportedly looking to raise $30 million for its AI agents', TALKS], 50, false],
] as const)('what %s is told to all where few would hear of it', async (_name, [first, second], hours, isForAll) => {
  await world.publish([{ guid: 'a', title: first }])
  await world.later(hours)
  world.adapter.calls.length = 0
  await world.publish([{ guid: 'b', title: second }], POST)
  expect(world.adapter.calls).toContain(isForAll ? 'reply-for-all' : 'reply')
  expect([world.posts().length, world.notes().length]).toEqual([1, 1])
})

test('what is retracted, or taken back by its publisher, is told to all', async () => {
  const sure = 'Alder raises $30 million for its AI agents'
  await world.publish([{ guid: 'a', title: sure }])
  world.adapter.calls.length = 0
  await world.publish([{ guid: 'a', title: `Retracted: ${sure}` }])
  expect(world.adapter.calls).toContain('reply-for-all')
  const [story] = await world.store.stories.list({ ...ANY_STORY, limit: 1, offset: 0 })
  world.adapter.calls.length = 0
  const order = { action: 'retract', storyId: story?.id ?? '', doneBy: 'op', why: 'it was wrong' } as const
  await mendStory(order, world.deps)
  await world.drain()
  expect(world.adapter.calls).toContain('reply-for-all')
})
