/** `veröffentlicht`, `lance`, `presenta`: a German, French or Spanish headline says that somebody brings something. No other language has these words. */
export const BRINGS_ABROAD = 'veröffentlicht|lance|dévoile|présente|publie|lanza|presenta|publica'

/** All that French and Spanish say for it: `sort` and `libera` are words of others, too, and want a language or a maker before them. */
export const BRINGS_FRENCH = 'lance|lancent|dévoile|dévoilent|présente|présentent|publie|publient|sort|sortent|libère'
export const BRINGS_SPANISH = 'lanza|lanzan|presenta|presentan|publica|publican|libera|estrena|desvela'
