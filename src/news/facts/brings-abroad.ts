/**
 * `veröffentlicht`, `lance`, `presenta`: a German, French, Spanish, Portuguese or Italian headline says that somebody brings
 * something. No other language has these words.
 */
export const BRINGS_ABROAD =
  'veröffentlicht|lance|dévoile|présente|publie|lanza|presenta|publica|lança|apresenta|disponibiliza|lancia|rilascia|pubblica'

/** All that they say for it: `sort` and `libera` are words of others, too, and want a language or a maker before them. */
export const BRINGS_FRENCH = 'lance|lancent|dévoile|dévoilent|présente|présentent|publie|publient|sort|sortent|libère'
export const BRINGS_SPANISH =
  'lanza|lanzan|presenta|presentan|publica|publican|libera|liberan|estrena|estrenan|desvela|desvelan'
export const BRINGS_PORTUGUESE =
  'lança|lançam|apresenta|apresentam|publica|publicam|libera|liberam|disponibiliza|revela'
export const BRINGS_ITALIAN =
  'lancia|lanciano|presenta|presentano|rilascia|rilasciano|svela|svelano|pubblica|pubblicano'
export const BRINGS_ROMANCE = `${BRINGS_FRENCH}|${BRINGS_SPANISH}|${BRINGS_PORTUGUESE}|${BRINGS_ITALIAN}`
