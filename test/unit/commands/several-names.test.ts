import { afterEach, beforeEach, expect, it } from 'vitest'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fact, fundingStory, modelStory } from '../cards/build-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.store.stories.insert(fundingStory('announced', { company: fact('Black & White') }, { id: 'f1' }))
})
afterEach(() => bench.store.close())

const subjectsAfter = async (companies: string, topic = 'models') => {
  expect((await bench.ask('subscribe', { topic, companies })).tone).toBe('info')
  const followed = await bench.store.subscriptions.listOfChannel('preview:c')
  return followed.find((one) => (one.topic === 'funding') === (topic === 'funding'))?.filter.subjects
}

it.each([
  'Anthropic and Mistral',
  'Anthropic | Mistral',
  'Anthropic/Mistral',
  'Anthropic + Mistral',
  'Anthropic・ミストラル',
  '앤스로픽과 Mistral',
  'Anthropic 및 Mistral',
  'Anthropicと Mistral',
  'Anthropic和Mistral',
  'Anthropic or Mistral, Anthropic',
])('known names are several, whatever joins them: %s', async (companies) => {
  expect(await subjectsAfter(companies)).toEqual(['Anthropic', 'Mistral AI'])
})

it('a name with an "and" of its own is one name', async () => {
  expect(await subjectsAfter('Black & White', 'funding')).toEqual(['Black & White'])
  expect(await subjectsAfter('Ben and Jerry, Anthropic and Sons')).toEqual(['Ben and Jerry', 'Anthropic and Sons'])
})

it('several names are watched and left one by one', async () => {
  const watched = async () => readCard(await bench.ask('watch', { action: 'list' }))
  const added = readCard(await bench.ask('watch', { action: 'add', name: 'Anthropic, 미스트랄, Foo' }))
  expect(added).toContain('Anthropic, Mistral AI, Foo')
  expect(JSON.stringify(bench.announced)).toContain('/watch action:remove name:\\"Anthropic, Mistral AI, Foo\\"')
  expect(await watched()).toContain('• Anthropic\n• Mistral AI\n• Foo')
  expect(readCard(await bench.ask('watch', { action: 'remove', name: 'Foo, Bar' }))).toContain("do not watch 'Bar'")
  await bench.ask('watch', { action: 'remove', name: 'foo, Anthropic' })
  expect(await watched()).toBe('You watch\n• Mistral AI\n')
})
