import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Report } from '../core/story.ts'
import { storyKeys } from '../news/story/keys.ts'
import { withdrawnStory } from '../news/story/withdrawn-story.ts'
import { findStoryCandidates } from './find-story-candidates.ts'
import { growStory, type JoinedStep } from './join-story.ts'

/** Tells the story of a model that it was taken back; `null` where no public story told of its release of late. */
export async function turnStory(report: Report, ledger: Ledger): Promise<JoinedStep | null> {
  const candidates = await findStoryCandidates(report, storyKeys(report), 'public', ledger.stories)
  const storyId = withdrawnStory(report, candidates)
  const before = storyId === null ? null : await ledger.stories.find(storyId)
  return before === null || isEnded(before.mending) ? null : await growStory(before, [report], ledger)
}
