import type { EvidenceField, Fact } from '../../core/evidence.ts'
import type { ModelMention } from '../names/find-models.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

type ParameterFacts = {
  readonly parameters: Fact<string> | null
  readonly totalParameters: Fact<number> | null
  readonly activeParameters: Fact<number> | null
}

const NUMBER = '\\d{1,4}(?:[.,]\\d{1,3})?'
const UNIT = 'billion|trillion|million|bn|[bmt]|조|천억|백억|억|万亿|千亿|百亿|亿|兆|億'
const NOUN = '(?:param|매개변수|파라미터|参数|參數|パラメータ)'
export const NO_PARAMETERS: ParameterFacts = { parameters: null, totalParameters: null, activeParameters: null }

/** `397B parameters`, `1조 개의 매개변수`, `万亿参数`; a sum of money has no such noun behind it. */
const TOTAL = new RegExp(
  `(?<![\\p{L}\\p{N}.$€£¥])(${NUMBER})[\\s-]?(${UNIT})(?:(?:-a\\d{1,3}b)?[\\s-]?(?:total\\s|model |개(?:의)?\\s?|个\\s?|の)?${NOUN}|(?:-a\\d{1,3}b)?[- ]?(?:model|모델|模型|モデル))`,
  'iu',
)
const TOTAL_AFTER = new RegExp(
  `(?:total ${NOUN}\\w*|总参数量?|${NOUN}\\w{0,6})[^\\d.;。；$]{0,10}(${NUMBER})\\s?(${UNIT})`,
  'iu',
)
/** `32B active`, `활성 매개변수 320억`, `激活 320 亿`. */
const ACTIVE = new RegExp(
  `(?<![\\p{L}\\p{N}.$])(${NUMBER})[\\s-]?(${UNIT})[\\s-]?(?:(?:of (?:them|which) )?(?:are |is )?(?:active|activated)|(?:개(?:만|가|를)?\\s?)?(?:활성|활성화)|激活|のアクティブ)|(?:activ\\w{1,6}|활성(?:화)?|激活|アクティブ)[^\\d.;。；$]{0,12}(${NUMBER})\\s?(${UNIT})`,
  'iu',
)
const WRITTEN = new RegExp(`${NUMBER}\\s?(?:${UNIT})(?:-a\\d{1,3}b)?`, 'iu')
const OF_NAME = /^(\d{1,4}(?:\.\d{1,2})?)([bmt])(?:-?a(\d{1,3}(?:\.\d)?)b)?$/iu

const SCALES: Readonly<Record<string, number>> = {
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
  억: 1e8,
  亿: 1e8,
  億: 1e8,
  백억: 1e10,
  百亿: 1e10,
  천억: 1e11,
  千亿: 1e11,
  조: 1e12,
  兆: 1e12,
  万亿: 1e12,
}

function countOf(digits: string | undefined, unit: string | undefined): number | null {
  if (digits === undefined || unit === undefined) return null
  const plain = /,\d{3}$/u.test(digits) ? digits.replace(',', '') : digits.replace(',', '.')
  const count = Math.round(Number(plain) * (SCALES[unit.toLowerCase()] ?? 0))
  return count >= 1e6 && count <= 1e14 ? count : null
}

function told(source: EvidenceSource, patterns: readonly RegExp[]): Fact<number> | null {
  for (const pattern of patterns) {
    const found = firstMatch(source, pattern)
    if (found === null) continue
    const count = countOf(found.match[1] ?? found.match[3], found.match[2] ?? found.match[4])
    if (count !== null) return factOf(source, count, found.field, found.start, found.end)
  }
  return null
}

/** How large the model is, from its name where that tells (`35B-A3B`), else from the text. */
export function readParameters(source: EvidenceSource, mention: ModelMention, field: EvidenceField): ParameterFacts {
  const size = mention.parameters
  const at = size === null ? -1 : source.texts[field].indexOf(size, mention.start)
  const active = told(source, [ACTIVE])
  if (size !== null && at >= 0) {
    const parts = OF_NAME.exec(size)
    const fact = <T>(value: T | null): Fact<T> | null =>
      value === null ? null : factOf(source, value, field, at, at + size.length)
    return {
      parameters: fact(size),
      totalParameters: fact(countOf(parts?.[1], parts?.[2])),
      activeParameters: fact(countOf(parts?.[3], 'b')) ?? active,
    }
  }
  const total = told(source, [TOTAL, TOTAL_AFTER])
  const words = total === null ? null : WRITTEN.exec(total.evidence.quote)?.[0]
  return {
    parameters: total === null ? null : { value: words ?? total.evidence.quote, evidence: total.evidence },
    totalParameters: total,
    activeParameters: active,
  }
}
