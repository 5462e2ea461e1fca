import { createTask } from 'node-cron'

/** A clock that was put back or forward is noticed after so long. */
const LOOK_AGAIN_MS = 10_000

/**
 * Calls `tick` at the times of a cron expression (UTC; six fields begin with seconds), until the function that is returned
 * is called. What the process was too late for comes once, however many times that were. node-cron knows the times; it does
 * not wait for them, because it would stand still until a clock that was put back is where it was, and go through each
 * second that a sleeping computer has missed.
 */
export function atTimes(cron: string, tick: () => void): () => void {
  const times = createTask(cron, tick, { timezone: 'UTC' })
  const nextTime = (): number => times.getNextRuns(1)[0]?.getTime() ?? Number.POSITIVE_INFINITY
  let dueAt = nextTime()
  let lookedAt = Date.now()
  const wait = (): NodeJS.Timeout => setTimeout(look, Math.min(Math.max(0, dueAt - lookedAt), LOOK_AGAIN_MS))
  const look = (): void => {
    const now = Date.now()
    const isDue = now >= dueAt
    if (isDue || now < lookedAt) dueAt = nextTime()
    lookedAt = now
    timer = wait()
    if (isDue) tick()
  }
  let timer = wait()
  return () => {
    clearTimeout(timer)
    void times.destroy()
  }
}
