/** Characters of a name of a company or vendor. */
export const LONGEST_NAME = 60

/** Whoever means a name that looks like a slip says so with it: `Antropic!`. */
export const ALL_THE_SAME = '!'

/** The name that is meant all the same, `null` where nobody says so. */
export function meantAllTheSame(typed: string): string | null {
  return typed.endsWith(ALL_THE_SAME) ? typed.slice(0, -ALL_THE_SAME.length).trim() : null
}
