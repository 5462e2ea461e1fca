import { strong, text, type Card, type CardButton } from '../../core/card.ts'
import { ChatError } from '../../core/errors.ts'
import { firstOf } from '../../core/first-of.ts'
import type { NameIndex } from '../../core/name-index.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { DEFAULT_FILTER, type Subscription } from '../../core/subscription.ts'
import { TOPICS, type Topic } from '../../core/topic.ts'
import { newChannel, platformId, type Channel } from '../../core/workspace.ts'
import { COMMA } from '../cards/comma.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { stringsOf } from '../cards/strings.ts'
import { mistake, type CommandContext } from './command-context.ts'
import type { CommandMistake } from './command-mistake.ts'
import { commandLine } from './command-line.ts'
import { didYouMean } from './did-you-mean.ts'
import { isSameName, knownName } from './ledger-name.ts'
import { checkPace, makeChange } from './make-change.ts'
import { plainWord } from './plain-word.ts'
import { EVERYBODY } from './read-filter.ts'
import { chosen, readList, readText } from './read-options.ts'
import { WATCH_ACTIONS } from './shared-options.ts'
import { splitNames } from './split-names.ts'
import { ALL_THE_SAME, LONGEST_NAME, meantAllTheSame } from './typed-name.ts'

type Action = (typeof WATCH_ACTIONS)[number]

const MOST_WATCHED = 25
/** What people type before a name that they don't want to hear of any more. */
const ENDS: ReadonlySet<string> = new Set(['stop', 'end', 'delete', 'unwatch', 'off', 'no'])

/** `/watch`: a person's direct messages follow some vendors and companies, and nothing else. */
export async function runWatch(context: CommandContext): Promise<Card> {
  const action = readAction(context)
  const own = await context.deps.store.channels.findDirect(context.workspace.id, context.call.personId)
  // Who adds a name has them opened anyway.
  const direct = own === null && action !== 'add' ? await findShared(context) : own
  const watched = direct === null ? [] : await watchedIn(direct, context.deps.store)
  if (action === 'list') return listCard(watched, context)
  return action === 'add' ? await add(direct, watched, context) : await remove(direct, watched, context)
}

/** A name alone is to be watched, where it does not begin as an action, and not with another word for one. */
function readAction(context: CommandContext): Action {
  const [typed, name] = [readText(context, 'action'), readText(context, 'name')]
  if (typed === null && name === null) return 'list'
  const words = [typed, name].flatMap((word) => word ?? []).join(' ')
  const [first = '', ...rest] = words.split(' ')
  const begun = plainWord(first)
  const near = WATCH_ACTIONS.find((one) => one.startsWith(begun)) ?? didYouMean(begun, WATCH_ACTIONS)
  if (typed === null && near === null && !ENDS.has(begun) && !EVERYBODY.includes(begun)) return 'add'
  return chosen(context, 'action', typed ?? words, WATCH_ACTIONS, lineMeant(begun, near, rest.join(' '), words))
}

function lineMeant(begun: string, near: string | null, rest: string, words: string): string {
  if (ENDS.has(begun)) return watchLine('remove', rest === '' ? 'all' : rest)
  if (rest === '') return watchLine('add', EVERYBODY.includes(begun) ? 'Mistral' : words)
  // A list takes no name: Listen Labs.
  return near === 'add' || near === 'remove' ? watchLine(near, rest) : watchLine('add', words)
}

/** What a person watches, as they named it. */
export async function watchedIn(
  direct: Pick<Channel, 'id'>,
  { subscriptions }: Pick<Ledger, 'subscriptions'>,
): Promise<readonly string[]> {
  const [subscription] = await subscriptions.listOfChannel(direct.id)
  return subscription?.filter.subjects ?? []
}

/** Nothing comes there though names are watched: whoever names one again wants it to. */
async function isResting(direct: Channel, { subscriptions }: Pick<Ledger, 'subscriptions'>): Promise<boolean> {
  return (await subscriptions.listOfChannel(direct.id)).some(({ pausedAt }) => pausedAt !== null)
}

function listCard(watched: readonly string[], { strings }: CommandContext): Card {
  if (watched.length === 0) return noticeCard(strings.watchNothing, [strings.forExample(watchLine('add', 'Mistral'))])
  const buttons = watched.slice(0, 10).map((name): CardButton => ({
    kind: 'command',
    label: strings.unwatchButton(name),
    run: { command: 'watch', options: { action: 'remove', name } },
  }))
  return { ...noticeCard(strings.watchTitle), lines: watched.map((name) => [text('• '), strong(name)]), buttons }
}

async function add(direct: Channel | null, watched: readonly string[], context: CommandContext): Promise<Card> {
  const { strings, language } = context
  const names = await readNames(context)
  const told = names.join(COMMA[language])
  /** The list as it is by now: another name may have come while the test card was sent. */
  const withNames = (known: readonly string[]): readonly string[] => {
    const more = names.filter((name) => !known.some((one) => isSameName(one, name)))
    if (more.length === 0) return known
    if (known.length + more.length > MOST_WATCHED) {
      throw mistake(context, strings.watchTooMany(MOST_WATCHED), watchLine('list'))
    }
    return [...known, ...more]
  }
  const rests = direct !== null && (await isResting(direct, context.deps.store))
  if (withNames(watched) === watched && !rests) return noticeCard(strings.watchedAlready(told))
  await checkPace(context)
  // A person may have chosen another language since.
  const channel = { ...(direct ?? (await openDirect(context))), language }
  await announce(channel, names, context)
  await save(channel, withNames, context)
  return noticeCard(strings.watchAdded(told))
}

async function remove(direct: Channel | null, watched: readonly string[], context: CommandContext): Promise<Card> {
  const { strings, language, deps } = context
  const find = (typed: string): string | undefined => {
    const usual = deps.names.usual(typed) ?? typed
    return watched.find((known) => isSameName(known, typed) || isSameName(known, usual))
  }
  const typed = readNeeded('remove', context)
  // One with a comma of its own is one.
  const isOne = find(typed) !== undefined
  const isAll = !isOne && EVERYBODY.includes(plainWord(typed)) && watched.length > 0
  const wanted = isOne ? [typed] : isAll ? watched : readList(context, 'name')
  const names = wanted.map((one) => {
    const name = find(one)
    if (name !== undefined) return name
    const example = watched[0] === undefined ? watchLine('list') : watchLine('remove', watched[0])
    throw mistake(context, strings.notWatched(one.slice(0, LONGEST_NAME)), example)
  })
  if (direct !== null)
    await save(direct, (known) => known.filter((one) => !names.some((name) => isSameName(one, name))), context)
  return noticeCard(strings.watchRemoved(names.join(COMMA[language])))
}

async function save(
  direct: Channel,
  change: (watched: readonly string[]) => readonly string[],
  context: CommandContext,
): Promise<void> {
  await makeChange(context, direct, async (ledger, stored) => {
    const known = await ledger.subscriptions.listOfChannel(direct.id)
    const names = change(known[0]?.filter.subjects ?? [])
    const { language } = direct
    const { personId } = context.call
    // Nobody's where the person was forgotten since.
    if (stored.language !== language || stored.personId !== personId)
      await ledger.channels.update({ ...stored, language, personId })
    for (const topic of TOPICS) {
      if (names.length === 0) await ledger.subscriptions.remove(direct.id, topic)
      else {
        const createdAt = known.find((one) => one.topic === topic)?.createdAt ?? context.deps.clock.nowMs()
        await ledger.subscriptions.save({ ...subscriptionOf(direct, topic, names, context), createdAt })
      }
    }
  })
}

function subscriptionOf(
  direct: Channel,
  topic: Topic,
  subjects: readonly string[],
  { deps, call }: CommandContext,
): Omit<Subscription, 'createdAt'> {
  return {
    id: `${direct.id}:${topic}`,
    channelId: direct.id,
    topic,
    // Who names a company wants to hear of it, whatever it does.
    filter: { ...DEFAULT_FILTER, aiOnly: false, subjects },
    mention: null,
    filterSince: deps.clock.nowMs(),
    createdBy: call.personId,
    pausedAt: null,
    pauseReason: null,
  }
}

/**
 * Where two workspaces share a person, their direct messages are one channel, which stays with the first. Only the platform
 * can tell that it is the same person; `null` where nothing is known of the channel, or direct messages are closed.
 */
async function findShared({ deps, workspace, call }: CommandContext): Promise<Channel | null> {
  try {
    const externalId = await deps.openDirect(workspace, call.personId)
    return await deps.store.channels.find(platformId(workspace.platform, externalId))
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    return null
  }
}

/** The direct messages as they will be stored: without a roundup, and in the person's language. */
async function openDirect(context: CommandContext): Promise<Channel> {
  const { deps, workspace, call, channel, language } = context
  const externalId = await sending(context, () => deps.openDirect(workspace, call.personId))
  const settings = { language, timeZone: channel.timeZone, personId: call.personId }
  const direct = newChannel(workspace, externalId, settings)
  const known = await deps.store.channels.find(direct.id)
  return known ?? { ...direct, roundup: { ...direct.roundup, mode: 'off' } }
}

async function announce(direct: Channel, names: readonly string[], context: CommandContext): Promise<void> {
  const strings = stringsOf(direct.language)
  const shown = noticeCard(strings.watchHere(names.join(COMMA[direct.language])), [
    strings.watchEnd(watchLine('remove', names.join(', '))),
  ])
  await sending(context, () => context.deps.announce(direct, shown))
}

async function sending<T>(context: CommandContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    context.deps.log.info('direct messages could not be opened', { kind: error.kind, code: error.platformCode })
    throw mistake(context, context.strings.noDirect, null)
  }
}

/** One or several, with commas between them, each by its usual name. */
async function readNames(context: CommandContext): Promise<readonly string[]> {
  const typed = readNeeded('add', context)
  const { deps, workspace } = context
  const indexes = await deps.names.of(['company', 'vendor', 'investor'], workspace.id)
  const nameOf = (name: string): string | null => knownName(indexes, name, deps.names)
  const whole = nameOf(typed)
  if (whole !== null) return [whole]
  const names = readList(context, 'name').flatMap((name) => splitKnown(name, nameOf))
  if (names.length === 0) throw missingName('add', context)
  return [...new Set(names.map((name) => nameOf(name) ?? checkName(name, indexes, context)))]
}

/** One name, or several that are joined by an `and`. */
function splitKnown(name: string, nameOf: (name: string) => string | null): readonly string[] {
  if (nameOf(name) !== null) return [name]
  return splitNames(name, (one) => nameOf(one) !== null) ?? [name]
}

/** A name that the ledger does not know yet. */
function checkName(typed: string, indexes: readonly NameIndex[], context: CommandContext): string {
  const { strings } = context
  if (typed.length > LONGEST_NAME) throw mistake(context, strings.wordTooLong('name', LONGEST_NAME))
  const meant = meantAllTheSame(typed)
  if (meant !== null) return meant
  const near = firstOf(indexes, (index) => index.near(typed)) ?? context.deps.names.near(typed)
  if (near === null) return typed
  const insist = strings.allTheSame(watchLine('add', `${typed}${ALL_THE_SAME}`))
  const problem = joinSentences(strings.unknownCompany(typed), strings.didYouMean(near), insist)
  throw mistake(context, problem, watchLine('add', near))
}

function readNeeded(action: Action, context: CommandContext): string {
  const typed = readText(context, 'name')
  if (typed !== null) return typed
  throw missingName(action, context)
}

function missingName(action: Action, context: CommandContext): CommandMistake {
  return mistake(context, context.strings.missingOption('name'), watchLine(action, 'Mistral'))
}

/** As it is typed on every platform. */
function watchLine(action: Action, name = ''): string {
  return commandLine({ command: 'watch', options: { action, name } })
}
