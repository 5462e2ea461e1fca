import type { FeedScope } from '../core/feed.ts'
import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Random } from '../core/ports/random.ts'
import type { Report, Story } from '../core/story.ts'
import type { StoryStep } from '../bot/delivery/fan-out.ts'
import { materialChanges } from '../news/story/changes.ts'
import { storyKeys } from '../news/story/keys.ts'
import { chooseStory, isToldAgain } from '../news/story/choose.ts'
import { laterModels } from '../news/story/later-models.ts'
import { chooseWithOpinion, type PairOpinion } from '../news/story/open-pair.ts'
import { isToldOtherwise } from '../news/story/told-otherwise.ts'
import { buildStoryView } from '../news/story/view.ts'
import { findStoryCandidates } from './find-story-candidates.ts'

/**
 * A workspace's own feed that tells of one event more often than this changes its story no more: each report costs another
 * look at all of them, and nobody but the workspace knows what such a feed will bring.
 */
const MOST_OF_OWN_FEED = 20

/** What became of a story because of reports. */
export type JoinedStep = Omit<StoryStep, 'mayPost' | 'seenAt'>

/** Whose story it is. */
type Owner = Pick<Story, 'workspaceId' | 'publicId'>

const PUBLIC: Owner = { workspaceId: null, publicId: null }

/** What is known of a report beside what it says. */
type Hints = {
  /** Of the analyst, who was asked before the transaction. */
  readonly opinion: PairOpinion | null
  /** The entry of its feed that had the very same headline before. */
  readonly namesakeId: string | null
}

/** Adds the report to the story of its event, or opens one. Looks the candidates up inside the transaction. */
export async function joinStory(
  report: Report,
  scope: FeedScope,
  { opinion, namesakeId }: Hints,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<JoinedStep> {
  const own = scope.kind === 'workspace' ? scope : null
  const candidates = await findStoryCandidates(report, storyKeys(report), own ?? 'public', ledger.stories)
  const storyId = chooseWithOpinion(report, candidates, opinion)
  const before =
    storyId === null
      ? await findStoryOfNamesake(report, namesakeId, own?.workspaceId ?? null, ledger)
      : await ledger.stories.find(storyId)
  if (before !== null && own !== null && (await hasEnoughOf(report.feedId, before, ledger))) return unchanged(before)
  if (before !== null) return await growStory(before, [report], ledger)
  const story =
    own === null
      ? await openStory([report], PUBLIC, ledger, deps)
      : await openOwnStory(report, own.workspaceId, ledger, deps)
  return { story, sourcesBefore: 0, isMaterial: false }
}

/**
 * The story of the post that this one repeats word for word, however long ago that was: publishers bring out old posts under a
 * new address and date. Only with a number, such as a version or a sum, does a headline name one event alone, and only where
 * what is read says no other company or model; with another status it tells of another step.
 */
async function findStoryOfNamesake(
  report: Report,
  namesakeId: string | null,
  workspaceId: string | null,
  ledger: Ledger,
): Promise<Story | null> {
  if (namesakeId === null || !/\p{Nd}/u.test(report.title)) return null
  for (const story of await ledger.stories.findByEntry(namesakeId)) {
    if (story.workspaceId !== workspaceId) continue
    const reports = await ledger.stories.reports(story.id)
    const isSaid = (told: Report): boolean =>
      told.entryId === namesakeId && told.facts.status.value === report.facts.status.value && isToldAgain(report, told)
    if (reports.some(isSaid)) return story
  }
  return null
}

/** A workspace's own story. What everybody is told of the event belongs to it too, so that it can be told in its place. */
async function openOwnStory(
  report: Report,
  workspaceId: string,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<Story> {
  const candidates = await findStoryCandidates(report, storyKeys(report), 'public', ledger.stories)
  const publicId = await livingId(chooseStory(report, candidates), ledger)
  const known = publicId === null ? [] : await ledger.stories.reports(publicId)
  return await openStory([...known, report], { workspaceId, publicId }, ledger, deps)
}

/** Where the story is told now; `null` where it was wrong. */
async function livingId(storyId: string | null, ledger: Ledger): Promise<string | null> {
  const mending = storyId === null ? null : (await ledger.stories.find(storyId))?.mending
  if (mending === undefined || mending === null) return storyId
  return mending.kind === 'merged' ? mending.intoId : null
}

async function hasEnoughOf(feedId: string, { id }: Story, ledger: Ledger): Promise<boolean> {
  const reports = await ledger.stories.reports(id)
  return reports.filter((report) => report.feedId === feedId).length >= MOST_OF_OWN_FEED
}

function unchanged(story: Story): JoinedStep {
  return { story, sourcesBefore: story.sources.length, isMaterial: false }
}

/** Adds reports to a story that exists, and tells what that step was. */
export async function growStory(before: Story, reports: readonly Report[], ledger: Ledger): Promise<JoinedStep> {
  for (const report of reports) await ledger.stories.addReport(before.id, report, storyKeys(report))
  // What was retracted by hand takes in what comes later and stays retracted.
  if (isEnded(before.mending)) return unchanged(before)
  const newest = reports.at(-1)
  const cause = { at: newest?.publishedAt ?? before.updatedAt, entryId: newest?.entryId ?? null }
  const story = await rebuildStory(before, cause, ledger)
  return {
    story,
    sourcesBefore: before.sources.length,
    isMaterial: story.changes.length > before.changes.length,
    isToldOtherwise: isToldOtherwise(before, story),
  }
}

/** A new story of these reports, written with their keys. */
export async function openStory(
  reports: readonly Report[],
  owner: Owner,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<Story> {
  const fresh = { id: deps.random.id(), ...owner, revision: 1, changes: [], mending: null }
  const story: Story = { ...buildStoryView(reports), ...fresh }
  await ledger.stories.insert(story)
  for (const report of reports) await ledger.stories.addReport(story.id, report, storyKeys(report))
  return story
}

/**
 * Writes what the story says now, from the reports that it has. `cause` goes into the changes; without an entry they are
 * put to the one that gives the status. Throws RangeError when the story has no reports.
 */
export async function rebuildStory(
  before: Story,
  cause: { readonly at: number; readonly entryId: string | null },
  ledger: Ledger,
): Promise<Story> {
  const reports = await ledger.stories.reports(before.id)
  const after = buildStoryView(reports)
  const revision = before.revision + 1
  const entryId = cause.entryId ?? after.facts.status.evidence.entryId
  const made = { at: cause.at, entryId, revision }
  const newest = reports.find((report) => report.entryId === cause.entryId) ?? null
  const changes = [...materialChanges(before, after, made), ...laterModels(before, after, newest, made)]
  const story: Story = {
    ...before,
    ...after,
    revision,
    changes: [...before.changes, ...changes],
  }
  await ledger.stories.update(story)
  return story
}
