// No name is longer; whoever pastes a page is not kept waiting.
const LONGEST_NAME = 60

/** The candidate that a mistyped name most likely means, `null` when none is near. Case does not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | null {
  const wanted = name.trim().toLowerCase()
  if (wanted.length > LONGEST_NAME) return null
  let best: string | null = null
  // One slip in three letters is a slip; more is another word.
  let bestDistance = Math.floor(wanted.length / 3) + 1
  for (const candidate of candidates) {
    const known = candidate.toLowerCase()
    const isStart = wanted.length >= 3 && known.startsWith(wanted)
    const distance = isStart ? 1 : editDistance(wanted, known)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** How many letters to add, drop or exchange (Levenshtein). */
export function editDistance(one: string, other: string): number {
  const letters = Array.from(other)
  let row = [0, ...letters.map((_, index) => index + 1)]
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1]
    for (const [at, otherLetter] of letters.entries()) {
      const exchange = (row[at] ?? 0) + (letter === otherLetter ? 0 : 1)
      next.push(Math.min(exchange, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
