/** Unix milliseconds. Everything that asks for the time asks here. */
export interface Clock {
  nowMs(): number
  /** Resolves after that long, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
