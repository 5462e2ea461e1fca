import { createHash } from 'node:crypto'
import type { ClaimedDelivery } from '../../core/delivery.ts'
import { DAY_MS, HOUR_MS } from '../../core/durations.ts'
import type { ChatError, ChatErrorKind } from '../../core/errors.ts'
import type { ChannelRest } from '../../core/ports/channel-store.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Ledger, Store } from '../../core/ports/store.ts'
import type { LossReason, Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Sendable } from './claim-work.ts'
import { endUntold, THREAD_CLOSED } from './end-untold.ts'
import { isShutOut } from './is-shut-out.ts'
import { tellLoss } from './tell-loss.ts'
import { tellRoundupLoss } from './tell-roundup-loss.ts'
import type { Gate } from './way.ts'
import { LOST_UNSEEN, UNFOLLOWED } from './why-over.ts'

/** After so many a delivery is not sent any more. */
export const MAX_ATTEMPTS = 8
/** How often it is looked for then, before it counts as dead: the last request may still arrive. */
const LAST_LOOKS = 3
const LONGEST_WAIT_MS = 15 * 60_000
const JITTER = 0.25
/** After a request's time-out plus this, a slow answer has either arrived or never will. */
export const AMBIGUOUS_MARGIN_MS = 30_000
const DEFAULT_RATE_LIMIT_WAIT_MS = 5_000
/** What waits longer is taken for put off by a clock that was ahead, and would be tried every few seconds. */
const LONGEST_RATE_LIMIT_WAIT_MS = DAY_MS
const UNAUTHORIZED_WAIT_MS = 10 * 60_000
/** When a channel that refused is tried again. */
const PROBE_AFTER_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS] as const

type Refused = {
  readonly claimed: ClaimedDelivery
  readonly channel: Channel
  readonly adapter: ChatAdapter
  readonly rendered: Sendable
  readonly error: ChatError
  /** It was looked for when that happened, and not sent. */
  readonly isLook: boolean
  readonly gate: Gate
}

/** Until when the last request of a process that died with this delivery may still arrive; 0 where none may. */
export function mayArriveUntil(
  { abandonedAt }: ClaimedDelivery,
  { capabilities }: Pick<ChatAdapter, 'capabilities'>,
): number {
  return abandonedAt === null ? 0 : abandonedAt + capabilities.requestTimeoutMs + AMBIGUOUS_MARGIN_MS
}

/** Decides what becomes of a delivery that was refused. Returns whether the channel may go on with its next one. */
export async function afterFailure(
  refused: Refused,
  deps: { readonly store: Store; readonly clock: Clock; readonly random: Random; readonly log: Log },
): Promise<boolean> {
  const { claimed, channel, adapter, error, isLook, gate } = refused
  const { store, clock, log } = deps
  const now = clock.nowMs()
  // What met nobody, or was not even shown what stands there, is not tried in vain, be it the only one: an hour without the
  // network or the platform must cost no message.
  const isOutage =
    noteFor(gate, channel.id, error, now) || error.isUnreached || (isLook && isSilence(error, claimed, now))
  if (error.kind === 'unauthorized') {
    log.error('the platform refuses the token', { platform: channel.platform, hint: error.hint })
  }
  // A workspace has other channels, too.
  const only = isOfWorkspace(error.kind) ? undefined : { channelId: channel.id }
  const settled = await store.transaction((ledger) => settle(refused, ledger, { now, isOutage, log }), only)
  const { goesOn, lost, reason } = settled
  if (reason !== null) {
    await tellLoss(lost, reason, adapter, deps)
    await tellRoundupLoss(claimed, channel, reason, adapter, deps)
  }
  return goesOn
}

type Settled = {
  /** The channel may go on with its next delivery. */
  readonly goesOn: boolean
  /** Subscriptions that rest because of it. */
  readonly lost: readonly Subscription[]
  /** Why; `null` where nothing rests. */
  readonly reason: LossReason | null
}

const WAITS: Settled = { goesOn: false, lost: [], reason: null }
const GOES_ON: Settled = { goesOn: true, lost: [], reason: null }

/** Writes down what a refusal means for the delivery, its message and its channel. */
async function settle(
  { claimed, channel, adapter, rendered, error, isLook }: Refused,
  ledger: Ledger,
  { now, isOutage, log }: { readonly now: number; readonly isOutage: boolean; readonly log: Log },
): Promise<Settled> {
  const problem = `${error.message} ${error.hint}`
  const late = mayArriveUntil(claimed, adapter)
  /** A wait that the platform asked for. */
  const hold = (askedFor: number): Promise<boolean> => {
    const dueAt = Math.max(askedFor, late)
    return ledger.deliveries.markRetry(claimed, {
      dueAt,
      countsAsAttempt: false,
      ambiguous: claimed.ambiguous,
      problem,
    })
  }
  const waitUntil = async (until: number): Promise<Settled> => {
    await hold(until)
    return WAITS
  }
  // A note that finds out that its channel is lost ends as those that come after it, and is owed with them if it is back.
  const mayStand = claimed.ambiguous && rendered.kind === 'post' && claimed.storyId !== null
  const lostFor = claimed.kind === 'note' ? UNFOLLOWED : mayStand ? LOST_UNSEEN : problem
  const giveUp = (): Promise<boolean> => ledger.deliveries.markEnded(claimed, 'failed', lostFor)
  const fail = async (lost: readonly Subscription[], reason: LossReason): Promise<Settled> => {
    await giveUp()
    return { goesOn: true, lost, reason }
  }
  const pauseForNow = async (reason: 'forbidden' | 'tag-required'): Promise<Settled> => {
    const lost = await ledger.subscriptions.pauseChannel(channel.id, reason, now)
    const goesOn = await whenForbidden(ledger, channel.id, now, {
      keep: () => hold(now),
      giveUp,
    })
    return { goesOn, lost, reason }
  }
  const failUntold = async (): Promise<Settled> => {
    await endUntold(ledger, claimed, 'failed', problem, now)
    return GOES_ON
  }
  /** One story must not take the others of its message with it. */
  const takeApart = async (): Promise<Settled> => {
    await ledger.deliveries.scatter(claimed, problem)
    return GOES_ON
  }
  switch (error.kind) {
    case 'rate-limited': {
      const waitMs = error.retryAfterMs ?? DEFAULT_RATE_LIMIT_WAIT_MS
      const until = now + Math.min(waitMs, LONGEST_RATE_LIMIT_WAIT_MS)
      // It may be about this message alone: posts must not wait for it.
      if (rendered.kind === 'edit') return await waitUntil(until)
      const refusals = restsOf(await ledger.channels.rest(channel.id))
      await ledger.channels.setRest(channel.id, { restUntil: until, refusals })
      return await waitUntil(now)
    }
    case 'unauthorized':
      return await waitUntil(now)
    case 'forbidden':
    case 'tag-required':
      return await pauseForNow(error.kind)
    case 'channel-gone':
      // Meanwhile the channel got another id: it goes there.
      if ((await ledger.deliveries.find(claimed.id))?.channelId !== claimed.channelId) return await waitUntil(now)
      return await fail(await ledger.subscriptions.pauseChannel(channel.id, error.kind, now), error.kind)
    case 'workspace-gone':
    case 'token-refused': {
      const reason = LOSS_OF[error.kind]
      return await fail(await ledger.subscriptions.pauseWorkspace(channel.workspaceId, reason, now), reason)
    }
    case 'message-gone': {
      // The platform knows this post and has it no more: it was sent, and somebody deleted it. So may the note itself have
      // been, and what became of its message the next edit finds out.
      if (rendered.kind === 'post' || (rendered.kind === 'reply' && claimed.ambiguous)) {
        await ledger.deliveries.markSent(claimed, null)
        return GOES_ON
      }
      await ledger.messages.close(rendered.message.id, now)
      await ledger.deliveries.markEnded(claimed, 'failed', problem)
      return GOES_ON
    }
    case 'thread-closed':
      await endUntold(ledger, claimed, 'failed', THREAD_CLOSED, now)
      return GOES_ON
    case 'edit-closed':
      if (rendered.kind !== 'post') await ledger.messages.freeze(rendered.message.id, now)
      return await failUntold()
    case 'one-each':
    case 'invalid':
      return claimed.leadId === null ? await failUntold() : await takeApart()
    case 'ambiguous':
    case 'unseen':
    case 'unavailable':
    case 'unclear': {
      const isAmbiguous = error.kind === 'ambiguous'
      if (!isOutage && claimed.attempts + 1 >= MAX_ATTEMPTS + (isAmbiguous ? LAST_LOOKS : 0)) {
        // What may stand already is not sent again in parts.
        if (error.kind === 'unclear' && claimed.leadId !== null && !claimed.ambiguous) return await takeApart()
        const isRefusedPost = error.kind === 'unclear' && rendered.kind === 'post' && !isLook
        if (isRefusedPost && (await isShutOut(ledger, channel.id))) return await pauseForNow('forbidden')
        await endAsDead(ledger, claimed, problem, { nowMs: now, log })
        return GOES_ON
      }
      const leastMs = isAmbiguous ? adapter.capabilities.requestTimeoutMs + AMBIGUOUS_MARGIN_MS : 0
      await ledger.deliveries.markRetry(claimed, {
        dueAt: Math.max(now + Math.max(leastMs, backOffMs(claimed)), late),
        countsAsAttempt: !isOutage,
        ambiguous: isAmbiguous || claimed.ambiguous,
        problem,
      })
      return WAITS
    }
  }
}

/** What is about a whole workspace, and why its subscriptions rest then. */
const LOSS_OF = { 'workspace-gone': 'bot-removed', 'token-refused': 'token-refused' } as const

function isOfWorkspace(kind: ChatErrorKind): kind is keyof typeof LOSS_OF {
  return kind in LOSS_OF
}

/** Whether the platform did not answer a look, which is no message's fault; for a day, since other messages wait behind it. */
function isSilence({ cause }: ChatError, { owedAt }: ClaimedDelivery, now: number): boolean {
  // What an answer says by itself, as that there is too much to look through, has no other cause.
  return cause !== undefined && now - owedAt < DAY_MS
}

/** Its attempts are used up: it is kept where it can be listed and made due again. */
export async function endAsDead(
  ledger: Pick<Ledger, 'deliveries' | 'messages'>,
  claimed: ClaimedDelivery,
  problem: string,
  { nowMs, log }: { readonly nowMs: number; readonly log: Log },
): Promise<void> {
  log.error('a delivery is dead', { delivery: claimed.id, channel: claimed.channelId, problem })
  await endUntold(ledger, claimed, 'dead', problem, nowMs)
}

/** Returns whether the whole platform is out of order. */
function noteFor(gate: Gate, channelId: string, error: ChatError, now: number): boolean {
  if (error.kind === 'ambiguous' || error.kind === 'unavailable') return gate.noteSilence(channelId)
  gate.noteAnswer()
  if (error.isShared) gate.giveWay(channelId)
  if (error.kind === 'unauthorized') gate.halt({ why: 'unauthorized', untilMs: now + UNAUTHORIZED_WAIT_MS })
  return false
}

/** How often in a row the channel rested: where a post was refused, and it has not rested since, that one does not count. */
function restsOf({ restUntil, refusals }: ChannelRest): number {
  return restUntil === 0 ? 0 : refusals
}

/** Keeps what the channel is owed, which was paused at the first refusal; after the last probe nothing is kept any more. */
async function whenForbidden(
  ledger: Ledger,
  channelId: string,
  now: number,
  { keep, giveUp }: { readonly keep: () => Promise<boolean>; readonly giveUp: () => Promise<boolean> },
): Promise<boolean> {
  const refusals = restsOf(await ledger.channels.rest(channelId))
  const probeAfterMs = PROBE_AFTER_MS[refusals]
  if (probeAfterMs === undefined) {
    await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
    await giveUp()
    return true
  }
  await ledger.channels.setRest(channelId, { restUntil: now + probeAfterMs, refusals: refusals + 1 })
  await keep()
  return false
}

/** 2, 4, 8 ... seconds, a little longer by chance, so that what failed together does not come again together. */
function backOffMs({ id, attempts }: ClaimedDelivery): number {
  const chance = createHash('sha256').update(`${id}:${attempts}`).digest().readUInt16BE(0) / 0xffff
  return Math.min(LONGEST_WAIT_MS, Math.round(1_000 * 2 ** (attempts + 1) * (1 + JITTER * chance)))
}
