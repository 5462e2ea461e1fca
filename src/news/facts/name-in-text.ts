import { EASTERN } from '../eastern.ts'
import { everyMatch } from '../patterns/every-match.ts'
import type { ModelMention } from '../names/find-models.ts'
import { isGeneric } from '../names/is-generic.ts'
import { modelParts } from '../names/model-parts.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import { knownLine, plainLine } from '../names/known-lines.ts'
import { VARIANT_SOURCE } from '../names/model-words.ts'
import { isNoModelName, isVerbOrKind } from './release/no-model-name.ts'
import { textBefore } from '../text-before.ts'

const IN_BRACKETS = /^\s?[(（]([A-Za-z][A-Za-z0-9 .+_-]{1,40})[)）]/u
/** How long what stands in brackets may be, with them. */
const BRACKETS_REACH = 46

/** `라구나 S 2(Laguna S 2)` goes by the Latin form that the text itself gives. `texts`: where it may; `text`: where the mention is. */
export function withLatinName(text: string, mention: ModelMention, texts: readonly string[]): ModelMention {
  // A name that is known in Latin letters has them already.
  if (!EASTERN.test(mention.name)) return mention
  const name = latinFormIn(texts, text.slice(mention.start, mention.end))
  return name === null ? mention : { ...mention, ...modelParts(name), name }
}

/** The Latin name that one of the texts gives in brackets behind a name of another script. */
export function latinFormIn(texts: readonly string[], written: string): string | null {
  for (const text of texts) {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length)) {
      const end = at + written.length
      const latin = IN_BRACKETS.exec(text.slice(end, end + BRACKETS_REACH))?.[1]
      if (latin !== undefined && isSameName(written, latin)) return latin.trim()
    }
  }
  return null
}

/** Of the same version, and not what kind of thing it is, as in `새 모델(API)`. */
function isSameName(written: string, latin: string): boolean {
  const digits = (name: string): string => name.replaceAll(/\D/gu, '')
  return digits(written) === digits(latin) && /[A-Z]/u.test(latin) && !/^[A-Z]{1,5}s?$/u.test(latin)
}

/** `ABC-` before `Step 1.5`, and `Sparrow` or `Kitten` before `AI 3.0` or `TTS 0.8`, which says nothing alone. */
const BEFORE_HYPHEN = /(?<![\p{L}\p{N}-])(?!(?:Open|Non|Pre|Post|Multi|Next|State)-)[A-Z][A-Za-z0-9]{0,13}-$/u
const BEFORE_KIND = /(?<![\p{L}\p{N}-])[A-Z][A-Za-z]{1,15} $/u
const KIND_FIRST = /^(?:AI|TTS|ASR|STT|OCR|VLM|VLA|LLM) /u
/** `Quill` before `Voice 2`; the maker's name before it is none of it. */
const SORT_FIRST =
  /^(?:Pro|Max|Mini|Ultra|Flash|Lite|Turbo|Plus|Nano|Base|Large|Small|Omni|Edge|Thinking|Voice|Speech|Audio|Music|Image|Video|Vision|World|Code|Coder|Chat|Embed|Embedding)[ -][Vv]?\d/u
/** What stands before a name in a headline of capitals, and is no part of it. */
const NOT_OF_NAME =
  /^(?:introducing|announcing|meet|hello|try|with|and|for|from|in|on|of|to|by|at|launching|releasing|using|get|gets|adds?|brings?|about|inside|via|than|versus|vs|released|launched|updated|upgraded|added|unveiled|introduced|announced)$/iu
const BEFORE_REACH = 17
/** `Motion1.0`, `2.5+`, `Sonnet (New)`, `Pro (06-05)`. */
const BEHIND =
  /^(?:(?<![\d.])\d{1,2}(?:\.\d{1,2})?(?![\p{L}\p{N}%])|\+(?![\p{Script=Latin}\p{N}])| \((?:New|new|[01]\d-?[0-3]\d)\))/u
const BEHIND_REACH = 9
/** `Quill Voice Think Fast 1.0:`, where nothing of the sentence comes between. */
const WORDS_BEHIND = /^(?: \p{Lu}\p{Ll}{1,11}){1,3} \d{1,2}\.\d(?=$|\s?[:：|(（—–])/u
const WORDS_REACH = 46
/** `Larkspur-Prover 3 for mathematics`: the number of a name that has none. */
const NUMBER_BEHIND =
  /^ \d{1,2}(?:\.\d{1,2})?(?=$|[,:;!?)]|\.(?:$|\s)| (?:for|is|and|with|to|on|models?|released|launches)(?!\p{L}))/u
/** `Quill Speech to Text`: what is made of which. */
const MADE_OF = /^ to (?:Text|Speech|Image|Video)(?!\p{L})/u
const MADE = /(?:^|[ -])(?:Text|Speech|Image|Video)$/u
/** `Quill 2 9B Japanese: …`, which is trained for it, is no `Quill 2 9B`. */
const FOR_LANGUAGE =
  /^[ -](?:Arabic|Chinese|French|German|Hindi|Indonesian|Japanese|Korean|Spanish|Thai|Vietnamese)(?=$|\s?[:：|(（—–])/u
/** `-02-turbo`: what a known family's name would have had. */
const HYPHENATED = new RegExp(`^(?:-(?:${VARIANT_SOURCE}|hd|\\d{1,4}(?:\\.\\d{1,2})?[bm]))+(?!-?[\\p{L}\\p{N}])`, 'iu')

/** `Gemini 2. 5 Pro`, as some outlets break sentences. */
const BROKEN_VERSION =
  /^\. (\d{1,2})(?:( (?:Pro|Flash|Ultra|Max|Mini|mini|Sonnet|Opus|Haiku|Turbo|Lite))(?![\p{L}\p{N}])|(?=\s?(?:正式|发布|發布|上线|开源|推出|登场|来了)|[」』”"’'》]))/u
const BROKEN_REACH = 16

function withWholeVersion(text: string, mention: ModelMention): ModelMention {
  if (text[mention.end] !== '.' || text[mention.end + 1] !== ' ' || !/[^\d.]\d{1,2}$/u.test(mention.name))
    return mention
  const broken = BROKEN_VERSION.exec(text.slice(mention.end, mention.end + BROKEN_REACH))
  if (broken === null) return mention
  const [all, digits = '', variant = ''] = broken
  const name = `${mention.name}.${digits}${variant}`
  return { ...mention, ...modelParts(name), name, end: mention.end + all.length }
}

/** The headline of a page on a hub of models, and nothing else. */
const PAGE = /^([\w.-]{2,40}\/)([A-Za-z][\w.-]{2,60})(?: · Hugging Face)?$/u

/** On its page a model is called by all that stands behind its maker: `Quill3-TTS-12Hz-1.7B-Voice` is no `Quill3-TTS-12Hz`. */
function withPageName(text: string, mention: ModelMention): ModelMention {
  const [, account = '', name = ''] = text.includes('/') ? (PAGE.exec(text) ?? []) : []
  const rest = name.slice(mention.name.length)
  if (account === '' || mention.start !== account.length || rest === '' || !name.startsWith(mention.name))
    return mention
  const { version, variant, parameters } = modelParts(rest)
  return {
    ...mention,
    name,
    end: mention.start + name.length,
    version: mention.version ?? version,
    variant: mention.variant ?? variant,
    parameters: mention.parameters ?? parameters,
  }
}

/** Where names become addresses, some write no full stop. */
const UNDERSCORED = /(?<![\d_])(\d{1,2})_(\d{1,2})(?![\d_\p{L}])/u
const DIMENSIONS = /(?<![\p{N}.])([234])d(?![\p{L}\p{N}])/iu

type Parts = Pick<ModelMention, 'version' | 'variant' | 'parameters'>

/** What a name says: `Quill-o-4_5` is of version 4.5, and `Quill 3D` of no version 3. */
export function partsOfName(name: string): Parts {
  const parts = modelParts(name.replace(UNDERSCORED, '$1.$2').replace(DIMENSIONS, ''))
  const dimensions = DIMENSIONS.exec(name)?.[0].toLowerCase()
  if (dimensions === undefined) return parts
  return { ...parts, variant: parts.variant === null ? dimensions : `${dimensions}-${parts.variant}` }
}

function withMeantVersion(mention: ModelMention): ModelMention {
  const { name } = mention
  if (!UNDERSCORED.test(name) && !DIMENSIONS.test(name)) return mention
  const { version, variant } = partsOfName(name)
  return { ...mention, version, variant }
}

/** What belongs to the name behind it; `behind` is the text from there on. */
function restBehind(behind: string, { name, family, version }: ModelMention): string {
  const plain = BEHIND.exec(behind.slice(0, BEHIND_REACH))?.[0]
  if (plain !== undefined) return plain
  const said = FOR_LANGUAGE.exec(behind)?.[0] ?? (MADE.test(name) ? MADE_OF.exec(behind)?.[0] : undefined)
  if (said !== undefined) return said
  if (family === null && behind.startsWith('-')) return HYPHENATED.exec(behind)?.[0] ?? ''
  if (version !== null || /\d/u.test(name)) return ''
  if (family === null) return name.includes('-') ? (NUMBER_BEHIND.exec(behind)?.[0] ?? '') : ''
  return WORDS_BEHIND.exec(behind)?.[0] ?? ''
}

const WORDS_BEFORE = /(?<![\p{L}\p{N}-])(?:[A-Za-z]{1,12}[- ]){1,2}$/u
const WORDS_BEFORE_REACH = 27

/** What of a known line stands before a name that only its last word gave away: `Audio ` of `Audio Flamingo 3`. */
function lineBefore(text: string, { name, start }: ModelMention): string {
  let words = WORDS_BEFORE.exec(textBefore(text, start, WORDS_BEFORE_REACH))?.[0] ?? ''
  while (words !== '' && (knownLine(words + name)?.line.length ?? 0) <= plainLine(words).length)
    words = words.replace(/^[^- ]+[- ]/u, '')
  return words
}

/** What belongs to the name before it, with the sign or space between. */
function wordBefore(text: string, mention: ModelMention): string {
  const { name, start } = mention
  const line = lineBefore(text, mention)
  if (line !== '') return line
  const isSort = SORT_FIRST.test(name)
  const pattern = text[start - 1] === '-' ? BEFORE_HYPHEN : isSort || KIND_FIRST.test(name) ? BEFORE_KIND : null
  const found = pattern?.exec(textBefore(text, start, BEFORE_REACH))?.[0] ?? ''
  const word = found.trimEnd()
  const isNone = isSort && (NOT_OF_NAME.test(word) || isVerbOrKind(word) || organisationNamed(word) !== null)
  return isNone || isGeneric(word) ? '' : found
}

/** With what belongs to the name beside it. */
export function wholeMention(text: string, found: ModelMention): ModelMention {
  const mention = withPageName(text, withWholeVersion(text, found))
  const right = restBehind(text.slice(mention.end, mention.end + WORDS_REACH), mention)
  const left = wordBefore(text, mention)
  if (left === '' && right === '') return withMeantVersion(mention)
  const name = `${left}${mention.name}${right}`
  const start = mention.start - left.length
  const end = mention.end + right.length
  // `NVIDIA-Nemotron` is Nemotron, of whom its maker's name stands before; `ACE-Step` is none of Step's.
  const isMaker = left !== '' && organisationNamed(left.slice(0, -1))?.name === mention.family?.vendor
  if (isMaker && right === '') return withMeantVersion({ ...mention, name, start })
  const family = left === '' ? mention.family : null
  return withMeantVersion({ ...mention, ...modelParts(name), name, start, end, family })
}

const RUN =
  /(?<![\p{Script=Latin}\p{N}_./@-])[A-Z][A-Za-z][A-Za-z0-9.+-]{1,18}(?: [A-Z\d][\w.+-]{0,14}){0,2}(?![\p{Script=Latin}\p{N}])/gu
/** `Quill1.8` in a sentence. */
const GLUED = /(?<![\p{L}\p{N}_./@-])\p{Lu}\p{Ll}{2,14}\d{1,2}\.\d{1,2}(?![\p{L}\p{N}%]|\.\d)/gu

/** `山海大模型3.0`: a line by its name at home, up to its number; `医疗大模型3.0` only says what it is for. */
const BEFORE_NOUN_ZH =
  /(?<=(?:发布|推出|开源|上线)了?(?:全新|新一代|自研|旗下|最新|的){0,2}\s?)((?!全新|新一代|自研|旗下|最新|的|(?:多模态|语言|语音|视频|图像|视觉|推理|生成|通用|行业|垂直|具身|端侧|世界|医疗|医学|金融|教育|法律|工业|政务|代码|交通|汽车|农业|人工智能|中文|开源|国产|自研|首个|新|版|个|款)+大模型)[\p{Script=Han}A-Za-z·]{2,6}?)大模型(\s?\d{1,2}(?:\.\d{1,2})?)(?![\p{L}\d.%])/gu

/** Names that end in their version, of families that nobody knows, in a headline that has no other. */
export function gluedNames(text: string, known: readonly ModelMention[]): readonly ModelMention[] {
  if (known.some((mention) => !isNoModelName(text, mention))) return []
  const beforeNoun = everyMatch(text, BEFORE_NOUN_ZH).map(({ 0: whole, 1: line = '', 2: number = '', index }) => ({
    name: `${line}${number}`,
    index: index + whole.indexOf(line),
    end: index + whole.length,
  }))
  const glued = everyMatch(text, GLUED).map(({ 0: name, index }) => ({ name, index, end: index + name.length }))
  return [...beforeNoun, ...glued].map(({ name, index, end }) => ({
    ...{ name, start: index, end, family: null },
    ...modelParts(name),
    found: 'noun',
  }))
}

const MAKER = /^(\S+(?: (?:AI|DeepMind|Labs))?) /u
/** `搜索 Agent MiroThinker 1.5`: what it is stands before its name. */
const KIND_BEFORE = /^(?:Agent|LLM|VLM|VLA) (?=\p{Lu}[\p{L}\d.-]{3})/u

/**
 * Latin names between other scripts that no shape gives away, without their maker: `Example 发布语音模型 Example Scribe`.
 * Those that `known` has, or is more than, are left out.
 */
export function latinRuns(text: string, known: readonly ModelMention[]): readonly ModelMention[] {
  if (!EASTERN.test(text)) return []
  return everyMatch(text, RUN).flatMap(({ 0: run, index }): readonly ModelMention[] => {
    const maker = MAKER.exec(run)?.[1]
    const isMaker = maker !== undefined && organisationNamed(maker) !== null
    const from = isMaker ? maker.length + 1 : (KIND_BEFORE.exec(run)?.[0].length ?? 0)
    const name = run.slice(from)
    const [start, end] = [index + from, index + run.length]
    const isIn = known.some(
      (one) =>
        (one.start === start && one.end === end) ||
        (one.start < end && start < one.end && (one.start < start || end < one.end)),
    )
    return isIn || isGeneric(name) || organisationNamed(name) !== null
      ? []
      : [{ name, start, end, family: null, ...modelParts(name), found: 'noun' }]
  })
}
