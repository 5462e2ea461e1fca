const BEFORE_MAY = 'January|February|March|April'
const BEHIND_MAY = 'June|July|August|September|October|November|December'

/** Sources of patterns; they tell case unless the pattern has the flag `i`. */
export const MONTH = `(?:${BEFORE_MAY}|May|${BEHIND_MAY})`
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
/** Without May, which is a verb and a name as well. */
export const SURELY_WHEN = `(?:${WEEKDAY}|${BEFORE_MAY}|${BEHIND_MAY})`
