import { heardSources } from '../../core/heard-sources.ts'
import type { StoryReports } from '../../core/ports/story-store.ts'
import { roundOf } from '../../core/round-of.ts'
import { isUncertain } from '../../core/status.ts'
import type { Report, Story, StorySource } from '../../core/story.ts'
import { DEFAULT_FILTER, type SubscriptionFilter } from '../../core/subscription.ts'

/** A sum told in another currency, or rounded, is the same one. */
const SAME_SUM = 0.05

/**
 * The story as it is told where the filter leaves publishers out: by the others alone, with the headline and the address of the
 * best of them that says what the story says now. As it is where nobody else tells it. What became of the event, and what is
 * known of it, stays as all have told.
 */
export async function asHeard(
  story: Story,
  filter: Pick<SubscriptionFilter, 'notPublishers'> | undefined,
  stories: Pick<StoryReports, 'reports'>,
): Promise<Story> {
  const { notPublishers } = filter ?? DEFAULT_FILTER
  const sources = heardSources(story.sources, notPublishers)
  const [best] = sources
  if (best === undefined || sources.length === story.sources.length) return story
  const heard = { ...story, sources, firstAt: Math.min(...sources.map(({ at }) => at)) }
  // Mostly its headline is of one of them.
  if (story.url !== null && sources.some(({ url }) => url === story.url)) return heard
  // A publisher is one source of a story, whichever of its reports has the headline.
  const reports = (await stories.reports(story.id)).filter((report) => isHeard(report, notPublishers))
  if (reports.some(({ url, title }) => url === story.url && title.includes(story.title))) return heard
  const told = headlineOf(inPlace(reports, sources), story)
  return { ...heard, url: told?.url ?? best.url, title: told?.title ?? story.title }
}

/** Of the reports that the channel hears and that fit, the one whose headline would stand; `null` where none fits. */
export async function bestHeard(
  story: Story,
  { notPublishers }: Pick<SubscriptionFilter, 'notPublishers'>,
  stories: Pick<StoryReports, 'reports'>,
  fits: (report: Report) => boolean,
): Promise<Report | null> {
  const reports = (await stories.reports(story.id)).filter((report) => isHeard(report, notPublishers) && fits(report))
  return headlineOf(inPlace(reports, heardSources(story.sources, notPublishers)), story)
}

/** Those of these sources, in their order. */
function inPlace(reports: readonly Report[], sources: readonly StorySource[]): readonly Report[] {
  const placeOf = ({ feedName }: Report): number => sources.findIndex(({ name }) => name === feedName)
  return reports.filter((report) => placeOf(report) >= 0).toSorted((one, other) => placeOf(one) - placeOf(other))
}

function isHeard(report: Report, notPublishers: readonly string[]): boolean {
  const { feedName: name, feedKind: kind, url, publishedAt: at, language } = report
  return heardSources([{ name, kind, url, at, language }], notPublishers).length > 0
}

/** As headlines are chosen among all: that of a rumour does not stand over what is sure, nor one with a sum over another. */
function headlineOf(best: readonly Report[], story: Story): Report | null {
  const own = best.filter(({ facts }) => facts.topic === story.topic)
  const current = own.filter(({ facts }) => facts.status.value === story.status)
  return (
    current.find((report) => !namesOtherSum(report, story)) ??
    current[0] ??
    own.find(({ facts }) => isUncertain(facts.status.value) === isUncertain(story.status)) ??
    best[0] ??
    null
  )
}

function namesOtherSum({ facts }: Report, story: Story): boolean {
  const [named, told] = [roundOf(facts), roundOf(story.facts)]
  if (named?.amount?.evidence.field !== 'title' || named.amountUsd === null) return false
  const usd = told?.amountUsd ?? null
  return usd !== null && Math.abs(named.amountUsd - usd) > SAME_SUM * usd
}
