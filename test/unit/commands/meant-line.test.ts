import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { parseSlash } from '../../../src/bot/adapters/slack/commands.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, oneModel, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT)
})
afterEach(() => bench.store.close())

describe('a word that is no command', () => {
  test.each([
    ['stop', '/subscriptions pause:yes'],
    ['doctor', '/health'],
    ['digest', '/roundup'],
    ['list', '/subscriptions'],
    ['test', '/health'],
    ['daily', '/settings quiet_hours:9-8'],
    ['sources', '/feeds'],
    ['top', '/funding sort:largest'],
    // An option, of the command where it is changed.
    ['pause', '/subscriptions pause:yes'],
    ['resume', '/subscriptions resume:yes'],
    ['mute', '/subscriptions'],
    ['quiet_hours', '/settings'],
    ['companies', '/subscribe'],
    ['숨기기', '/subscriptions'],
    ['modles', '/models'],
    // With a slip, or by its beginning.
    ['timezone', '/settings'],
    ['rumors', '/settings rumours:yes'],
    ['한국어', '/settings language:ko'],
    ['chinese', '/settings language:zh'],
  ])('%s leads to %s', async (typed, meant) => {
    const told = readCard(await bench.ask(typed))
    expect(told).toContain(`'${typed}'. Did you mean ${meant}?`)
    // What is shown may be typed as it is.
    const [command = ''] = meant.slice(1).split(' ')
    expect(COMMANDS.map(({ name }) => name)).toContain(command)
  })

  test.each([
    ['subscirbe models', '/subscribe models'],
    ['follow funding', '/subscribe topic:funding'],
    ['unfollow 모델', '/unsubscribe topic:models'],
    ['latest funding', '/funding'],
    ['mute Mistral', '/subscriptions mute:Mistral'],
    ['mute "Moonshot AI"', '/subscriptions mute:"Moonshot AI"'],
    ['숨기기 Mistral', '/subscriptions mute:Mistral'],
    ['pause 2 weeks', '/subscriptions pause:"2 weeks"'],
    ['language korean', '/settings language:korean'],
    ['timezone Seoul', '/settings time_zone:Seoul'],
    ['quiet 22-7', '/settings quiet_hours:22-7'],
    ['threads off', '/settings threads:off'],
    ['card short', '/settings card:short'],
    ['rumors off', '/settings rumours:off'],
    ['companies Mistral', '/subscribe topic:models companies:Mistral'],
    ['min_amount 50M', '/subscribe topic:funding min_amount:50M'],
  ])('with words behind it, %s leads to %s, which works', async (typed, meant) => {
    await bench.ask('subscribe', { topic: 'models' })
    for (const vendor of ['Mistral', 'Moonshot AI']) {
      const models = [oneModel('One', { vendor: fact(vendor) })]
      await bench.store.stories.insert(modelStory('released', { id: vendor }, models))
    }
    const line = parseLine(typed, COMMANDS)
    expect(readCard(await bench.ask(line?.command ?? '', line?.options))).toContain(`For example: ${meant}`)
    const slash = parseSlash(COMMANDS, '/aiwire', typed)
    expect(slash).toEqual({ kind: 'run', run: line })
    const again = parseLine(meant, COMMANDS)
    expect((await bench.ask(again?.command ?? '', again?.options)).tone, meant).toMatch(/^(?:info|funding)$/u)
  })

  test.each([
    ['mute the noise of all these', '/help command:subscriptions'],
    ['pause until it is over', '/help command:subscriptions'],
    ['language is wrong', '/help command:settings'],
    ['nothing comes here', '/help'],
  ])('%s is a sentence, and leads to %s', async (typed, example) => {
    const line = parseLine(typed, COMMANDS)
    expect(readCard(await bench.ask(line?.command ?? '', line?.options))).toMatch(
      new RegExp(`For example: ${example}$`, 'mu'),
    )
  })

  test('help about an option is that of its command', async () => {
    expect(readCard(await bench.ask('help', { command: 'quiet_hours' }))).toContain('Hours without posts')
    expect(readCard(await bench.ask('help', { command: 'mute' }))).toContain('Post nothing about this company here')
  })

  test('leads to help where nothing is like it, and is not told back at length', async () => {
    const told = readCard(await bench.ask('dance'.repeat(400)))
    expect(told).toContain('For example: /help')
    expect(told.length).toBeLessThan(300)
    const behind = { left_over: 'models '.repeat(400) }
    expect(readCard(await bench.ask('subscirbe', behind)).length).toBeLessThan(300)
  })
})
