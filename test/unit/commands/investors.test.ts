import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { fact, usd } from '../../builders/fact.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  const rounds = [
    ['Temporal', 300e6, ['Andreessen Horowitz'], ['Harbor Ventures']],
    ['Anthropic', 900e6, ['GIC'], []],
    ['Birch', 5e6, [], ['Anthropic']],
  ] as const
  for (const [company, amount, leads, investors] of rounds) {
    const facts = {
      ...{ company: fact(company), amount: usd(amount), amountUsd: amount, valuation: null },
      ...{ leads: leads.map((name) => fact(name)), investors: investors.map((name) => fact(name)) },
    }
    await bench.store.stories.insert(
      fundingStory('announced', facts, { id: company, title: `${company} raises money` }),
    )
  }
})
afterAll(() => bench.store.close())

const ask = async (options: Readonly<Record<string, string>>) => readCard(await bench.ask('funding', options))

test('rounds are listed and summed by who gives the money, under any of its names', async () => {
  for (const investor of ['a16z', 'andreessen horowitz', '앤드리슨 호로위츠']) {
    const told = await ask({ investor })
    expect(told).toContain('Funding rounds with Andreessen Horowitz')
    expect(told).toContain('Temporal raises money')
    expect(told).toContain('1 announced round: $300M')
  }
  // It raised, and it gave: each is asked for by itself, or the sum would be of neither.
  expect(await ask({ company: 'Anthropic' })).toContain('1 announced round: $900M')
  expect(await ask({ investor: 'Anthropic' })).toContain('1 announced round: $5M')
})

test('whoever never raised is found where people ask for a company', async () => {
  for (const company of ['a16z', 'harbor ventures']) expect(await ask({ company })).toContain('Temporal raises money')
  expect(await ask({ company: 'a16z', min_amount: '1b' })).toContain('Nothing found')
})

test('whoever mutes an investor is told that what it invests in still comes', async () => {
  const mute = async (name: string) => readCard(await bench.ask('subscriptions', { mute: name }))
  expect(await mute('a16z')).toContain('What it invests in is still posted.')
  expect(await mute('Temporal')).not.toContain('invests in')
})

test.each(LANGUAGES)('a mistyped investor is told in %s what may be meant', async (language) => {
  const told = readCard(await bench.ask('funding', { investor: 'Habror Ventures' }, { language }))
  expect(told).toContain('Harbor Ventures')
  expect(told).toContain('/funding investor:"Harbor Ventures"')
})

test('an investor is offered where it is of use, and asked about where it is mistyped', async () => {
  expect(await bench.suggest('funding', { investor: 'harbor' }, 'investor')).toEqual(['Harbor Ventures'])
  expect(await bench.suggest('subscribe', { companies: 'harbor v' }, 'companies')).toEqual(['Harbor Ventures'])
  expect(await bench.suggest('watch', { action: 'add', name: 'harbor v' }, 'name')).toEqual(['Harbor Ventures'])
  // Nothing that it gives is left out by that.
  expect(await bench.suggest('subscriptions', { mute: 'harbor v' }, 'mute')).toEqual([])
  const follow = async (companies: string) => readCard(await bench.ask('subscribe', { topic: 'funding', companies }))
  expect(await follow('Habror Ventures')).toContain('Did you mean Harbor Ventures?')
  expect(await follow('harbor ventures')).toContain('Only Harbor Ventures.')
  const other = readCard(await bench.ask('subscribe', { topic: 'funding', investors: 'a16z' }))
  expect(other).toContain('Did you mean companies?')
})
