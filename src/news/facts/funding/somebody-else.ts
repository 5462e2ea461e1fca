import { isPlace } from '../../names/places.ts'
import { siftedText, type Sifted } from '../../patterns/sifted-text.ts'
import { SURELY_WHEN } from '../../english-dates.ts'

/** A day or a month, and what a headline begins with that is no name: `Investing in teachers`. */
const WHEN = new RegExp(`^${SURELY_WHEN}$`, 'iu')
/** `in May`: a month, and not somebody of that name. */
const MONTH_BEFORE = /\b(?:in|since|last|until|by|early|late|mid|of)[ -]$/iu
const DOING = /^\p{Lu}\p{Ll}{2,14}ing$/u
const DOING_WHAT = /^ (?:in|for|on|to|the|an?|our|with|at|up)\b/u

/** `America’s AI`: what is a place's. */
const POSSESSOR = /^([^'’]{2,20})['’]s? /u

/** The rest of a name in capitals: `Ada` of `Ada Larkin`, `OpenAI` of `OpenAI Co-Founder Larkin`. */
const NAME_GOES_ON = /^(?: \p{Lu}[\p{L}\p{N}.-]{0,20}){1,3}(?=['’]s? )/u
/** `’s new AI startup`: it is another company, whoever this is. */
const OWNS = /^['’]s? (?:[\p{L}-]{1,16} ){0,4}?(?:start-?up|company|venture|firm|lab)\b(?! fund)/iu

/**
 * What another is measured against: `tops $10B, surpassing Alder and Birch`. Both cases are written out: after thousands of
 * texts, V8 13.6 may miss `Surpass` with `(?i:surpass|outpac|overtak)` in a pattern that tells case.
 */
const MEASURED =
  /(?:\b(?:[Ss]urpass|[Oo]utpac|[Oo]vertak|[Oo]utstrip)(?:e?s|ing|ed)?|\b(?:[Oo]vertook|[Aa]head [Oo]f|[Cc]ompared (?:[Tt]o|[Ww]ith)|[Vv]ersus|[Vv]s\.?|[Tt]han|[Oo]n [Pp]ar [Ww]ith|[Ii]n [Ll]ine [Ww]ith)|超越|超过|反超) ?(?:\p{Lu}[\p{L}\p{N}.-]{1,20}(?:, | and |, and |和|、)){0,2}$/u
const MEASURING = /^(?:Surpass|Outpac|Overtak|Outstripp?|Beat|Topp)ing /u

/** `アルダーがリード`, `알더가 투자한`: who leads the round, or gave. */
const LEADS =
  /^(?:が(?:共同で)?(?:主導|リード)|[이가]\s?(?:공동\s)?(?:주도|리드)|[이가]\s투자한|等?(?:独家|联合|共同)?领投|等?(?:[也都又]|抢)?投了|等?抢投)/u
/** `アルダーやバーチなどが出資`: who gives; `が出資受け入れ` gets. */
const GIVE_IN_JAPANESE =
  /^(?:[とや、][\p{L}\dー]{2,12}?){0,3}(?:など|ら)?が(?:共同で?|それぞれ|追加で?)?出資(?!を?(?:受|募|獲))/u
/** `クイロン、アルダーが出資`: whom a text begins with gives nothing. */
const BEGUN = /[\s、。]/u
/** `获红杉1亿美元投资`: whose money somebody got. */
const GOT_FROM = /获(?:得)?$/u
const ITS_MONEY = /^等?(?:独家|联合|战略|超|近|约|逾)*(?:\d[^，。；：]{0,10})?(?:投资|注资|入股|领投)/u
/** `(formerly Quillon)`, `（旧Quillon）`: what a company was called before. */
const CALLED_BEFORE =
  /(?:\b(?:formerly|previously)(?: known as| called)? |\b(?:vormals|ehemals|anciennement|ex-|antes) |[（(]\s?(?:旧社?名?|原名?|前身为?|前身|옛|구|전)\s?[:：]?\s?)$/iu
/** `who left OpenAI last year`: where a founder was before. */
const LEFT =
  /\b(?:who|having|after|since|she|he|they)(?:['’](?:d|ve))? (?:(?:had|has|have|only|just|recently|abruptly|quietly|previously|once|famously) ){0,3}(?:left|leaving|departed|departing|quit|quitting|exited|exiting|resigned from|resigning from|worked (?:at|for)|led|ran|co-?founded|built|sold)(?: (?:his|her|their|the|an?) (?:[\p{L}-]{2,16} ){1,4}(?:to|at|of))? $|\b(?:sold|selling) (?:his|her|its|their) (?:[\p{L}-]{2,16} ){1,4}to $/u
/** `sold its $5bn stake in Alder`: what somebody parted with. */
const PARTED =
  /\b(?:sold|sells?|selling|offload(?:s|ed|ing)?|dump(?:s|ed|ing)?|trim(?:s|med|ming)?|exit(?:s|ed|ing)?) [^.;:]{0,36}\b(?:stake|shares|holding)s? in $/u
/** `Quillon co-founder’s new robot startup`: another company than the one that is named. */
const FOUNDERS_NEXT =
  /^ (?:co-)?(?:founder|CEO|CTO|chief|veteran|researcher)s?['’]s? (?:[\p{L}-]{1,16} ){0,5}?(?:start-?up|company|venture|firm|lab)\b/u
/** `Ada Larkin’s AI` of `Ada Larkin’s AI start-up`. */
const OF_A_PERSON = /['’]s (?:\p{Lu}[\p{L}-]{1,14} ?){1,2}$/u
const ITS_COMPANY = /^ (?:start-?up|company|venture|firm|lab)\b/iu
/** `Twin brothers`, `Teen founders`. */
const PEOPLE = /^(?:Twin|Teen(?:age)?r?s?|Young|Married|College|Serial|Solo|Student)$/u
const ARE_PEOPLE =
  /^ (?:brothers|sisters|siblings|founders?|co-founders|dropouts?|entrepreneurs?|students|scientists|couple|inventors?)\b/u
/** `Two ex-Meta engineers`; `Two Chairs` is a company. */
const NUMBER = /^(?:Two|Three|Four|Five)$/u
const OF_PEOPLE = /^ (?:ex-|former |\p{Ll})/u
/** `Two-Year-Old AI Lab` */
const AGED = /^[\p{L}\d]{1,8}-(?:Day|Week|Month|Year)s?-Old\b/iu
/** `Fresh off a $42M round, Quillon …`, `Inside Quillon’s raise`, `Inside the round`: what a headline begins with that is no name. */
const OPENS_WITH = /^(?:Fresh|Armed|Flush|Buoyed|Ahead)$/u
const OPENS_BEHIND = /^ (?:off|from|with|by|of)\b/u
const INSIDE = /^Inside$/u
const INSIDE_SOMEBODY = /^Inside \p{Lu}/u
const POSSESSED = /^['’]s? /u
const INSIDE_WHAT = /^ (?:(?:the|an?|its|how) |\p{Lu}[\p{L}\d.-]{1,24}['’]s? )/u
/** `Ahead of IPO` of `Ahead of IPO, Quillon raises`: when. */
const BEFORE_WHAT = /^(?:Ahead of|Before|After) /u
/** `Ada Larkin joins Quillon as CFO`, `names Ada Larkin CFO`: who works there. */
const OFFICE =
  '(?:C[EFTOPM]O|(?:[Cc]hief|[Vv]ice|[Bb]oard|[Hh]ead|[Pp]resident|[Cc]hair\\p{L}{0,6}|[Dd]irector|[Aa]dvis[oe]r)(?!\\p{L}))'
const TAKES_OFFICE = new RegExp(
  `^ (?:to )?(?:joins?|joined|becomes|named|appointed) (?:[\\p{L}\\d.&’'-]{1,24} ){0,4}?(?:as )?(?:(?:its|new|an?|the) ){0,2}${OFFICE}`,
  'u',
)
/** ` Larkin` behind `Ada`, where `Ada Larkin joins Quillon`. */
const LAST_NAME = /^(?: \p{Lu}[\p{L}.’'-]{1,16}){1,2}(?= (?:to )?(?:joins?|joined|becomes|named|appointed) )/u
const PUT_INTO_OFFICE =
  /\b(?:names|appoints|hires|taps|poaches|promotes|recruits) (?:(?:former|ex-?|veteran|[\p{L}\d-]{2,16}['’]s?) ){0,3}(?:\p{Lu}[\p{L}.-]{1,16} ){0,2}$/u
const IN_OFFICE = new RegExp(`^,? (?:(?:as|its|new|to be|the|their) ){0,3}${OFFICE}`, 'u')
const ENDS_IN_OFFICE = / C[EFTOPM]O$/u
const REACH = 64

/** Whether the words before `start` tell of somebody who raises nothing, whatever name begins there. */
export function isSomebodyElseBehind(text: string, start: number): boolean {
  const before = siftedText(text).before(start, REACH)
  return before.has(MEASURED) || before.has(CALLED_BEFORE) || before.has(LEFT) || before.has(PARTED)
}

/** The same of the words behind `end` and a name that ends there. */
export function isSomebodyElseBefore(text: string, end: number): boolean {
  const sifted = siftedText(text)
  const after = sifted.part(end, end + REACH)
  const rest = after.first(NAME_GOES_ON)?.[0].length ?? 0
  if (after.has(FOUNDERS_NEXT) || after.part(rest).has(OWNS) || after.has(LEADS)) return true
  if (!after.has(GIVE_IN_JAPANESE)) return false
  return !after.text.startsWith('、') || sifted.before(end, REACH).has(BEGUN)
}

function isOfficer(name: Sifted, before: Sifted, after: Sifted): boolean {
  const behindName = after.part(after.first(LAST_NAME)?.[0].length ?? 0)
  if (after.has(TAKES_OFFICE) || behindName.has(TAKES_OFFICE)) return true
  return before.has(PUT_INTO_OFFICE) && (name.has(ENDS_IN_OFFICE) || after.has(IN_OFFICE))
}

/** Whether what may be a company's name at `start` to `end` of a text is somebody else's there, or nobody's: it raises nothing. */
export function isSomebodyElse(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const name = sifted.part(start, end)
  if (name.has(WHEN) || name.has(MEASURING) || name.has(AGED) || isPlace(name.first(POSSESSOR)?.[1] ?? '')) return true
  const after = sifted.part(end, end + REACH)
  if (name.has(DOING) && after.has(DOING_WHAT)) return true
  if (name.has(PEOPLE) && after.has(ARE_PEOPLE)) return true
  if (start === 0 && name.has(NUMBER) && after.has(OF_PEOPLE)) return true
  if (start === 0 && name.has(OPENS_WITH) && after.has(OPENS_BEHIND)) return true
  if (start === 0 && name.has(INSIDE) && after.has(INSIDE_WHAT)) return true
  if (start === 0 && name.has(INSIDE_SOMEBODY) && after.has(POSSESSED)) return true
  if (name.has(OF_A_PERSON) && after.has(ITS_COMPANY)) return true
  const before = sifted.before(start, REACH)
  if ((start === 0 && name.has(BEFORE_WHAT)) || isOfficer(name, before, after)) return true
  return (before.has(GOT_FROM) && after.has(ITS_MONEY)) || (name.text === 'May' && before.has(MONTH_BEFORE))
}
