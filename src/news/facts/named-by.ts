import type { NameSpan } from './western-names.ts'

/** The name that a pattern with the flag `d` has for its first group; `null` where it fits nothing. */
export function namedBy(pattern: RegExp, text: string): NameSpan | null {
  const found = pattern.exec(text)
  const [name, place] = [found?.[1], found?.indices?.[1]]
  return name === undefined || place === undefined ? null : { name, start: place[0], end: place[1] }
}

/** The first name that one of several patterns has so and that may be one; `null` where none has. */
export function firstNamedBy(
  patterns: readonly RegExp[],
  text: string,
  isName: (name: string) => boolean = () => true,
): NameSpan | null {
  for (const pattern of patterns) {
    const found = namedBy(pattern, text)
    if (found !== null && isName(found.name)) return found
  }
  return null
}
