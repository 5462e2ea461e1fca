import { FUNDING_STATUSES, type FundingStatus } from '../../../core/status.ts'
import { bestClass } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { TextFeatures } from '../../text-features.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import {
  decideStatus,
  inTitle,
  type Corrections,
  type DecidedStatus,
  type PlainRules,
  type Said,
} from './decide-status.ts'
import { deniesIt } from './denies-another.ts'
import { DENIES_RAISING, ROUND_IS_FALSE } from './denies-round.ts'
import { DENIES_RAISING_IN_THE_EAST } from './denies-round-in-the-east.ts'
import { fellThrough, giverLeft } from './fell-through.ts'
import { RAISED, STATUS_LEAD, statusFeatures, TALKS, TEXT_SHARE, WANTED } from './status-features.ts'
import { HAS_MONEY } from './has-money.ts'
import { WANTS_NEXT } from '../funding/sum-of-before.ts'
import { NEARLY_DONE, roundToCome } from './to-come.ts'
import { DENIED, SOURCES_SAY, TALK_EAST } from './hearsay.ts'

/** `may invest`, `plans to invest`: who might put money in has not. */
const MAY_INVEST =
  /\b(?:may|might|could|considers?|considering|weighs?|weighing|mulls?|mulling|eyes|eyeing|plans? to|planning to|looks? to|looking to|wants? to|hopes? to|seeks? to|reportedly(?: to)?|said to) (?:an? )?(?:invest(?:ing|ment)?|put|pour)\b|\boffers? (?:to invest |another |up to )?[$€£¥]\s?\d|(?:調達|出資|投資)(?:へ|か)(?=[\s。、？?]|$)/iu
/** `Quillon to raise $50M`: who raises stands right before it. */
const TO_RAISE =
  /(?<![\w.$])(?:[\w.’'-]{0,12}[A-Z][\w.’'-]{0,24}|start-?up|company|firm|lab|maker|backers|allies|investors|set) [Tt]o (?:[Rr]aise|[Cc]lose|[Ss]ecure|[Ll]and|[Gg]et|[Bb]ag|[Nn]ab) (?:(?:[Aa]n?|[Uu]p [Tt]o|[Oo]ver|[Mm]ore [Tt]han|[Aa]round|[Aa]bout|[Nn]early|[Aa]nother|[Aa]t [Ll]east|[Aa]s [Mm]uch [Aa]s) ){0,3}[$€£₹¥]/u
/** What is done for it before that: `used it to raise`, `adds $20M to close $120M`. */
const DONE_TO_RAISE =
  /\b(?:add(?:s|ed)?|extend(?:s|ed)?|tops?|wins?|g[eo]ts?|takes?|brings?|pulls?|picks?|attracts?|draws?|use[sd]?|help(?:s|ed|ing)?|manage[sd]?)\b/iu
/** `is reportedly raising`, `Quillon Raising $10 Billion`: under way, however it is known; unless sources alone say so. */
const RAISING_NOW =
  /\b(?:is|are|reportedly|said to be) (?:(?:now|currently|still|reportedly|quietly) ){0,2}(?:fund)?raising\b|(?<=\p{Lu}[\p{L}\d.]{1,20} )(?<!\b(?:Weigh(?:s|ing)|Consider(?:s|ing)|Mull(?:s|ing)|Explor(?:es|ing)|Discuss(?:es|ed|ing)|Eye(?:s|ing)|Plans|After|By|Before|For|Without|Denies|Not) )Raising (?=[$€£¥₹]|Funds|Money|Capital)/u
/** `据悉接近完成融资`, `最終調整`: nearly done, however it is known. */
const NEAR_EAST = /(?:接近|即将|临近)(?:达成|完成)|(?:유치|라운드|투자)\s?마무리\s?(?:단계|수순)|最終調整|大詰め/u
/** `lets employees sell $300M of shares`: a sale of shares that is there. */
const LETS_SELL =
  /\b(?:lets|allows|allowed) (?:(?:its|some|current|former|eligible|and) ){0,4}(?:employees|staff(?:ers)?|workers|insiders|investors|shareholders) (?:to )?(?:sell|cash out)\b/iu
const SOURCES_ALONE = /\bsources?\b/iu
/** `finalizes $40B round`: what is being finalized is another matter. */
const FINALIZED =
  /\bfinali[sz]e[sd] (?:(?:an?|its|the|new|latest) ){0,2}(?:[$€£₹]\s?\d|series [a-k]\b|seed\b|(?:funding|financing) round\b)/iu
const ONLY_TALK = /\b(?:talks|reportedly|near(?:s|ing)?|close to|about to|sources|terms)\b/iu

/** What of an entry is asked. */
type Asked = {
  readonly title: SearchedText
  /** How the summary begins. */
  readonly lead: SearchedText
  readonly scanned: ScannedText
  readonly features: TextFeatures['features']
}

/** Said in so many words. */
const PLAIN_RULES: PlainRules<Asked, FundingStatus> = {
  DENIED: ({ title }) => (deniesIt(title) ? { status: 'denied', words: DENIED } : null),
  ROUND_IS_FALSE: inTitle('denied', ROUND_IS_FALSE),
  DENIES_RAISING: inTitle('denied', DENIES_RAISING),
  DENIES_RAISING_IN_THE_EAST: inTitle('denied', DENIES_RAISING_IN_THE_EAST),
  fellThrough: ({ title }) => {
    const words = fellThrough(title)
    return words === null ? null : { status: 'withdrawn', words }
  },
  giverLeft: ({ title }) => {
    const words = giverLeft(title)
    return words === null ? null : { status: 'withdrawn', words }
  },
  WANTS_NEXT: ({ title }) =>
    title.has(WANTS_NEXT) ? { status: title.has(TALKS) ? 'in-talks' : 'rumoured', words: WANTS_NEXT } : null,
  HAS_MONEY: ({ title, scanned }) =>
    HAS_MONEY.test(title.text) && scanned.title.money.length === 1 && !title.has(TALKS)
      ? { status: 'announced' }
      : null,
}

const IN_TALKS: Said<FundingStatus> = { status: 'in-talks', words: TALKS, goesOn: true }

function learntStatus({ scanned, features }: Asked): Said<FundingStatus> {
  const learnt = bestClass(models().fundingStatus, statusFeatures(scanned), features, TEXT_SHARE)
  const status = FUNDING_STATUSES.find((word) => word === learnt) ?? 'announced'
  if (status === 'rumoured') return { status, words: WANTED }
  return status === 'in-talks' ? IN_TALKS : { status }
}

function isFinal(title: SearchedText): boolean {
  return title.has(FINALIZED) && !ONLY_TALK.test(title.text)
}

/** A round that seems done, though nothing says that it was raised. */
function seemsDone(title: SearchedText, read: FundingStatus): boolean {
  return read === 'announced' && !title.has(RAISED)
}

/** What is only talk is never announced, however the classifier reads the rest. */
const CORRECTIONS: Corrections<Asked, FundingStatus> = {
  RAISING_NOW: ({ title }, read) =>
    read === 'rumoured' && title.has(RAISING_NOW) && !title.has(SOURCES_ALONE) ? IN_TALKS : null,
  LETS_SELL: ({ title }, read) =>
    read === 'rumoured' && title.has(LETS_SELL) && !title.has(TALKS) && !ONLY_TALK.test(title.text)
      ? { status: 'announced', words: LETS_SELL }
      : null,
  NEAR_EAST: ({ title }, read) => (read === 'rumoured' && title.has(NEAR_EAST) ? IN_TALKS : null),
  FINALIZED: ({ title }, read) =>
    read === 'in-talks' && isFinal(title) ? { status: 'announced', goesOn: true } : null,
  TALKS: ({ title, lead }, read) =>
    seemsDone(title, read) && ((title.has(TALKS) && !isFinal(title)) || lead.has(TALKS)) ? IN_TALKS : null,
  NEARLY_DONE: ({ title }, read) => (read === 'announced' && title.has(NEARLY_DONE) ? IN_TALKS : null),
  SOURCES_SAY: ({ title }, read) =>
    read === 'announced' && title.has(SOURCES_SAY) ? { status: 'rumoured', words: SOURCES_SAY } : null,
  roundToCome: ({ title }, read) => {
    const toCome = read === 'announced' ? roundToCome(title) : null
    return toCome === null ? null : { status: toCome.status, words: toCome.pattern }
  },
  MAY_INVEST: ({ title }, read) =>
    seemsDone(title, read) && title.has(MAY_INVEST) ? { status: 'rumoured', words: MAY_INVEST } : null,
  TALK_EAST: ({ title }, read) =>
    seemsDone(title, read) && title.has(TALK_EAST) ? { status: 'rumoured', words: TALK_EAST } : null,
  TO_RAISE: ({ title }, read) => {
    const found = seemsDone(title, read) ? title.first(TO_RAISE) : null
    if (found === null || DONE_TO_RAISE.test(title.text.slice(0, found.index))) return null
    return { status: 'in-talks', words: TO_RAISE }
  },
}

/** How far a round has come, and what says so. */
export function readFundingStatus(
  source: EvidenceSource,
  scanned: ScannedText,
  { features }: TextFeatures,
): DecidedStatus<FundingStatus> {
  const { title, summary } = source.searched
  const asked = { title, lead: summary.opening(STATUS_LEAD), scanned, features }
  return decideStatus({ plain: PLAIN_RULES, learnt: learntStatus, corrections: CORRECTIONS }, asked, source)
}
