import type { Fact } from '../../../core/evidence.ts'
import { FUNDING_STATUSES, type FundingStatus } from '../../../core/status.ts'
import { bestClass } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { TextFeatures } from '../../text-features.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import { DENIES_RAISING, ROUND_IS_FALSE } from './denies-round.ts'
import { DENIES_RAISING_IN_THE_EAST } from './denies-round-in-the-east.ts'
import { fellThrough } from './fell-through.ts'
import { RAISED, STATUS_LEAD, statusFeatures, TALKS, TEXT_SHARE, WANTED } from './status-features.ts'
import { HAS_MONEY } from './has-money.ts'
import { WANTS_NEXT } from '../funding/sum-of-before.ts'
import { NEARLY_DONE, roundToCome } from './to-come.ts'
import { DENIED, TALK_KO, SOURCES_SAY } from './hearsay.ts'
import { statusFact } from './status-fact.ts'

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
const SOURCES_ALONE = /\bsources?\b/iu
/** `finalizes $40B round`: what is being finalized is another matter. */
const FINALIZED =
  /\bfinali[sz]e[sd] (?:(?:an?|its|the|new|latest) ){0,2}(?:[$€£₹]\s?\d|series [a-k]\b|seed\b|(?:funding|financing) round\b)/iu
const ONLY_TALK = /\b(?:talks|reportedly|near(?:s|ing)?|close to|about to|sources|terms)\b/iu

/** What is only talk is never announced, however the classifier reads the rest. */
export function readFundingStatus(
  source: EvidenceSource,
  scanned: ScannedText,
  { features }: TextFeatures,
): Fact<FundingStatus> {
  const { title, summary } = source.searched
  const denials = [DENIED, ROUND_IS_FALSE, DENIES_RAISING, DENIES_RAISING_IN_THE_EAST]
  const denial = denials.find((pattern) => title.has(pattern))
  if (denial !== undefined) return statusFact(source, 'denied', denial)
  const ended = fellThrough(title)
  if (ended !== null) return statusFact(source, 'withdrawn', ended)
  if (title.has(WANTS_NEXT)) return statusFact(source, title.has(TALKS) ? 'in-talks' : 'rumoured', WANTS_NEXT)
  const isHad = HAS_MONEY.test(title.text) && scanned.title.money.length === 1 && !title.has(TALKS)
  if (isHad) return statusFact(source, 'announced')
  const learnt = bestClass(models().fundingStatus, statusFeatures(scanned), features, TEXT_SHARE)
  let status = FUNDING_STATUSES.find((word) => word === learnt) ?? 'announced'
  if (status === 'rumoured' && title.has(RAISING_NOW) && !title.has(SOURCES_ALONE)) status = 'in-talks'
  if (status === 'rumoured' && title.has(NEAR_EAST)) status = 'in-talks'
  const isFinal = title.has(FINALIZED) && !ONLY_TALK.test(title.text)
  if (status === 'in-talks' && isFinal) status = 'announced'
  const saysTalks = (title.has(TALKS) && !isFinal) || (!title.has(RAISED) && summary.opening(STATUS_LEAD).has(TALKS))
  if (status === 'announced' && ((saysTalks && !title.has(RAISED)) || title.has(NEARLY_DONE))) status = 'in-talks'
  if (status === 'announced' && title.has(SOURCES_SAY)) return statusFact(source, 'rumoured', SOURCES_SAY)
  const toCome = status === 'announced' ? roundToCome(title) : null
  if (toCome !== null) return statusFact(source, toCome.status, toCome.pattern)
  if (status === 'announced' && !title.has(RAISED)) {
    // What makes of a round that seems done one that is only said.
    const onlySaid = [MAY_INVEST, TALK_KO].find((pattern) => title.has(pattern))
    if (onlySaid !== undefined) return statusFact(source, 'rumoured', onlySaid)
    const toRaise = title.first(TO_RAISE)
    const isToCome = toRaise !== null && !DONE_TO_RAISE.test(source.texts.title.slice(0, toRaise.index))
    if (isToCome) return statusFact(source, 'in-talks', TO_RAISE)
  }
  return statusFact(source, status, status === 'in-talks' ? TALKS : status === 'rumoured' ? WANTED : undefined)
}
