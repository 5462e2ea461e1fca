import { createHash } from 'node:crypto'
import type { ClaimedDelivery } from '../../core/delivery.ts'
import type { ChatError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Ledger, Store } from '../../core/ports/store.ts'
import type { LossReason, Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Sendable } from './claim-work.ts'
import { tellLoss } from './tell-loss.ts'
import { tellRoundupLoss } from './tell-roundup-loss.ts'
import type { Gate } from './traffic.ts'

/** After so many a delivery is not sent any more. */
export const MAX_ATTEMPTS = 8
/** How often it is looked for then, before it counts as dead: the last request may still arrive. */
const LAST_LOOKS = 3
const LONGEST_WAIT_MS = 15 * 60_000
const JITTER = 0.25
/** After a request's time-out plus this, a slow answer has either arrived or never will. */
export const AMBIGUOUS_MARGIN_MS = 30_000
const DEFAULT_RATE_LIMIT_WAIT_MS = 5_000
const UNAUTHORIZED_WAIT_MS = 10 * 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
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
  { claimed, channel, adapter, rendered, error, isLook, gate }: Refused,
  deps: { readonly store: Store; readonly clock: Clock; readonly random: Random; readonly log: Log },
): Promise<boolean> {
  const { store, clock, log } = deps
  const now = clock.nowMs()
  const problem = `${error.message} ${error.hint}`
  // What met nobody, or was not even shown what stands there, is not tried in vain, be it the only one: an hour without the
  // network or the platform must cost no message.
  const isOutage =
    noteFor(gate, channel.id, error, now) || error.isUnreached || (isLook && isSilence(error, claimed, now))
  if (error.kind === 'unauthorized') {
    log.error('the platform refuses the token', { platform: channel.platform, hint: error.hint })
  }
  // A workspace has other channels, too.
  const only = error.kind === 'workspace-gone' ? undefined : { channelId: channel.id }
  const lost: Subscription[] = []
  const goesOn = await store.transaction(async (ledger) => {
    const late = mayArriveUntil(claimed, adapter)
    /** A wait that the platform asked for. */
    const hold = (askedFor: number) => {
      const dueAt = Math.max(askedFor, late)
      return ledger.deliveries.markRetry(claimed, {
        dueAt,
        countsAsAttempt: false,
        ambiguous: claimed.ambiguous,
        problem,
      })
    }
    switch (error.kind) {
      case 'rate-limited': {
        const until = now + (error.retryAfterMs ?? DEFAULT_RATE_LIMIT_WAIT_MS)
        if (rendered.kind === 'edit') {
          // It may be about this message alone: posts must not wait for it.
          await hold(until)
          return false
        }
        const { refusals } = await ledger.channels.rest(channel.id)
        await ledger.channels.setRest(channel.id, { restUntil: until, refusals })
        await hold(now)
        return false
      }
      case 'unauthorized':
        await hold(now)
        return false
      case 'forbidden':
      case 'tag-required':
        lost.push(...(await ledger.subscriptions.pauseChannel(channel.id, error.kind, now)))
        return await whenForbidden(ledger, channel.id, now, {
          keep: () => hold(now),
          giveUp: () => ledger.deliveries.markEnded(claimed, 'failed', problem),
        })
      case 'channel-gone':
        if ((await ledger.deliveries.find(claimed.id))?.channelId !== claimed.channelId) {
          // Meanwhile the channel got another id: it goes there.
          await hold(now)
          return false
        }
        lost.push(...(await ledger.subscriptions.pauseChannel(channel.id, error.kind, now)))
        await ledger.deliveries.markEnded(claimed, 'failed', problem)
        return true
      case 'workspace-gone':
        lost.push(...(await ledger.subscriptions.pauseWorkspace(channel.workspaceId, 'bot-removed', now)))
        await ledger.deliveries.markEnded(claimed, 'failed', problem)
        return true
      case 'message-gone':
        if (rendered.kind === 'post') {
          // The platform knows this post and has it no more: it was sent, and somebody deleted it.
          await ledger.deliveries.markSent(claimed, null)
          return true
        }
        if (rendered.kind === 'reply' && claimed.ambiguous) {
          // It may be the note itself that was sent and deleted; what became of its message the next edit finds out.
          await ledger.deliveries.markSent(claimed, null)
          return true
        }
        await ledger.messages.close(rendered.message.id, now)
        await ledger.deliveries.markEnded(claimed, 'failed', problem)
        return true
      case 'thread-closed':
        await ledger.deliveries.markEnded(claimed, 'failed', problem)
        return true
      case 'edit-closed':
        if (rendered.kind !== 'post') await ledger.messages.freeze(rendered.message.id, now)
        await ledger.deliveries.markEnded(claimed, 'failed', problem)
        return true
      case 'one-each':
      case 'invalid':
        // One story must not take the others of its message with it.
        if (claimed.leadId === null) await ledger.deliveries.markEnded(claimed, 'failed', problem)
        else await ledger.deliveries.scatter(claimed, problem)
        return true
      case 'ambiguous':
      case 'unseen':
      case 'unavailable': {
        const isAmbiguous = error.kind === 'ambiguous'
        if (!isOutage && claimed.attempts + 1 >= MAX_ATTEMPTS + (isAmbiguous ? LAST_LOOKS : 0)) {
          await endAsDead(ledger, claimed, problem, log)
          return true
        }
        const leastMs = isAmbiguous ? adapter.capabilities.requestTimeoutMs + AMBIGUOUS_MARGIN_MS : 0
        await ledger.deliveries.markRetry(claimed, {
          dueAt: Math.max(now + Math.max(leastMs, backOffMs(claimed)), late),
          countsAsAttempt: !isOutage,
          ambiguous: isAmbiguous || claimed.ambiguous,
          problem,
        })
        return false
      }
    }
  }, only)
  const reason = pauseReasonOf(error)
  if (reason !== null) {
    await tellLoss(lost, reason, adapter, deps)
    await tellRoundupLoss(claimed, channel, reason, adapter, deps)
  }
  return goesOn
}

/** Why subscriptions rest after it; `null`: none does. */
function pauseReasonOf({ kind }: ChatError): LossReason | null {
  if (kind === 'workspace-gone') return 'bot-removed'
  return kind === 'forbidden' || kind === 'tag-required' || kind === 'channel-gone' ? kind : null
}

/** Whether the platform did not answer a look, which is no message's fault; for a day, since other messages wait behind it. */
function isSilence({ cause }: ChatError, { owedAt }: ClaimedDelivery, now: number): boolean {
  // What an answer says by itself, as that there is too much to look through, has no other cause.
  return cause !== undefined && now - owedAt < DAY_MS
}

/** Its attempts are used up: it is kept where it can be listed and made due again. */
export async function endAsDead(
  ledger: Pick<Ledger, 'deliveries'>,
  claimed: ClaimedDelivery,
  problem: string,
  log: Log,
): Promise<void> {
  log.error('a delivery is dead', { delivery: claimed.id, channel: claimed.channelId, problem })
  await ledger.deliveries.markEnded(claimed, 'dead', problem)
}

/** Returns whether the whole platform is out of order. */
function noteFor(gate: Gate, channelId: string, error: ChatError, now: number): boolean {
  if (error.kind === 'ambiguous' || error.kind === 'unavailable') return gate.noteSilence(channelId)
  gate.noteAnswer()
  if (error.isShared) gate.giveWay(channelId)
  if (error.kind === 'unauthorized') gate.halt({ why: 'unauthorized', untilMs: now + UNAUTHORIZED_WAIT_MS })
  return false
}

/** Keeps what the channel is owed, which was paused at the first refusal; after the last probe nothing is kept any more. */
async function whenForbidden(
  ledger: Ledger,
  channelId: string,
  now: number,
  { keep, giveUp }: { readonly keep: () => Promise<boolean>; readonly giveUp: () => Promise<boolean> },
): Promise<boolean> {
  const { refusals } = await ledger.channels.rest(channelId)
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
