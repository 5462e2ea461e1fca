/** A change that somebody made by a command. `at` is Unix milliseconds; the ids are the platform's where they are no channel's. */
export type Audited = {
  readonly at: number
  readonly workspaceId: string
  readonly channelId: string
  readonly personId: string
  /** The command that did it: `subscribe`, `settings` ... */
  readonly action: string
  /** With which options, as typed. */
  readonly options: Readonly<Record<string, string>>
}
