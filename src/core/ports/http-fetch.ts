import type { Validators } from '../feed.ts'

export type FeedRequest = { readonly url: string; readonly validators: Validators }

export type FeedResponse =
  | {
      readonly kind: 'modified'
      readonly body: Uint8Array
      readonly contentType: string | null
      readonly validators: Validators
      /** After redirects. */
      readonly finalUrl: string
      /** How long the server says the answer stays fresh; `null` when it does not say. */
      readonly freshForMs: number | null
    }
  | { readonly kind: 'not-modified'; readonly validators: Validators; readonly freshForMs: number | null }

/** Gets a feed document politely and safely. Throws FeedError. */
export interface HttpFetch {
  fetch(request: FeedRequest, signal?: AbortSignal): Promise<FeedResponse>
  close(): Promise<void>
}
