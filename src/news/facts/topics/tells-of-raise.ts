import { GETTING_VERBS } from '../../getting-verbs.ts'
import type { ScannedField } from '../../scan-text.ts'
import { BEFORE_LISTING } from '../before-listing.ts'
import { sellsNoShares } from './sells-no-shares.ts'

const SUM = String.raw`(?:(?:an?|over|about|another|an additional|nearly|almost|more than|at least|up to|around|fresh|some|a whopping|a further) ){0,2}(?:US|C|A|S)?[$€£₹]\s?\d[\d.,]{0,9} ?(?:(?:[BMKbmk]n?|Cr|cr|[Mm]illion|[Bb]illion|[Cc]rore)(?![\p{L}\d]))`
/** Who stands first: `Swedish start-up Quillon`, `Quillon, maker of an agent for lawyers,`; of what is `to raise` or `that raised` more is to be known. */
const WHO = String.raw`^(?:[^:|,]{1,24}[:|] |${BEFORE_LISTING})?(?<who>(?=[\p{Lu}\d])[\p{L}\d.&’'-]{2,24}(?: (?!(?:to|that|who|which|have|could|may|might|will|would|can|must|needs?|not|never|after|as|if|when|and|with) )[\p{L}\d.&’'-]{1,24}){0,7})(?:, (?:an?|the|maker|creator|developer) [^,:;]{3,60},)? `
const PLAIN = String.raw`(?:${GETTING_VERBS}|raised|has raised|just raised|picks up|reels in|hauls in|pulls in)`
/** The same said more loosely, and what also comes in from customers, or as a prize. */
const LOOSELY = '(?:banks|just got|pockets|grabs|scores|clinches)'
const OTHER = '(?:gets|nets|adds|collects|rakes in|attracts|receives|garners)'
const RAISES = new RegExp(`${WHO}${PLAIN} ${SUM}(?=$|[^\\p{L}\\d])`, 'u')
/** Behind who builds AI: `closes $40B as it readies GPT-9`; of the model nothing is told. */
const RAISES_MEANWHILE = new RegExp(
  `^(?: AI)? (?:${GETTING_VERBS}|raised) ${SUM} (?:as|while) (?:it|the company) (?:preps|prepares|readies|trains|works on|gears up for) `,
  'u',
)
/** Behind the same: `adds $400M from Alder`; what comes in by a contract is none of a round. */
const GETS_FROM = new RegExp(
  String.raw`^(?: AI)? (?:${GETTING_VERBS}|raised|adds|${LOOSELY}|${OTHER}) ${SUM}(?: more)?(?: in (?:new |fresh )?(?:funding|financing|capital))? from (?=\p{Lu})(?![^;:]{0,60}\b(?:deal|contract|sales?|licens\w{1,4}|revenue|customers?|orders?|settlement|suit|lawsuit)(?!\p{L}))`,
  'u',
)
const BEHIND = String.raw`(?=$|[,;]| (?:in (?:new |fresh )?(?:funding|financing|seed|series|capital)|from(?= \p{Lu}| (?:investors|backers|VCs|angels))|for|to|as|at|led|seed|pre-seed|series|round)(?!\p{L}))`
const PUTS_AWAY = new RegExp(`${WHO}${LOOSELY} ${SUM}${BEHIND}`, 'u')
const GETS = new RegExp(`${WHO}${OTHER} ${SUM}${BEHIND}`, 'u')
/** `Quillon’s $230M round draws`, `Quillon signs term sheet for`, `Quillon, with a fresh $33M, rents`, `becomes a unicorn with $170M Series B` */
const HAS = new RegExp(
  String.raw`[\p{L}\d]['’]s? (?:(?:new|massive|latest|giant|record|huge|whopping) )?${SUM}(?: [\w-]{1,12}){0,3} (?:round|raise|[Ss]eries [A-K]|funding|financing|seed)(?!\p{L})` +
    String.raw`|(?:[Rr]ound|[Rr]aise|[Ff]unding|[Ff]inancing|[Ss]econdary sale|[Tt]ender offer|[Ss]eries [A-K]) (?:[Vv]alues|[Vv]alued|[Tt]o [Vv]alue) [^,:;$€£]{2,40} [Aa]t (?:(?:about|around|over|nearly|more than) )?[$€£₹]\s?\d` +
    String.raw`|, with (?:a |its )?fresh ${SUM},` +
    String.raw`|[Ss]igns (?:an? )?(?:${SUM} )?term sheets?(?!\p{L})` +
    String.raw`|[Bb]ecomes? (?:an? |the |[\p{L}\d’'-]{2,20} ){0,4}[Uu]nicorn (?:with|after|on|in) [^:;]{0,30}?(?:${SUM}|[Ss]eries [A-K]|\bround)`,
  'u',
)
/** `Jane Holt seeks $1B for her AI start-up` */
const WANTS = new RegExp(
  String.raw`^(?:[^:|]{1,24}[:|] )?(?<who>[^,:;$€£]{2,60}?) (?:[Ss]eeks?|[Ww]ants|[Ii]s [Ss]eeking|[Ee]yes) ${SUM} (?:[Ff]or|[Tt]o (?:[Ll]aunch|[Ss]tart|[Bb]uild|[Ff]und)) (?:(?:[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Nn]ew|[Oo]wn|[Nn]ext|AI|[\p{L}-]{2,12}) ){1,4}(?:[Ss]tart-?[Uu]p|[Ll]ab|[Cc]ompany|[Vv]enture)(?!\p{L})`,
  'u',
)
/** A company: by what it is or makes, by the round, or by what it does with the sum. */
const COMPANY =
  /(?<![\p{L}\d])(?:AI|start-?up|scale-?up|series [a-k]|seed|rounds?|funding|financing|valuation|led by|robot\p{L}{0,6}|software|platform|agents?|VCs?|IPO|(?:wealth|pension|sovereign) funds?|investment authority)(?![\p{L}\d])/iu
/** That it is one beyond doubt. */
const START_UP =
  /(?<![\p{L}\d])(?:start-?up|scale-?up|series [a-k]|seed|rounds?|funding|financing|valuation|led by)(?![\p{L}\d])/iu
const TO_DO = /(?<! (?:secures|closes|lands|pulls in|hauls in) [^ ]{2,12}(?: [mb]illion)?) (?:to|as its) \p{Ll}/iu
/** `lands $30M after it launched its first model` */
const AFTER_ITS_PRODUCT =
  / after (?:it |they )?(?:launch|releas|unveil|debut|ship|open-?sourc)(?:es|ed|ing) (?:its|their|an?|the) /u
const NAME = /(?:^| )[\p{Lu}\d][\p{L}\d.&’'-]{2,24}$/u
/** Money of another kind, or of others. */
const OTHER_MONEY =
  /\b(?:(?<!(?:(?:ahead of|before) (?:an? |its )?(?:planned |expected |possible )?|pre-))IPO|acqui\w{2,6}|department|ministry|government|(?<!(?:wealth|pension|sovereign|founders|innovation council) )funds?(?! ?-?rais)|vehicle|notes|bonds?|offering|debentures?|contracts?|orders?|shares?|stock|fines?|penalt(?:y|ies)|settlement|damages|verdict|lawsuit|tax (?:breaks?|credits?|bills?|cuts?|refunds?)|charity|charities|relief|victims|donat\w{1,4}|campaigns?|election|senate|presidential|PAC|ICO|token sale|presale|budgets?|revenues?|profits?|sales|quarter|prices?|fees?|wages?|dividend|guidance|forecast|outlook|targets?|bail|ransom|hack(?:ed|ers)?|box office|gofundme|kickstarter|crowd\s?fund\w{0,4}|auction|gala|telethon|church|university|hospital|museum|zoo|prize|jackpot|deals?)\b/iu
const MANY = /^(?:\d{1,3} |(?:these|those|here|every|all|the) )|\b(?:start-?ups|companies|firms) (?:have |has )?rais/iu
const INVESTS =
  /\b(?:ventures?|capital|partners|equity|VC(?: [\w-]{2,20}){0,2})(?:,| (?:has |just )?(?:rais|clos|secur|land|nab|bag|snag|pick|haul|reel|pull)\w{0,4} )/iu

/** `I raised $5M for my AI startup`, and nothing more. */
const MY_OWN = new RegExp(
  String.raw`^I (?:(?:just|recently|finally) )?raised ${SUM} for (?:my|our) (?:[\p{L}-]{2,14} ){0,4}(?:start-?up|company|business|app)[.!]?$`,
  'u',
)

/** Whether a headline is no more than that somebody raised a sum for a company of their own. */
export function tellsOfOwnRaise({ text, money }: ScannedField): boolean {
  return money.length > 0 && MY_OWN.test(text)
}

/**
 * `Quillon raises $27M to …`: a headline that begins with who gets a sum, in so many words. Investors, who raise for funds,
 * states, companies that are known, of which many are listed, and what comes in otherwise are left to what was learnt.
 */
export function tellsOfRaise(title: ScannedField): boolean {
  const { text, money } = title
  const [first] = title.organisations
  if (money.length === 0 || OTHER_MONEY.test(text)) return false
  if (tellsOfOwnRaise(title)) return true
  const wants = WANTS.exec(text)?.groups?.who
  if ((HAS.test(text) || (wants !== undefined && !sellsNoShares(wants))) && !INVESTS.test(text)) return true
  if (first?.start === 0) {
    const behind = text.slice(first.end)
    return first.organisation.ai === true && (RAISES_MEANWHILE.test(behind) || GETS_FROM.test(behind))
  }
  const isOfCompany = COMPANY.test(text)
  const found =
    RAISES.exec(text) ?? (isOfCompany ? PUTS_AWAY.exec(text) : null) ?? (START_UP.test(text) ? GETS.exec(text) : null)
  const who = found?.groups?.who
  if (who === undefined || MANY.test(text) || INVESTS.test(text) || sellsNoShares(who)) return false
  return isOfCompany || ((TO_DO.test(text) || AFTER_ITS_PRODUCT.test(text)) && NAME.test(who))
}
