const LEADS = [...between(0x81, 0x9f), ...between(0xe0, 0xfc)]
const TRAILS = [...between(0x40, 0x7e), ...between(0x80, 0xfc)]

/** Read when a headline needs it first: it takes ten milliseconds. */
let kanji: ReadonlySet<string> | null = null

/**
 * Whether Japanese is written with that Chinese character: one of JIS X 0208, to which the web adds a few for names. What
 * mainland China simplified by itself is not among them. https://encoding.spec.whatwg.org/#index-jis0208
 */
export function isJapaneseKanji(sign: string): boolean {
  kanji ??= readKanji()
  return kanji.has(sign)
}

function readKanji(): ReadonlySet<string> {
  const bytes = LEADS.flatMap((lead) => TRAILS.flatMap((trail) => [lead, trail]))
  const signs = new TextDecoder('shift_jis').decode(Uint8Array.from(bytes))
  return new Set(signs.match(/\p{Script=Han}/gu))
}

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
