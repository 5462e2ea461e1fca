import { everyMatch } from '../patterns/every-match.ts'
import { lazy } from '../../core/lazy.ts'
import { patternAt, placeAt } from '../patterns/pattern-set.ts'
import { patternGroup, SearchedText } from '../patterns/searched-text.ts'
import { HAN_OR_KANA, HANGUL, isAt, isDigit, LATIN, LETTER, NUMERAL } from './code-units.ts'
import { MODEL_FAMILIES, type ModelFamily } from './model-families.ts'
import { organisationNamed } from './find-organisations.ts'
import { latinForm, VARIANT_SOURCE } from './model-words.ts'

/** A model as named in a text; UTF-16 offsets. `family` is null for a name that only its shape gives away. */
export type ModelMention = {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly family: ModelFamily | null
  readonly version: string | null
  readonly variant: string | null
  readonly parameters: string | null
  /** What it was found by, for the ranking. */
  readonly found: 'family' | 'shape' | 'quoted' | 'code' | 'title' | 'noun'
}

const SIZE =
  '\\d{1,4}(?:\\.\\d{1,2})?[bmt](?![\\p{L}\\p{N}])(?:-a\\d{1,3}(?:\\.\\d)?b(?![\\p{L}\\p{N}]))?|\\d{1,2}x\\d{1,3}b|a\\d{1,3}b|e\\db'
/** `Introducing GPT-5.2The model for …`: a headline and its first line without a space between them. */
const GLUED = '\\d{1,2}\\.\\d(?=(?-i:[A-Z][a-z]{1,12} ))'
/** `GPT-6 12월 출시`, `Kimi K3 2款`: a number of months, days, places or things is no version. */
const COUNTED =
  '월|月(?!之)|(?<=[ ·]\\d{1,4})(?:[일년주개종배회위명곳억조만원日年个個款倍亿億万円种種つ]|시간|분의|分[の之])'
/** `FLUX.3 [klein]`: how Black Forest Labs writes its sizes. */
const BOXED = '\\[(?:dev|pro|schnell|klein|max|flex|fast)\\]'
const TAIL_TOKEN =
  `(?:${SIZE}|${GLUED}|${BOXED}|(?:20\\d\\d-?\\d\\d-?\\d\\d|\\d{4}|v?\\d{1,3}(?:\\.\\d{1,2}){1,2}(?=(?:lite|pro|max|flash|mini|plus|turbo|ultra|preview|guard|omni|coder)(?![\\p{L}]))|v?\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-z]?|[a-z]\\d{1,2}(?:\\.\\d{1,2})?)(?:(?![\\p{Script=Latin}\\p{N}]|%|${COUNTED}|\\+?[xX](?![a-z]))|(?<=\\d)(?=(?:lite|pro|max|flash|mini|plus|turbo|ultra|preview|guard|omni|coder)(?![\\p{L}])))|` +
  `(?:${VARIANT_SOURCE})(?![\\p{Script=Latin}\\p{N}]|-to-))`
/** What stands behind a family's name, and how it ends. */
const NAME_TAIL = `((?:[-_ ·:\\u00a0]?(?:${TAIL_TOKEN})){0,6}(?:-[A-Za-z][A-Za-z0-9]{1,12}(?![\\p{L}.])){0,3}(?:(?<=[a-z]{3})[- ]v?\\d{1,2}\\.\\d(?![\\d%]))?(?:[- ]\\d{1,3}b(?![\\p{L}\\p{N}]))?)(?:(?![\\p{Script=Latin}])|(?<=\\d\\.\\d)(?=(?-i:[A-Z][a-z]{1,12} )))`

/** A name of any family; `heads` has a group for the family's own part, or one for each family's. */
function knownName(heads: string): RegExp {
  return new RegExp(
    `(?:(?=\\p{Script=Han})|(?<![\\p{Script=Latin}\\p{N}_])(?<!\\p{Script=Hangul}))${heads}${NAME_TAIL}`,
    'iuy',
  )
}

const SOURCES = MODEL_FAMILIES.map(({ pattern }) => pattern)
/** Where only one family's name may begin, it need not be found out whose it is: a group for each takes long. */
const KNOWN = knownName(`(${SOURCES.join('|')})`)
const KNOWN_OF_SEVERAL = knownName(`(?:${SOURCES.map((source) => `(${source})`).join('|')})`)
/** Neither takes them behind a letter. */
const familyPatterns = lazy(() => patternGroup(SOURCES.map((source) => new RegExp(`\\b(?:${source})`, 'iu'))))

type KnownName = { readonly family: ModelFamily; readonly head: string; readonly match: RegExpExecArray }

/** The names of known families in order; looked for only where one may begin. */
function knownNames(text: SearchedText): readonly KnownName[] {
  const found: KnownName[] = []
  const group = familyPatterns()
  const beginnings = text.beginningsOf(group)
  let end = 0
  for (let nth = 0; nth < beginnings.length;) {
    const beginning = beginnings[nth] ?? 0
    const at = placeAt(beginning)
    let isOneFamily = true
    for (nth += 1; placeAt(beginnings[nth] ?? 0) === at && nth < beginnings.length; nth += 1)
      isOneFamily &&= patternAt(beginnings[nth] ?? 0) === patternAt(beginning)
    // `MiniMax海螺3`: characters begin a word wherever they stand.
    const isInWord = !isAt(text.text, at, HAN_OR_KANA) && isAt(text.text, at - 1, LATIN | NUMERAL | HANGUL)
    if (at < end || isInWord || text.text[at - 1] === '_') continue
    const pattern = isOneFamily ? KNOWN : KNOWN_OF_SEVERAL
    pattern.lastIndex = at
    const match = pattern.exec(text.text)
    if (match === null) continue
    end = at + Math.max(1, match[0].length)
    let which = 0
    if (!isOneFamily) while (which < MODEL_FAMILIES.length && match[which + 1] === undefined) which += 1
    const family = MODEL_FAMILIES[isOneFamily ? patternAt(beginning) - group.from : which]
    if (family !== undefined) found.push({ family, head: match[which + 1] ?? '', match })
  }
  return found
}

/** Words begin where words do: `Uncensored` has no `red`, `DFlash` no `flash`; `ColEmbed` has an `Embed`. */
const TOKEN = new RegExp(
  `(?:(?<![a-z])|(?-i:(?<=[a-z])(?=[A-Z]))|(?-i:(?<=[A-Z])(?=[A-Z]\\d))|(?=[^a-z]))(?:${TAIL_TOKEN})`,
  'giu',
)
/** How numbers are stored, what is made of what, and when: `FP8`, `BF16`, `NVFP4`, `T2V`, `03-2027`. */
const NO_PART =
  /(?<![a-z\d])(?:(?:nv|mx)?fp\d{1,2}|b?f(?:16|32)|int[48]|[aistv]2[aistv]|(?:0[1-9]|1[0-2])-20\d\d)(?![a-z\d])/giu
const SIZE_TOKEN = new RegExp(`^(?:${SIZE})$`, 'iu')

/** `Helios-14B`, `MAI-Code-1-Flash`, `Aardvark V2`, `SpeciesNet`: capital letters with a digit, a hyphen or a second capital. */
const SHAPED =
  /(?<![\p{Script=Latin}\p{N}_./@-])(?:[A-Z][A-Za-z]{1,19}(?:[- ](?:V|v)?\d{1,3}(?:\.\d{1,2}){0,2}(?![\p{N}%]|\.\d)(?:[- ](?!AI (?:models?|LLM)\b)[A-Z][A-Za-z]{1,12})?|(?:-[A-Za-z0-9.]{1,14}(?<!\.)){1,5})|[A-Z][a-z]{1,14}[A-Z][A-Za-z]{0,12}\d{0,2}(?:\.\d)?(?: \d(?:\.\d)?)?|[A-Z]{1,6}\d{1,2}(?:\.\d{1,2})?)(?![\p{Script=Latin}\p{N}])/uy
const HYPHEN = 45
const SPACE = 32
/** `‘드리미나(Dreamina) 4.0’`: the version of a name that stands behind its Latin form. */
const QUOTED_WITH_GLOSS =
  /['‘“"「『](?=[^A-Za-z])[\p{L}\p{N} ·・-]{1,24}\s?[(（]([A-Z][A-Za-z0-9 .+_-]{1,30})[)）]( ?[Vv]?\d{1,3}(?:\.\d{1,2})?[BbMm]?(?: \p{L}{1,8})?)['’”"」』]/gu
const QUOTED = /['‘“"「『《]([\p{L}\p{N}][\p{L}\p{N} .+_-]{1,38}?)(?:\([A-Za-z0-9 .+_-]{2,40}\))?['’”"」』》]/gu
const CODE = /`([A-Za-z0-9][\w .+:/-]{1,48})`/gu
const INTRODUCED =
  /(?:^|[:.,] )(?:introducing|announcing|meet|hello,?|welcome|say hello to|presenting|new model:)\s+(?:the\s+)?([A-Z][\w.+-]{1,24}(?: [A-Z\d][\w.+-]{0,16}){0,3})/giu
const HEAD =
  /^(?:[Ss]how HN\s?[:：]\s?|[Nn]ew [Mm]odel:\s?)?([A-Z][\w.+-]{1,20}(?: [A-Z\d][\w.+-]{0,14}){0,3})\s?(?:[:：,]| [-–—] | is | \|)/u
/** `Seed Research｜Larkspur: …`: which part of a maker tells it. */
const SECTION = /^[A-Z][A-Za-z ]{2,24}[｜￨]\s?/u
/** `Un Ministral, des Ministraux` */
const ARTICLE = /^(?:Une?|Una|Eine?) (?=\p{Lu})/u
/** A page on a hub of models: `openlab/Heron-2`. */
const OWNED = /^[\w.-]{2,40}\/([A-Za-z][\w.-]{2,47})$/u
const NAMED =
  /(?:called|named|dubbed|codenamed|unveils|launches|releases|debuts|introduces|open[- ]sources|announces|releasing|发布|开源|推出|公開|(?:AI|language|reasoning|coding|speech|voice|video|image|music|world|foundation|multimodal|robotics|open-(?:source|weights?)) model(?= [A-Z]\S* ?(?:\d\S*)?(?:$|[,.;:]| (?:to|for|with|that|which|as|in|on|under)\b)))[\s:]*(?:its |the |new |了)?((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|AI (?:models?|LLM)\b)[A-Z][\w.+-]{1,24}(?: (?!AI (?:models?|LLM)\b)[A-Z\d][\w.+-]{0,16}){0,3})/gu

/** `추론 모델 라온 2.0 공개`, `大模型星语2.0`, `新モデルハヤブサ2`: a name in another script, with its number, behind the noun. */
const NAMED_BEHIND_NOUN =
  /(?:모델\s(?=\p{Script=Hangul})(?!버전|시리즈|성능|가격|속도|비용|업데이트|점유율)|(?:大|新|推理|语言|旗舰|最新)模型\s?(?=\p{Script=Han})(?!发布|上线|推出|升级|正式|开源|参数|版本|突破|迎来|将于|性能|价格)|モデル(?=\p{Script=Katakana})(?!バージョン|シリーズ|コスト))([\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]{2,12}\s?\d{1,2}\.\d)(?![\d.%]|\s?(?:배|개|종|만|억|조|점|초|퍼센트|[亿万倍分秒]|ポイント))/gu

/** `its Orion AI model`, `Goku Video Model`: what stands before the noun. */
const BEFORE_NOUN =
  /(?<![\p{L}\p{N}])([A-Z][A-Za-z]{2,18}(?:[- ]?\d{1,2}(?:\.\d)?)?) (?:(?:AI|video|image|speech|language|world|foundation|coding|reasoning|audio|music|vision|robotics?|multimodal|open|large|base) ){0,2}models?(?![\p{L}])/iuy
const NOUN = /model/iu
/** So many spaces `BEFORE_NOUN` has at most. */
const SPACES_BEFORE_NOUN = 4

/** Kinds of things and of models, never names. */
const GENERIC = new Set(
  (
    'apache-2.0|moe|multimodal|multi-modal|omnimodal|omni-modal|generative|tts|asr|ocr|vla|vlm|llm|slm|sota|api|sdk|gguf|rag|rl|gpu|cpu|tpu|ai|ipo|ceo|cto|mcp|' +
    'the|new|its|this|their|our|first|open|large|small|best|frontier|flagship|reasoning|language|foundation|base|embedding|diffusion|chinese|american|european|' +
    'which|what|how|why|show|ask|world|video|image|next|latest|business|a|an|another|most|all|two|three|four|other|these|some|local|custom|more|own|apache 2.0|ai agent|show hn'
  ).split('|'),
)

/** Whether it is one of these words, or several of it. */
export function isGeneric(name: string): boolean {
  const lower = name.toLowerCase()
  return GENERIC.has(lower) || (lower.endsWith('s') && GENERIC.has(lower.slice(0, -1)))
}

const COMPOUND =
  /^(?:open|state|real|multi|non|text|image|video|long|high|low|pre|post|self|cross|end|all|on|new|best|first|next|full|large|small|big|cutting|cost|computer|fine|hands|in|re|anti|co|mid|near|ultra|world|zero|few|chain|human|ai|us|third|second|one|two|three)-[a-z-]+$/iu
const VERBS =
  /^(?:.*\s)?(?:releases?d?|launch(?:es|ed)|introduc(?:es|ed|ing)|unveils?|open[- ]sources?|announces?|drops?|debuts?|presents?|just)\s+(?=\S)/iu

/** Words of the sentence rather than of the name, when small and after a space: `Sonnet 5 next week`. */
const PLAIN_WORDS =
  /(?: (?:next|new|open|super|dense|fast|world|speech|video|image|vision|code|chat|live|air|base|edge|voice|audio|small|large|medium|reasoning|reward|math|embedding|preview|multimodal|transcribe|translate|cyber|bio|heavy|instant|thinking))+$/u

/** `그록(Grok) 4.6`: the version stands behind the bracket that has the Latin name. */
const BEHIND_GLOSS = new RegExp(`^[)）]\\s?(${TAIL_TOKEN}(?:[- ](?:${TAIL_TOKEN})){0,3})`, 'iu')
const GLOSS_REACH = 40
const BEFORE_GLOSS =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー·-]{1,12}\s?[(（][A-Za-z .-]{0,20}$/u
const BEFORE_GLOSS_REACH = 36
/** `뮤즈 스파크` in `뮤즈 스파크(Muse Spark) 1.1`: what stands in the bracket is named with its version. */
const IS_GLOSSED = /^\s?[(（][A-Za-z][A-Za-z .-]{1,30}[)）]\s?v?\d/u

type Glossed = { readonly tail: string; readonly start: number; readonly end: number }

/** The version that stands behind the bracket in which a name of another script is told in Latin letters; `null` where none does. */
function behindGloss(text: string, start: number, end: number): Glossed | null {
  if (text[end] !== ')' && text[end] !== '）') return null
  const tail = BEHIND_GLOSS.exec(text.slice(end, end + GLOSS_REACH))
  if (tail?.[1] === undefined || !/^v?\d{1,3}(?!\d)/iu.test(tail[1])) return null
  const before = BEFORE_GLOSS.exec(text.slice(Math.max(0, start - BEFORE_GLOSS_REACH), start))
  return before === null ? null : { tail: tail[1], start: start - before[0].length, end: end + tail[0].length }
}

/** What the tail's tokens do not know: `-Cascade-2-30B-A3B`, ` VoiceChat`. */
const CONTINUED =
  /^(?:(?:-[A-Za-z0-9][A-Za-z0-9.]{0,11}){0,4}-\d[A-Za-z0-9]{0,5}(?:-[A-Z]\w{1,5})?| [A-Z][a-z]+[A-Z][a-z]+)(?![\p{L}\p{N}.])/u

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90
}

function isLetter(unit: number): boolean {
  return isCapital(unit) || (unit >= 97 && unit <= 122)
}

/** Whether a run of letters that begins with a capital and ends at `end` is more than a word: `SHAPED` needs that. */
function isMoreThanWord(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end)
  if (isDigit(next) || next === HYPHEN) return true
  if (next === SPACE) {
    const after = text.charCodeAt(end + 1)
    if (isDigit(after) || ((after === 86 || after === 118) && isDigit(text.charCodeAt(end + 2)))) return true
  }
  for (let at = start + 2; at < end; at += 1) if (isCapital(text.charCodeAt(at))) return true
  return false
}

/** Where the words begin that may be the first of `BEFORE_NOUN` with the noun at `noun`. */
function startBefore(text: string, noun: number): number {
  if (text.charCodeAt(noun - 1) !== SPACE) return noun
  let at = noun
  for (let spaces = 0; at > 0; at -= 1) {
    if (text.charCodeAt(at - 1) !== SPACE) continue
    spaces += 1
    if (spaces > SPACES_BEFORE_NOUN) break
  }
  return at
}

/** The same as every match of `BEFORE_NOUN` in the text, which is tried at the few words before the nouns. */
function namesBeforeNouns(text: string, nouns: readonly number[]): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  let from = 0
  for (const noun of nouns) {
    from = Math.max(from, startBefore(text, noun))
    for (; from < noun; from += 1) {
      if (!isAt(text, from, LETTER) || isAt(text, from - 1, LETTER | NUMERAL)) continue
      BEFORE_NOUN.lastIndex = from
      const match = BEFORE_NOUN.exec(text)
      if (match === null) continue
      found.push(match)
      from += match[0].length - 1
    }
  }
  return found
}

/** The same as every match of `SHAPED`, which is tried at few of the words with a capital. */
function shapedNames(text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  const { length } = text
  let at = 0
  while (at < length) {
    if (!isLetter(text.charCodeAt(at))) {
      at += 1
      continue
    }
    let end = at + 1
    while (end < length && isLetter(text.charCodeAt(end))) end += 1
    if (isCapital(text.charCodeAt(at)) && isMoreThanWord(text, at, end)) {
      SHAPED.lastIndex = at
      const match = SHAPED.exec(text)
      if (match !== null) {
        found.push(match)
        at += match[0].length
        continue
      }
    }
    at = end
  }
  return found
}

type Parts = Pick<ModelMention, 'version' | 'variant' | 'parameters'>

const NO_PARTS: Parts = { version: null, variant: null, parameters: null }

/** ` 4.5`, `-V3`: most tails. */
const VERSION_ONLY = /^[-_ ]?[vmk]?(\d{1,2}(?:\.\d{1,2})?)$/iu

function partsOf(tail: string): Parts {
  if (tail === '') return NO_PARTS
  const only = VERSION_ONLY.exec(tail)?.[1]
  if (only !== undefined) return { version: only, variant: null, parameters: null }
  let version: string | null = null
  const variants: string[] = []
  let parameters: string | null = null
  for (const token of tail.replaceAll(NO_PART, '').match(TOKEN) ?? []) {
    if (SIZE_TOKEN.test(token)) parameters = parameters === null ? token : `${parameters}-${token}`
    else if (/^20\d\d-?\d\d|^\d{4}$/u.test(token)) variants.push(token)
    else if (version === null && /^[a-z]?\d/iu.test(token)) {
      // `V3`, `M2.7` and `K2.5` are versions; the letter of `R1` and `4o` makes another model.
      const letters = token.toLowerCase().replaceAll(/[\d.]|^[vmk]/gu, '')
      version = token.replaceAll(/[^\d.]/gu, '')
      if (letters !== '') variants.push(letters)
    } else variants.push(latinForm(token).toLowerCase().replace('deepthink', 'deep think').replaceAll(/[[\]]/gu, ''))
  }
  // A date or a stage of the same model is no variant of its own.
  const lasting = variants.filter(
    (word) => !/^(?:preview|beta|alpha|exp|experimental|new|instruct|chat|base|20\d\d\S*)$/u.test(word),
  )
  return { version, variant: lasting.length === 0 ? null : [...new Set(lasting)].sort().join('-'), parameters }
}

/** Splits any model name into what story keys are made of. */
export function modelParts(name: string): Parts {
  // The letter before a digit is of the version where it is a capital or stands alone: `SkyR1`, `K2`; not in `Idefics2`.
  const at = /[-_ ]?(?:(?-i:(?<![A-Za-z])[a-z]|[A-Z]))?\d|[-_ ]/iu.exec(name)?.index ?? name.length
  return partsOf(name.slice(at))
}

function overlaps(mentions: readonly ModelMention[], start: number, end: number): boolean {
  return mentions.some((mention) => start < mention.end && mention.start < end)
}

/** Every mention that may be a model's name, in order of appearance. `searched`: the text as it is searched by others. */
export function findModels(text: string, searched = new SearchedText(text)): readonly ModelMention[] {
  const mentions: ModelMention[] = []
  for (const { family, head, match } of knownNames(searched)) {
    const [named] = match
    const whole = (match.at(-1) ?? '').trimEnd()
    const tail = whole.replace(PLAIN_WORDS, '')
    const trimmed = named.trimEnd()
    const written = trimmed.slice(0, trimmed.length - (whole.length - tail.length))
    if (written === '') continue
    const start = match.index
    if (tail === '') {
      const behind = start + written.length
      const glossed = behindGloss(text, start, behind)
      if (glossed !== null) {
        const name = latinForm(`${written} ${glossed.tail}`)
        mentions.push({
          name,
          start: glossed.start,
          end: glossed.end,
          family,
          ...partsOf(glossed.tail),
          found: 'family',
        })
        continue
      }
      if (IS_GLOSSED.test(text.slice(behind, behind + GLOSS_REACH))) continue
    }
    const more = CONTINUED.exec(text.slice(start + written.length, start + written.length + 40))?.[0] ?? ''
    if (tail === '' && head !== '' && !family.isModelAlone && !/^(?:qwq|qvq)/iu.test(head)) continue
    // Ordinary words in lower case (`step`, `command`, `ray`) name nothing.
    if (
      /^[a-z]+$/u.test(head) &&
      /^(?:step|command|ray|gen|nova|composer|solar|falcon|granite|trinity|hermes|mercury|genie|imagen|codex)$/u.test(
        head,
      )
    )
      continue
    mentions.push({
      name: latinForm(written + more),
      start,
      end: start + written.length + more.length,
      family,
      ...partsOf(tail + more),
      found: 'family',
    })
  }
  const addShape = (whole: string, start: number, found: ModelMention['found']): void => {
    const written = whole.trim()
    const verb = written.includes(' ') ? (VERBS.exec(written)?.[0].length ?? 0) : 0
    const name = written.slice(verb)
    const from = start + whole.indexOf(written) + verb
    if (name.length < 2 || name.length > 48 || overlaps(mentions, from, from + name.length)) return
    if (isGeneric(name) || (name.includes('-') && COMPOUND.test(name)) || organisationNamed(name) !== null) return
    mentions.push({
      name: latinForm(name),
      start: from,
      end: from + name.length,
      family: null,
      ...modelParts(name),
      found,
    })
  }
  if (text.includes('`')) for (const match of everyMatch(text, CODE)) addShape(match[1] ?? '', match.index + 1, 'code')
  for (const { 0: quoted, 1: latin = '', 2: tail = '', index } of searched.all(QUOTED_WITH_GLOSS)) {
    const [start, end] = [index + 1, index + quoted.length - 1]
    const name = latinForm(`${latin} ${tail.trim()}`)
    if (!overlaps(mentions, start, end))
      mentions.push({ name, start, end, family: null, ...modelParts(name), found: 'quoted' })
  }
  for (const match of searched.all(QUOTED)) addShape(match[1] ?? '', match.index + 1, 'quoted')
  for (const match of searched.all(INTRODUCED))
    addShape(match[1] ?? '', match.index + match[0].length - (match[1] ?? '').length, 'title')
  for (const match of shapedNames(text)) addShape(match[0], match.index, 'shape')
  const owned = OWNED.exec(text)?.[1]
  if (owned !== undefined) addShape(owned, text.length - owned.length, 'title')
  const section = SECTION.exec(text)?.[0].length ?? 0
  const head = HEAD.exec(text.slice(section))
  const named = head?.[1]
  if (head !== null && named !== undefined) {
    const article = ARTICLE.exec(named)?.[0].length ?? 0
    addShape(named.slice(article), section + head[0].indexOf(named) + article, 'title')
  }
  for (const match of searched.all(NAMED))
    addShape(match[1] ?? '', match.index + match[0].length - (match[1] ?? '').length, 'title')
  for (const { 0: whole, 1: name = '', index } of searched.all(NAMED_BEHIND_NOUN))
    addShape(name, index + whole.length - name.length, 'title')
  for (const { 1: name = '', index } of namesBeforeNouns(text, searched.placesOf(NOUN)))
    if (isCapital(name.charCodeAt(0))) addShape(name, index, 'noun')
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end)
}
