import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
})
afterAll(() => bench.store.close())

const LONG = { topic: 'funding', companies: 'Mistral, Moonshot AI', not_words: 'lawsuit' }
const LINE = '/subscribe topic:funding companies:"Mistral, Moonshot AI" not_words:lawsuit'

it('a long command that did not work is told back whole, in each language', async () => {
  for (const language of LANGUAGES) {
    const told = readCard(await bench.ask('subscribe', { ...LONG, min_amount: 'lots' }, { language }))
    expect(told).toContain(`${LINE} min_amount:lots`)
  }
  const elsewhere = await bench.ask('subscribe', { ...LONG, channel: '4711' })
  expect(readCard(elsewhere)).toContain(`${LINE} channel:<#4711>`)
  expect(readCard(await bench.ask('subscribe', { topic: 'funding', min_amount: 'lots' }))).not.toContain('This was')
})

it('words that have no place are told back, too, and the line can be typed as it is', async () => {
  const run = parseLine(`${LINE} rumours:yes somewhere else`, COMMANDS)
  const told = readCard(await bench.ask('subscribe', run?.options ?? {}))
  const line = /This was the command: (.*)/u.exec(told)?.[1] ?? ''
  expect(line).toContain('/subscribe somewhere else topic:')
  expect(parseLine(line, COMMANDS)).toEqual(run)
})

it('so it is where somebody changes too much at once', async () => {
  for (let time = 1; time <= 10; time += 1)
    await bench.ask('subscriptions', { mute: 'x' }).then(() => bench.ask('subscribe', { topic: 'models' }))
  expect(readCard(await bench.ask('subscribe', LONG))).toMatch(
    /this one was not made[^]*This was the command: \/subscribe/u,
  )
})
