import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
})
afterAll(() => bench.store.close())

const filterAfter = async (options: Readonly<Record<string, string>>) => {
  await bench.clock.sleep(60_000)
  expect((await bench.ask('subscribe', { topic: 'models', ...options })).tone).toBe('info')
  return (await bench.store.subscriptions.listOfChannel('preview:c'))[0]?.filter
}

it.each(['「Anthropic、Mistral」', '『Anthropic, Mistral』', '«Anthropic, Mistral»', '《Anthropic，Mistral》'])(
  'the quotes of every script are no part of a value: companies:%s',
  async (typed) => {
    const run = parseLine(`/subscribe models companies:${typed} rumours:yes`, COMMANDS)
    expect(run?.options).toMatchObject({ rumours: 'true' })
    expect((await filterAfter(run?.options ?? {}))?.subjects).toEqual(['Anthropic', 'Mistral AI'])
  },
)

it('corner marks amid a sentence are part of it', () => {
  expect(parseLine('/story f1 wrong:「30億」ではなく「20億」', COMMANDS)?.options.wrong).toBe(
    '「30億」ではなく「20億」',
  )
  expect(parseLine('/search 「Claude」を発表', COMMANDS)?.options.query).toBe('「Claude」を発表')
})

it.each([
  ['"open source", 「agent」, ‘mcp’', ['open source', 'agent', 'mcp']],
  ['"open source, agent', ['open source', 'agent']],
  ['“open source, agent”', ['open source', 'agent']],
  ['＂open source＂', ['open source']],
  ['「AI」ニュース', ['「AI」ニュース']],
  ["O'Reilly, rock 'n' roll", ["O'Reilly", "rock 'n' roll"]],
  ['"", agent', ['agent']],
])('a platform hands over words:%s as it was typed, and the words are meant', async (words, kept) => {
  expect((await filterAfter({ words }))?.words).toEqual(kept)
})

it('what nobody sees is no part of a name', async () => {
  expect((await filterAfter({ companies: 'Anthropic\u200b, \u202aMistral\u202c\ufeff' }))?.subjects).toEqual([
    'Anthropic',
    'Mistral AI',
  ])
  expect(readCard(await bench.ask('models', { vendor: '\u2068Anthropic\u2069' }))).toContain('Claude Opus 4.6')
})
