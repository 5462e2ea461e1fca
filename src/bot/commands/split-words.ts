export type Word = {
  /** Lower case; `null` for a plain word. */
  readonly key: string | null
  readonly value: string
  readonly isQuoted: boolean
  /** With its key, without quotes: what stands for the word when nobody knows its key. */
  readonly typed: string
}

// A key, a colon (maybe the wide one of a Japanese keyboard), then a value that may be quoted, straight or curly. Single
// quotes are apostrophes, too: they hold a value only where it begins with one, up to one that ends a word. So do the
// corner and angle marks of other scripts, which stand in the midst of a headline as well.
const WORD =
  /(?:([\p{L}_][\p{L}\p{M}_-]{0,31})[:\uff1a])?(?:["\u201c\u201d\u201e]([^"\u201c\u201d]*)["\u201c\u201d]|(?:['\u2018\u2019\u201a]([^\n]{1,500}?)['\u2018\u2019]|[\u00ab\u300c\u300e\u300a]([^\n\u00bb\u300d\u300f\u300b]{1,500})[\u00bb\u300d\u300f\u300b])(?=[\s,\u3001\uff0c;\uff1b]|$)|(\S*))/giu

/** What was typed behind a command, as `key:value` and plain words. */
export function splitWords(typed: string): Word[] {
  return [...typed.matchAll(WORD)].flatMap(([whole, key, double, single, corner, bare]) => {
    if (whole === '') return []
    const quoted = double ?? single ?? corner
    const value = quoted ?? bare ?? ''
    return [
      {
        key: key?.toLowerCase() ?? null,
        value,
        isQuoted: quoted !== undefined,
        typed: key === undefined ? value : `${whole.slice(0, key.length + 1)}${value}`,
      },
    ]
  })
}
