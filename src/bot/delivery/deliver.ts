import { isCutShort, type Delivery } from '../../core/delivery.ts'
import { NewerWordError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import { AMBIGUOUS_MARGIN_MS } from './after-failure.ts'
import { claimWork } from './claim-work.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { CLAIM_MS } from './held-claims.ts'
import { isPublishable } from './is-publishable.ts'
import { isQuiet } from './quiet.ts'
import { sendWork } from './send-work.ts'
import type { Gate } from './way.ts'
import type { Lane, Ticket } from './turnstile.ts'

/**
 * Sends what is due to a channel, one after the other, until nothing is. Safe to call at any time from anywhere: the
 * lease on each row decides who sends it. A channel whose platform is not configured keeps what it is owed.
 */
export async function deliver(channelId: string, deps: DeliveryDeps): Promise<void> {
  await deps.traffic.track(drain(channelId, deps))
}

async function drain(channelId: string, deps: DeliveryDeps): Promise<void> {
  /** What a newer version has to send: the rest of the channel goes on. */
  const leftToNewer = new Set<string>()
  for (;;) {
    const seen = await deps.traffic.looks.run(channelId, () => look(channelId, leftToNewer, deps))
    if (seen === null) return
    const { channel, gate, next } = seen
    const ticket = {
      channelId,
      workspaceId: channel.workspaceId,
      lane: laneOf(next),
      requests: requestsOf(next, channel),
      isLarge: next.kind === 'roundup',
    }
    const pass = await gate.enter(ticket)
    if (pass === 'closed') return
    if (pass === 'look-again') continue
    const goesOn = await useTurn(ticket, seen, leftToNewer, deps)
      .catch((error: unknown) => {
        if (!(error instanceof NewerWordError) || leftToNewer.has(next.id)) throw error
        deps.log.warn('a delivery is left to a newer version', { delivery: next.id, channel: channelId, err: error })
        leftToNewer.add(next.id)
        return true
      })
      .finally(() => {
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
async function look(
  channelId: string,
  leftToNewer: ReadonlySet<string>,
  { store, adapters, clock, traffic }: DeliveryDeps,
): Promise<Seen | null> {
  const known = await store.channels.findWithRest(channelId)
  const adapter = known === null ? undefined : adapters.get(known.channel.platform)
  if (known === null || adapter === undefined) return null
  const { channel, rest } = known
  const gate = traffic.gateTo(adapter)
  const now = clock.nowMs()
  if (!gate.isOpen() || rest.restUntil > now || isQuiet(channel, now)) return null
  // `null`: another process sends there, or nothing is left.
  const next = await store.deliveries.peekNext(channelId, now, leftToNewer)
  return next === null ? null : { channel, adapter, gate, next }
}

/** Sends one delivery. Returns false when the channel has to wait. */
async function useTurn(
  ticket: Ticket,
  { adapter, gate }: Seen,
  leftToNewer: ReadonlySet<string>,
  deps: DeliveryDeps,
): Promise<boolean> {
  const { store, clock, traffic, log } = deps
  const { channelId } = ticket
  const only = { channelId }
  const { fits } = adapter.capabilities
  const options = { leaseMs: CLAIM_MS, except: leftToNewer, awayAfterMs: deps.awayAfterMs, fits, log }
  // The time is asked for when it is this transaction's turn: who waited long must not begin with half a claim.
  const claim = (ledger: Ledger) => claimWork(ledger, channelId, { ...options, nowMs: clock.nowMs() })
  const work = await store.transaction(claim, only).finally(() => {
    gate.noteClaimed(ticket)
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
