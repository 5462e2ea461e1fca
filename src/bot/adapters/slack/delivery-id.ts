import { createHash } from 'node:crypto'
import { isRecord, parseJson } from '../../../core/parse-json.ts'

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
  const kept: unknown = 'metadata' in message ? message.metadata : null
  // It may come back as it went there, as text.
  const metadata = typeof kept === 'string' ? parseJson(kept) : kept
  if (!isRecord(metadata) || metadata.event_type !== EVENT_TYPE) return null
  const { event_payload: payload } = metadata
  return isRecord(payload) && typeof payload.delivery_id === 'string' ? payload.delivery_id : null
}

/** The same UUID (version 8, RFC 9562) for the same delivery: Slack may drop a repeated one. */
export function clientMessageId(deliveryId: string): string {
  const hex = createHash('sha256').update(deliveryId).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
