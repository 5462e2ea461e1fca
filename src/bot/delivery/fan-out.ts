import type { Delivery } from '../../core/delivery.ts'
import { DAY_MS } from '../../core/durations.ts'
import { lazy } from '../../core/lazy.ts'
import type { Message } from '../../core/message.ts'
import type { NewPost } from '../../core/ports/delivery-store.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { StoryReports } from '../../core/ports/story-store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Story } from '../../core/story.ts'
import { localDayOf } from '../roundup/local-time.ts'
import { asJudged } from '../cards/as-judged.ts'
import { isMovedInShared } from './is-moved-in-shared.ts'
import { gathersAt } from './late-posts.ts'
import { toldAlready } from './told-already.ts'
import { verdictOf } from './verdict.ts'
import { NOWHERE, whereItMovedOn } from './where-it-moved-on.ts'

/** Readers see a growing story at these numbers of sources at once, else with the next edit that comes after the interval. */
const EDIT_AT_SOURCES = [2, 3, 5, 10, 20] as const
const EDIT_INTERVAL_MS = 10 * 60_000
/** Since the message was posted or its story changed materially; afterwards only the next such change is worth an edit. */
const EDITS_FOR_MS = DAY_MS
/** Large sums, or many voices at once: such a story goes first where many channels wait. */
const BREAKING_IMPORTANCE = 5

export type StoryStep = {
  readonly story: Story
  readonly sourcesBefore: number
  /** A status, an amount or a valuation changed, models came late, or a mistake was corrected. */
  readonly isMaterial: boolean
  /** Messages lack something that it tells, or have it otherwise, its sources aside. Left out: they don't. */
  readonly isToldOtherwise?: boolean
  /** False for a baseline: what is on a channel already is kept up to date, nothing new is posted. */
  readonly mayPost: boolean
  /** It is hours old because nobody could read its feed, so that posts may wait for others of its kind. */
  readonly isLate?: boolean
  /** When the report that made the step was seen: the day that a daily limit counts for. */
  readonly seenAt: number
}

/** Owes a channel one more of that kind; returns whether it did not owe it already. */
type Owe = (
  channelId: string,
  kind: Delivery['kind'],
  parts?: Partial<Pick<Delivery, 'dueAt' | 'messageId'>>,
) => Promise<boolean>

/** Writes the deliveries that a step of a story causes. Runs inside the transaction that made the step; returns the channels to wake. */
export async function fanOut(ledger: Ledger, step: StoryStep, nowMs: number): Promise<readonly string[]> {
  const { story } = step
  const isBreaking = story.importance >= BREAKING_IMPORTANCE
  const toWake = new Set<string>()
  const told = { storyId: story.id, week: null, revision: story.revision, isBreaking }
  const owe: Owe = async (channelId, kind, { dueAt = nowMs, messageId = null } = {}) => {
    const isAdded = await ledger.deliveries.add({ channelId, kind, messageId, ...told, dueAt })
    if (isAdded) toWake.add(channelId)
    return isAdded
  }
  const isCorrection = step.isMaterial && story.changes.at(-1)?.kind === 'correction'
  const shared = await oweChanges(ledger, step, isCorrection, nowMs, owe)
  if (!step.mayPost) return [...toWake]
  const wanted = await whoWants(ledger, step, nowMs)
  const isLate = step.isLate === true
  const times = { owedAt: nowMs, dueAt: isLate ? gathersAt(nowMs) : nowMs }
  const post = { storyId: story.id, revision: story.revision, ...times, isBreaking, isLate }
  const added = await owePosts(ledger, post, [...wanted.keys()])
  const counted = [...wanted].flatMap(([channelId, day]) => (added.has(channelId) ? [{ channelId, day }] : []))
  await ledger.subscriptions.countPosts(story.topic, counted)
  for (const channelId of wanted.keys()) {
    if (added.has(channelId)) toWake.add(channelId)
    // A shared message takes no edits: the story gets one of its own.
    else if (!isCorrection && shared.has(channelId)) await owe(channelId, 'again')
  }
  return [...toWake]
}

/** Where the story stands already: edits, and notes of what changed. Returns the channels where it only shares a message. */
async function oweChanges(
  ledger: Ledger,
  step: StoryStep,
  isCorrection: boolean,
  nowMs: number,
  owe: Owe,
): Promise<ReadonlySet<string>> {
  const { story, isMaterial } = step
  const own = await ledger.messages.listOfStory(story.id)
  for (const message of own) {
    const editAt = nextEditAt(step, message, nowMs)
    if (editAt !== null && message.frozenAt === null) await owe(message.channelId, 'edit', { dueAt: editAt })
    if (isMaterial) await owe(message.channelId, 'note')
  }
  const { onTheWay, shared, standing } = isMaterial ? await whereItMovedOn(ledger, story.id, own) : NOWHERE
  for (const channelId of onTheWay) await owe(channelId, 'note')
  if (isMaterial && isMovedInShared(story, story.revision - 1)) {
    // One that is on its way is edited once it stands.
    for (const { id, channelId } of standing) await owe(channelId, 'edit', { messageId: id })
  }
  if (isCorrection) for (const channelId of shared) await owe(channelId, 'note')
  return shared
}

/** The channels that want the story, each with its own day, that a daily limit counts for. */
async function whoWants(
  ledger: Ledger,
  { story, seenAt }: StoryStep,
  nowMs: number,
): Promise<ReadonlyMap<string, string>> {
  const isTold = await toldAlready(ledger, story)
  const stories = readOnce(story, ledger)
  const wanted = new Map<string, string>()
  for (const { subscription, channel } of await ledger.subscriptions.listActive(story.topic)) {
    const day = localDayOf(seenAt, channel.timeZone)
    const postedToday = await countToday(ledger, subscription, channel, day)
    // One from a time to come was made while the clock was ahead: when that was is not known, and this is told now.
    const allowEarlier = subscription.filterSince > nowMs
    const situation = { allowEarlier, isToldAlready: isTold(channel), postedToday }
    const judged = await asJudged(story, subscription.filter, stories)
    if (verdictOf(judged, subscription, channel, situation).deliver) wanted.set(channel.id, day)
  }
  return wanted
}

/** Its reports are read for all channels that ask for them together. */
function readOnce({ id }: Story, { stories }: Pick<Ledger, 'stories'>): Pick<StoryReports, 'reports'> {
  return { reports: lazy(() => stories.reports(id)) }
}

/** Returns the channels that it is owed to from now on: not those that were owed it before. */
async function owePosts(
  ledger: Ledger,
  post: NewPost & { readonly storyId: string },
  channelIds: readonly string[],
): Promise<ReadonlySet<string>> {
  // The row of a post exists once for ever, so a story that was posted is not posted again. In one go: nobody can write
  // meanwhile, and channels may be many.
  const added = new Set(await ledger.deliveries.addPosts(post, channelIds))
  if (added.size === channelIds.length) return added
  const wanted = new Set(channelIds)
  // Nobody there has seen it: the channel was away, or did not want it then.
  for (const channelId of await ledger.deliveries.listRefused(post.storyId)) {
    if (wanted.has(channelId) && (await ledger.deliveries.reopenPost(channelId, post.storyId, post)))
      added.add(channelId)
  }
  return added
}

/** Most subscriptions have no daily limit, and need no look. */
async function countToday(ledger: Ledger, { filter, topic }: Subscription, { id }: Channel, day: string) {
  return filter.maxPerDay === null ? 0 : await ledger.subscriptions.postsOn(id, topic, day)
}

function nextEditAt(step: StoryStep, message: Message, nowMs: number): number | null {
  const { story, sourcesBefore, isMaterial, isToldOtherwise = false } = step
  if (isMaterial) return nowMs
  const sources = story.sources.length
  if (sources <= sourcesBefore && !isToldOtherwise) return null
  const passesOne = EDIT_AT_SOURCES.some((count) => sourcesBefore < count && count <= sources)
  const at = passesOne ? nowMs : nowMs + EDIT_INTERVAL_MS
  const newsAt = Math.max(message.sentAt, story.changes.at(-1)?.at ?? 0)
  return at - newsAt > EDITS_FOR_MS ? null : at
}
