/** What the first of them that says anything says; `null` where none does. */
export function firstOf<T>(all: readonly T[], ask: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = ask(one)
    if (found !== null) return found
  }
  return null
}
