import type { ScannedField } from '../../scan-text.ts'
import { tellsOfOwnRaise } from './tells-of-raise.ts'

/** `Why I turned down a $50M Series B`, `How to raise a $5M seed round`, `Jane Holt on raising seed rounds`, `I raised $3M. Here’s what I learned`: advice, and nobody's round of now. */
const ADVICE =
  /^(?:(?:why|how) (?:I|we) (?:turned|said|walked|passed|rejected|declined|refused|never|did(?:n['’]t| not)|won['’]t|regret|almost|nearly)\b|how to (?:raise|land|close|secure|get|win|negotiate|pitch)\b|(?:\d{1,2}|five|ten|lessons|what I) (?:[\p{L}-]{2,14} ){0,3}?(?:lessons|learned|mistakes|tips|things)\b|I (?:raised|turned down|rejected) |the [$€£]\S{1,8} (?:(?:million|billion) )?(?:mistake|lesson|myth|question)\b)|[.:;–—-] ?(?:here['’]s|here is) (?:what|how) (?:I|we|you|he|she|they)\b|^[^:;,$€£]{2,50}(?<!\b(?:work(?:s|ing)?|focus\w*|sights|plan(?:s|ning)?|intent|keen|bets?|betting|set|close|closing|move[sd]?)) on (?:raising|fund-?raising)\b|\b(?:what (?:I|we|it) (?:learned|taught)|(?:lessons|what you can learn) from)\b/iu
/** `How we raised $8M and what we learned` may be how a company tells of its round. */
const OWN = /\b(?:announc|today|we(?:['’]ve| have) raised|our (?:seed|series))\b/iu

/** Whether a headline gives advice on money, or tells what somebody made of theirs: no round is news in it. */
export function tellsOfExperience(title: ScannedField): boolean {
  return title.searched.has(ADVICE) && !OWN.test(title.text) && !tellsOfOwnRaise(title)
}
