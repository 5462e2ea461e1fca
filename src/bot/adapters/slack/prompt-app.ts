import { App, type AckFn, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { Clock } from '../../../core/ports/clock.ts'
import { createSeenLately } from '../../../core/seen-lately.ts'

/** Slack waits three seconds for the choices of a field: late ones are none. */
const CHOICES_WITHIN_MS = 2_000
/** So many requests are remembered, for one that comes twice. */
const REQUESTS_KEPT = 2_000

/**
 * Bolt's app, except that Slack hears first that a request arrived and everything else comes after: whose request it is
 * stands in a store, which may be slow. Only the choices of a field have to come with the answer itself; where they are
 * not there in time, or not at all, it holds none. So listeners need not `ack`.
 */
export class PromptApp extends App {
  readonly #clock: Clock
  readonly #isKnown = createSeenLately(REQUESTS_KEPT)

  constructor(options: AppOptions, clock: Clock) {
    super(options)
    this.#clock = clock
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (event.body.type === 'block_suggestion') {
      await this.#offerChoices(event)
      return
    }
    await event.ack()
    // Slack sends one again that it believes lost, such as when the socket broke before it heard of it.
    const id: unknown = event.customProperties?.envelopeId
    if (typeof id === 'string' && this.#isKnown(id)) return
    await super.processEvent({ ...event, ack: () => Promise.resolve() })
  }

  async #offerChoices(event: ReceiverEvent): Promise<void> {
    let isAnswered = false
    const ack: AckFn<unknown> = async (choices) => {
      if (isAnswered) return
      isAnswered = true
      await event.ack(choices)
    }
    const waiting = new AbortController()
    const late = this.#clock.sleep(CHOICES_WITHIN_MS, waiting.signal).then(() => ack({ options: [] }))
    await super.processEvent({ ...event, ack }).finally(() => {
      waiting.abort()
    })
    await late
  }
}
