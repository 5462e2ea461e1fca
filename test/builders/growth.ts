const ROUNDS = 3
const TRIES = 5
/** What can't be told from noise. */
const NOISE_MS = 8

/** The most that work may grow by when what it works on doubles. */
export const MAX_GROWTH = 2.5

/**
 * How many times the processor time of `half` is what `whole` takes: the least of a few tries, as others may slow one of
 * them down, but nothing makes what is quadratic linear. Of the processor, because the clock on the wall also counts them.
 */
export async function growthOf(half: () => unknown, whole: () => unknown): Promise<number> {
  let least = Infinity
  for (let tries = 0; tries < TRIES && least > MAX_GROWTH; tries += 1) {
    const before = await medianMs(half)
    least = Math.min(least, (await medianMs(whole)) / Math.max(before, NOISE_MS))
  }
  return least
}

async function medianMs(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1_000)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}
