/** 0x80 to 0x9f; the five bytes that mean nothing there stand for themselves. */
const C1 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
]

/** The code point that a byte, or a character reference, from 0x80 to 0x9f is meant to be. Others stay as they are. */
export function windows1252CodePoint(code: number): number {
  return code >= 0x80 && code <= 0x9f ? (C1[code - 0x80] ?? code) : code
}

/** windows-1252, under which latin1 is read too (WHATWG Encoding). A table of our own: Node reads it as real latin1. */
export function windows1252Text(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (char) => String.fromCharCode(windows1252CodePoint(char.charCodeAt(0))))
}
