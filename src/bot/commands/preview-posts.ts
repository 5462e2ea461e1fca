import { card, text, type Card, type CardSection } from '../../core/card.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { Subscription } from '../../core/subscription.ts'
import { formatDate } from '../cards/format-date.ts'
import { LOCALE } from '../cards/locale.ts'
import { storyLine } from '../cards/story-line.ts'
import { backtest, type BacktestPost } from '../delivery/backtest.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { filterWords } from './filter-words.ts'
import { parseSpan } from './parse-span.ts'
import { exampleOf, readText } from './read-options.ts'
import { PREVIEW_DAYS_MAX } from './shared-options.ts'

const SHOWN_PER_DAY = 4
const SHOWN_DAYS = 10

/** What the last days would have brought by this subscription, day by day, the newest first. Nothing is subscribed. */
export async function previewPosts(context: CommandContext, wanted: Subscription): Promise<Card> {
  const { deps, strings, language, channel, workspace, call } = context
  const days = readDays(context)
  const from = deps.clock.nowMs() - days * DAY_MS
  const steps = await deps.store.stories.listSteps({ topic: wanted.topic, workspaceId: workspace.id, from })
  const posts = await backtest(steps, { ...wanted, filterSince: from }, channel, deps.buildView)
  const average = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(posts.length / days)
  // Of a few, how many there are says more.
  const perDay = posts.length < days ? null : average
  const { preview: _, ...options } = call.options
  return card({
    tone: 'info',
    title: strings.previewTitle(strings.topic[wanted.topic], days),
    lines: [
      [text(posts.length === 0 ? strings.previewNothing : strings.previewCount(posts.length, perDay))],
      ...filterWords(wanted, channel, language).map((words) => [text(words)]),
    ],
    sections: daySections(posts, context),
    footer: [text(strings.previewNote)],
    buttons: [{ kind: 'command', label: strings.subscribeButton, run: { command: 'subscribe', options } }],
  })
}

function daySections(
  posts: readonly BacktestPost[],
  { strings, language, channel }: CommandContext,
): readonly CardSection[] {
  const byDay = Map.groupBy(posts.toReversed(), ({ day }) => day)
  const shown = [...byDay.values()].slice(0, SHOWN_DAYS).map((ofDay): CardSection => {
    const [first] = ofDay
    const day = formatDate(first?.at ?? 0, language, channel.timeZone)
    const rest = ofDay.length - SHOWN_PER_DAY
    const lines = ofDay.slice(0, SHOWN_PER_DAY).map(({ story }) => storyLine(story, language))
    return {
      heading: `${day} · ${strings.stories(ofDay.length)}`,
      lines: rest > 0 ? [...lines, [text(strings.andMore(rest))]] : lines,
    }
  })
  const unlisted = [...byDay.values()].slice(SHOWN_DAYS).reduce((sum, ofDay) => sum + ofDay.length, 0)
  return unlisted > 0 ? [...shown, { heading: null, lines: [[text(strings.andMore(unlisted))]] }] : shown
}

/** `7d`, `2주`, `7`: whole days. */
function readDays(context: CommandContext): number {
  const typed = readText(context, 'preview') ?? ''
  const days = /^\d{1,3}$/u.test(typed) ? Number(typed) : (parseSpan(typed) ?? 0)
  if (days >= 1 && days <= PREVIEW_DAYS_MAX) return days
  throw mistake(context, context.strings.badPreview(typed, PREVIEW_DAYS_MAX), exampleOf(context, 'preview', '7d'))
}
