import type { FeedScope } from '../core/feed.ts'
import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Random } from '../core/ports/random.ts'
import type { Report, Story } from '../core/story.ts'
import type { StoryStep } from '../bot/delivery/fan-out.ts'
import { materialChanges } from '../news/story/changes.ts'
import { storyKeys } from '../news/story/keys.ts'
import { chooseWithOpinion, type PairOpinion } from '../news/story/open-pair.ts'
import { buildStoryView } from '../news/story/view.ts'
import { findStoryCandidates } from './find-story-candidates.ts'

/**
 * Adds the report to the story of its event, or opens one. Looks the candidates up inside the transaction; `opinion` was
 * asked for before it.
 */
export async function joinStory(
  report: Report,
  scope: FeedScope,
  opinion: PairOpinion | null,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<Omit<StoryStep, 'mayPost' | 'seenAt'>> {
  const workspaceId = scope.kind === 'workspace' ? scope.workspaceId : null
  const keys = storyKeys(report)
  const candidates = await findStoryCandidates(report, keys, scope, ledger.stories)
  const storyId = chooseWithOpinion(report, candidates, opinion)
  const before = storyId === null ? null : await ledger.stories.find(storyId)
  if (before === null) {
    const story = await openStory([report], workspaceId, ledger, deps)
    return { story, sourcesBefore: 0, isMaterial: false }
  }
  await ledger.stories.addReport(before.id, report, keys)
  // What was withdrawn by hand takes in what comes later and stays withdrawn.
  if (isEnded(before.mending)) return { story: before, sourcesBefore: before.sources.length, isMaterial: false }
  const story = await rebuildStory(before, { at: report.publishedAt, entryId: report.entryId }, ledger)
  return {
    story,
    sourcesBefore: before.sources.length,
    isMaterial: story.changes.length > before.changes.length,
  }
}

/** A new story of these reports, written with their keys. */
export async function openStory(
  reports: readonly Report[],
  workspaceId: string | null,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<Story> {
  const fresh = { id: deps.random.id(), workspaceId, revision: 1, changes: [], mending: null }
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
  const after = buildStoryView(await ledger.stories.reports(before.id))
  const changes = materialChanges(before, after, cause.entryId ?? after.facts.status.evidence.entryId, cause.at)
  const story: Story = {
    ...before,
    ...after,
    revision: before.revision + 1,
    changes: [...before.changes, ...changes],
  }
  await ledger.stories.update(story)
  return story
}
