/** Unix milliseconds. Everything that asks for the time asks here. */
export interface Clock {
  nowMs(): number
  /** Milliseconds since whenever, which go on when somebody sets the time: for what must not come too soon. */
  monotonicMs(): number
  /** Resolves after that long, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
