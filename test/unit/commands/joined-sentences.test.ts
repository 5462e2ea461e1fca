import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.ask('feeds', { action: 'add', feed: 'example.com' })
})
afterAll(() => bench.store.close())

test.each([
  ['modles', {}],
  ['models', { vendr: 'x' }],
  ['subscribe', { topic: 'models', languages: 'Koraen' }],
  ['help', { command: 'modles' }],
  ['subscriptions', { mute: 'Antropic' }],
  ['settings', { time_zone: 'Seol' }],
  ['settings', { time_zone: 'UTC+9' }],
  ['feeds', { action: 'remove', feed: 'exmple.com' }],
  ['unsubscribe', { topic: 'modles' }],
])('a mistake in /%s %j has no space behind a wide mark, and one between other sentences', async (name, options) => {
  for (const language of ['ja', 'zh'] as const) {
    const said = readCard(await bench.ask(name, options, { language }))
    expect(said).toMatch(/[。！？]\S.*[。！？]/u)
    expect(said).not.toMatch(/[。！？] /u)
  }
  expect(readCard(await bench.ask(name, options))).toMatch(/[.?] [A-Z]/u)
})

test.each([
  ['subscribe', { topic: 'modles' }, 'models'],
  ['models', { vendr: 'x' }, 'vendor'],
  ['models', { vendor: 'Nobody' }, null],
])('the list of what fits ends before what was meant: /%s %j', async (name, options, near) => {
  const hint = { ja: `。${near ?? ''} のことでしょうか？`, zh: `。你是不是想找 ${near ?? ''}？` }
  for (const language of ['ja', 'zh'] as const) {
    const said = readCard(await bench.ask(name, options, { language }))
    expect(said).toContain(near === null ? '。\n' : hint[language])
  }
})
