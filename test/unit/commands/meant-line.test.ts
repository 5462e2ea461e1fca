import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT } from '../cards/build-story.ts'

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
    // An option, of the command where it is changed.
    ['pause', '/subscriptions'],
    ['mute', '/subscriptions'],
    ['quiet_hours', '/settings'],
    ['companies', '/subscribe'],
    ['숨기기', '/subscriptions'],
    ['modles', '/models'],
  ])('%s leads to %s', async (typed, meant) => {
    const told = readCard(await bench.ask(typed))
    expect(told).toContain(`'${typed}'. Did you mean ${meant}?`)
    // What is shown may be typed as it is.
    const [command = ''] = meant.slice(1).split(' ')
    expect(COMMANDS.map(({ name }) => name)).toContain(command)
  })

  test('leads to help where nothing is like it, and is not told back at length', async () => {
    const told = readCard(await bench.ask('dance'.repeat(400)))
    expect(told).toContain('For example: /help')
    expect(told.length).toBeLessThan(300)
  })
})
