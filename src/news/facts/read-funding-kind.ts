import type { Fact } from '../../core/evidence.ts'
import { FUNDING_KINDS, type FundingKind } from '../../core/facts.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

const EQUITY = /\bequity (?:round|funding|financing|investment|raise)\b|지분 투자|股权融资|第三者割当増資|株式発行/iu
const BASES = [
  [
    'post-money',
    /\bpost[- ]?money\b|포스트\s?머니|포스트\s?밸류|투자 후 기업가치|投后|投後|ポスト(?:マネー|バリュー)/iu,
  ],
  ['pre-money', /\bpre[- ]?money\b|프리\s?머니|프리\s?밸류|투자 전 기업가치|投前|プレ(?:マネー|バリュー)/iu],
] as const

/** What sort of money it is. A round (`series-b`, `seed`) is equity; the words of the other kinds are read with the round. */
export function readFundingKind(source: EvidenceSource, round: Fact<string> | null): Fact<FundingKind> | null {
  if (round === null) {
    const found = firstMatch(source, EQUITY)
    return found === null ? null : factOf(source, 'equity', found.field, found.start, found.end)
  }
  return { value: FUNDING_KINDS.find((kind) => kind === round.value) ?? 'equity', evidence: round.evidence }
}

/** Whether a valuation counts the new money. */
export function readValuationBasis(source: EvidenceSource): Fact<'pre-money' | 'post-money'> | null {
  for (const [basis, pattern] of BASES) {
    const found = firstMatch(source, pattern)
    if (found !== null) return factOf(source, basis, found.field, found.start, found.end)
  }
  return null
}
