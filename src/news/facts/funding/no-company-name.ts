import type { Sifted } from '../../patterns/sifted-text.ts'

/** `Quillon's Series B`, `Quillon's ARR`: what is somebody's. */
const OWNED =
  "['’]s? (?:series(?: [a-k])?|seed|pre-seed|round|valuation|funding|financing|raise|ipo|staff|employees|[am]rr|gmv|revenues?|sales)$"
/** Words of the round. */
const OF_THE_ROUND =
  '^(?:s[eé]rie [a-k]|échec|round)$|^(?:(?:advanced|early|late-stage|active) )?talks\\b|^deals?(?: |$)|^share sale|^term sheet$|^(?:arr|mrr|gmv)$|^[bm]illions$|^(?:r&d|m&a)$|^[一二两三四五六七八九十百千万亿]+[美欧日韩港]?元$'
/** `Bengaluru Startup`, `Chip Maker`, `Example CEO`, `Quillon Rival`: what or who it is. */
const WHAT_IT_IS =
  '(?:^|[ -])(?:start-?ups?|maker|neobank|c[eftop]o|(?:co-?)?founders?|alums?|vets?|powered|olds?)$|(?<=\\S )(?:rivals?|competitors?)$|^(?:ai )?lab$|^(?:investors?|backers?)$|(?:创业者?|员工|高管|科学家)$'
/** `90后创始人`, `成立3年`, `Europe`, the `36` of an outlet: how old, since when, how long, where. */
const WHEN_AND_WHERE =
  '^(?:pre-?)?[a-k]\\+?轮|^[5-90０][05](?:后[\\p{Script=Han}]{0,8})?$|^(?:成立|创立|创办)\\d|^\\d{1,2}$|^(?:months|weeks|days|years|ever|europe|asia|africa|north america|latin america|silicon valley)$'
/** `Quillon also`: a word of the sentence. */
const OF_THE_SENTENCE = ' also(?: |$)'

const NO_NAME = new RegExp([OWNED, OF_THE_ROUND, WHAT_IT_IS, WHEN_AND_WHERE, OF_THE_SENTENCE].join('|'), 'iu')

/** `Neobank Quillon`, `Data-Center Builder Quillon`: what it is, and its name behind it; `Operator Labs` is a name. */
const KIND_AND_NAME =
  /(?:^|[ -])(?:start-?up|upstart|unicorn|decacorn|spin-?out|neobank|notetaker|(?:chip|drug|car|auto|rocket|drone|robot)-?maker|maker|builder|operator|provider|developer|rival|competitor|challenger|alum|grad) (?=(?-i:\p{Lu}|\d))(?!(?:AI|Labs?|Foods?|Health|Robotics|Bio|Tech|Technologies|Systems|Energy|Genome|Group|Studios?|Security|Software|Capital|Ventures)(?:$|[ -]))|[ -](?:platform|service|exchange|marketplace|app|company|firm|giant|fintech|proptech|insurtech|edtech|healthtech|biotech) (?=(?-i:\p{Lu}))/iu

const KIND_FIRST = /^(?:app|platform|service|exchange|marketplace|company|firm|giant) \p{Lu}/iu

/** `Deal raises €60 million`, `Ever raises $20M`: such a word alone before what only a company does with a sum. */
const CALLED_SO = /^(?:deals?(?: \p{Lu}[\p{L}\d]{1,16})?|ever|rounds?)$/iu
const RAISES_SUM = /^ (?:raises|raised|secures|secured|lands|nabs|bags) (?:US)?[$€£¥₹]\s?\d/u

/**
 * Whether words that are written as a company's name would be, in a headline of capitals too, are none, or more than one;
 * `behind` is what stands right behind them where they begin a text.
 */
export function isNoCompanyName(name: Sifted, behind: Sifted | null = null): boolean {
  if (behind?.has(RAISES_SUM) === true && name.has(CALLED_SO)) return false
  return name.has(NO_NAME) || name.has(KIND_AND_NAME)
}

/** `App Quillon` of `Health and Wellness App Quillon`; where nothing says what app it is, App Larkspur may be a name. */
export function beginsWithKind(name: Sifted): boolean {
  return name.has(KIND_FIRST)
}
