const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const TIME = `(?:early |late |mid-?)?(?:${MONTH}|20\\d\\d|Q[1-4]|spring|summer|fall|autumn|winter|next (?:week|month|year|quarter)|later this (?:week|month|year))`
const LAUNCH = '(?:launch|release|debut|rollout|unveiling)'
/** Some words of the same clause. */
const FEW = '(?:[^\\s,;:]{1,16} ){0,3}?'

/** How English headlines tell of a model that is not out, though none of them says `upcoming` or `launches in`. */
export const ENGLISH_TO_COME = [
  `\\b${LAUNCH} (?:livestream|stream|event|countdown)\\b|\\bcountdown (?:begins|starts|to)\\b`,
  '\\b(?:hours|days|weeks|months) away\\b',
  `\\b(?:readies|readying|prepares|preparing|gears? up|gearing up|(?:is|are) working on|in the works)\\b`,
  `\\b(?:shows?|pops?|turns?) up (?:in|on) |\\b(?:appears?|surfaces?|sighted|seen|found) (?:in|on) (?:the )?${FEW}(?:(?:LM ?)?arena|LMSYS|API|codes?|app|docs|backend|commits?|config|listing|leaks?)\\b`,
  '\\b(?:mystery|unknown|anonymous|stealth|secret|new) (?:[^\\s,;:]{1,16} ){0,6}?(?:may|might|could) be\\b|\\bpossibly (?!the\\b|its?\\b|an?\\b)',
  '\\b(?:references?|mentions?|traces?|clues?|signs?) (?:to|of) ',
  '\\breferences? (?:found|spotted|discovered)\\b|\\w references (?:found|spotted|discovered)\\b',
  '\\bwill be (?!(?:remembered|the last)\\b)',
  '\\b(?:everything|all|what) (?:we|you) (?:know|need to know) (?:so far )?(?:about|on)\\b|\\bwhat to expect\\b',
  '\\b(?:shelves|shelved|shelving|withholds?|withheld|(?:holds?|held|keeps?) (?:[^\\s,;:]{1,16} ){0,4}?(?:back|private|under wraps)|puts? (?:[^\\s,;:]{1,16} ){1,4}?on hold)\\b',
  `\\b(?:pushed|pushes|slips?|slipped|moved|bumped) (?:back )?(?:to|into|until) ${TIME}`,
  `\\b(?:set|slated|due|scheduled|on track|planned) (?:for|in|on) (?:an? )?${TIME}`,
  `\\b${LAUNCH} (?:nears|approaches|looms|draws near|is near)\\b|\\bnear(?:s|ing) (?:an? |its )?${LAUNCH}\\b`,
  `\\b(?:eyes|eyeing|targets|targeting) (?:an? )?(?:${TIME} )?${FEW}(?:${LAUNCH}|${TIME})`,
].join('|')
