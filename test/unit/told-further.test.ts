import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPublishedWorld, type PublishedWorld } from '../builders/published-world.ts'

let world: PublishedWorld
let publish: PublishedWorld['publish']
let later: PublishedWorld['later']

beforeEach(async () => {
  world = await openPublishedWorld()
  ;({ publish, later } = world)
  world.adapter.calls.length = 0
})

afterEach(async () => {
  await world.store.close()
})

test('what a paper adds in a post of its own reaches the message, though no source is new', async () => {
  await publish([{ guid: 'a', title: 'Alder raises $30 million Series B to build AI agents' }])
  await later(1)
  expect(await publish([{ guid: 'b', title: 'Alder raises $30 million Series B led by Harbor Ventures' }])).toEqual([
    'joined',
  ])
  expect(world.adapter.calls).toEqual(['post'])
  await later(1)
  expect(world.adapter.calls).toEqual(['post', 'edit'])
  expect(world.posts()).toEqual([expect.stringContaining('Led by: Harbor Ventures')])
  expect(world.notes()).toEqual([])
})

test('sizes that a lab adds to a wave stand in its message', async () => {
  await publish([{ guid: 'a', title: 'Alibaba releases Qwen4-8B' }])
  await later(2)
  await publish([{ guid: 'b', title: 'Alibaba releases Qwen4-32B' }])
  await later(1)
  expect(world.posts()).toEqual([expect.stringMatching(/Qwen4-8B[^]*Qwen4-32B/u)])
})

test('who says once more what the message says edits nothing', async () => {
  await publish([{ guid: 'a', title: 'Alder raises $30 million Series B to build AI agents' }])
  await later(1)
  await publish([{ guid: 'b', title: 'Why Alder raised a $30 million Series B' }])
  await later(1)
  expect(world.adapter.calls).toEqual(['post'])
})
