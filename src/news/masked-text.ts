import type { ScannedField } from './scan-text.ts'

/** Sums that are told without a number. */
const VAGUE_MONEY =
  /[近超数逾约](?:十|百|千|数)?(?:亿|千万|百万|万)(?:美元|人民币|欧元|港元|日元|元)?|수(?:십|백|천)억\s?원?|\b(?:multi)?(?:millions|billions) of (?:dollars|euros)/gu
const MAY_BE_VAGUE = /[近超数逾约]|수[십백천]|illions of/u

/** A text and what of it is masked. */
export type MaskedField = Pick<ScannedField, 'text' | 'money' | 'models' | 'organisations'>

/** Whether a name or a sum was found in it; sums without a number are masked wherever they stand. */
export function isMasked({ money, models, organisations }: MaskedField): boolean {
  return money.length > 0 || organisations.length > 0 || models.some(({ family }) => family !== null)
}

type Span = { readonly start: number; readonly end: number; readonly mask: string }

/**
 * The field's first `length` characters in lower case, every amount, model and organisation replaced by its kind: what is
 * left is alike in all languages' news.
 */
export function maskedText(field: MaskedField, length: number): string {
  const spans: Span[] = []
  for (const { start, end } of field.money) spans.push({ start, end, mask: ' zmoney ' })
  for (const { start, end, family, version } of field.models)
    if (family !== null) spans.push({ start, end, mask: version === null ? ' zfamily ' : ' zmodel ' })
  for (const { start, end, organisation } of field.organisations)
    spans.push({ start, end, mask: organisation.isInvestor ? ' zinvestor ' : ' zorg ' })
  if (spans.length > 1) spans.sort((a, b) => a.start - b.start)
  let out = ''
  let at = 0
  for (const span of spans) {
    if (span.start < at) continue
    out += field.text.slice(at, span.start) + span.mask
    at = span.end
    if (out.length >= length) break
  }
  const text = (out + field.text.slice(at, at + length)).slice(0, length).toLowerCase()
  return MAY_BE_VAGUE.test(text) ? text.replaceAll(VAGUE_MONEY, ' zmoney ') : text
}
