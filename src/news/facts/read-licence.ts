import type { Fact } from '../../core/evidence.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\bapache(?:[- ]licen[sc]e)?(?:,? version)?[- ]?2(?:\.0)?(?![\d.])|아파치 2\.0/iu, () => 'Apache-2.0'],
  [/\bmodified[- ]MIT\b|수정(?:된)? MIT|修改版\s?MIT/iu, () => 'Modified MIT'],
  // The institute has the same name.
  [
    /\bMIT[- ]licen[sc]ed?\b|\bunder (?:the |an? )?MIT\b(?! (?:professor|researcher|lab))|\bMIT\s?(?:라이선스|许可|協議|协议|开源|ライセンス)|licen[sc]e: ?mit\b/iu,
    () => 'MIT',
  ],
  [
    /\bCC[- ]BY((?:-(?:NC|SA|ND)){0,2})(?:[- ](\d\.\d))?\b/iu,
    (match) => `CC-BY${(match[1] ?? '').toUpperCase()}-${match[2] ?? '4.0'}`,
  ],
  [/\bopenrail(?:\+\+)?(?:-?m)?\b/iu, () => 'OpenRAIL'],
  [/\bllama (?:[\d.]{1,4} )?community licen[sc]e\b/iu, () => 'Llama Community License'],
  [/\bgemma (?:licen[sc]e|terms)\b/iu, () => 'Gemma Terms'],
  [/\b(?:a?gpl)[- ]?v?3(?:\.0)?\b/iu, (match) => (/^a/iu.test(match[0]) ? 'AGPL-3.0' : 'GPL-3.0')],
  [/\bBSD[- ](?:[23]-clause|licen[sc]e)\b/iu, () => 'BSD'],
  [
    /\bnon-?commercial licen[sc]e\b|비상업(?:적)?(?: 용도)? 라이선스|非商用(?:许可|ライセンス)/iu,
    () => 'Non-commercial',
  ],
]

/** Under which terms the model may be used, in its short name. */
export function readLicence(source: EvidenceSource): Fact<string> | null {
  for (const [pattern, name] of PATTERNS) {
    const found = firstMatch(source, pattern)
    if (found !== null) return factOf(source, name(found.match), found.field, found.start, found.end)
  }
  return null
}
