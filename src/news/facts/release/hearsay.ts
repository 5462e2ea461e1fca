import type { Fact } from '../../../core/evidence.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import { textBefore } from '../../text-before.ts'

const NEAR = 60
/** In the same sentence before a figure. */
const BEFORE =
  /(?:\b(?:rumou?red|reportedly|allegedly|said to|leak\w{0,3}|speculat\w{1,4}|estimated|believed)\b[^.;]{0,48}|(?:传闻|据传|据称|消息称|爆料|疑似|추정|루머|소문|リーク|噂)[^.。;；]{0,24})$/iu
const AFTER = /^[^.。;；,，]{0,14}(?:추정|알려졌|전해졌|것으로 보|とみられ|とされ|との噂|と噂)/u

/** Whether a fact is told as a rumour, which no card may tell as known. */
export function isHearsay(source: EvidenceSource, { evidence }: Fact<unknown>): boolean {
  const { field, start, end } = evidence
  if (field === 'url') return false
  const text = source.wholes[field]
  return BEFORE.test(textBefore(text, start, NEAR)) || AFTER.test(text.slice(end, end + NEAR))
}
