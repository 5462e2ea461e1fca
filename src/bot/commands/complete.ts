import { ANY_STORY } from '../../core/any-story.ts'
import {
  COMPLETIONS_MAX,
  type CommandCall,
  type CommandOption,
  type CompletionChoice,
  type CompletionSource,
} from '../../core/command.ts'
import type { NameKind } from '../../core/name-kind.ts'
import { STATUSES, statusesOf, type Status } from '../../core/status.ts'
import { LABS } from '../../core/heard-sources.ts'
import { headline } from '../cards/headline.ts'
import { shorten } from '../cards/visible-text.ts'
import { channelOfCall, contextOf, isOfOthers, placeCall, type CommandContext } from './command-context.ts'
import type { CommandDeps } from './command-deps.ts'
import { COMMANDS } from './definitions.ts'
import { firstOf } from '../../core/first-of.ts'
import { createNameIndex } from '../../core/name-index.ts'
import { completeTimeZone } from '../../core/parse-time-zone.ts'
import { knownPublishers, publisherLabel, publisherName } from './known-publishers.ts'
import { knownValuesOf } from './known-values.ts'
import { followedOf, readText } from './read-options.ts'
import { wantedWords } from './wanted-words.ts'
import { watchedIn } from './watch-command.ts'

const KINDS: Readonly<Partial<Record<CompletionSource, readonly NameKind[]>>> = {
  vendor: ['vendor'],
  company: ['company', 'investor'],
  investor: ['investor'],
  subject: ['company', 'vendor'],
  followed: ['company', 'vendor', 'investor'],
  model: ['model'],
}
const STORY_CHOICES = 10
const NEWEST_ROUNDS = 500
/** What Discord takes for a choice. */
const LONGEST_CHOICE = 100

/** How what is being typed may go on. Never rejects: no help is an empty list. */
export async function complete(
  call: CommandCall,
  name: string,
  deps: CommandDeps,
): Promise<readonly CompletionChoice[]> {
  const command = COMMANDS.find((known) => known.name === call.command)
  const option = command?.options.find((known) => known.name === name)
  if (command === undefined || option === undefined) return []
  try {
    const placed = await placeCall(call, deps)
    const channel = await channelOfCall(placed, placed.channelExternalId, deps)
    const context = contextOf(command, placed, channel, deps)
    const found = await choicesFor(option, context)
    return found.filter(({ value }) => value.length <= LONGEST_CHOICE).slice(0, COMPLETIONS_MAX)
  } catch (error) {
    deps.log.warn('an option could not be completed', { command: call.command, option: name, err: error })
    return []
  }
}

async function choicesFor(option: CommandOption, context: CommandContext): Promise<readonly CompletionChoice[]> {
  const typed = readText(context, option.name) ?? ''
  if (option.choices.length > 0) return plain(createNameIndex(option.choices).complete(typed, COMPLETIONS_MAX))
  if (option.isList !== true) return await choicesOf(option.completes, typed, context)
  // Of a list, the last part is being typed.
  const at = Math.max(typed.lastIndexOf(','), typed.lastIndexOf('、'))
  const before = at < 0 ? '' : `${typed.slice(0, at)}, `
  const choices = await choicesOf(option.completes, typed.slice(at + 1).trim(), context)
  return choices.map(({ label, value }) => ({ label: shorten(before + label, LONGEST_CHOICE), value: before + value }))
}

async function choicesOf(
  source: CompletionSource | undefined,
  typed: string,
  context: CommandContext,
): Promise<readonly CompletionChoice[]> {
  const { deps, workspace, channel, call, strings, language } = context
  const kinds = source === undefined ? undefined : KINDS[source]
  if (kinds !== undefined) {
    const indexes = await deps.names.of(kinds, workspace.id)
    const others = deps.names.alsoCalled(typed, COMPLETIONS_MAX).flatMap((name) => {
      const known = firstOf(indexes, (index) => index.exact(name))
      return known === null ? [] : [known]
    })
    return plain([...new Set([...indexes.flatMap((index) => index.complete(typed, COMPLETIONS_MAX)), ...others])])
  }
  const set = knownValuesOf(source)
  if (set !== undefined) {
    const valueOf = new Map(set.words().map((word) => [word, set.parse(word)]))
    const nameOf = (word: string): string => set.nameOf(valueOf.get(word) ?? word, language)
    // Another name of one comes first: 한국 for 대한민국.
    const meant = set.parse(typed)
    const first = typed === '' && source === 'country' ? await countriesOfRounds(context) : [meant]
    const exact = first.flatMap((value) =>
      value === null ? [] : set.words().filter((word) => valueOf.get(word) === value),
    )
    const found = known(typed, set.words(), nameOf).filter(({ value }) => !exact.includes(value))
    return [...exact.map((value) => ({ label: nameOf(value), value })), ...found]
  }
  switch (source) {
    case 'story':
      return await stories(typed, context)
    case 'publisher': {
      const feeds = (await knownPublishers(context)).map((one) => [one.kept, publisherLabel(one)] as const)
      const publishers = new Map([[LABS, publisherName(LABS, strings)], ...feeds])
      const choices = known(typed, [...publishers.keys()], (kept) => publishers.get(kept) ?? kept)
      return choices.map(({ label, value }) => ({ label: shorten(label, LONGEST_CHOICE), value }))
    }
    case 'time-zone':
      return plain(completeTimeZone(typed, COMPLETIONS_MAX))
    case 'muted':
      if (isOfOthers(call, channel)) return []
      return plain(createNameIndex(channel.muted).complete(typed, COMPLETIONS_MAX))
    case 'watched': {
      // What is added may be any name; what is removed is watched now.
      if (call.options.action !== 'remove') return await choicesOf('followed', typed, context)
      const direct = await deps.store.channels.findDirect(workspace.id, call.personId)
      const watched = direct === null ? [] : await watchedIn(direct, context.deps.store)
      return plain(createNameIndex(watched).complete(typed, COMPLETIONS_MAX))
    }
    case 'status': {
      const topic = followedOf(call.options.topic ?? '')
      const statuses: readonly Status[] = topic === null || topic === 'roundup' ? STATUSES : statusesOf(topic)
      return known(typed, statuses, (status) => strings.status[status])
    }
    default:
      return []
  }
}

/** Before anything is typed, those of which there are rounds are the likeliest. */
async function countriesOfRounds({ deps, workspace }: CommandContext): Promise<readonly string[]> {
  const query = { ...ANY_STORY, workspaceId: workspace.id, limit: NEWEST_ROUNDS, offset: 0 }
  return await deps.store.stories.listCountries(query)
}

async function stories(typed: string, context: CommandContext): Promise<readonly CompletionChoice[]> {
  const { deps, workspace, language } = context
  const words = wantedWords(typed, context)
  const query = { ...ANY_STORY, workspaceId: workspace.id, ...words, limit: STORY_CHOICES, offset: 0 }
  const found = await deps.store.stories.list(query)
  return found.map((story) => ({ label: shorten(headline(story, language), LONGEST_CHOICE), value: story.id }))
}

/** Of a set that we know whole, by what each is called here or by its own word. */
function known<T extends string>(
  typed: string,
  words: readonly T[],
  nameOf: (word: T) => string,
): readonly CompletionChoice[] {
  const choices = words.map((value) => ({ label: nameOf(value), value }))
  const byName = new Map(choices.flatMap((choice) => [choice.label, choice.value].map((name) => [name, choice])))
  const found = createNameIndex([...byName.keys()]).complete(typed, byName.size)
  return [...new Set(found.flatMap((name) => byName.get(name) ?? []))]
}

function plain(values: readonly string[]): readonly CompletionChoice[] {
  return values.map((value) => ({ label: value, value }))
}
