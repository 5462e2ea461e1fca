import type { Clock } from './ports/clock.ts'

/** Waits for the work, at most so long. Says whether it was done by then; rejects where the work does before. */
export async function isDoneWithin(ms: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const patience = new AbortController()
  try {
    return await Promise.race([work.then(() => true), clock.sleep(ms, patience.signal).then(() => false)])
  } finally {
    patience.abort()
  }
}
