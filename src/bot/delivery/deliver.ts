import { isCutShort, type ClaimedDelivery, type Delivery } from '../../core/delivery.ts'
import type { Card } from '../../core/card.ts'
import { ChatError } from '../../core/errors.ts'
import { isEnded } from '../../core/mending.ts'
import type { Message } from '../../core/message.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { ChartPainter } from '../../core/ports/chart-painter.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Ledger, Store } from '../../core/ports/store.ts'
import { PROBED_REASONS } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { AMBIGUOUS_MARGIN_MS, MAX_ATTEMPTS, afterFailure, endAsDead, mayArriveUntil } from './after-failure.ts'
import { bringPictures } from './bring-pictures.ts'
import { claimWork, type Sendable, type Work } from './claim-work.ts'
import { CLAIM_MS } from './held-claims.ts'
import { isQuiet } from './quiet.ts'
import { partId } from './split-card.ts'
import type { Gate, Traffic } from './traffic.ts'
import type { Lane } from './turnstile.ts'

export type DrainDeps = {
  readonly store: Store
  readonly adapters: ReadonlyMap<string, ChatAdapter>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly traffic: Traffic
  /** Posts that are owed for longer come in one message. */
  readonly awayAfterMs: number
  /** Without it messages go without their pictures. */
  readonly painter?: ChartPainter
  /** Told of every post that stands in its channel, with how long it was owed. */
  readonly onSent?: (platform: Channel['platform'], waitedMs: number) => void
}

/**
 * Sends what is due to a channel, one after the other, until nothing is. Safe to call at any time from anywhere: the
 * lease on each row decides who sends it. A channel whose platform is not configured keeps what it is owed.
 */
export async function deliver(channelId: string, deps: DrainDeps): Promise<void> {
  await deps.traffic.track(drain(channelId, deps))
}

async function drain(channelId: string, deps: DrainDeps): Promise<void> {
  for (;;) {
    const seen = await deps.traffic.looks.run(channelId, () => look(channelId, deps))
    if (seen === null) return
    const { channel, adapter, gate, next } = seen
    const ticket = {
      channelId,
      workspaceId: channel.workspaceId,
      lane: laneOf(next),
      requests: requestsOf(next, channel),
    }
    const pass = await gate.enter(ticket)
    if (pass === 'closed') return
    if (pass === 'look-again') continue
    const goesOn = await useTurn(channelId, adapter, gate, deps).finally(() => {
      gate.leave()
    })
    if (!goesOn) return
  }
}

type Seen = {
  readonly channel: Channel
  readonly adapter: ChatAdapter
  readonly gate: Gate
  readonly next: Delivery
}

/** `null` when nothing is to be sent to the channel now. */
async function look(channelId: string, { store, adapters, clock, traffic }: DrainDeps): Promise<Seen | null> {
  const known = await store.channels.findWithRest(channelId)
  const adapter = known === null ? undefined : adapters.get(known.channel.platform)
  if (known === null || adapter === undefined) return null
  const { channel, rest } = known
  const gate = traffic.gateTo(adapter)
  const now = clock.nowMs()
  if (!gate.isOpen() || rest.restUntil > now || isQuiet(channel, now)) return null
  // `null`: another process sends there, or nothing is left.
  const next = await store.deliveries.peekNext(channelId, now)
  return next === null ? null : { channel, adapter, gate, next }
}

/** Another process holds the delivery now. */
class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** The last request of a process that died may still be on its way. */
class TooEarly extends Error {
  override readonly name = 'TooEarly'
}

/** The delivery has no attempt left. */
class UsedUp extends Error {
  override readonly name = 'UsedUp'
  readonly problem: string | null
  constructor(problem: string | null = null) {
    super('no attempt is left')
    this.problem = problem
  }
}

/** Nobody wants the delivery any more, and it does not stand there. */
class Over extends Error {
  override readonly name = 'Over'
}

/** Sends one delivery. Returns false when the channel has to wait. */
async function useTurn(channelId: string, adapter: ChatAdapter, gate: Gate, deps: DrainDeps): Promise<boolean> {
  const { store, clock, traffic } = deps
  const only = { channelId }
  const options = { leaseMs: CLAIM_MS, awayAfterMs: deps.awayAfterMs, fits: adapter.capabilities.fits }
  // The time is asked for when it is this transaction's turn: who waited long must not begin with half a claim.
  const claim = (ledger: Ledger) => claimWork(ledger, channelId, { ...options, nowMs: clock.nowMs() })
  const work = await store.transaction(claim, only).finally(() => {
    gate.noteClaimed()
  })
  if (work === null) return false
  const { claimed, rendered } = work
  if (rendered === null) return true
  const sending = traffic.claims.during(claimed, sendWork({ ...work, rendered }, adapter, gate, deps))
  // Whatever becomes of it after it was given up, its claim is gone by then.
  sending.catch(() => undefined)
  const ended = await traffic.orGivenUp(sending)
  if (ended !== 'given-up') return ended
  const dueAt = clock.nowMs() + adapter.capabilities.requestTimeoutMs + AMBIGUOUS_MARGIN_MS
  const retry = { dueAt, countsAsAttempt: false, ambiguous: true, problem: 'The bot was stopped meanwhile.' }
  await store.transaction(async (ledger) => {
    // It may have been its last try.
    const attempts = (await ledger.deliveries.find(claimed.id))?.attempts ?? claimed.attempts
    return await ledger.deliveries.markRetry({ ...claimed, attempts }, retry)
  }, only)
  return false
}

async function sendWork(
  { claimed, channel, rendered, parts }: Work & { readonly rendered: Sendable },
  adapter: ChatAdapter,
  gate: Gate,
  deps: DrainDeps,
): Promise<boolean> {
  const { store, clock, log } = deps
  const only = { channelId: channel.id }
  /** False when somebody else has taken over. Called before every request that might make a second message. */
  const holdOn = (): Promise<boolean> =>
    store.transaction((ledger) => ledger.deliveries.renew(claimed, clock.nowMs(), CLAIM_MS), only)
  /** Nothing of it stands, so that what it shows is what is sent now. Also holds on. */
  const beginAnew = (): Promise<boolean> =>
    store.transaction(async (ledger) => {
      if (!(await ledger.deliveries.renew(claimed, clock.nowMs(), CLAIM_MS))) return false
      if (rendered.kind === 'post') await ledger.deliveries.setShown(rendered.shown)
      return true
    }, only)
  const request = async (card: Card, part: number, isPlain: boolean): Promise<string | null> => {
    const pictures = isPlain ? [] : await bringPictures(card, channel, claimed.attempts, { ...deps, adapter })
    // Pictures take their time.
    if (pictures.length > 0 && !(await holdOn())) throw new TakenOver()
    const outgoing = {
      deliveryId: partId(claimed.id, part),
      card,
      language: channel.language,
      isPlain,
      isShared: claimed.leadId !== null,
      isPublished: isPublishable(claimed, channel),
      pictures,
    }
    if (rendered.kind === 'post') return await adapter.post(channel, outgoing)
    if (rendered.kind === 'reply') return await adapter.reply(channel, rendered.message.ref, outgoing)
    // An edit must carry the id of the post, by which the message is found again.
    await adapter.edit(channel, rendered.message.ref, { ...outgoing, deliveryId: rendered.message.deliveryId })
    return null
  }
  /** Also holds on before the next part. */
  const noteArrived = async (partsSent: number, firstRef: string | null): Promise<void> => {
    const arrived = { partsSent, firstRef }
    const now = clock.nowMs()
    const isHeld = await store.transaction(
      (ledger) => ledger.deliveries.notePart(claimed, arrived, now, CLAIM_MS),
      only,
    )
    if (!isHeld) throw new TakenOver()
  }
  const lastTry = { isBegun: false }
  /** Nobody can see whether it stands there: it is sent once more, and never again, though the process should die. */
  const spend = async (unseen: ChatError): Promise<void> => {
    if (lastTry.isBegun) return
    if (claimed.attempts >= MAX_ATTEMPTS) throw new UsedUp(`${unseen.message} ${unseen.hint}`)
    const now = clock.nowMs()
    const isHeld = await store.transaction(
      (ledger) => ledger.deliveries.spend(claimed, MAX_ATTEMPTS, now, CLAIM_MS),
      only,
    )
    if (!isHeld) throw new TakenOver()
    lastTry.isBegun = true
  }
  const over = rendered.kind === 'post' ? rendered.over : null
  /** The reference of the part's message, whether it stands already or is sent now. Throws TakenOver, TooEarly, Over, UsedUp. */
  const sendPart = async (card: Card, part: number): Promise<string | null> => {
    let isAnew = false
    // What arrives while it is looked for would not be found.
    const isEarly = clock.nowMs() < mayArriveUntil(claimed, adapter)
    if (claimed.ambiguous && rendered.kind !== 'edit' && adapter.capabilities.canReconcile) {
      isAnew = true
      const query = {
        deliveryId: partId(claimed.id, part),
        sinceMs: claimed.claimedAt ?? 0,
        threadOf: rendered.kind === 'reply' ? rendered.message.ref : null,
      }
      const found = await adapter.findSent(channel, query).catch(async (error: unknown) => {
        if (!(error instanceof ChatError) || error.kind !== 'unseen') throw error
        isAnew = false
        if (over === null) await spend(error)
        return null
      })
      if (found !== null) return found
    }
    // A late edit would undo the newer one, and not every place knows a post that comes twice: Slack and forums do not.
    if (isEarly) throw new TooEarly()
    if (over !== null) throw new Over(over)
    if (claimed.attempts >= MAX_ATTEMPTS) throw new UsedUp()
    if (isAnew && !(await beginAnew())) throw new TakenOver()
    // A process that was stopped for long and goes on may have lost its claim meanwhile.
    if (!isAnew && clock.nowMs() >= claimed.leaseUntil && !(await holdOn())) throw new TakenOver()
    return await request(card, part, claimed.isPlain).catch(async (error: unknown) => {
      // The platform knows this part and has it no more: somebody deleted it. The others are still owed.
      if (parts.length > 1 && error instanceof ChatError && error.kind === 'message-gone') return null
      // The platform refuses this card for good: the news itself still gets through in plain words.
      const isPoison = error instanceof ChatError && error.kind === 'invalid' && claimed.leadId === null
      if (!isPoison || claimed.isPlain) throw error
      const now = clock.nowMs()
      if (!(await store.transaction((ledger) => ledger.deliveries.markPlain(claimed, now, CLAIM_MS), only))) throw error
      return await request(card, part, true)
    })
  }
  let { firstRef } = claimed
  try {
    for (const [part, card] of parts.entries()) {
      // What is known to have arrived is not looked for: somebody may have deleted it since.
      if (part < claimed.partsSent) continue
      if (part > claimed.partsSent) await noteArrived(part, firstRef)
      const ref = await sendPart(card, part)
      if (part === 0) firstRef = ref
    }
    gate.noteAnswer()
    await recordSent(claimed, channel, rendered, firstRef, deps)
    return true
  } catch (error) {
    if (error instanceof TakenOver) return false
    if (error instanceof TooEarly) {
      const dueAt = mayArriveUntil(claimed, adapter)
      const retry = { dueAt, countsAsAttempt: false, ambiguous: true, problem: 'A process ended meanwhile.' }
      await store.transaction((ledger) => ledger.deliveries.markRetry(claimed, retry), only)
      return false
    }
    if (error instanceof Over) {
      await store.transaction((ledger) => ledger.deliveries.markEnded(claimed, 'failed', error.message), only)
      return true
    }
    if (error instanceof UsedUp) {
      // Its last request has had the time to arrive, so that nothing of it comes after what is sent next.
      const problem = error.problem ?? claimed.problem ?? 'The platform did not answer.'
      await store.transaction((ledger) => endAsDead(ledger, claimed, problem, log), only)
      return true
    }
    if (!(error instanceof ChatError)) throw error
    log.warn('a delivery was not sent', {
      delivery: claimed.id,
      channel: channel.id,
      kind: error.kind,
      code: error.platformCode,
      err: error,
    })
    // Nothing was sent where the platform says so: then the last try is still to come.
    const tried = lastTry.isBegun && error.kind === 'ambiguous' ? { ...claimed, attempts: MAX_ATTEMPTS } : claimed
    return await afterFailure({ claimed: tried, channel, adapter, rendered, error, gate }, deps)
  }
}

/** `ref` is the new message's; `null` for an edit. */
async function recordSent(
  claimed: ClaimedDelivery,
  channel: Channel,
  rendered: Sendable,
  ref: string | null,
  { store, clock, random, log, onSent }: DrainDeps,
): Promise<void> {
  const only = { channelId: channel.id }
  const stories = await store.transaction(async (ledger): Promise<readonly (string | null)[] | null> => {
    const now = clock.nowMs()
    const isShared = claimed.leadId !== null
    // A message that was found, or that the platform gave again, shows what the first attempt showed.
    const stored = await ledger.deliveries.find(claimed.id)
    const revision = isShared ? 0 : (stored?.shownRevision ?? 0)
    // The channel may have got another id while it was on the way.
    const { channelId } = stored ?? claimed
    const message: Message | null =
      ref === null || rendered.kind !== 'post'
        ? null
        : {
            id: random.id(),
            channelId,
            ref,
            deliveryId: claimed.id,
            storyId: isShared ? null : claimed.storyId,
            isShared,
            revision,
            sentAt: now,
            frozenAt: null,
            closedAt: null,
          }
    if (!(await ledger.deliveries.markSent(claimed, message))) return null
    await reopen(ledger, channelId)
    if (isShared) return await tellMembers(ledger, claimed, message, now)
    const told = [claimed.storyId]
    if (claimed.storyId === null) return told
    if (rendered.kind === 'edit') await ledger.messages.setRevision(rendered.message.id, rendered.revision)
    if (rendered.kind !== 'post') return told
    // The story may have moved on while its post was on the way, when there was no message yet to owe an edit to.
    const story = await ledger.stories.find(claimed.storyId)
    if (story === null || story.revision <= revision) return told
    const edit = { channelId, kind: 'edit', storyId: story.id, week: null } as const
    await ledger.deliveries.add({ ...edit, revision: story.revision, dueAt: now })
    return told
  }, only)
  if (stories === null) return
  const place = ref ?? (rendered.kind === 'post' ? null : rendered.message.ref)
  log.info('a delivery was sent', {
    delivery: claimed.id,
    kind: claimed.kind,
    channel: channel.id,
    stories,
    ref: place,
  })
  if (rendered.kind === 'post') onSent?.(channel.platform, clock.nowMs() - claimed.owedAt)
}

/** Returns the stories of a shared message that stands now. One that was mended while it was on its way is owed an edit. */
async function tellMembers(
  ledger: Ledger,
  { id, claimedAt }: ClaimedDelivery,
  message: Message | null,
  now: number,
): Promise<readonly (string | null)[]> {
  const members = await ledger.deliveries.listOfLead(id)
  const stories = members.map(({ storyId }) => storyId)
  if (message === null) return stories
  for (const { storyId, shownRevision } of members) {
    const story = storyId === null || shownRevision === null ? null : await ledger.stories.find(storyId)
    if (story === null || shownRevision === null || story.revision <= shownRevision) continue
    const isCorrected = story.changes.some(({ kind, at }) => kind === 'correction' && at >= (claimedAt ?? 0))
    if (!isEnded(story.mending) && !isCorrected) continue
    const edit = { kind: 'edit', storyId: story.id, week: null, revision: story.revision, dueAt: now } as const
    await ledger.deliveries.add({ ...edit, channelId: message.channelId, messageId: message.id })
    // It is drawn as a whole.
    break
  }
  return stories
}

/** A channel that was refused takes messages again. */
async function reopen(ledger: Ledger, channelId: string): Promise<void> {
  const { refusals } = await ledger.channels.rest(channelId)
  if (refusals === 0) return
  await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
  for (const reason of PROBED_REASONS) await ledger.subscriptions.resumeChannel(channelId, reason)
}

function laneOf(delivery: Delivery): Lane {
  const { kind, state, isBreaking } = delivery
  // A process that ended was sending it.
  if (state === 'sending' || isCutShort(delivery)) return 'breaking'
  if (kind === 'edit' || kind === 'roundup') return kind
  return isBreaking ? 'breaking' : 'normal'
}

/** A note may have to open its thread; what may have been sent is looked for first, a note in the channel, too. */
function requestsOf(delivery: Delivery, channel: Channel): number {
  const { kind, ambiguous } = delivery
  const looks = ambiguous && kind !== 'edit'
  return (kind === 'note' ? 2 : 1) * (looks ? 2 : 1) + (isPublishable(delivery, channel) ? 1 : 0)
}

/** News go on to who follows the channel; what is about the channel itself, or stands in a thread, does not. */
function isPublishable({ kind }: Delivery, { publish }: Channel): boolean {
  return publish && (kind === 'post' || kind === 'again' || kind === 'roundup')
}
