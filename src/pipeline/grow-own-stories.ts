import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Report, Story } from '../core/story.ts'
import { chooseStory } from '../news/story/choose.ts'
import { storyKeys } from '../news/story/keys.ts'
import { findStoryCandidates } from './find-story-candidates.ts'
import { growStory, type JoinedStep } from './join-story.ts'

/**
 * The workspaces' own stories of an event learn what a public report told of it: each goes on to tell the event where it
 * was posted first. What own feeds say stays in the workspace.
 */
export async function growOwnStories(told: Story, report: Report, ledger: Ledger): Promise<readonly JoinedStep[]> {
  if (isEnded(told.mending)) return []
  const steps: JoinedStep[] = []
  const known = await ledger.stories.listOwnOf(told.id)
  for (const own of known) steps.push(await growStory(own, [report], ledger))
  const hasOne = new Set(known.map(({ workspaceId }) => workspaceId))
  for (const own of await findUntied(report, ledger)) {
    if (hasOne.has(own.workspaceId)) continue
    await ledger.stories.setPublic(own.id, told.id)
    const before = { ...own, publicId: told.id }
    steps.push(await growStory(before, await ledger.stories.reports(told.id), ledger))
  }
  return steps
}

/** At most one of each workspace: own stories that may be told of the event and know of no public story. */
async function findUntied(report: Report, ledger: Ledger): Promise<readonly Story[]> {
  const candidates = await findStoryCandidates(report, storyKeys(report), 'own', ledger.stories)
  const owners = new Map<string, Story>()
  for (const { storyId } of candidates) {
    const story = await ledger.stories.find(storyId)
    if (story !== null && story.publicId === null && !isEnded(story.mending)) owners.set(storyId, story)
  }
  const ofEach = Map.groupBy(
    candidates.filter(({ storyId }) => owners.has(storyId)),
    ({ storyId }) => owners.get(storyId)?.workspaceId,
  )
  return [...ofEach.values()].flatMap((own) => owners.get(chooseStory(report, own) ?? '') ?? [])
}
