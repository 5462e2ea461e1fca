import { ANY_STORY } from '../../core/any-story.ts'
import { text, type Card, type Line } from '../../core/card.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Ended } from '../../core/ports/story-store.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Topic } from '../../core/topic.ts'
import type { Language } from '../../core/workspace.ts'
import { refusingRule } from '../../core/filter-rule.ts'
import { isDenial, isUncertain, statusesOf } from '../../core/status.ts'
import { DEFAULT_FILTER } from '../../core/subscription.ts'
import { foreignTitle } from '../cards/foreign.ts'
import { headline, namedTitle } from '../cards/headline.ts'
import { storyDetails } from '../cards/story-facts.ts'
import { storyUrl } from '../cards/story-url.ts'
import { stringsOf } from '../cards/strings.ts'
import { buildRoundup } from './build-roundup.ts'
import { addWeeks, isoWeekOf, mondayOf, weekRange } from './iso-week.ts'
import { buildRoundupCard } from './roundup-card.ts'
import { PUBLIC_SCOPE } from './roundup-scope.ts'

/** Times are Unix milliseconds. */
type PublicEntry = {
  readonly id: string
  readonly title: string
  readonly publishedAt: number
  readonly updatedAt: number
}

/** `url` is the publisher's or, where it begins with a slash, a page of ours; `null` where there is none. */
type StoryEntry = PublicEntry & {
  readonly url: string | null
  /** Of its title and of what stands at `url`; `null` where both are English or ours. */
  readonly language: string | null
  readonly text: string
}

type WeekEntry = PublicEntry & { readonly week: string; readonly card: Card }

const STORIES_IN_FEED = 100
/** Further back nobody looks for stories that fit. */
const PAGES_READ = 10
const WEEKS_IN_FEED = 8
/** Whoever asks for the feed less often than that does not rely on it. */
const END_TOLD_MS = 30 * DAY_MS

/** The week as anybody may read it. Throws RangeError when there is no such week. */
export async function publicRoundup(ledger: Ledger, week: string, timeZone: string): Promise<Roundup> {
  const everybody = { workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }
  return await buildRoundup(ledger, { week, timeZone, ...everybody })
}

/** `svg` is a whole document; `alt` says the same numbers in words. */
type RoundupChart = { readonly svg: string; readonly alt: string }

/** The week in words, as anybody may read it. */
export function publicRoundupCard(roundup: Roundup, language: Language, timeZone: string, nowMs: number): Card {
  return buildRoundupCard(roundup, language, timeZone, nowMs < roundup.untilAt)
}

/** What a page of the week shows. The drawing library is loaded only now. */
export async function drawPublicRoundup(
  roundup: Roundup,
  language: Language,
  timeZone: string,
  nowMs: number,
): Promise<{ readonly card: Card; readonly charts: readonly RoundupChart[] }> {
  const card = publicRoundupCard(roundup, language, timeZone, nowMs)
  const { drawChart } = await import('./draw-chart.ts')
  return { card, charts: card.images.map(({ chart, alt }) => ({ svg: drawChart(chart), alt })) }
}

/** Whether the week exists and has begun. */
export function hasBegun(week: string, nowMs: number, timeZone: string): boolean {
  return mondayOf(week) !== null && week <= isoWeekOf(nowMs, timeZone)
}

/** Whether the ledger reaches back to that week. The last one and this one have a roundup even where it is empty. */
export async function isOfLedger(ledger: Ledger, week: string, nowMs: number, timeZone: string): Promise<boolean> {
  if (!hasBegun(week, nowMs, timeZone)) return false
  if (week >= addWeeks(isoWeekOf(nowMs, timeZone), -1)) return true
  const until = weekRange(week, timeZone).untilAt
  return (await ledger.stories.list({ ...ANY_STORY, until, limit: 1, offset: 0 })).length > 0
}

/** The newest public stories of a topic that are no rumours, and first what ended of late: readers have it still. */
export async function storyEntries(ledger: Ledger, topic: Topic, nowMs: number): Promise<readonly StoryEntry[]> {
  const statuses = statusesOf(topic).filter((status) => !isUncertain(status))
  const shown: Story[] = []
  for (let page = 0; page < PAGES_READ && shown.length < STORIES_IN_FEED; page += 1) {
    const range = { limit: STORIES_IN_FEED, offset: page * STORIES_IN_FEED }
    const stories = await ledger.stories.list({ ...ANY_STORY, topic, statuses, ...range })
    // Whether a company does AI is none of the ledger's columns.
    shown.push(...stories.filter(isForEverybody))
    if (stories.length < STORIES_IN_FEED) break
  }
  const ended = await ledger.stories.listEnded({ topic, from: nowMs - END_TOLD_MS })
  const known = ended.filter(({ story }) => !isUncertain(story.status) && isForEverybody(story))
  const told = await Promise.all(known.map((one) => endedEntry(one, ledger)))
  return [...told, ...shown.slice(0, STORIES_IN_FEED).map(storyEntry)]
}

function isForEverybody(story: Story): boolean {
  return refusingRule(story, DEFAULT_FILTER) === null
}

/** A story that was merged into another was as wrong as that one, where it was. */
async function endedEntry({ story, at }: Ended, ledger: Ledger): Promise<StoryEntry> {
  if (story.mending?.kind !== 'merged') return retractedEntry({ story, at })
  const into = await ledger.stories.find(story.mending.intoId)
  const isWrong = into === null || into.mending?.kind === 'retracted'
  return isWrong ? retractedEntry({ story, at }) : mergedEntry({ story, at }, into)
}

/** Its facts are told in the entry of the other story. */
function mergedEntry({ story, at }: Ended, into: Story): StoryEntry {
  return {
    ...storyEntry(story),
    url: `/stories/${encodeURIComponent(into.id)}`,
    language: null,
    updatedAt: at,
    text: lineWords(stringsOf('en').toldElsewhere(text(headline(into, 'en')))),
  }
}

function lineWords(line: Line): string {
  return line.map((inline) => ('text' in inline ? inline.text : '')).join('')
}

/** None of its facts is told any more, and nothing leads to whoever told them. */
function retractedEntry({ story, at }: Ended): StoryEntry {
  const strings = stringsOf('en')
  return {
    ...storyEntry(story),
    title: strings.retracted(namedTitle(story, 'en')),
    url: `/stories/${encodeURIComponent(story.id)}`,
    language: null,
    updatedAt: at,
    text: strings.retractedNote,
  }
}

function storyEntry(story: Story): StoryEntry {
  const details = storyDetails(story, 'en')
  const names = story.sources.map(({ name }) => name).join(', ')
  const status = stringsOf('en').status[story.status]
  const title = namedTitle(story, 'en')
  return {
    id: `urn:aiwire:story:${story.id}`,
    // Many readers show titles alone.
    title: isDenial(story.status) ? `${status}: ${title}` : title,
    url: storyUrl(story),
    language: foreignTitle(story, 'en')?.language ?? null,
    publishedAt: story.eventAt,
    updatedAt: Math.max(story.eventAt, lastTouchedAt(story)),
    text: [status, details, names].filter((part) => part !== '').join(' · '),
  }
}

/** A report, or a correction by hand. */
function lastTouchedAt({ updatedAt, changes }: Story): number {
  return Math.max(updatedAt, ...changes.map(({ at }) => at))
}

/** The weeks that have ended, newest first; weeks of which nothing is known are left out. */
export async function weekEntries(ledger: Ledger, nowMs: number, timeZone: string): Promise<readonly WeekEntry[]> {
  const current = isoWeekOf(nowMs, timeZone)
  const entries: WeekEntry[] = []
  for (let back = 1; back <= WEEKS_IN_FEED; back += 1) {
    const week = addWeeks(current, -back)
    const roundup = await publicRoundup(ledger, week, timeZone)
    const { models, rounds, sales, expected, late, untilAt } = roundup
    const told = [...models, ...rounds, ...sales, ...expected, ...roundup.changed.map(({ story }) => story), ...late]
    if (told.length === 0) continue
    const card = buildRoundupCard(roundup, 'en', timeZone)
    entries.push({
      id: `urn:aiwire:roundup:${week}`,
      week,
      title: card.title,
      publishedAt: untilAt,
      // Reports that came later are in the text, too.
      updatedAt: Math.max(untilAt, ...told.map(lastTouchedAt)),
      card,
    })
  }
  return entries
}
