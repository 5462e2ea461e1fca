import { card, link, strong, text, type Card, type CardSection, type Line } from '../../core/card.ts'
import type { RecordedEntry } from '../../core/entry.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { storyLine } from '../cards/story-line.ts'
import { webUrl } from '../cards/web-url.ts'
import { localDayOf } from '../roundup/local-time.ts'
import { toldAlready } from '../delivery/told-already.ts'
import { verdictOf } from '../delivery/verdict.ts'
import type { CommandContext } from './command-context.ts'
import { pastedAddress } from './pasted-address.ts'
import { readRequired, readText } from './read-options.ts'
import { isVisibleStory, visibleEntries } from './visible-entries.ts'

const SHOWN_ENTRIES = 3
// More than are shown: some may belong to other workspaces.
const SEARCHED_ENTRIES = 20

/** `/why`: how an entry ended, and for each subscription of this channel the verdict with the rule that decided. */
export async function runWhy(context: CommandContext): Promise<Card> {
  const { strings, deps } = context
  const subscriptions = await deps.store.subscriptions.listOfChannel(context.channel.id)
  const storyId = readText(context, 'story')
  if (storyId !== null) {
    const story = await deps.store.stories.find(storyId)
    if (story === null || !isVisibleStory(story, context)) return noticeCard(strings.nothingKnown(storyId))
    const lines = await storyLines(story, subscriptions, context)
    return whyCard([{ heading: null, lines }], subscriptions, context)
  }
  const about = readRequired(context, 'link_or_title')
  const entries = await findEntries(about, context)
  if (entries.length === 0) return noticeCard(strings.nothingKnown(about))
  const sections: CardSection[] = []
  for (const entry of entries) sections.push(await entrySection(entry, subscriptions, context))
  return whyCard(sections, subscriptions, context)
}

async function findEntries(about: string, context: CommandContext): Promise<readonly RecordedEntry[]> {
  const query = { url: pastedAddress(about), words: about }
  const found = await context.deps.store.entries.search(query, SEARCHED_ENTRIES)
  return (await visibleEntries(found, context)).slice(0, SHOWN_ENTRIES)
}

async function entrySection(
  entry: RecordedEntry,
  subscriptions: readonly Subscription[],
  context: CommandContext,
): Promise<CardSection> {
  const lines: Line[] = [
    [link(entry.title, webUrl(entry.url)), text(' · '), { kind: 'time', atMs: entry.publishedAt, style: 'date' }],
    [text(context.strings.outcome[entry.outcome])],
  ]
  const stories = await context.deps.store.stories.findByEntry(entry.id)
  for (const story of stories.filter((candidate) => isVisibleStory(candidate, context))) {
    lines.push(...(await storyLines(story, subscriptions, context)))
  }
  return { heading: null, lines }
}

async function storyLines(
  story: Story,
  subscriptions: readonly Subscription[],
  context: CommandContext,
): Promise<readonly Line[]> {
  const { strings, language, deps, channel } = context
  const post = await deps.store.deliveries.findForStory(channel.id, story.id, 'post')
  const isTold = await toldAlready(deps.store, story)
  const verdicts: Line[] = []
  for (const subscription of subscriptions) {
    // What was owed once may be from before the subscription, and took its place of that day.
    const situation = {
      allowEarlier: post !== null,
      isToldAlready: isTold(channel),
      postedToday: post === null ? await postedThen(story, context) : 0,
    }
    const { rule } = verdictOf(story, subscription, channel, situation)
    verdicts.push([strong(strings.topic[subscription.topic]), text(` · ${strings.rule[rule]}`)])
  }
  return [
    storyLine(story, language),
    [text(post === null ? strings.notOwed : strings.delivery[post.state])],
    ...verdicts,
  ]
}

/** How many of its topic the channel got on the day on which the story was last offered. */
async function postedThen(story: Story, { deps, channel }: CommandContext): Promise<number> {
  const day = localDayOf(story.updatedAt, channel.timeZone)
  return await deps.store.subscriptions.postsOn(channel.id, story.topic, day)
}

function whyCard(
  sections: readonly CardSection[],
  subscriptions: readonly Subscription[],
  { strings }: CommandContext,
): Card {
  const footer = subscriptions.length === 0 ? [text(strings.noSubscriptions)] : []
  return card({ tone: 'info', title: strings.whyTitle, sections, footer })
}
