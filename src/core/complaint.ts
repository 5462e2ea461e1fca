/** A reader says that a story is wrong. `at` is Unix milliseconds; the operator closes it. */
export type Complaint = {
  readonly id: string
  readonly storyId: string
  readonly workspaceId: string
  readonly channelId: string
  readonly personId: string
  readonly at: number
  /** In the reader's words; empty when only the button was pressed. */
  readonly words: string
}
