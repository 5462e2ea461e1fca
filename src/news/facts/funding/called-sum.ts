import type { MoneyMention } from '../../money.ts'
import { VALUED_BEFORE_ABROAD, VALUED_BEHIND_ABROAD } from '../../valued-abroad.ts'
import { RAISED_BEFORE_ABROAD } from '../../raises-abroad.ts'
import { TOTAL } from './sum-of-before.ts'
import { siftedText, type Sifted } from '../../patterns/sifted-text.ts'

const VALUATION_BEFORE =
  /(?:valu\w{1,6}|worth|가치|몸값|밸류|估值|評価額|企業価値|バリュエーション|bewert\w{1,4}|valoris\w{1,6}|valorad\w|valoraci[oó]n)[^.。;；]{0,24}$/iu
const VALUATION_AFTER =
  /^[^.。,，;；]{0,16}(?:valuation|value|가치|몸값|밸류|估值|評価|の企業|バリュエーション|bewertung|valorisation|valoraci[oó]n)/iu
/** The word itself behind the sum; in `融资300亿美元 估值3800亿美元` it belongs to the next. */
const IS_VALUATION =
  /^[\s-]?(?:(?:pre|post)[- ]?money )?(?:(?:\([^()]{1,24}\))?(?:의|로|에\s?달하는)?\s?)?(?:valuation\b|밸류|기업\s?가치|가치(?:로|에|를|의)|몸값|(?<!\s)(?:估值|評価額|企業価値)(?!(?:已|将|或|更|直接)?(?:[破超达近逾约为至冲飙涨翻升が]|突破|高达))|(?:company|start-?up|unicorn)\b)/iu
/** The word itself right before the sum. */
const VALUED_AT =
  /\b(?:valuation|its value) (?:of|at|to|tops|hits|reaches|reached|nears|exceeds|surpasses|passes|leaps to|jumps to|soars to|surges to|climbs to|rises to|doubles to|triples to) (?:about |around |nearly |over |more than |a |an )?$|\b(?:now|already|company|start-?up|be|are|is) worth (?:about |around |nearly |over |more than |at least )?$/iu
/** `raises at $4B`, `Series C at $4B`, `closes $300M at $4B`: the price of a share, times their number. */
const PRICED_AT =
  /\b(?:rais(?:es?|ing|ed)|(?:early|advanced|late-stage|in|holds?) talks|rounds?|funding|financing|fundrais(?:es?|er|ing)|share sale|stock sale|tender(?: offer)?|money|cash|capital|closes|series [a-k]|[$€£][\d.]{1,6} ?(?:[bmk]n?|million|billion)) at (?:about |around |nearly |over |more than |a |an )?$/iu
/** `closes Series B at $45M`: so large it was in the end, where no sum is told before and it is less than a price. */
const CLOSED_AT = /\b(?:clos(?:es?|ed|ing)|final close of|caps|wraps up) (?:[^$€£\s]{1,14} ){0,4}at $/iu
const LEAST_PRICE_USD = 2e8
/** The same in other languages, which nothing was learnt from. */
const VALUED_ABROAD = new RegExp(
  '(?:기업\\s?가치|몸값|밸류(?:에이션)?|估值|評価額|企業価値)(?:[는은를을가이]|约|約|达到?|高达|逼近|接近|突破|飙升至|升至|涨至|冲击|為|は|が|を)?\\s?(?:약|최대|무려|超过?|约|近|逾|最大|約)?\\s?$|' +
    VALUED_BEFORE_ABROAD,
  'iu',
)
const VALUED_BEHIND = new RegExp(`^${VALUED_BEHIND_ABROAD}`, 'iu')
/** `sammelt 1,5 Milliarden Dollar`, `une levée de fonds de`: the word for raising right before the sum. */
const RAISED_ABROAD = new RegExp(RAISED_BEFORE_ABROAD, 'iu')
/** `180 Millionen Dollar eingesammelt`: the same behind it. */
const RAISED_BEHIND =
  /^(?: \p{L}{1,12}){0,2} (?:eingesammelt|aufgenommen|einsammeln|aufnehmen|levés|captados|levantados|recaudados|raccolti)(?!\p{L})/iu
/** `完成3亿元B轮融资`: right before the sum of a round that has a name. */
const RAISED_CHINESE = /(?:完成|获得?|斩获|拿下)了?(?:近|超过?|约|逾|总额)?$/u
const ROUND_CHINESE = /^(?:规模)?(?:的)?(?:(?:Pre-?)?[A-K]\d?\+{0,2}|天使|种子|战略)轮/iu
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
/** `몸값 절반에 150억 조달`: with a particle between, the word for the price is of another sum. */
const AT_WHAT_KOREAN = /(?:몸값|기업\s?가치|가치|밸류(?:에이션)?)\s[^\d.…]{1,12}(?:에|로|으로)\s$/u
const RAISED_RIGHT_KOREAN = /^(?:원|달러)?\s?(?:규모\s)?(?:신규\s)?(?:투자\s?)?(?:유치|조달)/u
/** `100억달러 조달`, which nothing was learnt from. */
const RAISED_KOREAN = /^[^.。…]{0,8}?조달/u
/** `시리즈B 투자 유치 800억원으로 확대`: what the round has grown to. */
const ROUND_KOREAN = /(?:시리즈\s?[A-K]|투자|유치|라운드)(?:\s?규모)?[을를]?\s$/u
const GROWN_KOREAN = /^(?:으로|로)\s?(?:확대|증액|늘)/u
/** `takes $1 billion stake in Quillon`: what was put into it. */
const STAKE_BEFORE =
  /\b(?:takes?|took|taking|buys?|bought|buying|acquires?|acquiring|gets?|grabs?|builds?) (?:an? |another )?$/iu
const STAKE_AFTER = /^ (?:[a-z-]{2,12} )?(?:stake|position) in /iu
const OTHER =
  /(?:revenue|arr\b|total|to date|so far|previous|earlier|fund\b|market|매출|누적|(?<!\p{L})이전(?=에?\s)|지금까지|시장|营收|收入|累计|此前|市场|売上|累計|これまで|last year|months? ago)/iu

/** `$1B, with $200M from Autodesk`, `5000만 달러를 포함해 3억 달러`, `其中阿尔德出资5000万美元`. */
const PART_BEFORE =
  /\b(?:with|including|incl\.|of which|plus|and) (?:(?:about|over|around|nearly|up to|another|more than|at least) )?$/iu
const PART_AFTER =
  /^(?: of (?:it|that|this|which))? (?:(?:coming |put in |provided |contributed |investment )?(?:from|by)\b|(?:in|of|as) (?:debt|loans|credit)\b)/iu
const PART = /其中[^。；;\d]{0,14}$/u
const PART_EASTERN = /^(?:을|를)?\s?포함|^を含[むめみ]/u

/** `300억 클로징…누적 `: what is said of the next sum. */
const TOTAL_NEXT = /[…,，、。]\s?(?:누적|累计|累計)[^…,，、。]{0,14}$/u

const REACH = 45

/** The words on both sides of a sum; its own are those that another sum does not take with it. */
type WordsAround = {
  readonly left: Sifted
  readonly right: Sifted
  readonly ownLeft: Sifted
  readonly ownRight: Sifted
}

/** `previous` and `next`: the sums that stand before and behind it. */
export function wordsAround(
  text: string,
  { start, end }: MoneyMention,
  previous: MoneyMention | undefined,
  next: MoneyMention | undefined,
): WordsAround {
  const whole = siftedText(text)
  const from = Math.max(0, start - REACH)
  const since = Math.max(from, previous?.end ?? 0)
  // `$9B valuation with a $1B round`: the word belongs to the sum before it.
  const taken = previous === undefined ? 0 : (whole.part(since, start).first(IS_VALUATION)?.[0].length ?? 0)
  const until = Math.min(end + REACH, next?.start ?? Infinity)
  const left = whole.part(end, until).first(TOTAL_NEXT)?.index
  return {
    left: whole.part(from, start),
    right: whole.part(end, end + REACH),
    ownLeft: whole.part(since + taken, start),
    ownRight: whole.part(end, left === undefined ? until : end + left),
  }
}

/** What the words around a sum call it. */
type CalledSum = {
  /** What it was worth before. */
  readonly wasBefore: boolean
  readonly isValuation: boolean
  readonly isValuedBefore: boolean
  readonly isValuedAfter: boolean
  readonly isCalledValuation: boolean
  readonly isRaisedBefore: boolean
  readonly isRaisedAfter: boolean
  readonly isRaised: boolean
  readonly isCalledRaise: boolean
  readonly isOtherBefore: boolean
  readonly isOtherAfter: boolean
  readonly isTotal: boolean
  /** Where there is a larger one beside it. */
  readonly isPart: boolean
}

export function calledSum({ left, ownLeft, ownRight }: WordsAround, usd: number): CalledSum {
  const wasBefore = ownLeft.has(WAS_BEFORE)
  const isSize = usd < LEAST_PRICE_USD && left.has(CLOSED_AT)
  const isValuedBefore = ownLeft.has(VALUATION_BEFORE)
  const isRaisedBefore = ownLeft.has(RAISE_BEFORE)
  const isRaisedAfter = ownRight.has(RAISE_AFTER)
  const isOtherBefore = ownLeft.has(OTHER)
  const isOtherAfter = ownRight.has(OTHER)
  const isSaidRaised = isRaisedAfter || isRaisedBefore || ownRight.has(RAISED_KOREAN)
  return {
    wasBefore,
    isValuation: !wasBefore && (ownRight.has(IS_VALUATION) || ownRight.has(VALUED_BEHIND) || ownLeft.has(VALUED_AT)),
    isValuedBefore,
    isValuedAfter: ownRight.has(VALUATION_AFTER),
    isCalledValuation: !wasBefore && (ownLeft.has(VALUED_ABROAD) || (left.has(PRICED_AT) && !isSize)),
    isRaisedBefore,
    isRaisedAfter,
    isRaised: isSaidRaised && !isValuedBefore && !isOtherBefore && !isOtherAfter,
    isCalledRaise:
      ownLeft.has(RAISED_ABROAD) ||
      (ownRight.has(STAKE_AFTER) && ownLeft.has(STAKE_BEFORE)) ||
      ownRight.has(RAISED_BEHIND) ||
      (ownLeft.has(RAISED_CHINESE) && ownRight.has(ROUND_CHINESE)) ||
      (ownLeft.has(AT_WHAT_KOREAN) && ownRight.has(RAISED_RIGHT_KOREAN)) ||
      (ownLeft.has(ROUND_KOREAN) && ownRight.has(GROWN_KOREAN)),
    isOtherBefore,
    isOtherAfter,
    isTotal: ownLeft.has(TOTAL_BEFORE) || ownRight.has(TOTAL_AFTER),
    isPart: (ownLeft.has(PART_BEFORE) && ownRight.has(PART_AFTER)) || ownLeft.has(PART) || ownRight.has(PART_EASTERN),
  }
}
