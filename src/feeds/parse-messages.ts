import { z } from 'zod'
import type { ParsedFeed } from '../core/entry.ts'
import type { FeedErrorKind } from '../core/errors.ts'

/** What goes to the parsing thread. */
export const parseRequest = z.object({
  bytes: z.instanceof(Uint8Array),
  contentType: z.string().nullish(),
  url: z.string().optional(),
  isPart: z.boolean().optional(),
})

/** What comes back: once `ready`, then one answer for each request. */
export type ParseAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly feed: ParsedFeed }
  | { readonly kind: 'refused'; readonly reason: FeedErrorKind; readonly message: string }
