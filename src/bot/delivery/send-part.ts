import type { Card } from '../../core/card.ts'
import { ChatError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { MAX_ATTEMPTS, mayArriveUntil } from './after-failure.ts'
import { bringPictures } from './bring-pictures.ts'
import type { Sendable, Work } from './claim-work.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { CLAIM_MS } from './held-claims.ts'
import { isPublishable } from './is-publishable.ts'
import { partId } from './split-card.ts'
import { errorWords } from '../../core/error-words.ts'

/** Another process holds the delivery now. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** The last request of a process that died may still be on its way. */
export class TooEarly extends Error {
  override readonly name = 'TooEarly'
}

/** The delivery has no attempt left. */
export class UsedUp extends Error {
  override readonly name = 'UsedUp'
  readonly problem: string | null
  constructor(problem: string | null = null) {
    super('no attempt is left')
    this.problem = problem
  }
}

/** Nobody wants the delivery any more, and it does not stand there. */
export class Over extends Error {
  override readonly name = 'Over'
}

/** Throws TakenOver where a write on the claim found that somebody else holds it. */
export async function insistOnClaim(isHeld: Promise<boolean>): Promise<void> {
  if (!(await isHeld)) throw new TakenOver()
}

/**
 * A fault of ours in an adapter leaves open what was sent, too: it uses up attempts like any other, where it would hold up
 * its channel for ever.
 */
async function asChatError<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ChatError) throw error
    const words = errorWords(error)
    throw new ChatError('ambiguous', `The message could not be made: ${words}`, { cause: error })
  }
}

type PartSender = {
  /**
   * The reference of the part's message, whether it stands already or is sent now; `null` for an edit, and for a part
   * that somebody deleted. Throws TakenOver, TooEarly, Over, UsedUp, and ChatError as the platform answers.
   */
  send(card: Card, part: number): Promise<string | null>
  /** Whether the delivery went out for the last time, because nobody can see what stands there. */
  isLastTry(): boolean
  /** Whether it was looking for what may stand there when it threw. */
  isLooking(): boolean
}

/** Sends the messages of one claimed delivery, each of them once: what may stand on the platform is looked for first. */
export function createPartSender(
  { claimed, channel, rendered, parts }: Work & { readonly rendered: Sendable },
  adapter: ChatAdapter,
  deps: DeliveryDeps,
): PartSender {
  const { store, clock } = deps
  const only = { channelId: channel.id }
  const over = rendered.kind === 'post' ? rendered.over : null
  /** In plain words it would name none of its stories. */
  const isOfSeveral = claimed.leadId !== null || (rendered.kind === 'edit' && rendered.message.isShared)
  let isLastTry = false
  let isLooking = false

  const renew = (ledger: Ledger): Promise<boolean> => ledger.deliveries.renew(claimed, clock.nowMs(), CLAIM_MS)
  /** Called before every request that might make a second message. */
  const holdOn = (): Promise<void> => insistOnClaim(store.transaction(renew, only))

  /** Also holds on. Nothing of the delivery stands, so that what it shows is what is sent now. */
  const beginAnew = async (): Promise<void> => {
    const renewed = store.transaction(async (ledger) => {
      const isHeld = await renew(ledger)
      if (isHeld && rendered.kind === 'post') await ledger.deliveries.setShown(rendered.shown)
      return isHeld
    }, only)
    await insistOnClaim(renewed)
  }

  /** Also holds on. Nobody can see whether it stands: it is sent once more and never again, though the process should die. */
  const spend = async (unseen: ChatError): Promise<void> => {
    if (isLastTry) return
    if (claimed.attempts >= MAX_ATTEMPTS) throw new UsedUp(`${unseen.message} ${unseen.hint}`)
    const now = clock.nowMs()
    await insistOnClaim(
      store.transaction((ledger) => ledger.deliveries.spend(claimed, MAX_ATTEMPTS, now, CLAIM_MS), only),
    )
    isLastTry = true
  }

  /** The part's message where it stands, and whether it certainly does not. */
  const lookFor = async (part: number): Promise<{ readonly ref: string | null; readonly isMissing: boolean }> => {
    const query = {
      deliveryId: partId(claimed.id, part),
      sinceMs: claimed.claimedAt ?? 0,
      threadOf: rendered.kind === 'reply' ? rendered.message.ref : null,
    }
    isLooking = true
    try {
      const ref = await asChatError(() => adapter.findSent(channel, query))
      isLooking = false
      return { ref, isMissing: ref === null }
    } catch (error) {
      if (!(error instanceof ChatError) || error.kind !== 'unseen') throw error
      isLooking = false
      if (over === null) await spend(error)
      return { ref: null, isMissing: false }
    }
  }

  const request = async (card: Card, part: number, isPlain: boolean): Promise<string | null> => {
    const pictures = isPlain ? [] : await bringPictures(card, channel, claimed.attempts, { ...deps, adapter })
    // Pictures take their time.
    if (pictures.length > 0) await holdOn()
    const outgoing = {
      deliveryId: partId(claimed.id, part),
      card,
      language: channel.language,
      isPlain,
      isShared: claimed.leadId !== null && claimed.kind !== 'feed-trouble',
      isPublished: isPublishable(claimed, channel),
      isForAll: rendered.kind === 'reply' && rendered.isForAll,
      isInsteadOfReply: rendered.kind === 'edit' && rendered.isInsteadOfNote,
      pictures,
    }
    return await asChatError(async () => {
      if (rendered.kind === 'post') return await adapter.post(channel, outgoing)
      if (rendered.kind === 'reply') return await adapter.reply(channel, rendered.message.ref, outgoing)
      // An edit must carry the id of the post, by which the message is found again.
      await adapter.edit(channel, rendered.message.ref, { ...outgoing, deliveryId: rendered.message.deliveryId })
      return null
    })
  }

  /** Whether the card may be why it is refused; of a refusal that says nothing, only when nothing else has helped. */
  const isPoison = ({ kind }: ChatError): boolean => {
    const isLast = claimed.attempts + 1 >= MAX_ATTEMPTS
    return !isOfSeveral && (kind === 'invalid' || (kind === 'unclear' && isLast))
  }

  /** As plain words where the platform refuses the card for good: the news itself still gets through. */
  const requestAnyhow = async (card: Card, part: number): Promise<string | null> => {
    try {
      return await request(card, part, claimed.isPlain)
    } catch (error) {
      // The platform knows this part and has it no more: somebody deleted it. The others are still owed.
      if (parts.length > 1 && error instanceof ChatError && error.kind === 'message-gone') return null
      if (!(error instanceof ChatError) || !isPoison(error) || claimed.isPlain) throw error
      const now = clock.nowMs()
      if (!(await store.transaction((ledger) => ledger.deliveries.markPlain(claimed, now, CLAIM_MS), only))) throw error
      return await request(card, part, true)
    }
  }

  return {
    async send(card, part) {
      // What arrives while it is looked for would not be found.
      const isEarly = clock.nowMs() < mayArriveUntil(claimed, adapter)
      const mayStand = claimed.ambiguous && rendered.kind !== 'edit' && adapter.capabilities.canReconcile
      const { ref, isMissing } = mayStand ? await lookFor(part) : { ref: null, isMissing: false }
      if (ref !== null) return ref
      // A late edit would undo the newer one, and not every place knows a post that comes twice: Slack and forums do not.
      if (isEarly) throw new TooEarly()
      if (over !== null) throw new Over(over)
      if (claimed.attempts >= MAX_ATTEMPTS) throw new UsedUp()
      if (isMissing) await beginAnew()
      // A process that was stopped for long and goes on may have lost its claim meanwhile.
      else if (clock.nowMs() >= claimed.leaseUntil) await holdOn()
      return await requestAnyhow(card, part)
    },
    isLastTry: () => isLastTry,
    isLooking: () => isLooking,
  }
}
