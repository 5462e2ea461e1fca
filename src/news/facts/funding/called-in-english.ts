import { GETTING_VERBS } from '../../getting-verbs.ts'
import { BEFORE_LISTING } from '../before-listing.ts'
import { isPlace } from '../../names/places.ts'
import { firstNamedBy } from '../named-by.ts'
import type { NameSpan } from '../western-names.ts'

const NAME = String.raw`((?=\p{Lu})(?!(?:AI|The|An?|New|Sources?|Report|Exclusive|Former|Ex)\b)[\p{L}\d][\p{L}\d.&’-]{1,24}(?: (?!(?:CEO|Said|In|To|Is|Nears|Seeks|Eyes|Raises)\b)\p{Lu}[\p{L}\d.&-]{0,16}){0,2})`
const ROLE = '(?:CEO|CTO|boss|chief|founder|co-?founder)'
/** What it is, in a clause beside its name, in whose last words others may be named: `the leading provider of software for Quill Clinics`. */
const IS_A = String.raw`(?:[Tt]he|[Aa]n?|[Mm]aker|[Cc]reator|[Dd]eveloper|[Pp]rovider|[Oo]perator|[Pp]ublisher) (?!(?:[Ii]nvestor|[Bb]acker|[Ss]hareholder)\b)[^;:$€£]{3,140}?`
const GETTING = [
  'raises',
  'secures',
  'closes',
  'lands',
  'nabs',
  'bags',
  'snags',
  'announces',
  'completes',
  'obtains',
  'receives',
]
const IN_CAPITALS = `(?:${GETTING.map((verb) => verb.charAt(0).toUpperCase() + verb.slice(1)).join('|')})`
const GETS = `(?:${GETTING.map((verb) => `[${verb.charAt(0).toUpperCase()}${verb.charAt(0)}]${verb.slice(1)}`).join('|')})`
const SUM = String.raw`(?:[\p{L}-]{1,14} ){0,2}(?:US|C|A|S)?[$€£₹]\s?\d`
/** What a name that begins a headline is not, though it is written large. */
const KINDS = String.raw`(?:[\p{L}\d.&’'-]{1,24} ){0,3}(?:[Cc]ompany|[Ss]tart-?[Uu]ps?|[Ff]irms?|[Mm]aker|[Dd]eveloper|[Pp]rovider|[Pp]latform|[Uu]nicorn|[Gg]iant|[Rr]ival|[Ll]eader|[Ff]ounders?|[Aa]lums?|[Gg]rads?|CEO|[Bb]acked|[Uu]niversity|AI [Ll]ab) `
/** Names that stand between what the company is and what it does about money. */
const CALLED: readonly RegExp[] = [
  // `Meet Quillon, the startup that just raised`
  new RegExp(String.raw`^[Mm]eet ${NAME}(?=, (?:the|an?|which|whose) )`, 'du'),
  // `Quillon: 40 Millionen Euro für Start-up`
  new RegExp(String.raw`^${NAME}(?=: \d[\d.,]{0,6} (?:Millionen|Milliarden|Mio\.|Mrd\.) [^:]{4,40}? für )`, 'du'),
  // `Quillon, the Platform for Rural Clinics, Closes $14M`
  new RegExp(
    String.raw`^${NAME}(?:,? (?:Inc|Ltd|Corp|LLC|PBC|GmbH)\.?)?(?=, ${IS_A}, ${GETS} [^;:]{0,60}?[$€£]\s?\d)`,
    'du',
  ),
  // `Quillon Secures $18M in Series A Funding, Bringing Total Raised to $31M`
  new RegExp(
    String.raw`^(?!${KINDS})${NAME}(?= ${IN_CAPITALS} ${SUM}(?![^:;]{0,60}? [Ff]or (?:[Hh]is|[Hh]er|[Tt]heir) ))`,
    'du',
  ),
  // `AI Drug Discovery Company Quillon Completes $85 Million`
  new RegExp(
    String.raw`^(?:\p{Lu}[\p{L}\d-]{1,16} ){1,5}(?:[Cc]ompany|[Ss]tart-?[Uu]p|[Ff]irm|[Mm]aker|[Dd]eveloper|[Pp]rovider) ${NAME}(?= ${GETS} ${SUM})`,
    'du',
  ),
  // `Ahead of IPO, Quillon raises`
  new RegExp(String.raw`^${BEFORE_LISTING}${NAME}(?= (?:${GETTING_VERBS}) )`, 'du'),
  // `Quillon names Ada Larkin CFO, raises $60M`
  new RegExp(
    String.raw`^${NAME}(?= (?:names|appoints|hires|taps|promotes) [^,;:$€£]{4,48}(?:,| and)(?: and)? (?:${GETTING_VERBS}) )`,
    'du',
  ),
  // `Alder rival Quillon in talks to raise`, `AI Startup Quillon Said to Near`
  new RegExp(
    String.raw`(?:\b(?:[Rr]ival|[Cc]hallenger|[Cc]ompetitor|[Ss]tart-?[Uu]p|[Uu]nicorn|[Ll]ab|[Mm]aker|[Ff]irm|[Uu]pstart)|-(?:[Bb]acked|[Ff]ounded|[Ll]ed)) ${NAME} (?=(?:(?:is|are) )?(?:[Ii]n (?:[a-z-]{3,10} )?[Tt]alks (?:[Tt]o|[Ff]or)|(?:[Rr]eportedly|[Ss]aid [Tt]o(?: [Bb]e)?) (?:[Ii]n [Tt]alks|[Rr]ais|[Nn]ear|[Ss]eek|[Ww]eigh|[Dd]iscuss)|(?:[Nn]ears|[Ss]eeks|[Ee]yes|[Ww]eighs|[Ff]inali[sz](?:es|ing)|[Vv]alued [Aa]t) [$€£]|[Rr]aising (?:[$€£]|[Ff]unds)|[Tt]o (?:[Dd]ouble|[Tt]riple) [Vv]aluation|(?:[Ee]xplores|[Cc]onsiders|[Ww]eighs|[Mm]ulls) (?:[Nn]ew )?(?:[Ff]und|[Rr]ais|[Rr]ound)))`,
    'du',
  ),
]
/** Who is told of in a denial; nobody else who is named beside it. */
const DENIED: readonly RegExp[] = [
  // `Quillon CEO denies fundraising report: “We are not raising”`
  new RegExp(
    String.raw`^${NAME}(?:['’]s)? ${ROLE} (?:\p{Lu}[\p{L}’-]{1,16} ){0,3}(?=(?:denies|denied|dismisses|refutes|shoots down) )`,
    'du',
  ),
  // `Rumors of Quillon’s $1B raise aren’t true`, `Talk of a $1B Quillon round`
  new RegExp(
    String.raw`^(?:Reports?|Rumou?rs?|Claims?|Talk) (?:of|about) (?:an? )?(?:[$€£]\S{1,8} (?:(?:million|billion) )?)?${NAME}(?=['’]s? | (?:rounds?|raise|raising|(?:funding|financing) (?:rounds?|talks|plans?))\b)`,
    'du',
  ),
]

/** The company that an English headline names behind what it is, or a German one before a sum; `null` where it names none so. */
export function calledInEnglish(title: string): NameSpan | null {
  return firstNamedBy(CALLED, title, (name) => !isPlace(name))
}

/** The company whose head denies something, or of which a report is false; `null` where a headline names none so. */
export function deniedInEnglish(title: string): NameSpan | null {
  return firstNamedBy(DENIED, title)
}
