/** Who runs what when. Jobs only wake; the deliveries table is the truth. */
export interface Jobs {
  /** From now on calls `run` in this process at the times of a cron expression (UTC; six fields begin with seconds), never twice at once. */
  every(name: string, cron: string, run: () => Promise<void>): void
  /** The same with five fields, and each time in one of all the processes that asked for it. What was missed while none ran comes once. */
  everyOnce(name: string, cron: string, run: () => Promise<void>): void
  /** Says that a channel may have something due. Wakes for one channel are merged and never overlap. */
  wake(channelId: string): void
  /** Sets what a wake runs. */
  onWake(run: (channelId: string) => Promise<void>): void
  /** Stops waking and waits for what runs. */
  stop(): Promise<void>
}
