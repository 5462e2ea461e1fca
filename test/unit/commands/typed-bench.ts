import { afterEach, beforeEach } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import type { Card } from '../../../src/core/card.ts'
import type { Subscription } from '../../../src/core/subscription.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { fact } from '../../builders/fact.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

/** An hour after the stories. */
export const NOW = FIRST_AT + 3_600_000
export const CHANNEL = 'preview:c'

/** The one of the test that runs. */
export let bench: CommandBench

/** A new one for each test of the file: a channel in which people type, and a ledger with a model (`m1`) and two rounds (`f1`, and `f2` of Mistral). */
export function typeOnBench(): void {
  beforeEach(async () => {
    bench = await commandBench(NOW)
    await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
    await bench.store.stories.insert(fundingStory('announced', { company: fact('Mistral') }, { id: 'f2' }))
  })
  afterEach(() => bench.store.close())
}

/** The answer in words. */
export async function tell(...call: Parameters<CommandBench['ask']>): Promise<string> {
  return readCard(await bench.ask(...call))
}

/** As typed in the terminal. */
export async function type(line: string, call: Parameters<CommandBench['ask']>[2] = {}): Promise<Card> {
  const run = parseLine(line, COMMANDS)
  if (run === null) throw new Error('nothing was typed')
  return await bench.ask(run.command, run.options, call)
}

/** The first that the channel has. */
export async function subscriptionOf(channelId = CHANNEL): Promise<Subscription | undefined> {
  return (await bench.store.subscriptions.listOfChannel(channelId))[0]
}
