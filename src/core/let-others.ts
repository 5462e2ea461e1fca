/** Lets whatever else is waiting go first: heartbeats, answers, timers. For work that goes on for longer than others may wait. */
export async function letOthers(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
