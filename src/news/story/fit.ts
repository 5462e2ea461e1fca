export const DAY = 24 * 60 * 60 * 1000

/** Below this no pair is one story. */
export const SAME = 0.5
