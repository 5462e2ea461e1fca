import { App, type AckFn, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { Clock } from '../../../core/ports/clock.ts'
import { createSeenLately } from '../../../core/seen-lately.ts'

/** Slack waits three seconds for the choices of a field: late ones are none. */
const CHOICES_WITHIN_MS = 2_000

/**
 * Bolt's app, except that Slack hears first that a request arrived and everything else comes after: whose request it is
 * stands in a store, which may be slow. Only the choices of a field have to come with the answer itself; where they are
 * not there in time, or not at all, it holds none. So listeners need not `ack`.
 */
export class PromptApp extends App {
  readonly #clock: Clock
  readonly #isKnown: (id: string) => boolean

  constructor(options: AppOptions, clock: Clock) {
    super(options)
    this.#clock = clock
    this.#isKnown = createSeenLately(clock)
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (event.body.type === 'block_suggestion') {
      await this.#offerChoices(event)
      return
    }
    await event.ack()
    // Slack sends one again that it believes lost, and whoever saw a signed one could. All of its names are remembered.
    const came = namesOf(event).map((name) => this.#isKnown(name))
    if (came.includes(true)) return
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
    try {
      await super.processEvent({ ...event, ack })
    } finally {
      // The answer goes first: after a failure nothing else may be said to Slack.
      waiting.abort()
      await late
    }
  }
}

/** By what a request can be known again: as a whole, as an event that Slack repeats, as one press or command. */
function namesOf({ customProperties = {}, body }: ReceiverEvent): readonly string[] {
  const { envelopeId, signature } = customProperties
  const names: readonly (readonly [string, unknown])[] = [
    ['envelope', envelopeId],
    ['signature', signature],
    ['event', body.event_id],
    ['trigger', body.trigger_id],
  ]
  return names.flatMap(([kind, name]) => (typeof name === 'string' && name !== '' ? [`${kind} ${name}`] : []))
}
