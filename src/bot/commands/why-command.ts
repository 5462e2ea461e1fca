import { card, link, strong, text, type Card, type CardSection, type Line } from '../../core/card.ts'
import type { RecordedEntry } from '../../core/entry.ts'
import type { Delivery } from '../../core/delivery.ts'
import { HOUR_MS } from '../../core/durations.ts'
import { holdsAnyOf } from '../../core/filter-rule.ts'
import { holdsAnyWord } from '../../core/holds-word.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import { timeZoneToday } from '../../core/time-zone-names.ts'
import type { Topic } from '../../core/topic.ts'
import type { VerdictRule } from '../../core/verdict.ts'
import type { Language } from '../../core/workspace.ts'
import { roundOf } from '../../core/round-of.ts'
import { asHeard } from '../cards/as-heard.ts'
import { asStanding } from '../cards/as-standing.ts'
import { inBrackets } from '../cards/brackets.ts'
import { COLON } from '../cards/colon.ts'
import { COMMA } from '../cards/comma.ts'
import { countryName } from '../cards/country-name.ts'
import { formatMoment } from '../cards/format-date.ts'
import { formatUsd } from '../cards/format-money.ts'
import { namedSources } from '../cards/named-sources.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { printFact } from '../cards/print-fact.ts'
import { inQuotes } from '../cards/quotes.ts'
import { storyLine } from '../cards/story-line.ts'
import { webUrl } from '../cards/web-url.ts'
import { localDayOf } from '../roundup/local-time.ts'
import { asJudged } from '../cards/as-judged.ts'
import { isFollowed } from '../delivery/is-probed.ts'
import { toldAlready } from '../delivery/told-already.ts'
import { verdictOf } from '../delivery/verdict.ts'
import { isOver, whyOver } from '../delivery/why-over.ts'
import { commandLine } from './command-line.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { isMessageLink, namedStory } from './named-story.ts'
import { pastedAddress } from './pasted-address.ts'
import { ledgerName } from './ledger-name.ts'
import { readRequired, readText } from './read-options.ts'
import { changeButton, followButton } from './subscribe-command.ts'
import { feedsNotRead } from './feeds-not-read.ts'
import { isSilence } from './is-silence.ts'
import { isVisibleStory } from './is-visible-story.ts'
import { waitingLine } from './waiting-line.ts'
import { isRoundup, whyRoundup } from './why-roundup.ts'

/** Words may be those of many reports of one story, behind which others would not be seen. */
const FOUND_ENTRIES = 12
const SHOWN_EVENTS = 3
const SHOWN_ENTRIES = 3
const NAMED_SOURCES = 3
/** A report that fits at once takes no longer, where its feed is read. */
const LATE_MS = 2 * HOUR_MS

/** What people told, and in which stories it is told here. */
type Told = { readonly entries: readonly RecordedEntry[]; readonly stories: readonly Story[] }

/** Of a link, how its site is read; of words, that a link tells more surely what is meant. */
function whatToDo(about: string, { strings, command }: CommandContext): string {
  const address = pastedAddress(about)
  if (address === null) return strings.forExample(command.example)
  const { origin } = new URL(address)
  return strings.readSite(commandLine({ command: 'feeds', options: { action: 'add', feed: origin } }))
}

/** `/why`: how an entry ended, and for each subscription of this channel the verdict with the rule that decided. */
export async function runWhy(context: CommandContext): Promise<Card> {
  const { strings, deps } = context
  const subscriptions = await deps.store.subscriptions.listOfChannel(context.channel.id)
  const storyId = readText(context, 'story')
  const about = storyId ?? readRequired(context, 'link_or_title')
  if (storyId === null && isRoundup(about)) return await whyRoundup(context)
  if (storyId === null && isSilence(about) && !(await isSomebody(about, context))) {
    const lines = [strings.healthTells, strings.forExample(context.command.example)].map((line) => [text(line)])
    return card({ tone: 'info', title: strings.whyTitle, lines })
  }
  const story = await namedStory(about, context)
  if (story !== null) {
    const lines = await storyLines(story, subscriptions, context)
    return whyCard([{ heading: null, lines }], [story], subscriptions, context)
  }
  if (storyId !== null) return noticeCard(strings.nothingKnown(storyId))
  if (isMessageLink(about)) throw mistake(context, strings.messageLink(strings.whyButton))
  const entries = await findEntries(about, context)
  if (entries.length === 0)
    return noticeCard(strings.nothingKnown(about), [
      strings.mayBeUnread,
      ...(await feedsNotRead(context)),
      whatToDo(about, context),
    ])
  const events = await eventsOf(entries, context)
  const sections: CardSection[] = []
  for (const event of events) sections.push(await eventSection(event, subscriptions, context))
  const told = events.flatMap(({ stories }) => stories)
  return whyCard(sections, told, subscriptions, context)
}

/** Somebody may be called Nothing. */
async function isSomebody(about: string, { deps, workspace }: CommandContext): Promise<boolean> {
  const indexes = await deps.names.of(['company', 'vendor', 'model'], workspace.id)
  return ledgerName(indexes, about, null) !== null
}

async function findEntries(about: string, context: CommandContext): Promise<readonly RecordedEntry[]> {
  const query = { url: pastedAddress(about), words: about, workspaceId: context.workspace.id }
  return await context.deps.store.entries.search(query, FOUND_ENTRIES)
}

/** The entries of the same stories together, as the first of each comes; one of no story is alone. */
async function eventsOf(entries: readonly RecordedEntry[], context: CommandContext): Promise<readonly Told[]> {
  const events = new Map<string, Told>()
  for (const entry of entries) {
    const found = await context.deps.store.stories.findByEntry(entry.id)
    const stories = found.filter((story) => isVisibleStory(story, context))
    const key = stories.length === 0 ? entry.id : stories.map(({ id }) => id).join(' ')
    const known = events.get(key)
    if (known === undefined && events.size === SHOWN_EVENTS) continue
    if (known?.entries.length === SHOWN_ENTRIES) continue
    events.set(key, { entries: [...(known?.entries ?? []), entry], stories })
  }
  return [...events.values()]
}

async function eventSection(
  { entries, stories }: Told,
  subscriptions: readonly Subscription[],
  context: CommandContext,
): Promise<CardSection> {
  const lines = entries.flatMap((entry): Line[] => [
    [link(entry.title, webUrl(entry.url)), text(' · '), { kind: 'time', atMs: entry.publishedAt, style: 'date' }],
    [text(context.strings.outcome[entry.outcome])],
  ])
  for (const story of stories) lines.push(...(await storyLines(story, subscriptions, context)))
  return { heading: null, lines }
}

async function storyLines(
  story: Story,
  subscriptions: readonly Subscription[],
  context: CommandContext,
): Promise<readonly Line[]> {
  const { strings, language, deps, channel } = context
  const { stories } = deps.store
  const own = subscriptions.find(({ topic }) => topic === story.topic)
  const post = await deps.store.deliveries.findForStory(channel.id, story.id, 'post')
  const isTold = await toldAlready(deps.store, story)
  // What stands here may have another headline than what would be posted now.
  const shown =
    post?.state === 'sent'
      ? await asStanding(story, own?.filter, channel.language, stories)
      : await asHeard(story, own?.filter, stories)
  const verdicts: Line[] = []
  for (const subscription of subscriptions) {
    // What was owed once may be from before the subscription, and took its place of that day.
    const situation = {
      allowEarlier: post !== null,
      isToldAlready: isTold(channel),
      postedToday: post === null ? await postedThen(story, context) : 0,
    }
    const judged = await asJudged(story, subscription.filter, stories)
    const { rule } = verdictOf(judged, subscription, channel, situation)
    verdicts.push([
      strong(strings.topic[subscription.topic]),
      text(` · ${ruleWords(rule, { judged, shown }, subscription, context)}`),
    ])
  }
  return [
    storyLine(shown, language),
    post === null ? [text(strings.notOwed)] : await stateLine(post, story, subscriptions, context),
    ...(post === null ? [] : await timesLine(post, story, subscriptions, context)),
    // They may have been others when it was posted.
    ...(verdicts.length === 0 ? [] : [[text(strings.byTodaysFilters)], ...verdicts]),
  ]
}

async function stateLine(
  post: Delivery,
  story: Story,
  subscriptions: readonly Subscription[],
  context: CommandContext,
): Promise<Line> {
  const { strings, deps, channel } = context
  const words = [text(strings.delivery[post.state])]
  const unposted = [text(strings.notOwed)]
  if (isOver(post)) return unposted
  // One that may stand there already is looked for, whatever was changed since.
  if (post.state !== 'due' || post.ambiguous) return words
  const rest = await deps.store.channels.rest(channel.id)
  const active = subscriptions.filter((one) => isFollowed(one, rest))
  const own = active.find(({ topic }) => topic === story.topic)
  const over = await whyOver(story, own, channel, deps.store.stories)
  return over === null ? ((await waitingLine(post.dueAt, context)) ?? words) : unposted
}

/** Why it came when it did; nothing where it did not come. */
async function timesLine(
  post: Delivery,
  { firstAt, topic }: Story,
  subscriptions: readonly Subscription[],
  { deps, strings, language, channel }: CommandContext,
): Promise<readonly Line[]> {
  const sentAt = post.state === 'sent' ? await deps.store.messages.sentAtOf(post) : null
  if (sentAt === null) return []
  const { timeZone } = channel
  const [reported = '', owed = '', posted = ''] = [firstAt, post.owedAt, sentAt].map((at) =>
    formatMoment(at, language, timeZone),
  )
  // Whoever asked for what was told already, or for something else, waited for no feed.
  const asked = subscriptions.flatMap((one) => (one.topic === topic ? [one.createdAt, one.filterSince] : []))
  const isAskedLater = asked.some((askedAt) => askedAt > firstAt && askedAt <= post.owedAt)
  return [
    [text(strings.postTimes(reported, owed, posted, timeZoneToday(timeZone)))],
    ...(post.owedAt - firstAt >= LATE_MS && !isAskedLater ? [[text(strings.fitLate)]] : []),
  ]
}

function ruleWords(
  rule: VerdictRule,
  { judged, shown }: Readonly<Record<'judged' | 'shown', Story>>,
  { filter: { minAmountUsd, notWords } }: Subscription,
  { strings, language, channel }: CommandContext,
): string {
  if (rule === 'daily-limit' && channel.roundup.mode === 'off') return strings.overDailyLimit
  const words = strings.rule[rule]
  const { facts, sources } = judged
  if (rule === 'left-out-word') return `${words}${inBrackets(heldWords(judged, shown, notWords, language), language)}`
  if (rule === 'left-out-source')
    return `${words}${inBrackets(namedSources(sources, NAMED_SOURCES, language), language)}`
  const { amount = null, amountUsd = null, country = null } = roundOf(facts) ?? {}
  if (rule === 'other-country' && country !== null)
    return `${words}${inBrackets(
      printFact(country, (code) => countryName(code, language)),
      language,
    )}`
  if (rule !== 'below-min-amount' || amount === null || amountUsd === null || minAmountUsd === null) return words
  const told = printFact(amount, () => formatUsd(amountUsd, language))
  return strings.belowMinAmount(told, formatUsd(minAmountUsd, language))
}

/** Which of these words it has, and the headline that they stand in, where that is not the one that is shown. */
function heldWords(judged: Story, shown: Story, words: readonly string[], language: Language): string {
  const held = words.filter((word) => holdsAnyOf(judged, [word])).join(COMMA[language])
  const isElsewhere = judged.title !== shown.title && holdsAnyWord([judged.title], words)
  return isElsewhere ? `${held}${COLON[language]}${inQuotes(judged.title, language)}` : held
}

/** How many of its topic the channel got on the day on which the story was last offered. */
async function postedThen(story: Story, { deps, channel }: CommandContext): Promise<number> {
  const day = localDayOf(story.updatedAt, channel.timeZone)
  return await deps.store.subscriptions.postsOn(channel.id, story.topic, day)
}

function whyCard(
  sections: readonly CardSection[],
  stories: readonly Story[],
  subscriptions: readonly Subscription[],
  { strings, call, channel }: CommandContext,
): Card {
  const footer = subscriptions.length === 0 ? [text(strings.noSubscriptions)] : []
  const topics = new Set(stories.map(({ topic }) => topic))
  // What a person watches is changed by its names alone.
  const mayChange = call.canManage && channel.personId === null
  const hasTopic = (topic: Topic): boolean => subscriptions.some((one) => one.topic === topic)
  const buttons = mayChange
    ? [...topics].map((topic) => (hasTopic(topic) ? changeButton : followButton)(topic, strings))
    : []
  return card({ tone: 'info', title: strings.whyTitle, sections, footer, buttons })
}
