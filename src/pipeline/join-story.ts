import type { FeedScope } from '../core/feed.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Random } from '../core/ports/random.ts'
import type { Report, Story } from '../core/story.ts'
import type { StoryStep } from '../bot/delivery/fan-out.ts'
import { materialChanges } from '../news/story/changes.ts'
import { chooseStory, STORY_WINDOW_MS } from '../news/story/choose.ts'
import { storyKeys } from '../news/story/keys.ts'
import { buildStoryView } from '../news/story/view.ts'

const MAX_CANDIDATES = 40

/** Adds the report to the story of its event, or opens one. Looks the candidates up inside the transaction. */
export async function joinStory(
  report: Report,
  scope: FeedScope,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<Omit<StoryStep, 'mayPost' | 'seenAt'>> {
  const workspaceId = scope.kind === 'workspace' ? scope.workspaceId : null
  const keys = storyKeys(report.facts, report.title, report.summary)
  const candidates = await ledger.stories.findCandidates({
    topic: report.facts.topic,
    workspaceId,
    keys,
    from: report.publishedAt - STORY_WINDOW_MS[report.facts.topic],
    until: report.publishedAt + STORY_WINDOW_MS[report.facts.topic],
    limit: MAX_CANDIDATES,
  })
  const storyId = chooseStory(report, candidates)
  const before = storyId === null ? null : await ledger.stories.find(storyId)
  if (before === null) {
    const view = buildStoryView([report])
    const story: Story = { ...view, id: deps.random.id(), workspaceId, revision: 1, changes: [] }
    await ledger.stories.insert(story)
    await ledger.stories.addReport(story.id, report, keys)
    return { story, sourcesBefore: 0, isMaterial: false }
  }
  const reports = candidates.find((candidate) => candidate.storyId === storyId)?.reports ?? []
  const after = buildStoryView([...reports, report])
  const changes = materialChanges(before, after, report.entryId, report.publishedAt)
  const story: Story = {
    ...before,
    ...after,
    revision: before.revision + 1,
    changes: [...before.changes, ...changes],
  }
  await ledger.stories.update(story)
  await ledger.stories.addReport(story.id, report, keys)
  return { story, sourcesBefore: before.sources.length, isMaterial: changes.length > 0 }
}
