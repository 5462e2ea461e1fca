/** Below this no pair is one story. */
export const SAME = 0.5
