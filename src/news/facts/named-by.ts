import type { NameSpan } from './western-names.ts'
import { siftedText } from '../patterns/sifted-text.ts'

/** The name that is the first group of a match with the flag `d`; `null` where there is none. */
export function namedBy(found: RegExpExecArray | null): NameSpan | null {
  const [name, place] = [found?.[1], found?.indices?.[1]]
  return name === undefined || place === undefined ? null : { name, start: place[0], end: place[1] }
}

/** The first name that one of several patterns has so and that may be one; `null` where none has. */
export function firstNamedBy(
  patterns: readonly RegExp[],
  text: string,
  isName: (name: string) => boolean = () => true,
): NameSpan | null {
  const sifted = siftedText(text)
  for (const pattern of patterns) {
    const found = namedBy(sifted.first(pattern))
    if (found !== null && isName(found.name)) return found
  }
  return null
}
