import { isPlace } from '../../names/places.ts'
import { firstNamedBy, namedBy } from '../named-by.ts'
import { isNoCompanyName } from './no-company-name.ts'
import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

const SUM = String.raw`(?:[$€£¥₹]\s?\d[\d.,]{0,12}[ -]?(?:[bmkBMK]n?|[Bb]illion|[Mm]illion|trillion|crore)?\+?|\d[\d.,]{0,8} (?:million|billion) (?:dollars|euros))`
const ABOUT = '(?:(?:up to|about|around|over|another|an additional|a further|as much as|more than|nearly|at least) )?'
/** That somebody puts a sum into another, who is named right behind it. */
const NEARS =
  '(?:nears?|(?:is |are )?(?:near(?:ing)?|close to|closing in on|in (?:late-stage |advanced |early )?talks (?:for|over|to (?:make|lead)))|to (?:make|lead)|(?:weigh|mull|eye|plan|finali[sz]e|lead|make|announce|consider|complete|agree)s?(?: on| to)?)'
const NAME = String.raw`((?=\p{Lu})(?!AI(?:$|[,.;:]| (?!\p{Lu})))[\p{L}\d][\p{L}\d&.’'-]{0,24}?(?: \p{Lu}[\p{L}\d&.-]{0,20}){0,2})(?:['’]s?)?`
const KIND = '(?:start-?up|company|firm|lab|maker|unicorn|rival|developer)'
/** `Paris-based`, `French AI startup`, `OpenAI rival` */
const OF_A_PLACE = String.raw`(?:\p{Lu}[\p{L}\d.]{1,20} (?:[Rr]ival|[Cc]ompetitor|[Cc]hallenger) )?(?:\p{Lu}[\p{L}.]{1,14}(?:-based |['’]s | (?=(?:AI )?(?:[a-z-]{2,12} )?${KIND} )))?(?:AI (?=[a-z]))?(?:[a-z][a-z-]{1,14} ){0,4}`

/** `Alder close to $200M investment in Quillon`, `Alder, Birch lead $200M investment in Quillon` */
const SUM_IN = new RegExp(
  String.raw`^[^:;]{2,60}? ${NEARS} (?:an? )?${ABOUT}${SUM} (?:[a-z-]{2,12} ){0,2}(?:funding|investment|financing|bet|round|stake) in(?:to)? ${OF_A_PLACE}${NAME}(?=$|[,.;:–—]| (?:at|as|to|for|in|after|amid|ahead|over|and|with|that|which|who)\b)`,
  'du',
)
/** The same in a headline of capitals, of whom it says what it is: `Alder Leads $40M Investment in Legal AI Firm Quillon`. */
const SUM_IN_CAPITALS = new RegExp(
  String.raw`^[^:;]{2,60}? (?:Leads|Joins|Nears|Weighs|(?:Is |In Talks )?[Tt]o Lead|Makes) (?:[Aa] )?${SUM} (?:Investment|Funding|Financing|Round|Bet|Stake) [Ii]n(?:to)? (?:\p{Lu}[\p{L}-]{0,16} ){0,3}?(?:Firm|Start-?[Uu]p|Company|Maker|Lab|Unicorn) ${NAME}(?=$|[,.;:–—]| (?:[Aa]t|[Aa]s|[Tt]o|[Ff]or|[Aa]fter)\b)`,
  'du',
)
/** `Alder to pay $400M for a slice of Quillon`, `Alder takes 10% of Quillon for $400M`, `Alder takes stake in Quillon` */
const FOR_A_PART = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:pa(?:ys?|id|ying) ${ABOUT}${SUM} for (?:an? |its )?(?:\d{1,2}(?:\.\d)?% |minority |small |major )?(?:slice|stake|share|piece|interest) (?:of|in)|(?:takes?|buys?|gets?|grabs?|acquires?|eyes|weighs|considers|mulls) (?:an? )?(?:(?:[1-4]?\d(?:\.\d)?% |minority )(?:(?:slice|stake|share|piece|interest) )?|(?:${SUM} |strategic |small )?stake )(?:of|in)) ${OF_A_PLACE}${NAME}(?=$|[,.;:–—]| (?:at|as|to|for|in|after|amid|with|that|which|who)\b)`,
  'du',
)
/** `Alder investit 50 millions d'euros dans Quillon` */
const FRENCH = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:investit|va investir|injecte|mise) (?:\p{Ll}[\p{L}’']{1,10} ){0,3}\d[\d.,]{0,8} (?:millions?|milliards?) (?:d['’]euros|de dollars) dans (?:(?:la |le |l['’])?(?:start-?up|jeune pousse|société|licorne) (?:\p{Ll}{3,12} ){0,2})?${NAME}(?=$|[,.;:–—]| (?:pour|et|afin|à)(?!\p{L}))`,
  'du',
)
/** `Alder invierte 50 millones de euros en Quillon`, `Investoren stecken 50 Millionen Euro in Quillon` */
const SPANISH = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:invierte|invertirá|inyecta|inyectará|ponen) (?:\p{Ll}{2,10} ){0,2}\d[\d.,]{0,8} (?:millones|mil millones)(?: de (?:euros|dólares))? en (?:(?:la |el )?(?:startup|empresa|compañía|firma) (?:\p{Ll}{2,12} ){0,3})?(?!IA\b)${NAME}(?=$|[,.;:–—]| (?:para|y|a|con|tras)(?!\p{L}))`,
  'du',
)
/** `Alder investe 50 milioni di euro in Quillon`, `Alder injeta US$ 50 milhões na Quillon` */
const ITALIAN = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:investe|investono|inietta|punta) (?:\p{Ll}{2,10} ){0,2}\d[\d.,]{0,8} (?:milioni|miliardi|mln|mld) di (?:euro|dollari) (?:in|nella|su) (?:(?:start-?up|scale-?up|società) (?:\p{Ll}{2,12} ){0,3})?(?!AI\b)${NAME}(?=$|[,.;:–—]| (?:per|e|a|con)(?!\p{L}))`,
  'du',
)
const PORTUGUESE = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:investe|investem|injeta|aporta|coloca) (?:\p{Ll}{2,10} ){0,2}(?:US\$ |R\$ )?\d[\d.,]{0,8} (?:milhões|bilhões|bilhão|milhão|mi|bi)(?: de (?:dólares|euros|reais))? (?:em|na|no) (?:(?:start-?up|startup|empresa) (?:\p{Ll}{2,12} ){0,3})?(?!IA\b)${NAME}(?=$|[,.;:–—]| (?:para|e|a|com)(?!\p{L}))`,
  'du',
)
const GERMAN = new RegExp(
  String.raw`^(?:[^:;]{2,30}: )?(?:Investoren|Geldgeber|Kapitalgeber|\p{Lu}[\p{L}\d&-]{1,20}(?: \p{Lu}[\p{L}\d&-]{1,20}){0,2}) (?:stecken|steckt|investieren|investiert|pumpen|pumpt) (?:\p{Ll}{2,10} ){0,2}(?:\d[\d.,]{0,8}|\p{Ll}{2,12}) (?:Millionen|Milliarden|Mio\.|Mrd\.) (?:Euro|Dollar|US-Dollar|Franken) in (?:(?:das |den |die )?(?:\p{Lu}[\p{L}]{1,16}er )?(?:KI-)?(?:Start-?up|Unternehmen|Firma) )?(?!KI\b)${NAME}(?=$|[,.;:–—])`,
  'du',
)
/** `Alder offers $10B to Quillon`, `NSF awards $2M to Quillon` */
const OFFERED = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:offers|offered|gives|gave|hands|commits|committed|extends|lends|awards|awarded) ${ABOUT}${SUM} (?:[a-z-]{2,12} ){0,2}to ${OF_A_PLACE}${NAME}(?=$|[,.;:–—]| (?:at|as|for|in|after|amid|with|that|which|who)\b)`,
  'du',
)
/** `Alder in talks to lead`, `Alder nears deal to lead`, `Alder leads` */
const LEADS =
  '(?:(?:(?:is |are )?in (?:(?:advanced|early|late-stage) )?talks |nears? (?:an? )?deal |close to (?:an? )?deal |set |poised |expected |likely |agrees )?to (?:co-)?lead|(?:co-)?leads|led)'
/** `Alder joins Quillon's $500M round`, `Alder leads Quillon's Series B`, `Alder, Birch among investors in Quillon's Series B` */
const JOINED = new RegExp(
  String.raw`^[^:;]{2,60}? (?:joins|joined|${LEADS}|co-led|anchors|participates in|takes part in|among (?:the )?(?:new )?(?:investors|backers) in) ${OF_A_PLACE}${NAME}(?<=['’]s?) (?:(?:latest|new|recent|first) )?(?:[$€£¥₹]|(?:[Pp]re-)?[Ss]e(?:ed|ries)\b|(?:\d[\d.]* (?:million|billion) )?(?:funding|financing|round|raise))`,
  'du',
)
/** `Alder backs Quillon in $42M round`, `Alder, Birch back Quillon` */
const BACKS = new RegExp(
  String.raw`^(?:[^,:;]{2,50}? (?:backs|backed|bets on|doubles down on)|[^:;]{2,60}?(?:,| and) [^,:;]{2,30}? (?:back|bet on)) ${OF_A_PLACE}${NAME}(?= (?:in|with|at) (?:an? |its |new |fresh |another ){0,2}(?:[a-z-]{2,12} )?${SUM})`,
  'du',
)
/** What a young company is called by what it does. */
const YOUNG =
  '(?:start-?up|unicorn|spin-?(?:out|off)|(?:chip|drug|robot|car|battery|drone|satellite|game|model|app)-?maker|(?<=AI |tech |robotics |quantum |computing |chip |software |biotech |fintech |security |voice |video )(?:company|firm|lab|developer|maker))'
/** `Alder backs Indian start-up Quillon to fix`, `Alder backs Pune-based Quillon`, `Alder invests in AI chipmaker Quillon` */
const BACKS_START_UP = new RegExp(
  String.raw`^[^,:;]{2,50}? (?:[Bb]acks|[Bb]ets on|[Dd]oubles down on|(?:has |have )?[Ii]nvest(?:s|ed)? in) (?:(?:(?!(?:by|against|over|in)\b)\p{L}[\p{L}\d.’'-]{0,18} ){0,5}?${YOUNG}|\p{Lu}\p{L}{2,14}(?: \p{Lu}\p{L}{2,14})?-based) (?!\p{Lu}[\p{L}\d.-]{0,24}['’]s )${NAME}(?=$|[,;:–—]| (?:to|as|in|at|for|with|after|amid)(?!\p{L}))`,
  'du',
)
/** `Alder backs chipmaker vying with Birch at $2.6 billion value`: whoever it is */
const BACKS_AT_PRICE =
  /\bbacks? (?:[\p{L}\d-]{1,16} ){0,4}?(?:start-?up|[\p{L}-]{0,10}maker|lab|firm|company|developer|unicorn|rival)\b[^.;:]{0,40}? at (?:an? )?[$€£]\s?\d\S{0,8}(?: (?:million|billion))?[ -](?:plus )?valu(?:e|ation)\b/iu
/** `Quillon taps Alder, Birch for $1B round`: who asks them raises it. */
const TAPS = new RegExp(
  String.raw`^${NAME} (?:taps|turns to|courts|enlists|brings in) (?:\p{Lu}[\p{L}\d.&’'-]{0,20},? (?:and )?){1,6}(?:for|to (?:lead|join|back)) (?:an? |its |new |latest |another ){0,2}(?:${SUM}|round|funding|financing|[Ss]eries|[Ss]eed)`,
  'du',
)
/** `Our investment in Quillon`, `Why we invested in Quillon`, `Partnering with Quillon`: an investor tells of its own. */
const OURS = new RegExp(
  String.raw`^(?:(?:[Aa]nnouncing |[Ii]ntroducing )?[Oo]ur (?:latest |new |first |lead )?(?:(?:[Pp]re-)?[Ss]eed |[Ss]eries [A-K] )?[Ii]nvestment in|[Ww]hy [Ww]e(?:['’]ve)? (?:(?:[Ii]nvested|[Ii]nvest) [Ii]n|[Bb]acked|[Ll]ed)|(?:[Ww]hy )?(?:[Ww]e(?:['’]re| are) )?(?:[Ii]nvesting [Ii]n|[Pp]artnering [Ww]ith|[Bb]acking)) ${NAME}(?=$|[,.;:–—|!]| [-–—(]| (?:to|and|for|as)\b)`,
  'du',
)
/** `Leading Quillon's Series B` */
const OUR_LEAD = new RegExp(
  String.raw`^(?:[Cc]o-)?[Ll]eading ${NAME}(?<=['’]s?) (?:[$€£]\S{1,8} )?(?:(?:[Pp]re-)?[Ss]eed|[Ss]eries [A-K]|[Rr]ound)(?!\p{L})`,
  'du',
)

/** `OpenAI Rival Quillon` is a name and what stands before it. */
function mayBeCalled(name: string): boolean {
  return !isPlace(name) && !isNoCompanyName(siftedText(name))
}

/** The start-up that a headline has somebody back, whatever the sum; `null` where it is not told so. */
export function startUpBacked(title: string): NameSpan | null {
  const found = namedBy(BACKS_START_UP.exec(title))
  return found !== null && mayBeCalled(found.name) ? found : null
}

/** Whether a headline has somebody back a company that it does not name, at a price. */
export function isUnnamedBacked(title: string): boolean {
  return BACKS_AT_PRICE.test(title)
}

/** Into whom a headline has an investor put money; `null` where it is not told so. */
export function putInto(title: string): NameSpan | null {
  return firstNamedBy(
    [
      SUM_IN,
      SUM_IN_CAPITALS,
      FOR_A_PART,
      FRENCH,
      SPANISH,
      ITALIAN,
      PORTUGUESE,
      GERMAN,
      OFFERED,
      JOINED,
      BACKS,
      BACKS_START_UP,
      TAPS,
      OURS,
      OUR_LEAD,
    ],
    title,
    mayBeCalled,
  )
}
