/** One message on a platform. `ref` is the adapter's own, opaque to everybody else. */
export type Message = {
  readonly id: string
  readonly channelId: string
  readonly ref: string
  /** The delivery that posted it. */
  readonly deliveryId: string
  readonly storyId: string | null
  /** The story revision that it shows. */
  readonly revision: number
  /** Deleted by somebody, or closed to edits by the platform. */
  readonly closedAt: number | null
}
