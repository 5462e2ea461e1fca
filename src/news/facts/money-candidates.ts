import type { EvidenceField } from '../../core/evidence.ts'
import { majorOf } from '../../core/money.ts'
import { SlotFeatures } from '../linear/slot-features.ts'
import type { MoneyMention } from '../money.ts'
import type { ScannedText } from '../scan-text.ts'
import { toUsd } from '../usd-rates.ts'
import { addAfter, addBefore, type ContextWeights } from './context-features.ts'
import { contextWords } from './context-words.ts'
import { isOtherSum } from './other-sum.ts'
import { RAISES_ABROAD } from './raises-abroad.ts'
import { TOTAL } from './sum-of-before.ts'

export type MoneyCandidate = {
  readonly mention: MoneyMention
  readonly field: EvidenceField
  readonly features: SlotFeatures
  /** The words around it say so. */
  readonly isValuation: boolean
  /** The word for it stands right before: it is one, though another may tell it more exactly. */
  readonly isCalledValuation: boolean
  /** The word for raising stands right before: it is no valuation. */
  readonly isCalledRaise: boolean
  /** All that was ever raised. */
  readonly isTotal: boolean
  /** What is earned, lost or built: of no round. */
  readonly isOther: boolean
  /** They tell of money that is raised, and of nothing else. */
  readonly isRaised: boolean
  /** What one of several gives, or is of another kind: a part of a larger sum beside it. */
  readonly isPart: boolean
}

const VALUATION_BEFORE =
  /(?:valu\w{1,6}|worth|가치|몸값|밸류|估值|評価額|企業価値|バリュエーション|bewert\w{1,4}|valoris\w{1,6}|valorad\w|valoraci[oó]n)[^.。;；]{0,24}$/iu
const VALUATION_AFTER =
  /^[^.。,，;；]{0,16}(?:valuation|value|가치|몸값|밸류|估值|評価|の企業|バリュエーション|bewertung|valorisation|valoraci[oó]n)/iu
/** The word itself behind the sum. */
const IS_VALUATION =
  /^[\s-]?(?:(?:pre|post)[- ]?money )?(?:(?:\([^()]{1,24}\))?(?:의|로|에\s?달하는)?\s?)?(?:valuation\b|밸류|기업\s?가치|가치(?:로|에|를|의)|몸값|(?:估值|評価額|企業価値)(?!(?:已|将|或|更|直接)?(?:[破超达近逾约为至冲飙涨翻升が]|突破|高达))|(?:company|start-?up|unicorn)\b)/iu
/** The word itself right before the sum. */
const VALUED_AT =
  /\b(?:valuation|its value) (?:of|at|to|tops|hits|reaches|reached|nears|exceeds|surpasses|passes|leaps to|jumps to|soars to|surges to|climbs to|rises to|doubles to|triples to) (?:about |around |nearly |over |more than |a |an )?$/iu
/** `raises at $4B`, `Series C at $4B`, `closes $300M at $4B`: the price of a share, times their number. */
const PRICED_AT =
  /\b(?:rais(?:es?|ing|ed)|(?:early|advanced|late-stage|in|holds?) talks|rounds?|funding|financing|fundrais(?:es?|er|ing)|share sale|stock sale|tender(?: offer)?|money|capital|closes|series [a-k]|[$€£][\d.]{1,6} ?(?:[bmk]n?|million|billion)) at (?:about |around |nearly |over |more than |a |an )?$/iu
/** `closes Series B at $45M`: so large it was in the end, where no sum is told before and it is less than a price. */
const CLOSED_AT = /\b(?:clos(?:es?|ed|ing)|final close of|caps|wraps up) (?:[^$€£\s]{1,14} ){0,4}at $/iu
const LEAST_PRICE_USD = 2e8
/** The same in other languages, which nothing was learnt from. */
const VALUED_ABROAD =
  /(?:(?:기업\s?가치|몸값|밸류(?:에이션)?|估值|評価額|企業価値)(?:[는은를을가이]|约|約|达到?|高达|為|は|が|を)?\s?(?:약|최대|무려|超过?|约|近|逾|最大|約)?\s?|(?<!\p{L})(?:valorisée?s?(?: à)?|valorisation (?:de|à)|valorad[ao]s? en|valoración de|bewertung (?:von|auf|bei)|bewertet mit)(?: (?:rund|über|mehr als|fast|plus de|près de|environ|más de|casi|unos))? )$/iu
/** `sammelt 1,5 Milliarden Dollar`, `une levée de fonds de`: the word for raising right before the sum. */
const RAISED_ABROAD = new RegExp(
  `(?:${RAISES_ABROAD}|(?<!\\p{L})(?:bekommt|levé|obtiene|consigue|(?:\\p{L}{0,18}(?:runde|finanzierung)) (?:über|von|in höhe von)|(?:ronda|tour de table|levée(?: de fonds)?)(?: \\p{L}{1,14}){0,2} (?:de|por)))(?: (?:rund|über|mehr als|fast|knapp|bis zu|weitere|près de|plus de|environ|jusqu['’]à|más de|casi|unos|otros|hasta))? $`,
  'iu',
)
/** `누적 투자 유치액 1000억`, `累计融资超10亿`, `bringing total raised to $150M`: all that a company ever raised. */
const TOTAL_BEFORE = new RegExp(`(?:누적|累计|累計)[^.。,，…]{0,14}$|${TOTAL.source}`, 'iu')
/** `has raised $150M to date`. */
const TOTAL_AFTER =
  /^(?: in (?:total )?(?:venture |equity )?(?:funding|capital|financing))? (?:to date|so far|to-date)\b/iu
/** `four months after a $3B valuation`, `up from $2B`: what it was worth. */
const WAS_BEFORE =
  /\b(?:(?:days?|weeks?|months?|years?) after|up from|(?:jump|ris|climb|leap)ing from) (?:an? |its )?$/iu
const RAISE_AFTER =
  /^[^.。;；]{0,20}(?:round|funding|series|seed|raise|investment|share sale|tender|투자|유치|규모|融资|投资|調達|出資)/iu
const RAISE_BEFORE =
  /(?:rais\w{1,3}|secur\w{1,3}|land\w{0,3}|nab\w{0,4}|invest\w{0,3}|funding|融资|投资|获|투자|유치)[^.。;；]{0,20}$/iu
/** `100억달러 조달`, which nothing was learnt from. */
const RAISED_KOREAN = /^[^.。…]{0,8}?조달/u
const OTHER =
  /(?:revenue|arr\b|total|to date|so far|previous|earlier|fund\b|market|매출|누적|이전|지금까지|시장|营收|收入|累计|此前|市场|売上|累計|これまで|last year|months? ago)/iu

/** `$1B, with $200M from Autodesk`, `5000만 달러를 포함해 3억 달러`, `其中阿尔德出资5000万美元`. */
const PART_BEFORE =
  /\b(?:with|including|incl\.|of which|plus|and) (?:(?:about|over|around|nearly|up to|another|more than|at least) )?$/iu
const PART_AFTER =
  /^(?: of (?:it|that|this|which))? (?:(?:coming |put in |provided |contributed |investment )?(?:from|by)\b|(?:in|of|as) (?:debt|loans|credit)\b)/iu
const PART = /其中[^。；;\d]{0,14}$/u
const PART_EASTERN = /^(?:을|를)?\s?포함|^を含[むめみ]/u

const CONTEXT: ContextWeights = { near: 0.5, pair: 1 }

/** Conversions into won or yen that are larger were no sums when the roles were learnt. */
const LARGEST_CONVERSION = 5e13

function isSeen({ money, isConversion }: MoneyMention): boolean {
  return !isConversion || majorOf(money) <= LARGEST_CONVERSION
}

/** Each amount with its surroundings: which one is the round's, which the valuation. */
export function moneyCandidates(scanned: ScannedText): readonly MoneyCandidate[] {
  const candidates: MoneyCandidate[] = []
  const sums = { title: scanned.title.money.filter(isSeen), summary: scanned.summary.money.filter(isSeen) }
  const all = [...sums.title, ...sums.summary]
  const sizes = all.map((mention) => toUsd(mention.money) ?? 0)
  const largest = Math.max(0, ...sizes)
  for (const field of ['title', 'summary'] as const) {
    const { text } = scanned[field]
    const money = sums[field]
    money.slice(0, 10).forEach((mention, at) => {
      const features = new SlotFeatures()
      const flag = (name: string, on: boolean, value = 1): void => {
        if (on) features.set(name, value)
      }
      const left = text.slice(Math.max(0, mention.start - 45), mention.start)
      const right = text.slice(mention.end, mention.end + 45)
      // Another amount in between takes its own words with it.
      const previous = money[at - 1]
      const next = money[at + 1]
      const between = text.slice(Math.max(0, mention.start - 45, previous?.end ?? 0), mention.start)
      // `$9B valuation with a $1B round`: the word belongs to the sum before it.
      const ownLeft = previous === undefined ? between : between.replace(IS_VALUATION, '')
      const ownRight = text.slice(mention.end, Math.min(mention.end + 45, next?.start ?? Infinity))
      const usd = toUsd(mention.money) ?? 0
      features.setWord('in', field, 1)
      features.setOf(1, 'order', String(Math.min(at, 4)), field)
      features.setOf(1, 'count', String(Math.min(money.length, 4)), field)
      flag('conversion', mention.isConversion)
      flag('largest', usd >= largest * 0.99 && all.length > 1)
      flag('title has', field === 'summary' && sums.title.length > 0)
      flag(
        'same as title',
        field === 'summary' && sums.title.some((other) => Math.abs((toUsd(other.money) ?? 0) - usd) < usd * 0.02),
      )
      flag(`band ${Math.round(Math.log10(Math.max(1, usd)) * 2)}`, true, 0.7)
      const was = WAS_BEFORE.test(ownLeft)
      const isSize = usd < LEAST_PRICE_USD && CLOSED_AT.test(left)
      const isValuation = !was && (IS_VALUATION.test(ownRight) || VALUED_AT.test(ownLeft))
      const isValuedBefore = VALUATION_BEFORE.test(ownLeft)
      const isRaisedBefore = RAISE_BEFORE.test(ownLeft)
      const isRaisedAfter = RAISE_AFTER.test(ownRight)
      const isOtherBefore = OTHER.test(ownLeft)
      const isOtherAfter = OTHER.test(ownRight)
      flag('was before', was)
      flag('is valuation', isValuation)
      flag('valuation before', isValuedBefore, 1.5)
      flag('valuation after', VALUATION_AFTER.test(ownRight), 1.5)
      flag('raise before', isRaisedBefore)
      flag('raise after', isRaisedAfter)
      flag('other before', isOtherBefore)
      flag('other after', isOtherAfter)
      const before = contextWords(left).slice(-5)
      const after = contextWords(right).slice(0, 5)
      addBefore(features, before, CONTEXT)
      addAfter(features, after, CONTEXT)
      const isSaidRaised = isRaisedAfter || isRaisedBefore || RAISED_KOREAN.test(ownRight)
      const isRaised = isSaidRaised && !isValuedBefore && !isOtherBefore && !isOtherAfter
      const isSaidPart =
        (PART_BEFORE.test(ownLeft) && PART_AFTER.test(ownRight)) || PART.test(ownLeft) || PART_EASTERN.test(ownRight)
      const isPart = isSaidPart && money.some((other) => !other.isConversion && (toUsd(other.money) ?? 0) > usd)
      candidates.push({
        mention,
        field,
        features,
        isValuation,
        isCalledValuation: !was && (VALUED_ABROAD.test(ownLeft) || (PRICED_AT.test(left) && !isSize)),
        isCalledRaise: RAISED_ABROAD.test(ownLeft),
        isOther: isOtherSum(text, mention.start, mention.end),
        isTotal: TOTAL_BEFORE.test(ownLeft) || TOTAL_AFTER.test(ownRight),
        isRaised,
        isPart,
      })
    })
  }
  return candidates
}
