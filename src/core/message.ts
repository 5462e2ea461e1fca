/** One message that stands on a platform. `ref` is the adapter's own, opaque to everybody else. */
export type Message = {
  readonly id: string
  readonly channelId: string
  readonly ref: string
  /** The delivery that posted it. */
  readonly deliveryId: string
  /** `null` for a roundup, and for a message that several stories share. */
  readonly storyId: string | null
  /** It carries stories that were held back together: only what `isMovedInShared` says edits it. */
  readonly isShared: boolean
  /** The story revision that it shows. */
  readonly revision: number
  /** Unix milliseconds. */
  readonly sentAt: number
  /** The platform takes no more edits of it; its thread goes on. */
  readonly frozenAt: number | null
}
