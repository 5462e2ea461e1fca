import { text, type Card } from '../../core/card.ts'
import type { CommandCall, CommandName } from '../../core/command.ts'
import { InputError } from '../../core/errors.ts'
import type { Channel, Language } from '../../core/workspace.ts'
import { errorCard } from '../cards/error-card.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { stringsOf } from '../cards/strings.ts'
import { shorten } from '../cards/visible-text.ts'
import { carryChannel, carryMistake } from './carry-channel.ts'
import {
  channelOfCall,
  contextOf,
  isOfOthers,
  mayChange,
  mayNotChange,
  mistake,
  placeCall,
  type CommandContext,
} from './command-context.ts'
import type { CommandDeps } from './command-deps.ts'
import { commandLine } from './command-line.ts'
import { CommandMistake } from './command-mistake.ts'
import { asTyped } from './as-typed.ts'
import { COMMANDS } from './definitions.ts'
import { didYouMeanOption, withNear } from './did-you-mean.ts'
import { runFeeds } from './feeds-command.ts'
import { GIVEN_TWICE, LEFT_OVER } from './fill-options.ts'
import { runFunding } from './funding-command.ts'
import { formLine, spreadGathered } from './gathered-options.ts'
import { runHealth } from './health-command.ts'
import { runHelp } from './help-command.ts'
import { lineWithOption, meantLine } from './meant-line.ts'
import { runModels } from './models-command.ts'
import { PART, pageCard } from './page-card.ts'
import { runRoundup } from './roundup-command.ts'
import { runSearch } from './search-command.ts'
import { runSettings } from './settings-command.ts'
import { runStory } from './story-command.ts'
import { runSubscribe } from './subscribe-command.ts'
import { runSubscriptions } from './subscriptions-command.ts'
import { targetChannel } from './target-channel.ts'
import { runUnsubscribe } from './unsubscribe-command.ts'
import { LONGEST_NAME } from './typed-name.ts'
import { runWatch } from './watch-command.ts'
import { runWhy } from './why-command.ts'

const RUN: Readonly<Record<CommandName, (context: CommandContext) => Card | Promise<Card>>> = {
  models: runModels,
  funding: runFunding,
  search: runSearch,
  story: runStory,
  subscribe: runSubscribe,
  subscriptions: runSubscriptions,
  unsubscribe: runUnsubscribe,
  roundup: runRoundup,
  watch: runWatch,
  settings: runSettings,
  why: runWhy,
  feeds: runFeeds,
  health: runHealth,
  help: runHelp,
}

/** Enough to find a failure in the log. */
const NUMBER_LENGTH = 8

/** So many are typed again in a moment. */
const SHORT_OPTIONS = 2

/** Options that only our own buttons send. */
const HIDDEN_OPTIONS: Readonly<Partial<Record<CommandName, readonly string[]>>> = { why: ['story'] }

/** What they show is the business of the channel's workspace alone. */
const TELLS_OF_CHANNEL: ReadonlySet<CommandName> = new Set(['subscriptions', 'settings', 'why', 'health'])

/** Answers one call. Never rejects: what goes wrong becomes a card, and what is our fault is logged. */
export async function answer(asked: CommandCall, deps: CommandDeps): Promise<Card> {
  let language = asked.language ?? 'en'
  try {
    const call = await placeCall(asked, deps)
    const channel = await channelOfCall(call, call.channelExternalId, deps)
    language = call.language ?? channel.language
    return await run(call, channel, deps)
  } catch (error) {
    if (error instanceof CommandMistake) {
      const mistaken = errorCard(error.message, error.example, language)
      const typed =
        asked.isFromForm === true ? stringsOf(language).inTheForm(formLine(asked)) : longLine(asked, language)
      // The form is closed, and the line is gone: what took long to type is not lost.
      return typed === null ? mistaken : { ...mistaken, lines: [...mistaken.lines, [text(typed)]] }
    }
    if (error instanceof InputError) return errorCard(joinSentences(...error.problems), null, language)
    const number = deps.random.id().slice(-NUMBER_LENGTH)
    deps.log.error('a command failed', { number, command: asked.command, platform: asked.platform, err: error })
    const strings = stringsOf(language)
    return errorCard(joinSentences(strings.unexpected, strings.errorNumber(number)), null, language)
  }
}

/** What was typed, where it is more than people like to type again. */
function longLine({ command, options }: CommandCall, language: Language): string | null {
  const { [LEFT_OVER]: left = '', [GIVEN_TWICE]: _, [PART]: __, ...own } = options
  if (Object.values(own).filter((value) => value.trim() !== '').length <= SHORT_OPTIONS) return null
  const { channel } = own
  const typed = asTyped({ command, options: own }).options
  const named = channel !== undefined && /^\w+$/u.test(channel) ? { ...typed, channel: `<#${channel}>` } : typed
  // Behind an option the words would be taken for its value.
  const before = left === '' ? command : `${command} ${left}`
  return stringsOf(language).theCommand(commandLine({ command: before, options: named }))
}

async function run(given: CommandCall, here: Channel, deps: CommandDeps): Promise<Card> {
  const strings = stringsOf(given.language ?? here.language)
  const command = COMMANDS.find(({ name }) => name === given.command)
  if (command === undefined) {
    const meant = meantLine(given.command, given.options[LEFT_OVER] ?? '')
    const unknown = strings.unknownCommand(shorten(given.command, LONGEST_NAME))
    throw new CommandMistake(withNear(unknown, meant?.line ?? null, strings), meant?.example ?? '/help')
  }
  const options = spreadGathered(contextOf(command, given, here, deps))
  const channel = await targetChannel(contextOf(command, { ...given, options }, here, deps))
  // Another channel than this one is named only by who may manage it.
  const canManage = mayChange({ ...given, canManage: given.canManage || channel !== here }, channel)
  const call = { ...given, options, canManage }
  const context = contextOf(command, call, channel, deps)
  if (isChange(context) && !call.canManage) throw mayNotChange(context)
  if (TELLS_OF_CHANNEL.has(command.name) && isOfOthers(call, channel)) throw mayNotChange(context)
  const key = turnOf(context)
  // As the channel is when its turn has come: it may be another workspace's by then, or for admins only.
  const there = async () => {
    const then = contextOf(command, call, await channelOfCall(call, channel.externalId, deps), deps)
    if (isChange(then) && !mayChange(call, then.channel)) throw mayNotChange(then)
    return await runThere(then)
  }
  const card = key === null ? await runThere(context) : await deps.inTurn(key, there)
  const shown = isChange(context) ? card : pageCard(card, call.fits, context)
  return { ...shown, isPrivate: card.isPrivate || command.isPrivate }
}

async function runThere(context: CommandContext): Promise<Card> {
  try {
    checkOptionNames(context)
    return carryChannel(await RUN[context.command.name](context), context)
  } catch (error) {
    throw carryMistake(error, context)
  }
}

/** What is changed, a channel or a person's direct messages; `null` where nothing is. */
function turnOf(context: CommandContext): string | null {
  const { command, call, channel, workspace } = context
  if (command.name === 'watch') return `${workspace.id} ${call.personId}`
  return isChange(context) ? channel.id : null
}

/** Only who may manage the channel may do it. */
function isChange({ command, call }: CommandContext): boolean {
  const given = (name: string) => (call.options[name]?.trim() ?? '') !== ''
  return command.changes || command.options.some(({ name, changes }) => changes === true && given(name))
}

function checkOptionNames(context: CommandContext): void {
  const { command, call, strings } = context
  const twice = call.options[GIVEN_TWICE]
  if (twice !== undefined) throw mistake(context, strings.givenTwice(twice))
  const known = command.options.map(({ name }) => name)
  const allowed = [...known, PART, LEFT_OVER, ...(HIDDEN_OPTIONS[command.name] ?? [])]
  for (const name of Object.keys(call.options)) {
    if (allowed.includes(name)) continue
    const near = didYouMeanOption(name, command)
    const line = near === null ? null : lineWithOption(context, near, call.options[name] ?? '')
    throw mistake(context, withNear(strings.unknownOption(name, known), near, strings), line ?? command.example)
  }
}
