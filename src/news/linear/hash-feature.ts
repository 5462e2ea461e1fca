/** The hash of no text. */
export const START = 0x811c9dc5
const PRIME = 0x01000193
const SPACE = 32

/** The hash of a text with one more UTF-16 code unit behind it. */
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

/** FNV-1a, 32 bits, over UTF-16 code units; `from` is the hash of what stands before `text`. */
export function fnv(text: string, from = START): number {
  let hash = from
  for (let at = 0; at < text.length; at += 1) hash = withUnit(hash, text.charCodeAt(at))
  return hash
}

/** The same as `fnv` of the words with a space between them, without making that string. */
export function fnvOfWords(first: string, ...others: readonly string[]): number {
  let hash = fnv(first)
  for (const word of others) hash = fnv(word, withUnit(hash, SPACE))
  return hash
}

/** A feature's slot in a table of `2 ** bits`. */
export function hashFeature(feature: string, bits: number): number {
  return slotOfHash(fnv(feature), bits)
}

/** The slot of a feature whose name has this hash, in a table of `2 ** bits`. */
export function slotOfHash(hash: number, bits: number): number {
  // The low bits of FNV mix least.
  return (hash ^ (hash >>> 15)) & ((1 << bits) - 1)
}
