import { LAUNCH, MISSES_ITS_DATE, TIME } from './english-launch-words.ts'

/** Some words of the same clause. */
const FEW = '(?:[^\\s,;:]{1,16} ){0,3}?'

/** `Stealth model on Arena appears to be Gemini 9`: whoever may try it, what it is is guessed. */
const GUESSED =
  '\\b(?:(?:mystery|unknown|anonymous|stealth|secret) (?:[^\\s,;:]{1,16} ){0,6}?|new (?:[^\\s,;:]{1,16} ){0,2}?models?\\b (?:[^\\s,;:]{1,16} ){0,4}?)(?:(?:may|might|could) be\\b|looks? like\\b|appears? to be\\b)(?! (?:the|an?|its|our|your|too|more|less|better|as)\\b)'
export const IS_GUESSED = new RegExp(GUESSED, 'iu')

/** How English headlines tell of a model that is not out, though none of them says `upcoming` or `launches in`. */
export const ENGLISH_TO_COME = [
  `\\b${LAUNCH} (?:livestream|stream|event|countdown)\\b(?!:? (?:recap|highlights|live|all|everything|news|biggest))|\\bcountdown (?:begins|starts|to)\\b`,
  `\\b${MISSES_ITS_DATE}`,
  `\\bmiss(?:es|ed) ${FEW}target\\b`,
  '\\b(?:hours|days|weeks|months) away\\b(?! from (?!launch|release|debut|its\\b))',
  `\\b(?:readies|readying|preps|prepping|prepares|preparing|gears? up|gearing up|(?:is|are) working on (?!tasks|it\\b)|in the works)\\b`,
  `\\b(?:shows?|pops?|turns?) up (?:in|on) |\\b(?:appears?|surfaces?|sighted|seen|found) (?:in|on) (?:the )?${FEW}(?:(?:LM ?)?arena|LMSYS|API|codes?|app|docs|backend|commits?|config|listing|leaks?)\\b`,
  `\\b(?:tests|testing|trials|trialling|trialing) ${FEW}['"‘“]?(?-i:\\p{Lu})(?:[^.;:]|\\.\\d){2,40}? (?:on|in) (?:the )?(?:(?:LM ?)?[Aa]rena|LMSYS)\\b`,
  GUESSED,
  '\\bpossibly (?!the\\b|its?\\b|an?\\b)',
  '\\b(?:is|are|was) (?:probably|likely|almost certainly|allegedly|apparently|believed to be|thought to be|suspected to be|rumou?red to be) (?:an? (?:early|unreleased|new) (?:version|build|checkpoint) of )?(?=(?-i:\\p{Lu})[\\p{L}.]{0,14}[- ]?\\d)',
  `\\b(?:references?|mentions?|traces?|clues?|signs?) (?:to|of) (?:(?:an? |the )?(?:new|next|upcoming|unreleased|unannounced)\\b|${FEW}['"‘“]?(?-i:\\p{Lu})[\\p{L}.]*[- ]?\\d)`,
  '\\breferences? (?:found|spotted|discovered)\\b|(?<=\\w )references (?:found|spotted|discovered)\\b',
  '\\b(?<!\\b(?:and|which|that|[Ii]t) )will be (?!(?:free|remembered|the last)\\b)',
  '\\b(?:everything|all|what) (?:we|you) (?:know|need to know) (?:so far )?(?:about|on)\\b|\\b(?:everything|all) we know(?: so far)?$|\\bwhat to expect\\b',
  '\\b(?:shelves|shelved|shelving|withholds?|withheld|(?:holds?|held|keeps?) (?:(?!data\\b|weights\\b)[^\\s,;:]{1,16} ){0,4}?(?:back|private|under wraps)|puts? (?:[^\\s,;:]{1,16} ){1,4}?on hold)\\b',
  `\\b(?:pushed|pushes|slips?|slipped|moved|bumped) (?:back )?(?:to|into|until) ${TIME}|\\b(?:pushes|moves|bumps|delays) (?!back\\b)[^.;:,]{2,30}? (?:back )?(?:to|into|until) ${TIME}`,
  `\\b(?:set|slated|due|scheduled|on track|planned) (?:for|in|on) (?:an? )?${TIME}`,
  `\\b${LAUNCH} (?:nears|approaches|looms|draws near|is near)\\b|\\bnear(?:s|ing) (?:an? |its )?${LAUNCH}\\b`,
  `\\b(?:eyes|eyeing|targets|targeting) (?:an? )?(?:${TIME} )?${FEW}(?:${LAUNCH}|${TIME})`,
].join('|')
