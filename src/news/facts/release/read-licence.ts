import type { Fact } from '../../../core/evidence.ts'
import { factOf, firstMatch, type EvidenceSource, type Found } from '../evidence-of.ts'
import { textBefore } from '../../text-before.ts'

const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\bapache(?:[- ]licen[sc]e)?(?:,? version)?[- ]?2(?:\.0)?(?!\d|\.\d)|아파치 2\.0/iu, () => 'Apache-2.0'],
  [/\bmodified[- ]MIT\b|수정(?:된)? MIT|修改版\s?MIT/iu, () => 'Modified MIT'],
  // The institute has the same name.
  [
    /\bMIT[- ]licen[sc]ed?\b|\bunder (?:the |an? )?MIT\b(?! (?:professor|researcher|lab))|\bMIT\s?(?:라이선스|许可|協議|协议|开源|ライセンス)|licen[sc]e: ?mit\b/iu,
    () => 'MIT',
  ],
  [
    /\bCC[- ]BY((?:-(?:NC|SA|ND)){0,2})(?:[- ](\d\.\d))?\b/iu,
    ([, terms = '', version]) => ['CC-BY' + terms.toUpperCase(), ...(version === undefined ? [] : [version])].join('-'),
  ],
  [/\bNVIDIA (?:Nemotron )?Open Model (?:License|Agreement)/iu, () => 'NVIDIA Open Model License'],
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

/** What any of these has. */
const NAMES_TERMS = /apache|아파치|mit\b|\bcc[- ]by|rail|licen[sc]e|open model|terms|gpl|bsd|라이선스|ライセンス|许可/iu

/** Said of what it is no longer, or never was. */
const NO_LONGER =
  /\b(?:instead of|rather than|no longer|not|unlike|moves? from|switch\w{0,3} from|drops?|dropping)\b[^.;,]{0,24}$/iu
const OF_WEIGHTS = /(?:\bweights?\b|\bmodels?\b|가중치|모델|权重|模型|重み|モデル)[^.;,，。、]{0,40}$/iu
const NEAR = 60

/** Under which terms the model may be used, in its short name; where code has other terms than the weights, those of the weights. */
export function readLicence(source: EvidenceSource): Fact<string> | null {
  if (!source.searched.title.has(NAMES_TERMS) && !source.searched.summary.has(NAMES_TERMS)) return null
  const told: { readonly fact: Fact<string>; readonly found: Found }[] = []
  for (const [pattern, name] of PATTERNS) {
    const found = firstMatch(source, pattern)
    if (found === null) continue
    const { field, start, end, match } = found
    const isPart = told.some((one) => one.found.field === field && one.found.start < end && start < one.found.end)
    if (isPart || NO_LONGER.test(before(source, found))) continue
    told.push({ fact: factOf(source, name(match), field, start, end), found })
  }
  const [first, ...others] = told
  if (first === undefined || others.length === 0) return first?.fact ?? null
  const ofWeights = told.filter(({ found }) => OF_WEIGHTS.test(before(source, found)))
  return ofWeights.length === 1 ? (ofWeights[0]?.fact ?? null) : null
}

function before(source: EvidenceSource, { field, start }: Found): string {
  return textBefore(source.texts[field], start, NEAR)
}
