import type { ScannedText } from '../../scan-text.ts'
import type { ModelCandidate } from './model-candidates.ts'

/** `Ex-Quillon chief`: where somebody was before. */
const FORMER = /^ex-/iu
/** What stands before the news, and names nothing of it. */
const LABEL =
  /^(?:(?:(?:ai|tech|big|hot|daily|weekly|industry) )?(?:exclusive|breaking|reports?|scoop|updates?|news|rumou?r|leak|papers?|watch|video|review|opinion|analysis|explainer|interview|podcast|live|poll|guide|finally|today|tonight|yesterday|now|meanwhile|however|just in|tl;?dr|psa|fyi|official(?:ly)?|confirmed|recap|digest|roundup|discussion|question|help|weather|robots?|science|health|research)|(?:in|on|at|by|from|after|before|since|for|with|as|under) .*)$/iu
/** Words that part a label, or what a headline begins with, from the rest. */
const PARTED = /^(?:\s?[:：,，|]| [-–—] )/u
/** What somebody does, right behind their name. */
const ACTS =
  /^(?:[’']s [^,:;]{1,30})?,? (?:(?:to|will|may|might|could|has|have|is|are|was|just|quietly|finally|plans?|said|says|set|reportedly|officially) )*(?:releas|launch|unveil|introduc|open[- ]?sourc|debut|announc|drop|ship|show|preview|publish|teas|develop|build|bring|mak|test|plan|says?\b|will\b|adds?\b|rolls?\b)|^\s?(?:将|拟|正|已|或将|计划|今日|正式|宣布|首次)*(?:发布|推出|开源|上线|公布|开发|测试|研发)/iu
/** `Snap, which makes an app, unveils`: a remark on who acts. */
const REMARK = /^,[^,:;]{2,60},/u
/** So near who acts stands behind a label. */
const NEAR = 40

/**
 * Whether a candidate is a name by its place alone, at the beginning, and the rest shows that it is none: `Exclusive: Quillon
 * to launch a model`, `Today, it runs on laptops.` A beginning of a summary that is one says so (`defined-name.ts`).
 */
export function isLabelOfHeadline({ field, mention, hasDigit }: ModelCandidate, { title }: ScannedText): boolean {
  if (FORMER.test(mention.name)) return true
  if (mention.found !== 'title' || mention.family !== null || mention.start !== 0 || hasDigit) return false
  // `Bringing Quill to everyone`, `Quill is faster now`: the headline names it, too, and not as who acts.
  if (field === 'summary') return title.text.indexOf(mention.name) <= 0
  if (LABEL.test(mention.name)) return true
  const rest = title.text.slice(mention.end)
  const remark = REMARK.exec(rest)?.[0]
  if (remark !== undefined && ACTS.test(rest.slice(remark.length))) return true
  return (
    PARTED.test(rest) &&
    title.organisations.some(
      ({ start, end }) =>
        start > mention.end && start - mention.end < NEAR && ACTS.test(title.text.slice(end, end + NEAR)),
    )
  )
}
