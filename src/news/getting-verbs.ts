/** `raises $300M`, `lands €20M`: what headlines say that somebody does who gets a sum, as alternatives of a pattern. */
export const GETTING_VERBS = 'raises|secures|closes|lands|nabs|bags|snags'
