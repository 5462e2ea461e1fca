import { MONTH } from '../../english-dates.ts'

const SEASONS = 'spring|summer|fall|autumn|winter'

export const LAUNCH = '(?:launch|release|debut|rollout|arrival|unveiling)'
/** When it may be: `mid-March`, `2027`, `Q3`, `next week`, `later this year`. */
export const TIME = `(?:early |late |mid-?)?(?:${MONTH}|20\\d\\d|Q[1-4]|${SEASONS}|next (?:week|month|year|quarter)|(?:later )?this (?:week|month|year|${SEASONS}))`
/** `misses another self-imposed deadline`; what misses a target may only score less. */
export const MISSES_ITS_DATE =
  'miss(?:es|ed) (?:[^\\s,;:]{1,16} ){0,3}?(?:deadline|(?:launch|release) (?:date|window))\\b'
