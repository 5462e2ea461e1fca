import type { Fact } from '../../../core/evidence.ts'
import { FUNDING_KINDS, type FundingKind } from '../../../core/facts.ts'
import { isSameMoney, type Money } from '../../../core/money.ts'
import type { ScannedField, ScannedText } from '../../scan-text.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { tellsOfRoundBefore } from './tells-of-round-before.ts'

const EQUITY =
  /\b(?:equity (?:round|funding|financing|investment|raise)\b|in (?:new |fresh |primary )?equity\b(?! and debt))|지분 투자(?!사|자)|股权(?:融资|投资)|第三者割当増資|株式発行/giu
/** Money of both kinds is of neither. */
const MIXED = /\bin (?:debt|equity)\b[^.;]{0,40}\b(?:equity|debt)\b/iu
const BASES = [
  [
    'post-money',
    /\bpost[- ]?money\b|포스트\s?머니|포스트\s?밸류|투자 후 (?:기업\s?가치|기준)|投后|投後|ポスト(?:マネー|バリュー)|調達後/giu,
  ],
  [
    'pre-money',
    /\bpre[- ]?money\b|프리\s?머니|프리\s?밸류|투자 전 (?:기업\s?가치|기준)|投前|プレ(?:マネー|バリュー)|調達前/giu,
  ],
] as const

/** What sort of money it is. A round (`series-b`, `seed`) is equity; the words of the other kinds are read with the round. */
export function readFundingKind(source: EvidenceSource, round: Fact<string> | null): Fact<FundingKind> | null {
  if (round === null) {
    for (const field of ['title', 'summary'] as const) {
      const found = source.searched[field]
        .all(EQUITY)
        .find((match) => !tellsOfRoundBefore(source.texts[field], match.index) && !MIXED.test(source.texts[field]))
      if (found !== undefined) return factOf(source, 'equity', field, found.index, found.index + found[0].length)
    }
    return null
  }
  return { value: FUNDING_KINDS.find((kind) => kind === round.value) ?? 'equity', evidence: round.evidence }
}

/** Between the word and the sum that it belongs to: `a post-money valuation of $5B`. */
const NEAR = 40

/** The sum that the word from `start` to `end` is said of: the one that it stands right behind, else the next, else the last. */
function sumOf({ text, money }: ScannedField, start: number, end: number): Money | null {
  const before = money.findLast((mention) => mention.end <= start)
  const after = money.find((mention) => mention.start >= end)
  if (before !== undefined && /^[\s(（-]{0,2}$/u.test(text.slice(before.end, start))) return before.money
  if (after !== undefined && after.start - end <= NEAR) return after.money
  return before !== undefined && start - before.end <= NEAR ? before.money : null
}

/** Whether `valuation` counts the new money, where the text says so of this very sum. */
export function readValuationBasis(
  source: EvidenceSource,
  scanned: ScannedText,
  valuation: Money,
): Fact<'pre-money' | 'post-money'> | null {
  for (const [basis, pattern] of BASES) {
    for (const field of ['title', 'summary'] as const) {
      for (const match of source.searched[field].all(pattern)) {
        const end = match.index + match[0].length
        const sum = sumOf(scanned[field], match.index, end)
        if (sum === null || !isSameMoney(sum, valuation)) continue
        return factOf(source, basis, field, match.index, end)
      }
    }
  }
  return null
}
