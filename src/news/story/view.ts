import type { Facts } from '../../core/facts.ts'
import type { FeedKind } from '../../core/feed.ts'
import type { Disputed, Report, StorySource, StoryView } from '../../core/story.ts'
import { isUncertain, type Status } from '../../core/status.ts'
import { subjectOf } from '../../core/subject.ts'
import { isRoundUp, readableEntry } from '../readable-entry.ts'
import { importanceOf } from './importance.ts'
import { modelKey } from './keys.ts'
import { mergeFacts } from './merge-facts.ts'
import { voiceOf } from './voice-of.ts'
import { disputedSum, isSameSum, usdOf } from './vote-on-sums.ts'
import { withoutParts } from './whole-round.ts'

/** Whose headline stands: those who did it, then those who report it. */
const KIND_ORDER: readonly FeedKind[] = ['lab', 'press', 'vc', 'newsletter', 'research', 'community']

/** Of pages of one hub, one of an account that only made another of a model names no maker. */
function namesMaker({ facts }: Report): boolean {
  return facts.topic === 'funding' || subjectOf(facts) !== null
}

/** Total, so that the view does not depend on the order of arrival. */
function betterFirst(a: Report, b: Report): number {
  return (
    KIND_ORDER.indexOf(a.feedKind) - KIND_ORDER.indexOf(b.feedKind) ||
    Number(a.language !== 'en') - Number(b.language !== 'en') ||
    a.publishedAt - b.publishedAt ||
    b.feedWeight - a.feedWeight ||
    Number(namesMaker(b)) - Number(namesMaker(a)) ||
    (a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0)
  )
}

/** A feed once, and of a site's feeds one for each language that it writes in. */
function sourcesOf(best: readonly Report[]): readonly StorySource[] {
  const sources: StorySource[] = []
  const known = new Set<string>()
  for (const report of best) {
    const { feedName: name, feedKind: kind, url, publishedAt: at, language } = report
    const feed = `feed ${name}`
    const voice = `voice ${voiceOf(report)} ${language}`
    if (known.has(feed) || known.has(voice)) continue
    known.add(feed).add(voice)
    sources.push({ name, url, at, language, kind })
  }
  return sources
}

/** Whether a report is mainly about what the story is about. */
function tellsOf(facts: Facts, story: Facts): boolean {
  if (facts.topic === 'funding' || story.topic === 'funding') return true
  const [mine] = facts.models
  const [main] = story.models
  return mine !== undefined && main !== undefined && modelKey(mine) === modelKey(main)
}

/** A headline with a sum beside which the card would show another. */
function namesOtherSum(own: Facts, story: Facts): boolean {
  if (own.topic !== 'funding' || story.topic !== 'funding') return false
  return (
    [
      [own.amount, story.amount],
      [own.valuation, story.valuation],
    ] as const
  ).some(
    ([told, elected]) => told?.evidence.field === 'title' && elected !== null && !isSameSum(told.value, elected.value),
  )
}

/** `openlab/Heron-2`: the headline of a page on a hub of models, and nothing else. */
const PATH = /^[\w.-]{2,40}\/[\w.-]{2,100}(?: · Hugging Face)?$/u
/** Weights that are out are a release as well. */
const OUT: ReadonlySet<Status> = new Set<Status>(['released', 'open-weights'])

/** A path on a hub says where a model is: whoever else tells of it as it stands now says more. */
function withoutPaths(reports: readonly Report[], status: Status): readonly Report[] {
  const isPath = ({ title }: Report): boolean => PATH.test(title.trim())
  if (!reports.some(isPath)) return reports
  const isSo = (told: Status): boolean => told === status || (OUT.has(told) && OUT.has(status))
  const telling = reports.filter(
    (report) => !isPath(report) && report.feedKind !== 'community' && isSo(report.facts.status.value),
  )
  return telling.length > 0 ? telling : reports
}

/**
 * The best report that says what the story says now: a rumour's headline does not stand over a release, nor one with a sum
 * over another sum.
 */
function headlineOf(best: readonly Report[], facts: Facts): Report | null {
  const sameTopic = best.filter((report) => report.facts.topic === facts.topic)
  const about = sameTopic.filter((report) => tellsOf(report.facts, facts))
  const plain = about.filter((report) => !isRoundUp(report.title, report.language))
  const told = plain.length > 0 ? plain : about.length > 0 ? about : sameTopic
  const own = withoutPaths(told, facts.status.value)
  const current = own.filter((report) => report.facts.status.value === facts.status.value)
  return (
    current.find((report) => !namesOtherSum(report.facts, facts)) ??
    current[0] ??
    own.find((report) => isUncertain(report.facts.status.value) === isUncertain(facts.status.value)) ??
    own[0] ??
    null
  )
}

function disputedOf(best: readonly Report[], facts: Facts): Disputed {
  if (facts.topic !== 'funding') return { amount: null, valuation: null }
  const status = facts.status.value
  const amount = disputedSum(withoutParts(best), facts.amount, status, (own) => own.amount)
  const valuation = disputedSum(best, facts.valuation, status, (own) => own.valuation)
  const isBelowAmount = valuation !== null && facts.amountUsd !== null && usdOf(valuation.value) < facts.amountUsd
  return { amount, valuation: isBelowAmount ? null : valuation }
}

/** What a story says now. The same reports give the same view in whatever order they came; throws on none. */
export function buildStoryView(reports: readonly Report[]): StoryView {
  const unique = [
    ...new Map(
      [...reports]
        .sort(betterFirst)
        .reverse()
        .map((report) => [report.entryId, report]),
    ).values(),
  ]
  const best = unique.sort(betterFirst)
  const [head] = best
  if (head === undefined) throw new RangeError('A story needs at least one report.')
  const facts = mergeFacts(best, head.facts)
  const sources = sourcesOf(best)
  const times = best.map((report) => report.publishedAt)
  const firstAt = Math.min(...times)
  const certainTimes = best
    .filter(({ facts: { status }, feedKind }) => feedKind !== 'community' && !isUncertain(status.value))
    .map((report) => report.publishedAt)
  const { title, url, language } = headlineOf(best, facts) ?? head
  // Of a round-up's headline only its first item is about the story.
  const item = readableEntry(title, '', url, language).title
  const told = title.slice(item.start, item.start + item.text.length).trim()
  return {
    topic: facts.topic,
    title: told,
    url,
    status: facts.status.value,
    facts,
    disputed: disputedOf(best, facts),
    sources,
    firstAt,
    eventAt: isUncertain(facts.status.value) || certainTimes.length === 0 ? firstAt : Math.min(...certainTimes),
    updatedAt: Math.max(...times),
    importance: importanceOf(best, facts),
  }
}
