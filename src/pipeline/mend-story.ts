import { correctMessages } from '../bot/delivery/correct-messages.ts'
import { fanOut } from '../bot/delivery/fan-out.ts'
import { InputError } from '../core/errors.ts'
import { isEnded, type MendingRecord, type StoryMending } from '../core/mending.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Ledger, Store } from '../core/ports/store.ts'
import type { Random } from '../core/ports/random.ts'
import type { Report, Story } from '../core/story.ts'
import { storyKeys } from '../news/story/keys.ts'
import { openStory, rebuildStory } from './join-story.ts'
import { giveOwnReports, takeOwnReports } from './move-own-reports.ts'

/** What an operator asks for, who asks and why. */
export type MendingOrder = { readonly doneBy: string; readonly why: string } & (
  | { readonly action: 'merge'; readonly storyIds: readonly [string, string] }
  | { readonly action: 'split'; readonly storyId: string; readonly entryIds: readonly string[] }
  | { readonly action: 'retract'; readonly storyId: string }
)

export type Mended = {
  /** What was written into the audit table. */
  readonly record: MendingRecord
  /** Channels that are owed something because of it. */
  readonly channels: readonly string[]
}

type Deps = { readonly store: Store; readonly clock: Pick<Clock, 'nowMs'>; readonly random: Random }
type Outcome = Pick<MendingRecord, 'storyId' | 'otherStoryId' | 'entryIds'> & Pick<Mended, 'channels'>

/** Mends stories by hand: the ledger, the messages that are owed and the audit row, all or nothing. Throws InputError. */
export async function mendStory(order: MendingOrder, deps: Deps): Promise<Mended> {
  const nowMs = deps.clock.nowMs()
  return await deps.store.transaction(async (ledger) => {
    const { channels, ...subject } = await mend(order, ledger, deps, nowMs)
    const { action, doneBy, why } = order
    const record: MendingRecord = { id: deps.random.id(), at: nowMs, doneBy, why, action, ...subject }
    await ledger.stories.addMending(record)
    return { record, channels }
  })
}

function mend(order: MendingOrder, ledger: Ledger, deps: Deps, nowMs: number): Promise<Outcome> {
  switch (order.action) {
    case 'merge':
      return merge(order.storyIds, ledger, deps, nowMs)
    case 'split':
      return split(order.storyId, order.entryIds, ledger, deps, nowMs)
    case 'retract':
      return retract(order.storyId, ledger, nowMs)
  }
}

/** The older story takes the reports and keys of the younger one, whose messages point to it from now on. */
async function merge(
  [one, other]: readonly [string, string],
  ledger: Ledger,
  deps: Deps,
  nowMs: number,
): Promise<Outcome> {
  if (one === other) throw new InputError([`${one} is one story. Name two.`])
  const both = [await living(one, ledger), await living(other, ledger)] as const
  const [first, younger] = both[0].firstAt < both[1].firstAt || isFirst(both) ? both : ([both[1], both[0]] as const)
  // Of two own stories of a workspace, one may know the public one.
  const older: Story = { ...first, publicId: first.publicId ?? younger.publicId }
  if (older.topic !== younger.topic) throw new InputError(['One story is about a model, the other about funding.'])
  if (older.workspaceId !== younger.workspaceId) {
    throw new InputError(["A workspace's own story and another one cannot be merged."])
  }
  if (older.publicId !== null && older.publicId !== first.publicId) {
    await ledger.stories.setPublic(older.id, older.publicId)
  }
  const ownOfYounger = await ledger.stories.listOwnOf(younger.id)
  const reports = await ledger.stories.reports(younger.id)
  const entryIds = reports.map(({ entryId }) => entryId)
  await ledger.stories.removeReports(younger.id)
  for (const report of reports) await ledger.stories.addReport(older.id, report, storyKeys(report))
  // What was split once and is merged again is kept apart no longer.
  await ledger.stories.unbar(older.id, entryIds)
  await ledger.stories.passBars(younger.id, older.id)
  await ledger.entries.moveToStory(entryIds, younger.id, older.id)
  const taken = await takeOwnReports(ownOfYounger, reports, ledger)
  const owed = new Set<string>()
  // What a workspace told by a story of its own is told by the older one as well.
  for (const pointer of [younger, ...ownOfYounger, ...(await ledger.stories.listMergedInto(younger.id))]) {
    const story = await endStory(pointer, { kind: 'merged', intoId: older.id }, ledger)
    for (const channelId of await correctMessages(ledger, story, { withNote: false }, nowMs)) owed.add(channelId)
  }
  const merged = await rebuildStory(older, { at: nowMs, entryId: null }, ledger)
  const isMaterial = merged.changes.length > older.changes.length
  for (const channelId of await correctMessages(ledger, merged, { withNote: isMaterial }, nowMs)) owed.add(channelId)
  const step = { story: merged, sourcesBefore: merged.sources.length, isMaterial: false, mayPost: true, seenAt: nowMs }
  for (const channelId of await fanOut(ledger, step, nowMs)) owed.add(channelId)
  // Last: where the older one is posted now, it is what goes on to tell the event.
  for (const own of await giveOwnReports({ taken, publicReports: reports }, older, ledger, deps)) {
    const grown = { ...own, mayPost: true, seenAt: nowMs }
    for (const channelId of await fanOut(ledger, grown, nowMs)) owed.add(channelId)
  }
  return { storyId: older.id, otherStoryId: younger.id, entryIds: [], channels: [...owed] }
}

function isFirst([a, b]: readonly [Story, Story]): boolean {
  return a.firstAt === b.firstAt && a.id < b.id
}

/** The entries become a story of their own; what they left is told anew and never takes them, or their like, in again. */
async function split(
  storyId: string,
  entryIds: readonly string[],
  ledger: Ledger,
  deps: Deps,
  nowMs: number,
): Promise<Outcome> {
  const story = await living(storyId, ledger)
  const reports = await ledger.stories.reports(story.id)
  const unknown = entryIds.filter((id) => !reports.some((report) => report.entryId === id))
  if (unknown.length > 0) throw new InputError(unknown.map((id) => `${id} is no report of story ${story.id}.`))
  const taken = reports.filter(({ entryId }) => entryIds.includes(entryId))
  const left = reports.filter(({ entryId }) => !entryIds.includes(entryId))
  if (taken.length === 0) throw new InputError(['Name the entries that do not belong to the story.'])
  if (left.length === 0) throw new InputError(['That would leave nothing. To take the whole story back, retract it.'])

  await ledger.stories.removeReports(story.id)
  for (const report of left) await ledger.stories.addReport(story.id, report, storyKeys(report))
  const opened = await openStory(taken, { workspaceId: story.workspaceId, publicId: null }, ledger, deps)
  const takenIds = taken.map(({ entryId }) => entryId)
  await ledger.stories.bar(
    opened.id,
    left.map(({ entryId }) => entryId),
  )
  await ledger.entries.moveToStory(takenIds, story.id, opened.id)

  const owed = new Set(await tellWithout(story, taken, opened, ledger, nowMs))
  // They were told in the workspaces' own stories of that event as well.
  for (const own of await ledger.stories.listOwnOf(story.id)) {
    const kept = (await ledger.stories.reports(own.id)).filter(({ entryId }) => !takenIds.includes(entryId))
    await ledger.stories.removeReports(own.id)
    for (const report of kept) await ledger.stories.addReport(own.id, report, storyKeys(report))
    for (const channelId of await tellWithout(own, taken, opened, ledger, nowMs)) owed.add(channelId)
  }
  const step = { story: opened, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: nowMs }
  for (const channelId of await fanOut(ledger, step, nowMs)) owed.add(channelId)
  return { storyId: story.id, otherStoryId: opened.id, entryIds: takenIds, channels: [...owed] }
}

/** What is left of a story is told as a correction; what was taken out never comes back. Returns the channels to wake. */
async function tellWithout(
  story: Story,
  taken: readonly Report[],
  opened: Story,
  ledger: Ledger,
  nowMs: number,
): Promise<readonly string[]> {
  const takenIds = taken.map(({ entryId }) => entryId)
  await ledger.stories.bar(story.id, takenIds)
  const rebuilt = await rebuildStory(story, { at: nowMs, entryId: null }, ledger)
  const entryId = takenIds[0] ?? ''
  const { revision } = rebuilt
  const correction = { kind: 'correction', from: null, to: opened.title, at: nowMs, entryId, revision } as const
  const corrected: Story = { ...rebuilt, changes: [...rebuilt.changes, correction] }
  await ledger.stories.update(corrected)
  const sourcesBefore = corrected.sources.length
  const step = { story: corrected, sourcesBefore, isMaterial: true, mayPost: false, seenAt: nowMs }
  return await fanOut(ledger, step, nowMs)
}

/** The story was wrong: its messages say so, and no later report opens it again. */
async function retract(storyId: string, ledger: Ledger, nowMs: number): Promise<Outcome> {
  const story = await living(storyId, ledger)
  const owed = new Set<string>()
  const own = await ledger.stories.listOwnOf(story.id)
  const retracted = []
  for (const one of [story, ...own]) retracted.push(await endStory(one, { kind: 'retracted' }, ledger))
  const pointers = []
  for (const pointer of await ledger.stories.listMergedInto(story.id)) {
    pointers.push(await endStory(pointer, { kind: 'merged', intoId: story.id }, ledger))
  }
  for (const one of [...retracted, ...pointers]) {
    for (const channelId of await correctMessages(ledger, one, { withNote: true }, nowMs)) owed.add(channelId)
  }
  return { storyId: story.id, otherStoryId: null, entryIds: [], channels: [...owed] }
}

async function endStory(before: Story, mending: StoryMending, ledger: Ledger): Promise<Story> {
  const story: Story = { ...before, mending, revision: before.revision + 1 }
  await ledger.stories.update(story)
  return story
}

/** A story that is told to readers. Throws InputError for another. */
async function living(storyId: string, ledger: Ledger): Promise<Story> {
  const story = await ledger.stories.find(storyId)
  if (story === null) throw new InputError([`There is no story ${storyId}. Find it with: aiwire story find WORDS`])
  if (!isEnded(story.mending)) return story
  throw new InputError([
    story.mending?.kind === 'merged'
      ? `Story ${storyId} was merged into ${story.mending.intoId} already.`
      : `Story ${storyId} was retracted already.`,
  ])
}
