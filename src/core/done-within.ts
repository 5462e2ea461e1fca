import type { Clock } from './ports/clock.ts'

/** Waits for the work, at most so long. Says whether it was done by then; rejects where the work does before. */
export async function isDoneWithin(ms: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const done = work.then(() => true)
  return (await resultWithin(ms, done, clock)) ?? false
}

/** What comes of the work, or `null` where it takes longer than that; rejects where the work does before. */
export async function resultWithin<T>(ms: number, work: Promise<T>, clock: Clock): Promise<T | null> {
  const patience = new AbortController()
  try {
    return await Promise.race([work, clock.sleep(ms, patience.signal).then(() => null)])
  } finally {
    patience.abort()
  }
}
