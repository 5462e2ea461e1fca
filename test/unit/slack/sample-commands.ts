import type { Command, CommandOption } from '../../../src/core/command.ts'

const say = (value: string) => ({ en: value, ko: `${value}-ko`, ja: `${value}-ja`, zh: `${value}-zh` })
const option = (name: string, parts: Partial<CommandOption> = {}): CommandOption => ({
  name,
  description: say(name),
  type: 'text',
  required: false,
  choices: [],
  ...parts,
})
const command = (name: Command['name'], options: readonly CommandOption[], parts: Partial<Command> = {}): Command => ({
  name,
  description: say(name),
  options,
  changes: false,
  isPrivate: false,
  example: `/${name}`,
  ...parts,
})

export const SAMPLE_COMMANDS: readonly Command[] = [
  command('models', [
    option('query', { takesRest: true, isProse: true }),
    option('vendor'),
    option('page', { type: 'integer', min: 1 }),
  ]),
  command('subscribe', [
    option('topic', { required: true, choices: ['models', 'funding'] }),
    option('rumours', { type: 'boolean' }),
    option('backfill', { type: 'integer', min: 0, max: 5 }),
  ]),
  command('subscriptions', [], { isPrivate: true }),
  command('help', [], { isPrivate: true }),
]
