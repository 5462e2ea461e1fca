import { lazy } from './lazy.ts'
import simplified from './simplified-characters.json' with { type: 'json' }

/** The first and the last of the characters that the table has: CJK Unified Ideographs. */
const [FIRST, LAST] = [0x4e00, 0x9fff]

/** By the place of a traditional character behind the first, the code of the simplified one; 0 where there is none. */
const codes = lazy((): Uint16Array => {
  const table = new Uint16Array(LAST - FIRST + 1)
  for (const [simple, traditional] of Object.entries(simplified))
    for (const char of traditional) table[char.charCodeAt(0) - FIRST] = simple.charCodeAt(0)
  return table
})

/** Chinese characters as the mainland writes them, one for one, so that offsets hold. Japanese has some of the traditional ones as its own. */
export function inSimplifiedCharacters(text: string): string {
  const table = codes()
  let plain = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const simple = table[text.charCodeAt(at) - FIRST] ?? 0
    if (simple === 0) continue
    plain += text.slice(from, at) + String.fromCharCode(simple)
    from = at + 1
  }
  return from === 0 ? text : plain + text.slice(from)
}
