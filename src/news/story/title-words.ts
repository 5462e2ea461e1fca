const COMMON = new Set(
  (
    'the a an and or of to in on for with by at from as is are was be its it this that new ai model models release releases released launch launches launched ' +
    'announces announced introducing introduces unveils open source raises raised funding round series million billion valuation startup company says report ' +
    'now available about into over how what why has have will you your more than can could up just out first most latest in talks'
  ).split(' '),
)

/** The words of a title that may tell one event from another: Latin words and numbers, pairs of CJK characters. */
export function titleWords(title: string): ReadonlySet<string> {
  const words = new Set<string>()
  const text = title.slice(0, 2000).toLowerCase()
  for (const [word] of text.matchAll(/[\p{Script=Latin}\p{N}]+(?:\.\d+)?/gu)) {
    if (word.length > 1 && !COMMON.has(word)) words.add(word)
  }
  for (const [run] of text.matchAll(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2))
  }
  return words
}

/** How much two sets of words share, 0 to 1 (Dice). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
