/** A change that somebody made by a command, or the bot by itself as if by one. `at` is Unix milliseconds; the ids are the platform's where they are no channel's. */
export type Audited = {
  readonly at: number
  readonly workspaceId: string
  readonly channelId: string
  /** `null`: the bot itself. */
  readonly personId: string | null
  /** The command that did it: `subscribe`, `settings` ... */
  readonly action: string
  /** With which options, as typed. */
  readonly options: Readonly<Record<string, string>>
}
