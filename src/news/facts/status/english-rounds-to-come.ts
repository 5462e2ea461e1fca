/** How English headlines tell of a round that is not done, though none of them says `in talks` or `seeks`. */

const SUM = String.raw`(?:(?:an? |its |another |a further |an additional )?(?:(?:up to|about|around|over|more than|at least|as much as|nearly|some|roughly) )?(?:[$€£¥₹]\s?\d|\d[\d.,]{0,8} (?:million|billion))[\w.,+-]{0,12}(?: (?:million|billion|trillion|dollars|euros|plus))?)`
const RAISE = '(?:raise|close|secure|land|complete|score|nab|snag|pull in|bring in|haul in|lock in)'
const ROUND =
  '(?:rounds?|raise|fundrais(?:e|er|ing)|funding|financing|valuation|share sale|stock sale|token sale|tender offer|capital|cash injection|injection)'
/** Some words of the same clause. */
const FEW = String.raw`(?:[^\s,;:]{1,16} ){0,4}?`

/** Under way: being raised now, or about to be closed. */
export const BEING_RAISED = [
  String.raw`\b(?:is|are|was|were) (?:now |currently |still |again |reportedly )?(?:fundraising|raising)\b(?! (?:the (?:bar|stakes)|awareness|eyebrows|expectations|concerns|questions|prices)\b)`,
  // A subject stands right before it: `after raising` and `…, raising` tell of what is done.
  String.raw`(?<=[\p{L}\p{N}.’')] )(?<!\b(?:after|by|since|from|before|despite|of|for|and|or|without|in|on|to|upon|while|when|not|stop|start|like|stealth|emerges|launches|debuts|says|considers|considering|weighs|weighing|discuss(?:es|ed|ing)?) (?:\p{Ll}+ly )?)raising (?:funds|money|new money|capital|fresh capital|cash|(?:at )?${SUM})`,
  `\\b(?:set|poised|on track|on course|about|due|expected|ready) (?:to (?:${RAISE}|be valued|hit|reach|top)|for) (?:(?!(?:with|after|following|growth)\\b)[^\\s,;:]{1,16} ){0,4}?(?:${SUM} ${FEW})?${ROUND}`,
  `\\b(?:set|poised|on track|on course|expected|rac(?:es|ing)|rush(?:es|ing)) to ${RAISE} ${SUM}`,
  `\\b(?:struggl(?:es?|ing)|scrambl(?:es?|ing)) to (?:${RAISE}|find (?:investors|backers|money|funding))\\b`,
  `\\b(?:funding |financing )?(?:rounds?|raise|fundraising) (?:stall(?:s|ed)|drags on|hits (?:an? )?(?:snag|snags|wall))\\b`,
  `\\basks? (?:[a-z]{3,10} )?(?:investors|backers|VCs) for ${SUM}`,
  `\\b(?:hires?|hired|taps?|tapped|picks|appoints|enlists|engages) (?:(?:an? |the )?(?:investment )?(?:banks?|bankers?|advis[eo]rs?)|Goldman(?: Sachs)?|Morgan Stanley|JP ?Morgan|Evercore|Lazard|Allen & Co\\S{0,4}) (?:(?:for|on) |as (?:an? |its )?(?:(?:financial|lead) )?advis[eo]rs?\\b|to (?:raise|explore|advise|run|lead|sell|find|help (?:it )?(?:raise|sell|find))\\b)`,
  `\\bin line (?:for|to (?:get|receive|raise)) ${SUM}`,
  `\\bback in (?:the )?market\\b`,
  `\\bto (?:nearly |more than )?(?:double|triple|quadruple) (?:its )?valuation\\b`,
  String.raw`\b(?:meets?|meeting|met|courts?|courting|woos?|wooing|pitch(?:es|ing)|sounds? out|sounding out|taps|approach(?:es|ing)?) (?:with )?(?:[^\s,;:]{1,16} ){0,3}?(?:investors|backers|VCs)\b`,
  `\\b(?:kicks? off|begins?|starts?|launch(?:es|ed)?|opens?) (?!with )(?:the |new |fresh )?(?:${SUM} )?(?:(?!(?:after|with|following|in|by|as)\\b)[^\\s,;:]{1,16} ){0,4}?(?:fundrais\\w{1,3}|raising|raise|(?:funding |financing )?round)\\b`,
  String.raw`\bterm sheets?\b(?!:)|\b(?:agrees?|agreed) (?:on )?(?:the )?terms\b`,
  `\\b(?:frontrunner|favou?rite|in pole position|set|agrees|slated) to (?:co-)?lead\\b|(?<=[\\p{L}\\p{N}.’')] )to (?:co-)?lead ${FEW}(?:${SUM} ${FEW})?${ROUND}`,
  String.raw`\b(?:offers?|offering) (?:its )?(?:staff|employees|workers)\b[^.;:]{0,24}\b(?:share|stock) sale\b`,
  `\\bfiles? to (?:raise|sell) ${SUM}`,
  // `raises close to $500M` is done.
  `(?<!\\b(?:rais(?:es|ed)|secure[sd]|closed?s?|land(?:s|ed)|gets?|got|worth|at|of|in|for|with|has|had) )\\bclose to ${SUM} ${FEW}(?:funding|financing|round|raise|investment)\\b`,
] as const

/** Wanted, planned or said. */
export const TO_BE_RAISED = [
  `\\b(?:aim(?:s|ing)?|angl(?:es|ing)|push(?:es|ing)|hunt(?:s|ing)|shop(?:s|ping)|look(?:s|ing)|ask(?:s|ing)|gear(?:s|ing) up|prepar(?:es|ing)) for ${SUM}`,
  `\\b(?:aiming|angling|hoping|looking|planning|preparing|gearing up|pushing|trying|intending) to ${RAISE}\\b`,
  `\\b(?:read(?:ies|ying)|pursu(?:es|ing)|prepar(?:es|ing)|plan(?:s|ning)?|propos(?:es?|ed|ing)|wants?|discuss(?:es|ed|ing)?) ${SUM} ${FEW}${ROUND}`,
  `\\b(?:explor(?:es?|ing)|consider(?:s|ing)?|weigh(?:s|ing)?|mull(?:s|ing)?|shop(?:s|ping)) (?:(?:an?|its|new|fresh|another) ){0,2}${ROUND}`,
  `\\bwants? ${SUM}(?: more)?$`,
  `\\b(?:seeks?|wants) ${SUM} (?:for (?:an? |his |her |their |its )?(?:new )?|to (?:launch|start|build|fund)\\b)`,
  `\\b(?:has |have |had )?discussed (?:raising|an? (?:new )?(?:funding )?round)\\b`,
  `\\b(?:planned|upcoming|proposed|prospective|potential|mooted|possible) ${FEW}(?:${SUM} ${FEW})?(?:rounds?|raise|fundrais(?:e|er|ing)|funding|financing)\\b`,
  String.raw`\b(?:tests?|testing|gaug(?:es|ing)|drums? up) (?:[^\s,;:]{1,16} )?(?:appetite|interest|demand)\b`,
  `\\b(?:would|could|may|might) (?:be (?:valued|worth)|value|make) ${FEW}${SUM}`,
] as const
