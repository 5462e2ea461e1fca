/** Bits of what a UTF-16 code unit is; half a pair is nothing. */
export const LATIN = 1
export const NUMERAL = 2
export const HANGUL = 4

const KINDS = kindsOfCodeUnits()

function kindsOfCodeUnits(): Uint8Array {
  const kinds = new Uint8Array(65536)
  for (let code = 0; code < 65536; code += 1) {
    const char = String.fromCharCode(code)
    kinds[code] =
      (/\p{Script=Latin}/u.test(char) ? LATIN : 0) |
      (/\p{N}/u.test(char) ? NUMERAL : 0) |
      (/\p{Script=Hangul}/u.test(char) ? HANGUL : 0)
  }
  return kinds
}

/** Whether the code unit at `at` is one of `kinds`; nothing is beyond the ends. */
export function isAt(text: string, at: number, kinds: number): boolean {
  return at >= 0 && at < text.length && ((KINDS[text.charCodeAt(at)] ?? 0) & kinds) !== 0
}
