import { createHash } from 'node:crypto'

const EVENT_TYPE = 'aiwire_delivery'

/** Metadata that lets a message be found again after a lost answer. */
export function deliveryMetadata(deliveryId: string): {
  readonly event_type: string
  readonly event_payload: { readonly delivery_id: string }
} {
  return { event_type: EVENT_TYPE, event_payload: { delivery_id: deliveryId } }
}

/** The delivery id in a message that Slack returned. */
export function deliveryIdOf(message: object): string | null {
  const metadata = 'metadata' in message ? message.metadata : null
  if (typeof metadata !== 'object' || metadata === null) return null
  if (!('event_type' in metadata) || metadata.event_type !== EVENT_TYPE) return null
  const payload = 'event_payload' in metadata ? metadata.event_payload : null
  if (typeof payload !== 'object' || payload === null || !('delivery_id' in payload)) return null
  return typeof payload.delivery_id === 'string' ? payload.delivery_id : null
}

/** The same UUID (version 8, RFC 9562) for the same delivery: Slack may drop a repeated one. */
export function clientMessageId(deliveryId: string): string {
  const hex = createHash('sha256').update(deliveryId).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
