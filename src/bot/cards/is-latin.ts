const NOT_LATIN = /[^\p{Script=Latin}\P{L}]/u

/** Whether all letters are Latin ones. */
export function isLatin(words: string): boolean {
  return !NOT_LATIN.test(words)
}
