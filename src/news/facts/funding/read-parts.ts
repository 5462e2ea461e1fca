import { CEILING, CEILING_REACH } from '../../../core/ceiling.ts'
import type { Evidence, Fact } from '../../../core/evidence.ts'
import { PART_KINDS, type PartKind, type RoundPart } from '../../../core/facts.ts'
import { isNearly, isSameMoney, NEARLY, type Money } from '../../../core/money.ts'
import type { MoneyMention } from '../../money.ts'
import type { PlacedSum } from './placed-sum.ts'
import type { ScannedText } from '../../scan-text.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { tellsOfRoundBefore } from './tells-of-round-before.ts'
import { textBefore } from '../../text-before.ts'

/** `of it in`, `is`, `coming from`, `non-dilutive`: between a sum and the word for what it is. */
const LEADS_TO =
  '(?: of (?:it|that|this|which|the (?:total|round|sum)))?(?: (?:is|was|are|were|comes?|came|coming))?(?: (?:in|of|as|from|through|via))?' +
  '(?:[ -](?:an?|new|fresh|senior|secured|venture|bank|convertible|term|long-term|non-dilutive|private|asset-backed|GPU-backed|project|growth|structured|government|federal|state|public|research|EU|EIC)){0,3}[ -]'

type Words = { readonly after: RegExp; readonly before: RegExp }

/** Right behind a sum, or right before it: what kind of money it is. */
const WORDS: Readonly<Record<PartKind, Words>> = {
  debt: {
    after: new RegExp(
      `^(?:${LEADS_TO}(?:debt(?!-free)(?: (?:financing|funding|facility))?|loans?|borrowings?|credit (?:facility|line)|line of credit)\\b` +
        `| (?:de |en |d['’])(?:dettes?|emprunts?|prêts?)\\b| (?:als |aus |an )?(?:Kredite?n?|Darlehen|Fremdkapital)\\b` +
        `|(?:은|는|의|을|를|이)?\\s?(?:규모(?:의|로)?\\s?)?(?:은행\\s?)?(?:대출|차입|융자)|(?:的|为|是|来自)?(?:银行)?(?:贷款|债务融资|债权融资|授信))`,
      'iu',
    ),
    before:
      /(?:\b(?:(?:venture|bank|term|secured) )?(?:debt|loans?|credit (?:facility|line)) (?:worth|of|totall?ing) |(?:대출|차입|융자)(?:금|로|을|은|이)?\s?(?:약\s?)?|(?:贷款|债务融资|债权融资|授信)(?:额度)?(?:为|约|共)?)$/iu,
  },
  grant: {
    after: new RegExp(
      `^(?:${LEADS_TO}grants?(?: (?:funding|money))?\\b| (?:de |en )(?:subventions?)\\b| (?:als |aus )?(?:Fördermitteln?|Zuschüssen?)\\b` +
        `|(?:은|는|의|을|를|이)?\\s?(?:규모(?:의|로)?\\s?)?(?:정부\\s?)?(?:지원금|보조금|출연금)|(?:的|为|是|来自)?(?:政府)?(?:补助|补贴|资助)|(?:は|の|を|が)?(?:補助金|助成金))`,
      'iu',
    ),
    before:
      /(?:\bgrants? (?:worth|of|totall?ing) |(?:지원금|보조금|출연금)(?:으로|을|은|이)?\s?(?:약\s?)?|(?:补助|补贴|资助)(?:为|约|共)?|(?:補助金|助成金)(?:は|で|が)?)$/u,
  },
  secondary: {
    after: new RegExp(
      `^(?:${LEADS_TO}(?:secondary(?: (?:share )?(?:sales?|shares?|stock|transactions?|purchases?))?|existing shares)\\b` +
        `|(?:은|는|의|을|를|이)?\\s?(?:규모(?:의|로)?\\s?)?구주|(?:的|为|是)?老股|(?:は|の|を|が)?既存株)`,
      'iu',
    ),
    before:
      /(?:구주(?:\s?(?:매각|매출|거래|인수))?(?:로|을|은|이)?\s?(?:약\s?)?|老股(?:转让)?(?:为|约|共)?|既存株(?:式)?(?:は|で|が|の売却)?)$/u,
  },
}

/** 融資 is a loan in Japanese, and a round of funding where Chinese is written in the same characters. */
const JAPANESE: Words = {
  after: /^(?:は|の|を|が)?(?:銀行)?(?:融資|借入|デット|ローン)/u,
  before: /(?:融資|借入金?|デット|ローン)(?:は|で|が|による|として)?$/u,
}

/** What a larger sum has in it. */
const WITHIN_BEFORE =
  /\b(?:includ(?:ing|es?|ed)|incl\.|of which|compris(?:ing|es)|consist(?:ing|s) of|made up of|with|dont|davon) (?:(?:about|around|over|nearly|some|roughly|an?|the) ){0,2}$|(?:其中|うち|중|含|包括|包含)[^\d。.;；]{0,14}$/iu
const WITHIN_AFTER = /^ of (?:it|that|this|which|the (?:total|round|sum))\b/iu
const WITHIN_EASTERN = /^[^.;,。、，\d]{0,8}(?:포함|を含[むめみ]|が含まれ)/u

/** `in equity`: what the sum before a loan is, which is no part of it. A round that has a letter is as large as it says, whatever is lent beside it. */
const IS_EQUITY =
  /^,?(?: (?:in|of))?(?: (?:new|fresh|primary|growth|preferred|oversubscribed)){0,2}[ -]equity\b[^.;:]{0,60}$/iu
const BESIDE =
  /(?:\b(?:and|plus|alongside|as well as|together with|along with)|,|\+|&) (?:(?:secures|secured|raises|raised|lands|landed|closes|closed|gets|obtains|obtained|another|a further|an additional|an?|about|around|over|nearly|separate) ){0,3}$/iu

/** The same behind the sum: `$5B strategic equity investment`. */
const EQUITY_AFTER = /^(?: (?:in|of))?(?: (?:new|fresh|primary|growth|preferred|strategic)){0,2}[ -]equity\b/iu

/** All that it ever raised is no round. */
const TO_DATE =
  /\b(?:to date|in total|so far|to-date|since (?:its|it|the|20\d\d)|total (?:funding|raised|financing))\b|누적|累计|累計/iu

const REACH = 50
/** A text with more of them tells of no round alone. */
const MOST_SUMS = 20

type Kinded = { readonly kind: PartKind; readonly start: number; readonly end: number }

function kindOf(text: string, money: readonly MoneyMention[], at: number, language: string): Kinded | null {
  const mention = money[at]
  if (mention === undefined) return null
  const right = text.slice(mention.end, Math.min(mention.end + REACH, money[at + 1]?.start ?? Infinity))
  const left = text.slice(Math.max(0, mention.start - REACH, money[at - 1]?.end ?? 0), mention.start)
  for (const kind of PART_KINDS) {
    for (const { after, before } of kind === 'debt' && language === 'ja' ? [WORDS.debt, JAPANESE] : [WORDS[kind]]) {
      const behind = after.exec(right)
      if (behind !== null) return { kind, start: mention.start, end: mention.end + behind[0].length }
      const ahead = before.exec(left)
      if (ahead !== null) return { kind, start: mention.start - ahead[0].length, end: mention.end }
    }
  }
  return null
}

/** Whether a sum is told as lent, given or paid to those who sell their shares. */
export function isOfOtherKind(scanned: ScannedText, { field, mention }: PlacedSum): boolean {
  const { text, money } = scanned[field]
  return kindOf(text, money, money.indexOf(mention), scanned.language) !== null
}

function plus(one: Money, other: Money): Money {
  return { ...one, amountMinor: one.amountMinor + other.amountMinor }
}

export type Parts = {
  readonly parts: readonly Fact<RoundPart>[]
  /** The text gives the sum of what is no part: the round is of that kind, whatever else is said of its parts. */
  readonly isMixed: boolean
  /** Where a kind is said of other sums: it says nothing of the round. */
  readonly elsewhere: readonly Evidence[]
  /** Equity and what was lent or given beside it, as one sum with the words that tell both; `null` where the amount is all. */
  readonly whole: Fact<Money> | null
}

/** The equity that a part stands beside: right before it, or right behind it. */
function besideOf(text: string, money: readonly MoneyMention[], at: number, kinded: Kinded): MoneyMention | null {
  const [previous, part, next] = [money[at - 1], money[at], money[at + 1]]
  if (part === undefined) return null
  const isBeside = (one: MoneyMention | undefined): one is MoneyMention =>
    one?.money.currency === part.money.currency && !one.isConversion
  const before = money.slice(Math.max(0, at - 2), at).findLast((one) => {
    const between = text.slice(one.end, kinded.start)
    return isBeside(one) && IS_EQUITY.test(between) && BESIDE.test(between)
  })
  if (before !== undefined) return before
  const isAfter =
    isBeside(next) &&
    BESIDE.test(text.slice(kinded.end, next.start)) &&
    EQUITY_AFTER.test(text.slice(next.end, next.end + REACH))
  // Of `$5M in equity, $5M in debt and $5M in Series B shares` nobody knows.
  return isAfter && previous === undefined ? next : null
}

export const NO_PARTS: Parts = { parts: [], isMixed: false, elsewhere: [], whole: null }

/** What of a round is lent or given, where the text tells it beside the equity or as a part of the amount. */
export function readParts(source: EvidenceSource, scanned: ScannedText, { field: told, mention }: PlacedSum): Parts {
  const parts = new Map<PartKind, Fact<RoundPart>>()
  let whole: Fact<Money> | null = null
  let isMixed = false
  const elsewhere: Evidence[] = []
  // What the headline gives is explained below it.
  for (const field of told === 'title' ? (['title', 'summary'] as const) : ([told] as const)) {
    const { text } = scanned[field]
    const money = scanned[field].money.slice(0, MOST_SUMS)
    for (const [at, part] of money.entries()) {
      const kinded = kindOf(text, money, at, scanned.language)
      if (kinded === null || part.money.currency !== mention.money.currency || part.isConversion) continue
      const leave = (): void => {
        if (isSameMoney(part.money, mention.money)) return
        elsewhere.push(factOf(source, kinded.kind, field, kinded.start, kinded.end).evidence)
      }
      if (parts.has(kinded.kind)) {
        leave()
        continue
      }
      const left = textBefore(text, part.start, REACH)
      const around = text.slice(Math.max(0, part.start - REACH), kinded.end + REACH)
      if (tellsOfRoundBefore(text, part.start) || TO_DATE.test(around) || CEILING.test(left)) {
        leave()
        continue
      }
      const add = (): void => {
        const value = { kind: kinded.kind, money: part.money }
        parts.set(kinded.kind, factOf(source, value, field, kinded.start, kinded.end))
      }
      // A small part changes nothing that a rough sum would show.
      const isSmall = part.money.amountMinor <= 2 * NEARLY * mention.money.amountMinor
      const rests = money.flatMap((other, place) =>
        !isSmall && other !== part && isNearly(plus(part.money, other.money), mention.money) ? [place] : [],
      )
      // Of two loans that make up the amount none is a part beside the rest.
      if (rests.some((place) => kindOf(text, money, place, scanned.language)?.kind === kinded.kind)) continue
      const hasRest = rests.length > 0
      const isWithin =
        part.money.amountMinor < mention.money.amountMinor &&
        (hasRest ||
          WITHIN_BEFORE.test(textBefore(text, kinded.start, REACH)) ||
          WITHIN_AFTER.test(text.slice(part.end, part.end + REACH)) ||
          WITHIN_EASTERN.test(text.slice(kinded.end, kinded.end + REACH)))
      if (isWithin) {
        isMixed ||= hasRest
        add()
        continue
      }
      // What others got for their shares is none of what came in.
      const equity: MoneyMention | null =
        whole === null && kinded.kind !== 'secondary' ? besideOf(text, money, at, kinded) : null
      // One of the two is what the round was told by.
      if (equity === null || ![part, equity].some((one) => isSameMoney(one.money, mention.money))) {
        leave()
        continue
      }
      const before = textBefore(text, equity.start, CEILING_REACH)
      const start = Math.min(kinded.start, equity.start - (CEILING.exec(before)?.[0].length ?? 0))
      const end = Math.max(kinded.end, equity.end)
      isMixed = true
      whole = factOf(source, plus(equity.money, part.money), field, start, end)
      add()
    }
  }
  return { parts: [...parts.values()], isMixed, elsewhere, whole }
}
