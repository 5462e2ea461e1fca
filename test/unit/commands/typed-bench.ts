import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import type { Card } from '../../../src/core/card.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { fact } from '../../builders/fact.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

/** An hour after the stories. */
export const NOW = FIRST_AT + 3_600_000
export const CHANNEL = 'preview:c'

export type TypedBench = CommandBench & {
  /** The answer in words. */
  readonly tell: (...call: Parameters<CommandBench['ask']>) => Promise<string>
  /** As typed in the terminal. */
  readonly type: (line: string, call?: Parameters<CommandBench['ask']>[2]) => Promise<Card>
}

/** A channel in which people type, and a ledger with a model (`m1`) and two rounds (`f1`, and `f2` of Mistral). */
export async function typedBench(): Promise<TypedBench> {
  const bench = await commandBench(NOW)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
  await bench.store.stories.insert(fundingStory('announced', { company: fact('Mistral') }, { id: 'f2' }))
  // Tests change what of it fails.
  return Object.assign(bench, {
    tell: async (...call: Parameters<CommandBench['ask']>) => readCard(await bench.ask(...call)),
    async type(line: string, call: Parameters<CommandBench['ask']>[2] = {}) {
      const run = parseLine(line, COMMANDS)
      if (run === null) throw new Error('nothing was typed')
      return await bench.ask(run.command, run.options, call)
    },
  })
}
