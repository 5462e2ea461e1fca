import { lazy } from '../../core/lazy.ts'

/** Bits of what a UTF-16 code unit is; half a pair is nothing but `HALF`. */
export const LATIN = 1
export const NUMERAL = 2
export const HANGUL = 4
/** Characters and kana. */
export const HAN_OR_KANA = 8
/** A letter of any script. */
export const LETTER = 16
export const SPACE = 32
export const HALF = 64

/** By UTF-16 code unit, what it is; found run by run, for to ask it of each unit alone takes much longer. */
export const unitKinds = lazy(() => {
  const kinds = new Uint8Array(65536)
  kinds.fill(HALF, 0xd800, 0xe000)
  const runs = [
    [/\p{Script=Latin}+/gu, LATIN],
    [/\p{N}+/gu, NUMERAL],
    [/\p{Script=Hangul}+/gu, HANGUL],
    [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu, HAN_OR_KANA],
    [/\p{L}+/gu, LETTER],
    [/\s+/gu, SPACE],
  ] as const
  for (const [from, until] of [
    [0, 0xd800],
    [0xe000, 0x10000],
  ] as const) {
    const units = Uint16Array.from({ length: until - from }, (_, at) => from + at)
    const text = Buffer.from(units.buffer).toString('utf16le')
    for (const [run, kind] of runs) {
      for (const { 0: whole, index } of text.matchAll(run))
        for (let at = from + index; at < from + index + whole.length; at += 1) kinds[at] = (kinds[at] ?? 0) | kind
    }
  }
  return kinds
})

/** Whether it is `0` to `9`. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** Whether it is `A` to `Z`. */
export function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90
}

/** Whether it is one of those or `a` to `z`. */
export function isLetter(unit: number): boolean {
  return isCapital(unit) || (unit >= 97 && unit <= 122)
}

/** Whether the code unit at `at` is one of `kinds`; nothing is beyond the ends. */
export function isAt(text: string, at: number, kinds: number): boolean {
  return at >= 0 && at < text.length && ((unitKinds()[text.charCodeAt(at)] ?? 0) & kinds) !== 0
}
