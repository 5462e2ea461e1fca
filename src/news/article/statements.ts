/**
 * One thing that a text says: a sentence, a heading or an item of a list, in plain words. `place` turns an offset of
 * `text` into one of the whole field.
 */
export type Statement = {
  readonly text: string
  readonly kind: 'heading' | 'sentence' | 'item'
  place(offset: number): number
}

const MOST = 60
const HEADING = /^\s{0,3}#{1,6}\s+/u
const ITEM = /^\s{0,8}(?:[-*•·▲■▶◆○●]\s+|\d{1,2}[.)、．]\s?(?=\D)|[①-⑳]\s?)/u
/** Emphasis, links and code of Markdown: what readers do not see. */
const MARKS = /\*{1,3}|_{2}|`|\[(?=[^\]]{1,200}\]\()|\]\([^)\s]{1,400}\)/gu
/** A full stop that ends a sentence: not the one of `3.5`, `Z.ai` or `U.S.`. */
const SENTENCE_END =
  /(?<=[\p{Script=Hangul}\p{Ll}\p{N})%"”’*])[.!?](?=\s+(?:["“‘'(*]*[\p{Lu}\p{N}\p{Script=Hangul}$€£]))|[。！？]|[;；]\s?/gu

/** `text` without marks, with the offset of each character in the whole field. */
function plain(text: string, start: number, kind: Statement['kind']): Statement | null {
  const offsets: number[] = []
  let out = ''
  const keep = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) offsets.push(start + at)
    out += text.slice(from, to)
  }
  let at = 0
  for (const mark of text.matchAll(MARKS)) {
    keep(at, mark.index)
    at = mark.index + mark[0].length
  }
  keep(at, text.length)
  const head = out.length - out.trimStart().length
  const trimmed = out.trim()
  if (trimmed === '') return null
  const last = start + text.length
  return { text: trimmed, kind, place: (offset) => offsets[head + offset] ?? last }
}

function sentencesOf(line: string, start: number, kind: Statement['kind']): Statement[] {
  const found: Statement[] = []
  let from = 0
  const add = (to: number): void => {
    const one = plain(line.slice(from, to), start + from, kind)
    if (one !== null) found.push(one)
    from = to
  }
  for (const end of line.matchAll(SENTENCE_END)) add(end.index + end[0].length)
  add(line.length)
  return found
}

/** Everything that a field of an article says, in order, at most 60 statements. Only read-events.ts needs it. */
export function statementsOf(field: string): readonly Statement[] {
  const found: Statement[] = []
  let start = 0
  for (const line of field.split('\n')) {
    const mark = HEADING.exec(line)?.[0] ?? ITEM.exec(line)?.[0] ?? ''
    const kind = mark === '' ? 'sentence' : HEADING.test(line) ? 'heading' : 'item'
    found.push(...sentencesOf(line.slice(mark.length), start + mark.length, kind))
    start += line.length + 1
    if (found.length >= MOST) break
  }
  return found.slice(0, MOST)
}

/** Whether it has lines, headings, lists or emphasis: the body of an article rather than a feed's summary. */
export function isArticle(field: string): boolean {
  const lines = field.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 || /\*\*[^*\n]{1,200}\*\*/u.test(field) || lines.some((line) => HEADING.test(line))
}
