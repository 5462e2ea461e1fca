import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { everyFound, factOf, type EvidenceSource, type Found } from '../evidence-of.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { PlacedModel } from './placed-model.ts'
import { endsWithRival } from './rivals.ts'
import { isSameModel } from './same-model.ts'
import { textBefore } from '../../text-before.ts'

type ParameterFacts = {
  readonly parameters: Fact<string> | null
  readonly totalParameters: Fact<number> | null
  readonly activeParameters: Fact<number> | null
}

const DIGITS = '\\d{1,4}(?:[.,]\\d{1,3})?'
const UNIT =
  'milliard(?:en|e|s)?|billionen|mil millones|billones|millones|millionen|millions|billion|trillion|million|bn|[bmt]|万亿|千亿|百亿|千万|百万|천억|백억|천만|백만|조|억|만|亿|兆|億|万|萬'
/** `300억(30B) 매개변수`: the same once more. */
const IN_LATIN = '\\([\\d.]{1,5}[BMT]\\)'
/** Two groups, and two more for the rest of `2조 8000억`. */
const COUNT = `(${DIGITS})[\\s-]?(${UNIT})(?: de)?(?:\\s?(\\d{1,4})(억|億|亿))?(?:${IN_LATIN}(?=\\s?(?:개|매개|파라|参|參|パラ)))?`
/** No part of a longer number, of a name or of a sum of money. */
const START = '(?=\\d)(?<![\\p{Script=Latin}\\p{N}.$€£¥₩억億亿조兆万萬만])'
const MARKS = '[*`]{0,2}'
const NOUN = '(?:param(?:eter)?s?|paramètres|parámetros|매개변수|파라미터|参数|參數|パラメータ)'
/** What may stand between a size and `model`. */
const KIND =
  '(?:(?:mixture[- ]of[- ]experts|fully|open|source[d]?|weights?|dense|sparse|moe|hybrid|unified|multi-?modal|multilingual|vision|language|video|image|audio|speech|voice|music|code|coding|coder|reasoning|thinking|generative|generation|diffusion|text|embedding|base|instruct|foundation|world|small|large|compact|flagship|edit|gen)(?:[-+]| )){0,5}'
const EASTERN_KIND =
  '(?:규모의?\\s)?(?:(?:오픈|월드|언어|비전|이미지|영상|음성|추론|코딩|소형|경량)\\s?){0,3}(?:视频|图像|语音|音频|语言|多模态|代码|推理|开源|稠密|视觉|世界|嵌入|生成|小|大){0,4}'

/** `397B parameters`, `1조 개의 매개변수`, `万亿参数`, `a 12B model`; a sum of money has no such noun behind it. */
const TOTAL = new RegExp(
  `${START}${COUNT}(-a\\d{1,3}b)?${MARKS}[\\s-]?(?:(?:total |model |개(?:의)?\\s?|个\\s?|の)?(?:总|總|총\\s?|総)?${NOUN}|((?:${KIND}|${EASTERN_KIND})(?:(?:(?:mamba-)?transformers?|LLMs?|VLMs?|models?)(?![\\p{Script=Latin}])|mixture[- ]of[- ]experts?(?![\\p{Script=Latin}])|모델|模型|モデル)))`,
  'giu',
)
/** `총 975B·활성 41B`. */
const TOTAL_OF_BOTH = new RegExp(`총\\s?${COUNT}(?=\\s?[·,，、/(（]\\s?활성)`, 'giu')
/** `1T total / 32B active`. */
const TOTAL_FIRST = new RegExp(`${START}${COUNT} total(?=\\s?(?:[/,(·]|and|with)\\s?\\d)`, 'giu')
const NO_TOKENS =
  '(?![\\s-]?(?:tokens?|토큰|トークン|token|context|上下文|컨텍스트|コンテキスト|[美元円원]|달러|dollars|users|downloads))'
const TOTAL_AFTER = new RegExp(
  `(?:total ${NOUN}|(?:总|總|総)${NOUN}量?|${NOUN})(?:(?!及|和|与|以及|및|\\b(?:and|on|with|from)\\b)[^\\d.,，、;。；$€£¥]){0,12}${COUNT}${NO_TOKENS}`,
  'giu',
)
const USERS = 'users?|people|customers|developers|accounts|사용자|이용자|명|用户|人|ユーザー'
/** `32B active`, `활성 매개변수 320억`, `激活 320 亿`; never `500 million active users`. */
const ACTIVE = new RegExp(
  `${START}(${DIGITS})[\\s-]?(${UNIT})(?:${IN_LATIN})?${MARKS}[\\s-]?(?:(?:of (?:them|which) )?(?:are |is )?(?:active|activated|actifs?|activos?|aktive?n?)(?!\\p{L}| (?:${USERS}|daily|weekly|monthly))|(?:개?(?:만|가|를)?\\s?)?활성(?:화)?(?!\\s?(?:${USERS}))|的?激活|のアクティブ(?!ユーザー))|` +
    `(?:activ\\w{1,6}|활성(?:화)?|激活|アクティブ)(?:(?!${USERS})[^\\d.;。；$]){0,12}(${DIGITS})[\\s-]?(${UNIT})(?!\\s?(?:${USERS}))`,
  'giu',
)
const SAYS_ACTIVE = /acti[vf]|aktiv|활성|激活|アクティブ/iu
const SAYS_PARAMETERS = /par[aá]m|매개변수|파라미터|参数|參數|パラメータ/iu
/** Each with what every match of it has. */
const TOTALS: readonly (readonly [RegExp, RegExp])[] = [
  [TOTAL, /par[aá]m|매개변수|파라미터|参数|參數|パラメータ|model|mixture|transformer|[LV]LM|모델|模型|モデル/iu],
  [TOTAL_FIRST, / total/iu],
  [TOTAL_OF_BOTH, /활성/u],
  [TOTAL_AFTER, SAYS_PARAMETERS],
]
/** Right behind a model's name: `(106B)`, `(30B parameters, 3B active)`. */
const IN_BRACKETS = new RegExp(
  `^${MARKS}\\s?[(（](?:~|约|약\\s?)?(\\d{1,4}(?:\\.\\d{1,2})?)\\s?(b|t|billion|trillion)(-a\\d{1,3}b)?(?=[)）]|[-\\s]?${NOUN}|[,，、]\\s?\\d{1,3}(?:\\.\\d)?b (?:active|激活))`,
  'iu',
)
const LONGEST_BRACKET = 40
const OF_NAME = /^(\d{1,4}(?:\.\d{1,2})?)([bmt])(?:-?a(\d{1,3}(?:\.\d)?)b)?$/iu

const SIZE = '\\d{1,4}(?:\\.\\d{1,2})?\\s?(?:[bmt]|billion|trillion|million|亿|억|億)'
/** One of several sizes: `8B and 70B parameters`, `0.8B、2B、4B`. */
const SIZE_BEFORE = new RegExp(
  `(?<!from )(?<![\\p{L}\\p{N}.-])${SIZE}[\`*]{0,2}(?:[- ](?:sizes?|versions?|models?|variants?|param\\w{0,7}))?[,，]?\\s?(?:[,，、/&~–-]|and|or|to|및|와|과|和|或|到|至|と)\\s?(?:an? |the )?[\`*]{0,2}$`,
  'iu',
)
const SIZE_AFTER = new RegExp(
  `^[\`*]{0,2}[\\p{L}]{0,2}[,，]?\\s?(?:[,，、/&~–]|and|or|to|및|和|或|到|至|と)\\s?(?:an? )?[\`*]{0,2}${SIZE}(?![\\p{Script=Latin}])(?!\\s?(?:activ|激活|활성|アクティブ|的激活))${NO_TOKENS}`,
  'iu',
)
const ACTIVE_BEFORE = /(?:activ\w{1,6}|활성(?:화)?|激活|アクティブ)[^\d.;。；]{0,12}$/iu
/** One size of a family, or of a model that is not out. */
const ANOTHER_BEFORE = /\b(?:includ(?:es|ing)|original|previous|up from)\s(?:an? |the |its )?(?:[\w-]{1,14} )?$/iu
const ANOTHER_AFTER = /^\s?(?:is |are )?(?:forthcoming|upcoming|to come|coming (?:soon|later|next))/iu
const SENTENCE_END = /[。！？!?;；\n]|\.\s/u
const NEAR = 60

const NO_PARAMETERS: ParameterFacts = { parameters: null, totalParameters: null, activeParameters: null }

const SCALES: Readonly<Record<string, number>> = {
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  milliard: 1e9,
  milliards: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  'mil millones': 1e9,
  billones: 1e12,
  billionen: 1e12,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  백만: 1e6,
  百万: 1e6,
  천만: 1e7,
  千万: 1e7,
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

function countOf(
  digits: string | undefined,
  unit: string | undefined,
  rest?: string,
  restUnit?: string,
): number | null {
  if (digits === undefined || unit === undefined) return null
  // `7.000 millones de parámetros` are seven billion.
  const isGrouped = /,\d{3}$/u.test(digits) || (digits.endsWith('.000') && unit.toLowerCase() === 'millones')
  const plain = isGrouped ? digits.replace(/[.,]/u, '') : digits.replace(',', '.')
  const more = rest === undefined ? 0 : Number(rest) * (SCALES[restUnit ?? ''] ?? 0)
  const count = Math.round(Number(plain) * (SCALES[unit.toLowerCase()] ?? 0) + more)
  return count >= 1e6 && count <= 1e14 ? count : null
}

/** How many, and as written. */
type Size = { readonly count: number; readonly written: string; readonly found: Found }

/** `100만 모델`, `3M models` and `2 billion models` are so many models. */
function isOfModels({ match }: Found): boolean {
  const [, digits = '', unit = '', , , , model] = match
  if (model === undefined) return false
  if (/^(?:million|[百千]?[万萬]|[백천]?만)$/iu.test(unit) || (/^m$/iu.test(unit) && digits.length < 2)) return true
  return /^b(?:illion|n)|^trillion/iu.test(unit) && /models$/iu.test(model)
}

function sizeOf(found: Found, language: string): Size | null {
  const [digits, unit, rest, restUnit, active] = found.match.slice(1)
  // `1 Billion Parameter` are a trillion in German.
  const isGerman = language === 'de' && unit?.toLowerCase() === 'billion'
  const count = countOf(digits, isGerman ? 'billionen' : unit, rest, restUnit)
  if (count === null || digits === undefined || unit === undefined) return null
  const whole = found.match[0]
  const from = whole.indexOf(digits)
  const last = active ?? restUnit ?? unit
  const until = whole.indexOf(last, from + digits.length) + last.length
  const written = whole.slice(from, until).replace(/(?<=\d)-(?=[a-z]{2})/iu, ' ')
  return { count, written, found }
}

function isOneOfSeveral(source: EvidenceSource, { found }: Size): boolean {
  const text = source.texts[found.field]
  const digits = found.start + found.match[0].search(/\d/u)
  const before = textBefore(text, digits, NEAR)
  return SIZE_BEFORE.test(before) || SIZE_AFTER.test(text.slice(found.end, found.end + NEAR))
}

function isOfAnother(source: EvidenceSource, { found }: Size): boolean {
  const text = source.texts[found.field]
  const before = textBefore(text, found.start, NEAR)
  const after = text.slice(found.end, found.end + NEAR)
  return (
    ACTIVE_BEFORE.test(before) ||
    ANOTHER_BEFORE.test(before) ||
    ANOTHER_AFTER.test(after) ||
    endsWithRival(before, after)
  )
}

/** The total that the text tells; null where it tells several in one breath. */
function toldTotal(source: EvidenceSource, language: string): Size | null {
  for (const [pattern, needs] of TOTALS) {
    const sizes = everyFound(source, pattern, needs).flatMap((found) => {
      const size = isOfModels(found) ? null : sizeOf(found, language)
      return size === null || isOfAnother(source, size) ? [] : [size]
    })
    const [first, second] = sizes
    if (first === undefined) continue
    if (isOneOfSeveral(source, first)) return null
    if (second === undefined || second.count === first.count || second.found.field !== first.found.field) return first
    const between = source.texts[first.found.field].slice(first.found.end, second.found.start)
    return SENTENCE_END.test(between) ? first : null
  }
  return null
}

function toldActive(source: EvidenceSource): Fact<number> | null {
  for (const { match, field, start, end } of everyFound(source, ACTIVE, SAYS_ACTIVE)) {
    const count = countOf(match[1] ?? match[3], match[2] ?? match[4])
    if (count !== null) return factOf(source, count, field, start, end)
  }
  return null
}

/** Where the model is named, in order. */
function placesOf(
  scanned: ScannedText,
  main: ModelMention,
): readonly { readonly field: EvidenceField; readonly end: number }[] {
  return (['title', 'summary'] as const).flatMap((field) =>
    scanned[field].models.filter((one) => isSameModel(main, one)).map(({ end }) => ({ field, end })),
  )
}

/** What stands in brackets behind one of the mentions of the model. */
function inBrackets(source: EvidenceSource, scanned: ScannedText, main: ModelMention): ParameterFacts | null {
  for (const { field, end } of placesOf(scanned, main)) {
    const [all, digits = '', unit = '', active = ''] =
      IN_BRACKETS.exec(source.texts[field].slice(end, end + LONGEST_BRACKET)) ?? []
    const count = countOf(digits, unit)
    if (all === undefined || count === null) continue
    const from = end + all.search(/\d/u)
    const until = end + all.length
    const working = countOf(/\d+/u.exec(active)?.[0], 'b')
    return {
      parameters: factOf(source, source.texts[field].slice(from, until), field, from, until),
      totalParameters: factOf(source, count, field, from, until),
      activeParameters: working === null ? toldActive(source) : factOf(source, working, field, from, until),
    }
  }
  return null
}

/** What the model's own name says of its size. */
export function parametersOfName(source: EvidenceSource, { mention, field }: PlacedModel): ParameterFacts {
  const size = mention.parameters
  const at = size === null ? -1 : source.texts[field].indexOf(size, mention.start)
  if (size === null || at < 0) return NO_PARAMETERS
  // `A13B` of `Hunyuan-A13B`: how many work, of more that the text tells.
  const working = /^a(\d{1,3}(?:\.\d)?)b$/iu.exec(size)?.[1]
  if (working !== undefined) {
    const active = countOf(working, 'b')
    return active === null
      ? NO_PARAMETERS
      : { ...NO_PARAMETERS, activeParameters: factOf(source, active, field, at, at + size.length) }
  }
  const parts = OF_NAME.exec(size)
  const fact = <T>(value: T | null): Fact<T> | null =>
    value === null ? null : factOf(source, value, field, at, at + size.length)
  return {
    parameters: fact(size),
    totalParameters: fact(countOf(parts?.[1], parts?.[2])),
    activeParameters: fact(countOf(parts?.[3], 'b')),
  }
}

/** Fewer work on a token than there are in all. */
function plausible(facts: ParameterFacts): ParameterFacts {
  const { totalParameters: total, activeParameters: active } = facts
  return total !== null && active !== null && active.value >= total.value ? { ...facts, activeParameters: null } : facts
}

/**
 * How large the model is, from its name where that tells (`35B-A3B`), else from the text: `source` may be less than what was
 * scanned, offset for offset, without what is said of others.
 */
export function readParameters(source: EvidenceSource, scanned: ScannedText, model: PlacedModel): ParameterFacts {
  const own = parametersOfName(source, model)
  if (own.parameters !== null) {
    const activeParameters = own.activeParameters ?? toldActive(source)
    return plausible({ ...own, activeParameters })
  }
  const bracketed = inBrackets(source, scanned, model.mention)
  if (bracketed !== null) return plausible(bracketed)
  const total = toldTotal(source, scanned.language)
  const working = countOf(/\d+/u.exec(total?.found.match[5] ?? '')?.[0], 'b')
  const activeParameters =
    own.activeParameters ??
    (total === null || working === null
      ? toldActive(source)
      : factOf(source, working, total.found.field, total.found.start, total.found.end))
  if (total === null) return { ...NO_PARAMETERS, activeParameters }
  const { field: where, start, end } = total.found
  return plausible({
    parameters: factOf(source, total.written, where, start, end),
    totalParameters: factOf(source, total.count, where, start, end),
    activeParameters,
  })
}
