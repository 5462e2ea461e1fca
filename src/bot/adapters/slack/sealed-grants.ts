import { z } from 'zod'
import type { Log } from '../../../core/ports/log.ts'
import type { SealedBox } from './sealed-box.ts'

/** What is kept of an installation: nothing of the person who installed. */
const GRANT = z.object({
  botToken: z.string(),
  botId: z.string().nullish(),
  botUserId: z.string().nullish(),
  refreshToken: z.string().nullable(),
  /** Unix milliseconds. */
  expiresAt: z.number().nullable(),
})
export type Grant = z.infer<typeof GRANT>

/** An installation as it lies in the store, and what is in it. */
export type OpenedGrant = { readonly id: string; readonly sealed: string; readonly grant: Grant }

/** Grants as text that the store may keep. */
export type SealedGrants = {
  readonly seal: (id: string, grant: Grant) => string
  /** `null` where there is none, or where it was sealed with another key, which the log has. */
  readonly open: (found: { readonly id: string; readonly sealed: string } | null) => OpenedGrant | null
}

export function createSealedGrants(box: SealedBox, log: Log): SealedGrants {
  return {
    seal: (id, grant) => box.seal(JSON.stringify(grant), id),
    open(found) {
      if (found === null) return null
      const text = box.open(found.sealed, found.id)
      if (text !== null) return { id: found.id, sealed: found.sealed, grant: GRANT.parse(JSON.parse(text)) }
      log.error('an installation on Slack cannot be opened: was it sealed with another key?', { id: found.id })
      return null
    },
  }
}
