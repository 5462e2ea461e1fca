import type { Validators } from '../feed.ts'

/**
 * The address of the feed on whose behalf something is asked, where whoever runs the bot vouches for it. Private hosts that are
 * allowed are asked only where that feed itself is at one of them; without it, never.
 */
type OnBehalf = { readonly vouchedFor?: string | null }

export type FeedRequest = OnBehalf & { readonly url: string; readonly validators: Validators }

/** What every answer tells, beside a document. */
export type FeedAnswer = {
  readonly validators: Validators
  /** How long the server says the answer stays fresh; `null` when it does not say. */
  readonly freshForMs: number | null
  /** Where permanent redirects (301, 308) led before any other one; `null` when there was none. */
  readonly permanentUrl: string | null
}

export type FeedResponse =
  | (FeedAnswer & {
      readonly kind: 'modified'
      readonly body: Uint8Array
      /** Set where that is only its beginning, because it is larger than what is read of a document. */
      readonly isPart?: true
      readonly contentType: string | null
      /** After redirects. */
      readonly finalUrl: string
      /** `rel=hub` and `rel=self` of the Link header (WebSub, 4); `null` when absent. */
      readonly hub: string | null
      readonly self: string | null
    })
  | (FeedAnswer & { readonly kind: 'not-modified' })

/** Gets feed documents politely and safely. Throws FeedError. */
export interface HttpFetch {
  fetch(request: FeedRequest): Promise<FeedResponse>
  /** Posts a form, also where its address leads to, and gives the status. */
  postForm(url: string, form: Readonly<Record<string, string>>, onBehalf?: OnBehalf): Promise<number>
  /** Gives up what is under way, and takes no more. */
  close(): Promise<void>
}
