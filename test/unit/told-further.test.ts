import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPublishedWorld, POST, type PublishedWorld } from '../builders/published-world.ts'

let world: PublishedWorld

beforeEach(async () => {
  world = await openPublishedWorld()
})

afterEach(async () => {
  await world.store.close()
})

test('what a paper adds in a post of its own reaches the message, though no source is new', async () => {
  await world.publish([{ guid: 'a', title: 'Alder raises $30 million Series B to build AI agents' }])
  await world.later(1)
  expect(
    await world.publish([{ guid: 'b', title: 'Alder raises $30 million Series B led by Harbor Ventures' }]),
  ).toEqual(['joined'])
  expect(world.adapter.calls).toEqual(['post'])
  await world.later(1)
  expect(world.adapter.calls).toEqual(['post', 'edit'])
  expect(world.posts()).toEqual([expect.stringContaining('Led by: Harbor Ventures')])
  expect(world.notes()).toEqual([])
})

test('sizes that a lab adds to a wave stand in its message', async () => {
  await world.publish([{ guid: 'a', title: 'Alibaba releases Qwen4-8B' }])
  await world.later(2)
  await world.publish([{ guid: 'b', title: 'Alibaba releases Qwen4-32B' }])
  await world.later(1)
  expect(world.posts()).toEqual([expect.stringMatching(/Qwen4-8B[^]*Qwen4-32B/u)])
})

test('who says once more what the message says edits nothing', async () => {
  await world.publish([{ guid: 'a', title: 'Alder raises $30 million Series B to build AI agents' }])
  await world.later(1)
  await world.publish([{ guid: 'b', title: 'Why Alder raised a $30 million Series B' }])
  await world.later(1)
  expect(world.adapter.calls).toEqual(['post'])
})

test('a rumour that comes true days later is told as any news: by whom, and with what becomes known', async () => {
  await world.publish([{ guid: 'a', title: 'OpenAI to launch GPT-6 next week' }])
  await world.later(140)
  await world.publish([{ guid: 'b', title: 'OpenAI launches GPT-6' }])
  await world.later(1)
  await world.publish([{ guid: 'c', title: 'GPT-6 is here: OpenAI launches its newest model' }], POST)
  await world.later(1)
  await world.publish([{ guid: 'd', title: 'OpenAI launches GPT-6 with a context window of 2 million tokens' }])
  await world.later(1)
  expect(world.posts()).toEqual([expect.stringMatching(/Released[^]*Also reported by Post[^]*2M tokens/u)])
  expect(world.notes()).toHaveLength(1)
  // A day after that it is no news any more.
  await world.later(24)
  world.adapter.calls.length = 0
  await world.publish([{ guid: 'e', title: 'OpenAI launches GPT-6 at $2 per million input tokens' }])
  await world.later(1)
  expect(world.adapter.calls).toEqual([])
})
