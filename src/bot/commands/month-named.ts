const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SHORTEST = 3

/** The month, from 1, that an English name or the beginning of one means: `feb`, `sept`. `null` when it is none. */
export function monthNamed(word: string): number | null {
  const at = word.length < SHORTEST ? -1 : MONTHS.findIndex((name) => name.startsWith(word))
  return at < 0 ? null : at + 1
}
