export type NameIndex = {
  /** Names that begin with, hold or, with a slip or two, resemble what was typed: the best first. */
  readonly complete: (typed: string, limit: number) => readonly string[]
  /** The name as the ledger writes it, whatever the case; `null` when it is not there. */
  readonly exact: (typed: string) => string | null
  /** The name that a mistyped one most likely means, `null` when none is near. */
  readonly near: (typed: string) => string | null
  /** The most frequent ones. */
  readonly first: (count: number) => readonly string[]
}

type Indexed = { readonly name: string; readonly folded: string; readonly letters: number }

// No name is longer; whoever pastes a page is not kept waiting.
const LONGEST_NAME = 60
const SHORTEST_TYPO = 3

/** An index over names, the most frequent first. Looking up takes a few milliseconds among a hundred thousand. */
export function createNameIndex(names: readonly string[]): NameIndex {
  const entries: Indexed[] = []
  const byFolded = new Map<string, string>()
  for (const name of names) {
    const folded = fold(name)
    if (folded === '' || byFolded.has(folded)) continue
    byFolded.set(folded, name)
    entries.push({ name, folded, letters: lettersOf(folded) })
  }

  const near = (wanted: string, limit: number, taken: ReadonlySet<string>): readonly string[] => {
    if (wanted.length < SHORTEST_TYPO) return []
    const most = Math.floor(wanted.length / 3)
    const letters = lettersOf(wanted)
    const found: { readonly name: string; readonly distance: number }[] = []
    for (const { name, folded, letters: own } of entries) {
      if (taken.has(name) || bitsIn(letters & ~own) > most) continue
      const distance = distanceToStart(wanted, folded, most)
      if (distance <= most) found.push({ name, distance })
    }
    return found
      .sort((one, other) => one.distance - other.distance)
      .slice(0, limit)
      .map(({ name }) => name)
  }

  return {
    complete(typed, limit) {
      const wanted = fold(typed)
      if (wanted === '') return entries.slice(0, limit).map(({ name }) => name)
      if (wanted.length > LONGEST_NAME) return []
      const [starts, words, holds]: [string[], string[], string[]] = [[], [], []]
      for (const { name, folded } of entries) {
        const at = folded.indexOf(wanted)
        if (at < 0) continue
        const list = at === 0 ? starts : isWordStart(folded, wanted) ? words : holds
        if (list.length < limit) list.push(name)
        if (starts.length === limit) break
      }
      const found = [...starts, ...words, ...holds].slice(0, limit)
      return found.length === limit ? found : [...found, ...near(wanted, limit - found.length, new Set(found))]
    },
    exact: (typed) => byFolded.get(fold(typed)) ?? null,
    near(typed) {
      const wanted = fold(typed)
      if (wanted.length > LONGEST_NAME) return null
      const whole = entries.find(({ folded }) => wanted.length >= SHORTEST_TYPO && folded.startsWith(wanted))
      return whole?.name ?? near(wanted, 1, new Set())[0] ?? null
    },
    first: (count) => entries.slice(0, count).map(({ name }) => name),
  }
}

function isWordStart(folded: string, wanted: string): boolean {
  return folded.includes(` ${wanted}`) || folded.includes(`-${wanted}`)
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

/** Which letters occur, as bits: two names that share few cannot be near. */
function lettersOf(folded: string): number {
  let bits = 0
  for (let at = 0; at < folded.length; at += 1) bits |= 1 << (folded.charCodeAt(at) % 31)
  return bits
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

const rowA = new Uint8Array(LONGEST_NAME + 8)
const rowB = new Uint8Array(LONGEST_NAME + 8)

/** How many slips lie between what was typed and the beginning of a name (Levenshtein), `most + 1` when there are more. */
function distanceToStart(typed: string, name: string, most: number): number {
  const width = Math.min(name.length, typed.length + most)
  // What is typed half may lack the end, never more than a slip or two of the beginning.
  if (width + most < typed.length) return most + 1
  let [before, row] = [rowA, rowB]
  for (let at = 0; at <= width; at += 1) before[at] = at
  for (let index = 0; index < typed.length; index += 1) {
    row[0] = index + 1
    let best = index + 1
    const letter = typed.charCodeAt(index)
    for (let at = 1; at <= width; at += 1) {
      const exchange = (before[at - 1] ?? 0) + (letter === name.charCodeAt(at - 1) ? 0 : 1)
      const value = Math.min(exchange, (before[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1)
      row[at] = value
      if (value < best) best = value
    }
    if (best > most) return most + 1
    ;[before, row] = [row, before]
  }
  let best = most + 1
  const whole = name.length <= typed.length + most ? name.length : -1
  for (let at = Math.max(0, typed.length - most); at <= width; at += 1) {
    // A name that goes on is a little further than one that ends there.
    const distance = (before[at] ?? 0) + (at === whole ? 0 : 0.5)
    if (distance < best) best = distance
  }
  return best
}
