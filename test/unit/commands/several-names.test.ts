import { afterEach, beforeEach, expect, it } from 'vitest'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

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
  await bench.ask('watch', { action: 'add', name: 'OpenAI, Anthropic and Cohere' })
  expect(await watched()).toBe('You watch\n• Mistral AI\n• OpenAI\n• Anthropic\n• Cohere\n')
  expect(readCard(await bench.ask('watch', { action: 'stop' }))).toContain('/watch action:remove name:all')
  await bench.ask('watch', { action: 'remove', name: 'all' })
  expect(await watched()).toContain('You watch nothing yet')
})

it('who watches a company hears of it whatever it does, and at most so many at once', async () => {
  await bench.ask('watch', { action: 'add', name: 'Anthropic' })
  const [watched] = await bench.store.subscriptions.listOfChannel('preview:dm-p')
  expect(watched?.filter).toMatchObject({ aiOnly: false, subjects: ['Anthropic'] })
  for (const part of ['a', 'b']) {
    const names = Array.from({ length: 13 }, (_, at) => `Company ${part}${at}`).join(', ')
    const card = await bench.ask('watch', { action: 'add', name: names })
    expect(card.tone).toBe(part === 'a' ? 'info' : 'error')
  }
  expect((await bench.store.subscriptions.listOfChannel('preview:dm-p'))[0]?.filter.subjects).toHaveLength(14)
})

it('what is watched is changed by its names alone, and keeps the channel that it has', async () => {
  await bench.ask('watch', { action: 'add', name: 'Anthropic' })
  const there = { channelExternalId: 'dm-p' }
  expect((await bench.ask('why', { story: 'm1' }, there)).buttons).toEqual([])
  await bench.ask('settings', { quiet_hours: '22-7' }, there)
  await bench.ask('watch', { action: 'add', name: 'Foo' })
  expect((await bench.store.channels.find('preview:dm-p'))?.quietHours).toEqual({ fromHour: 22, untilHour: 7 })
})

it('who is in two workspaces that share a person has one list, which either adds to', async () => {
  await bench.ask('watch', { action: 'add', name: 'Anthropic' })
  expect((await bench.ask('watch', { action: 'add', name: 'Foo' }, { workspaceExternalId: 'w2' })).tone).toBe('info')
  const [watched] = await bench.store.subscriptions.listOfChannel('preview:dm-p')
  expect(watched?.filter.subjects).toEqual(['Anthropic', 'Foo'])
})
