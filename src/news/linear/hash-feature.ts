/** FNV-1a, 32 bits, over UTF-16 code units: a feature's slot in a table of `2 ** bits`. */
export function hashFeature(feature: string, bits: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) {
    hash ^= feature.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  // The low bits of FNV mix least.
  hash ^= hash >>> 15
  return hash & (2 ** bits - 1)
}
