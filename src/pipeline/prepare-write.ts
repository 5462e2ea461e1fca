import type { Entry } from '../core/entry.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Report } from '../core/story.ts'
import { fanOut, type StoryStep } from '../bot/delivery/fan-out.ts'
import type { Identified } from '../feeds/identity.ts'
import { growOwnStories } from './grow-own-stories.ts'
import { joinStory, type JoinedStep } from './join-story.ts'
import { reportOf } from './report-of.ts'
import { readRevision, reviseStories, type Revision } from './revise-stories.ts'
import { changeKeptTurn, keepTurn, takeKeptTurns, turnStory, undoTurn } from './turn-story.ts'
import { NO_OPINIONS, readTurn, understand, type Understanding } from './understand.ts'
import type { Origin, RecordDeps, Writing } from './writing.ts'

type Understood = Understanding & {
  /** The entry of its feed that had the very same headline before; `null` where there is none. */
  readonly namesakeId: string | null
}

/** Writes one entry and all that follows from it, and tells how it ended. */
export type Write = (writing: Writing) => Promise<EntryOutcome>

/** Reads an entry, and gives what writes it. */
export async function prepareWrite(identified: Identified, origin: Origin, deps: RecordDeps): Promise<Write> {
  switch (identified.kind) {
    case 'repeated':
    case 'over-cap':
    case 'over-quota':
      return () => Promise.resolve(identified.kind)
    case 'edited': {
      const { known, entry } = identified
      const revision = readRevision(identified, origin.feed)
      const { id, publishedAt, title } = known
      const turn = title === entry.title ? undefined : readTurn({ ...entry, id, publishedAt }, origin.feed)
      return async (writing) => {
        const { ledger } = writing
        // What another poll has found since then is newer.
        if (await wasAskedSince(origin, ledger)) return 'repeated'
        // For search, whatever stories make of it.
        await ledger.entries.updateText(id, entry)
        if (turn !== undefined) await changeKeptTurn(id, turn, ledger, deps.clock.nowMs())
        if (revision !== null) await writeRevision(revision, turn ?? null, writing)
        return 'edited'
      }
    }
    case 'old':
    case 'mass-change':
      return async ({ ledger }) => {
        await ledger.entries.insert(identified.entry, identified.kind)
        return identified.kind
      }
    case 'new': {
      // Understanding is the expensive part and may ask over the network: it is done before the transaction opens.
      const { entry, namesakeId = null } = identified
      const understood = { ...(await understand(entry, origin, deps)), namesakeId }
      return (writing) => writeNew(entry, understood, writing)
    }
  }
}

async function wasAskedSince({ feed, askedAt }: Origin, ledger: Ledger): Promise<boolean> {
  const stored = askedAt === undefined ? null : await ledger.feeds.find(feed.id)
  return stored !== null && stored.state.askedAt !== askedAt
}

async function writeNew(entry: Entry, understood: Understood, writing: Writing): Promise<EntryOutcome> {
  if (!(await writing.ledger.entries.insert(entry, 'no-topic'))) return 'repeated'
  return await tellOf(entry, understood, writing)
}

/** What a publisher changed goes into the stories that it told; what told nothing before is told now. */
async function writeRevision(revision: Revision, turn: Report | null, writing: Writing): Promise<void> {
  const { ledger } = writing
  const { entry, after, isTurn } = revision
  const mayPost = writing.mayPost && revision.mayPost
  const tell = async (steps: readonly JoinedStep[]): Promise<void> => {
    for (const step of steps) await spread({ ...step, mayPost }, entry, writing)
  }
  const told = await ledger.stories.findByEntry(entry.id)
  const undone = isTurn ? await undoTurn(entry, turn, told, ledger) : []
  await tell(undone)
  const stories = undone.length === 0 ? told : await ledger.stories.findByEntry(entry.id)
  const withdrawal = turn?.facts.topic === 'model-release' ? turn.facts : null
  if (stories.length === 0 && (after.facts.length > 0 || withdrawal !== null)) {
    const understood = { reading: after, opinions: NO_OPINIONS, withdrawal, namesakeId: null }
    await tellOf(entry, understood, writing)
  }
  await tell(await reviseStories(stories, revision, ledger))
}

/** Owes channels what a step of a story brings them. */
async function spread(
  step: Omit<StoryStep, 'seenAt' | 'isLate'>,
  { seenAt, publishedAt }: Pick<Entry, 'seenAt' | 'publishedAt'>,
  { origin, ledger, deps, wake }: Writing,
): Promise<void> {
  const isLate = publishedAt < (origin.lateBefore ?? -Infinity)
  for (const channelId of await fanOut(ledger, { ...step, seenAt, isLate }, deps.clock.nowMs())) wake.add(channelId)
}

/** Brings what an entry tells into its stories. */
async function tellOf(
  entry: Entry,
  { reading, opinions, withdrawal, namesakeId }: Understood,
  writing: Writing,
): Promise<EntryOutcome> {
  const { feed } = writing.origin
  const { ledger, deps, fresh, mayPost } = writing
  const joined: JoinedStep[] = []
  const follow = async (report: Report, step: JoinedStep): Promise<void> => {
    joined.push(step)
    const own = feed.scope.kind === 'catalogue' ? await growOwnStories(step.story, report, ledger) : []
    for (const one of [step, ...own]) await spread({ ...one, mayPost }, entry, writing)
  }
  for (const facts of reading.facts) {
    const report = reportOf(entry, reading.language, facts, feed)
    const hints = { opinion: opinions.get(facts.topic) ?? null, namesakeId }
    await follow(report, await joinStory(report, feed.scope, hints, ledger, deps))
    if (feed.scope.kind === 'workspace') continue
    for (const { turn, step } of await takeKeptTurns(report, ledger)) await follow(turn, step)
  }
  if (withdrawal !== null) {
    const report = reportOf(entry, reading.language, withdrawal, feed)
    const step = await turnStory(report, ledger)
    if (step === null) await keepTurn(report, ledger, deps.clock.nowMs())
    else {
      // An edited headline may have waited before.
      await ledger.stories.dropTurn(entry.id)
      await follow(report, step)
    }
  }
  const storyId = joined[0]?.story.id ?? null
  const opensStory = joined.some(({ sourcesBefore }) => sourcesBefore === 0)
  const { id, publishedAt, seenAt } = entry
  const outcome = storyId === null ? 'no-topic' : !mayPost ? 'baseline' : opensStory ? 'new-story' : 'joined'
  if (storyId !== null) await ledger.entries.setOutcome(id, outcome, storyId)
  fresh.push({ id, publishedAt, seenAt, outcome, storyId })
  return outcome
}
