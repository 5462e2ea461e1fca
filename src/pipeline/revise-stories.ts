import { DAY_MS, HOUR_MS } from '../core/durations.ts'
import type { Entry } from '../core/entry.ts'
import type { Feed } from '../core/feed.ts'
import { isEnded } from '../core/mending.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Reading } from '../core/reading.ts'
import { isDenial } from '../core/status.ts'
import type { Report, Story } from '../core/story.ts'
import type { Identified } from '../feeds/identity.ts'
import { fieldHash } from '../news/field-hash.ts'
import { readEntry } from '../news/read.ts'
import { storyKeys } from '../news/story/keys.ts'
import { isRevised } from '../news/story/revised-report.ts'
import { isTakenBack } from '../news/taken-back.ts'
import { isChangedEnough } from './changed-enough.ts'
import { rebuildStory, type JoinedStep } from './join-story.ts'
import { reportOf } from './report-of.ts'
import { readTurn } from './understand.ts'

/** Publishers correct what they have just told; later a page is put to another use. */
const REVISED_FOR_MS = 72 * HOUR_MS
/** What told nothing of a topic when it was seen may tell it for so long: some feeds bring a headline first, the text later. */
const OPENED_FOR_MS = DAY_MS

/** An entry whose text was edited, with what its text told and tells. */
export type Revision = {
  readonly entry: Entry
  readonly feed: Feed
  readonly before: Reading
  readonly after: Reading
  /** Its headline, and no fact, took a model back. */
  readonly isTurn: boolean
  /** Nothing is posted anew that stood there before the bot came. */
  readonly mayPost: boolean
}

/** `null` where the edit is of no matter to stories. */
export function readRevision(
  { known, isOfBaseline, entry: edited }: Extract<Identified, { kind: 'edited' }>,
  feed: Feed,
): Revision | null {
  const age = edited.seenAt - known.seenAt
  const mayOpen = known.outcome === 'no-topic' && !isOfBaseline && age <= OPENED_FOR_MS
  const mayRevise = known.storyId !== null && age <= REVISED_FOR_MS
  if (!mayOpen && !mayRevise) return null
  // Points and comments are counted anew at every poll: no text may try its luck with each of them.
  if (mayOpen && withoutNumbers(known) === withoutNumbers(edited)) return null
  const { id, publishedAt } = known
  const entry: Entry = { ...edited, id, publishedAt }
  const [before, after] = [readEntry(known, feed), readEntry(entry, feed)]
  // What was passed over as it stood is passed over, whatever a reader has learnt meanwhile.
  if (mayOpen && before.facts.length > 0) return null
  const isTurn = mayRevise && known.title !== entry.title && readTurn(known, feed) !== null
  return { entry, feed, before, after, isTurn, mayPost: known.outcome !== 'baseline' }
}

function withoutNumbers({ title, summary }: Pick<Entry, 'title' | 'summary'>): string {
  return `${title}\n${summary}`.replace(/\d+/gu, '')
}

/** Puts what was revised in the place of what the stories were told. One step for each story that this changes. */
export async function reviseStories(
  stories: readonly Story[],
  revision: Revision,
  ledger: Ledger,
): Promise<readonly JoinedStep[]> {
  const { entry } = revision
  const steps: JoinedStep[] = []
  for (const story of stories) {
    if (isEnded(story.mending) || isChangedEnough(story, entry.id)) continue
    const told = (await ledger.stories.reports(story.id)).find(({ entryId }) => entryId === entry.id)
    const report = told === undefined ? null : revisedReport(told, revision)
    if (report === null) continue
    await ledger.stories.replaceReport(story.id, report, storyKeys(report))
    const revised = await rebuildStory(story, { at: entry.seenAt, entryId: entry.id }, ledger)
    steps.push({
      story: revised,
      sourcesBefore: story.sources.length,
      isMaterial: revised.changes.length > story.changes.length,
      isToldOtherwise: true,
    })
  }
  return steps
}

/** What the entry tells in the place of what it told; `null` where that stays. */
function revisedReport(told: Report, { entry, feed, before, after }: Revision): Report | null {
  if (isTakenBack(entry.title, after.language)) return takenBack(told, entry)
  const { topic, status } = told.facts
  // A text that was taken back tells nothing, though its report stands.
  const was = isTakenBack(status.evidence.quote, told.language)
    ? told.facts
    : before.facts.find((facts) => facts.topic === topic)
  const is = after.facts.find((facts) => facts.topic === topic)
  if (was === undefined || is === undefined) return null
  const report = reportOf(entry, after.language, is, feed)
  return isRevised(told, was, report) ? report : null
}

/** Nobody stands by it now, but it may only have come too early: a rumour, until another report says more. */
function takenBack(told: Report, { id, title }: Entry): Report | null {
  const { value } = told.facts.status
  if (value === 'rumoured' || isDenial(value)) return null
  const evidence = { entryId: id, start: 0, end: title.length, quote: title, fieldHash: fieldHash(title) }
  return { ...told, facts: { ...told.facts, status: { value: 'rumoured', evidence: { field: 'title', ...evidence } } } }
}
