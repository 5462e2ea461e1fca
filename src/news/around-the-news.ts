import { EASTERN_LEGAL_FORM } from './eastern-legal-form.ts'
import { withoutSignature } from './outlets.ts'
import type { Part } from './part.ts'

/** Google News puts the outlet behind each headline. */
const GOOGLE_NEWS = /^https?:\/\/news\.google\.com\//u
const OUTLET = /(?<=.{12}) - [^-–—]{2,40}$/u

const PICTURE = '(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\p{Regional_Indicator}|\\ufe0f|\\u200d)'
/** `株式会社クイロン`, `(주)퀼론`: before a name, and no part of it. */
const LEGAL_FORM_BEFORE = `(?:(?!주식회사\\S)${EASTERN_LEGAL_FORM}\\s?(?=[\\p{L}\\d]))?`
/** `🚀 `, `Exclusive: `, `UPDATE 1-`, `[단독] `: what stands before a headline, and says nothing of it. */
const BEFORE_HEADLINE = new RegExp(
  `^(?:${PICTURE}\\s*)*(?:(?:(?:exclusive|breaking(?: news)?|scoop|just in|updated?(?: \\d)?|news|press release)(?:\\s?[:|–—]|\\s-)\\s+(?=\\S)|(?-i:(?:BRIEF|RPT|REFILE|CORRECTED|E[Xx][Cc][Ll][Uu][Ss][Ii][Vv][Ee]|(?:UPDATE|WRAPUP) \\d{1,2})-(?=\\p{Lu}\\p{Ll}|\\p{Lu}+(?: \\d{1,2})?-))+|` +
    '\\[(?:exclusive|breaking|scoop|news|n|updated?|단독|속보|독점)\\]\\s*|(?:独家|快讯|突发|重磅|速報|独自)[：:|｜]\\s*|(?:단독|속보)[：:]\\s*|[【［](?:独家|快讯|突发|速報|独自)[】］]\\s*)' +
    `(?:${PICTURE}\\s*)*)?${LEGAL_FORM_BEFORE}`,
  'iu',
)
/** ` 🚀`, ` #AI #LLM`: what stands behind one. */
const BEHIND_HEADLINE = new RegExp(`(?<=.{12})(?:\\s?${PICTURE}|\\s#[\\p{L}\\d_]{1,30})+\\s?$`, 'u')
const ENDS_SO = new RegExp(`(?:${PICTURE}|#[\\p{L}\\d_]{1,30})\\s?$`, 'u')

/** A headline without what outlets and people put behind theirs. */
export function withoutTail(title: string, url: string | null): string {
  const bare = ENDS_SO.test(title) ? title.replace(BEHIND_HEADLINE, '') : title
  return url !== null && GOOGLE_NEWS.test(url) ? bare.replace(OUTLET, '') : withoutSignature(bare)
}

/** Where the news of a headline begins. */
export function newsAt(headline: string): number {
  const length = BEFORE_HEADLINE.exec(headline)?.[0].length ?? 0
  return length < headline.length ? length : 0
}

/** What programs put around a summary, or in its place: addresses of comments, who posted it, what the outlet is called. */
const BEFORE_SUMMARY = new RegExp(
  `^(?:Article URL: \\S+(?:\\s+Comments URL: \\S+)?(?:\\s+Points: \\d+)?(?:\\s+# Comments: \\d+)?\\s*)?${LEGAL_FORM_BEFORE}`,
  'u',
)
const BEHIND_SUMMARY =
  /(?<!\S)(?:The (?:post|article|story) .{1,300}? (?:appeared first|first appeared|was (?:originally|first) published) (?:on|in|at) [^.,]{1,60}\.?|submitted by\s+\/?u\/\S+.{0,40}|\((?:Reporting|Writing|Editing)(?: and \w+)? by [^()]{2,200}\)|Follow us on [^.:]{2,60}\.?)\s*$/su
/** One of these each of them has. */
const ENDS_WITH = ['appeared', 'published', 'submitted by', '(Reporting', '(Writing', '(Editing', 'Follow us on']
/** So many of them stand behind one another at most. */
const MOST_BEHIND = 3

/** What news is told with, of rounds and of models. */
const NEWS_IN_IT = String.raw`[$€£¥₹]\s?\d|\b(?:rais(?:e|ing)|launch|releas|unveil|introduc|announc|secur(?:e|ing)|invest|acquir|open-sourc|debut)`
/** `Jane Doe, CEO of Quillon. Photo: Alder / Getty Images.`: a picture's words, none of which tells the news. */
const OF_A_PICTURE = new RegExp(
  String.raw`^(?:(?!${NEWS_IN_IT})[^.!?]){0,200}?(?:^\(?|\. \(?)(?:(?:(?:Photo|Image|Illustration|Picture|Photograph|Graphic)s?(?: [Cc]redits?)?|Credits?|Photographer)(?::| by| courtesy of) ?(?:(?!${NEWS_IN_IT})[^.!?]){2,80}?|REUTERS/[^.!?]{2,40}?)(?:\.\)?|\)) (?=\S.{20})`,
  'u',
)
/** One of these each of them has, near its beginning. */
const PICTURED = /hoto|mage|redit|llustration|Picture|Graphic|REUTERS\//u
const PICTURE_REACH = 300

const TO_OTHERS = String.raw`(?:Also [Rr]ead|ALSO READ|Read [Aa]lso|READ ALSO|Read [Nn]ext|READ NEXT|Read [Mm]ore|READ MORE|(?:Also [Ss]|S)ee [Aa]lso|(?:RELATED|Related)(?: (?:[Aa]rticles?|[Ss]tor(?:y|ies)|[Rr]eading|[Pp]osts?|[Nn]ews|[Cc]overage))?|Recommended(?: [Rr]eading)?|Further [Rr]eading|(?<=\S\s{1,3})Top [Ss]tor(?:y|ies)|You (?:may|might) (?:also )?like|Don['’]t [Mm]iss|Must [Rr]ead|Lesen Sie auch|Mehr zum Thema|Auch interessant|[LÀA](?: l)?ire aussi|Lee también|Leer también|Te puede interesar|Leia (?:também|mais)|Veja também|관련\s?기사|관련\s?뉴스|함께\s?(?:보면|읽으면)\s?좋은\s?(?:기사|글)|相关阅读|延伸阅读|推荐阅读|相关报道|相关文章|往期回顾|関連記事|関連ニュース|あわせて読みたい)\s?`
const BRACKETED = String.raw`[[<【](?:관련기사|関連記事|相关阅读)`
/** What leads a reader elsewhere: `Also read: Harbor raises $90M`, `관련기사:`, `相关阅读：`. */
const LEADS_ELSEWHERE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${TO_OTHERS}[:：]|${BRACKETED}[\]>】])\s*(?:.{2,200}?(?:[.!?](?=\s)|[。！？])|.{2,240}$)`,
  'gsu',
)
/** The same, looked at from its sign: asked of every summary, of which few have any. */
const MAY_LEAD = new RegExp(`(?<=${TO_OTHERS})[:：]|(?<=${BRACKETED})[\\]>】]`, 'u')

function withoutEnds(text: string): string {
  if (!ENDS_WITH.some((words) => text.includes(words))) return text
  let bare = text
  for (let count = 0; count < MOST_BEHIND; count += 1) bare = bare.replace(BEHIND_SUMMARY, '')
  return bare
}

/** How much of a text is said of a picture above it. */
function pictureBefore(text: string): number {
  return PICTURED.test(text.slice(0, PICTURE_REACH)) ? (OF_A_PICTURE.exec(text)?.[0].length ?? 0) : 0
}

/** A summary without what outlets put around it: the rest keeps its places. */
export function ownWords(summary: string): Part {
  const before = BEFORE_SUMMARY.exec(summary)?.[0].length ?? 0
  const start = before + pictureBefore(summary.slice(before))
  const text = withoutEnds(summary.slice(start))
  return { text: MAY_LEAD.test(text) ? text.replace(LEADS_ELSEWHERE, (led) => ' '.repeat(led.length)) : text, start }
}
