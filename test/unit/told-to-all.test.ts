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

const WAVE = 'Alibaba releases Qwen3.5-397B with open weights'
const SMALLER = 'Alibaba releases Qwen3.5-27B, a smaller open model'

test.each([
  ['sizes that come two days after their wave', [WAVE, SMALLER, 'Alibaba releases Qwen3.5-4B'], 'Qwen3.5-27B'],
  [
    'a small variant',
    ['OpenAI releases GPT-5.4', 'OpenAI releases GPT-5.4 mini', 'OpenAI releases GPT-5.4 nano'],
    'GPT-5.4 mini',
  ],
] as const)('%s: told to all, once', async (_name, [first, second, third], names) => {
  await world.publish([{ guid: 'a', title: first }])
  await world.later(48)
  world.adapter.calls.length = 0
  await world.publish([{ guid: 'b', title: second }], POST)
  expect(world.adapter.calls).toContain('reply-for-all')
  expect([world.posts().length, world.notes().length]).toEqual([1, 1])
  expect(JSON.stringify(world.notes())).toContain(`More of this release: ${names}`)
  // What is told within a day of it is of it.
  await world.later(3)
  await world.publish([{ guid: 'c', title: `${second} for everybody` }])
  await world.publish([{ guid: 'd', title: third }], POST)
  expect([world.posts().length, world.notes().length]).toEqual([1, 1])
})

test.each([
  ['sizes of the first day', WAVE, SMALLER, 10],
  ['a size that nobody told of the only model', 'Alibaba releases Qwen3.5 with open weights', WAVE, 48],
  ['a size that was told', WAVE, 'Alibaba open-sources Qwen3.5-397B-A17B model', 48],
  ['talk of a smaller one', 'OpenAI releases GPT-5.4', 'OpenAI may release GPT-5.4 mini soon', 48],
  ['a fuller name', 'Anthropic releases Claude 4.6', 'Anthropic releases Claude Opus 4.6', 40],
] as const)('%s: no later wave', async (_name, first, second, hours) => {
  await world.publish([{ guid: 'a', title: first }])
  await world.later(hours)
  await world.publish([{ guid: 'b', title: second }], POST)
  expect([world.posts().length, world.notes().length]).toEqual([1, 0])
})

test.each([
  ['nothing that was not told', 'Alder raises $30 million for its AI agents', 0],
  ['that it is done', TALKS, 1],
])('what is merged into a story and brings %s: a note comes only of what is new', async (_what, told, notes) => {
  await world.publish([{ guid: 'a', title: told }])
  await world.later(1)
  await world.publish([{ guid: 'b', title: 'Brindle raises $30 million for its AI agents' }], POST)
  const stories = await world.store.stories.list({ ...ANY_STORY, limit: 2, offset: 0 })
  const storyIds = stories.toSorted((a, b) => a.firstAt - b.firstAt).map(({ id }) => id)
  const [older = '', younger = ''] = storyIds
  await mendStory({ action: 'merge', storyIds: [older, younger], doneBy: 'op', why: 'one round' }, world.deps)
  await world.drain()
  expect(world.notes()).toHaveLength(notes)
})
