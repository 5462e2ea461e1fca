import type { Entry } from '../core/entry.ts'
import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Report, Story } from '../core/story.ts'
import { storyKeys } from '../news/story/keys.ts'
import { FRESH_MS, turnKey, turnKeysFor, withdrawnStory } from '../news/story/withdrawn-story.ts'
import { findStoryCandidates } from './find-story-candidates.ts'
import { isChangedEnough } from './changed-enough.ts'
import { growStory, rebuildStory, type JoinedStep } from './join-story.ts'

/** Far more than are told in a week. */
const MOST_KEPT = 200

/** Tells the story of a model that it was taken back; `null` where no public story told of its release of late. */
export async function turnStory(report: Report, ledger: Ledger): Promise<JoinedStep | null> {
  const candidates = await findStoryCandidates(report, storyKeys(report), 'public', ledger.stories)
  const storyId = withdrawnStory(report, candidates)
  const before = storyId === null ? null : await ledger.stories.find(storyId)
  return before === null || isEnded(before.mending) ? null : await growStory(before, [report], ledger)
}

/**
 * Takes the turn out of the stories to which an entry told it, where its headline tells it no more: `now` is what that takes
 * back by now. One step for each story that this changes.
 */
export async function undoTurn(
  { id, seenAt }: Pick<Entry, 'id' | 'seenAt'>,
  now: Report | null,
  stories: readonly Story[],
  ledger: Ledger,
): Promise<readonly JoinedStep[]> {
  const steps: JoinedStep[] = []
  for (const story of stories) {
    if (isEnded(story.mending) || isChangedEnough(story, id)) continue
    const reports = await ledger.stories.reports(story.id)
    const turn = reports.find(({ entryId }) => entryId === id)
    const others = reports.filter(({ entryId }) => entryId !== id)
    if (turn?.facts.status.value !== 'withdrawn' || others.length === 0) continue
    // The same in other words.
    const asLeft = { storyId: story.id, reports: others, barred: [], isMerged: false }
    if (now !== null && withdrawnStory(now, [asLeft]) !== null) continue
    await ledger.stories.removeReport(story.id, id)
    const rebuilt = await rebuildStory(story, { at: seenAt, entryId: id }, ledger)
    const isMaterial = rebuilt.changes.length > story.changes.length
    steps.push({ story: rebuilt, sourcesBefore: story.sources.length, isMaterial, isToldOtherwise: true })
  }
  if (steps.length > 0) await ledger.entries.setOutcome(id, 'no-topic', null)
  return steps
}

/** Feeds are read in any order: what was told of no story waits for the release, as long as that may still take the turn. */
export async function keepTurn(report: Report, ledger: Ledger, nowMs: number): Promise<void> {
  const key = turnKey(report)
  const from = nowMs - FRESH_MS
  if (key !== null && report.publishedAt >= from) await ledger.stories.keepTurn(report, key, { from, most: MOST_KEPT })
}

/** What an entry no longer says waits no more; what it says instead waits in its place. */
export async function changeKeptTurn(
  entryId: string,
  turn: Report | null,
  ledger: Ledger,
  nowMs: number,
): Promise<void> {
  const wasKept = await ledger.stories.dropTurn(entryId)
  if (wasKept && turn !== null) await keepTurn(turn, ledger, nowMs)
}

/** The turns that waited for what `report` tells, with what became of its story. It has been recorded. */
export async function takeKeptTurns(
  report: Report,
  ledger: Ledger,
): Promise<readonly { readonly turn: Report; readonly step: JoinedStep }[]> {
  const taken: { readonly turn: Report; readonly step: JoinedStep }[] = []
  for (const turn of await ledger.stories.listTurns(turnKeysFor(report))) {
    const step = await turnStory(turn, ledger)
    if (step === null) continue
    await ledger.stories.dropTurn(turn.entryId)
    await ledger.entries.setOutcome(turn.entryId, 'joined', step.story.id)
    taken.push({ turn, step })
  }
  return taken
}
