import { COMMAND_NAMES } from '../../core/command.ts'
import { COMMANDS } from './definitions.ts'
import { didYouMean } from './did-you-mean.ts'
import { isCalled } from './is-called.ts'

/** What is to be typed instead, and an example that helps on. */
type MeantLine = { readonly line: string; readonly example: string }

/** What other bots call it, or people in a hurry. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['stop', '/subscriptions pause:yes'],
  ['start', '/subscribe topic:models'],
  ['add', '/subscribe topic:models'],
  ['follow', '/subscribe topic:models'],
  ['remove', '/unsubscribe topic:models'],
  ['delete', '/unsubscribe topic:models'],
  ['list', '/subscriptions'],
  ['filter', '/subscriptions change:models'],
  ['config', '/settings'],
  ['setup', '/settings'],
  ['status', '/health'],
  ['doctor', '/health'],
  ['ping', '/health'],
  ['news', '/models'],
  ['digest', '/roundup'],
  ['weekly', '/roundup'],
  ['alert', '/watch action:add name:Mistral'],
  ['notify', '/watch action:add name:Mistral'],
])
/** Of commands that share the name of an option, the first one changes what most people want to change. */
const LIKELY_FIRST: readonly string[] = ['subscriptions', 'settings', 'subscribe']

/** What somebody most likely meant by a word that is no command; `null` where nothing is like it. */
export function meantLine(typed: string): MeantLine | null {
  const elsewhere = ELSEWHERE.get(typed)
  if (elsewhere !== undefined) return { line: elsewhere, example: elsewhere }
  const near = didYouMean(typed, COMMAND_NAMES)
  if (near !== null) return { line: `/${near}`, example: `/${near}` }
  const owners = COMMANDS.filter(({ options }) => options.some((option) => isCalled(option, typed)))
  const likely = LIKELY_FIRST.flatMap((name) => owners.filter((owner) => owner.name === name))
  const [owner] = [...likely, ...owners]
  return owner === undefined ? null : { line: `/${owner.name}`, example: `/help command:${owner.name}` }
}
