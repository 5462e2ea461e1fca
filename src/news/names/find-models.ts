import { WEEKDAY } from '../english-dates.ts'
import { everyMatch } from '../patterns/every-match.ts'
import { SearchedText } from '../patterns/searched-text.ts'
import { behindGloss, isGlossed } from './behind-gloss.ts'
import { isCapital } from './code-units.ts'
import { organisationNamed } from './find-organisations.ts'
import { isGeneric } from './is-generic.ts'
import { knownNames, withoutNoun } from './known-names.ts'
import type { ModelFamily } from './model-families.ts'
import { modelParts, partsOf, type ModelParts } from './model-parts.ts'
import { latinForm } from './model-words.ts'
import { namesBeforeNouns } from './names-before-nouns.ts'
import { shapedNames } from './shaped-names.ts'

/** A model as named in a text; UTF-16 offsets. `family` is null for a name that only its shape gives away. */
export type ModelMention = ModelParts & {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly family: ModelFamily | null
  /** What it was found by, for the ranking. */
  readonly found: 'family' | 'shape' | 'quoted' | 'code' | 'title' | 'noun'
}

/** `‘드리미나(Dreamina) 4.0’`: the version of a name that stands behind its Latin form. */
const QUOTED_WITH_GLOSS =
  /['‘“"「『](?=[^A-Za-z])[\p{L}\p{N} ·・-]{1,24}\s?[(（]([A-Z][A-Za-z0-9 .+_-]{1,30})[)）]( ?[Vv]?\d{1,3}(?:\.\d{1,2})?[BbMm]?(?: \p{L}{1,8})?)['’”"」』]/gu
const QUOTED = /['‘“"「『《]([\p{L}\p{N}][\p{L}\p{N} .+_-]{1,38}?)(?:\([A-Za-z0-9 .+_-]{2,40}\))?['’”"」』》]/gu
/** `“R3 下周发布”`, `“GPT-9 연내 공개”`: what is quoted says what comes of it. */
const SAYS_MORE = /\s.*(?:发布|推出|上线|开源|공개|출시|公開|発表)$/u
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
const NAMED = new RegExp(
  `(?:called|named|dubbed|[Cc]ode-?[Nn]amed|unveils|launches|releases|debuts|introduces|open[- ]sources|announces|releasing|发布|开源|推出|公開|(?:AI|language|reasoning|coding|speech|voice|video|image|music|world|foundation|multimodal|robotics|open-(?:source|weights?)) model(?= [A-Z]\\S* ?(?:\\d\\S*)?(?:$|[,.;:]| (?:to|for|with|that|which|as|in|on|under)\\b)))[\\s:]*(?:its |the |new |了)?((?!${WEEKDAY}\\b|AI (?:[Mm]odels?|LLM)\\b)[A-Z][\\w.+-]{1,24}(?: (?!AI (?:[Mm]odels?|LLM)\\b)[A-Z\\d][\\w.+-]{0,16}){0,3})`,
  'gu',
)

/** `추론 모델 라온 2.0 공개`, `大模型星语2.0`, `新モデルハヤブサ2`: a name in another script, with its number, behind the noun. */
const NAMED_BEHIND_NOUN =
  /(?:모델\s(?=\p{Script=Hangul})(?!버전|시리즈|성능|가격|속도|비용|업데이트|점유율)|(?:大|新|推理|语言|旗舰|最新)模型\s?(?=\p{Script=Han})(?!发布|上线|推出|升级|正式|开源|参数|版本|突破|迎来|将于|性能|价格)|モデル(?=\p{Script=Katakana})(?!バージョン|シリーズ|コスト))([\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]{2,12}\s?\d{1,2}\.\d)(?![\d.%]|\s?(?:배|개|종|만|억|조|점|초|퍼센트|[亿万倍分秒]|ポイント))/gu

/** `언어모델 라온 4 출시`: a number without a point is of a name where an AI model is brought under it. */
const BROUGHT_BEHIND_NOUN =
  /(?:AI|인공지능|언어|추론|생성|멀티모달|파운데이션|오픈소스|오픈\s?웨이트|영상|이미지|음성|음악|비전|코딩|월드)\s?모델\s(?!버전|시리즈|성능|가격|속도|비용|업데이트|점유율)(\p{Script=Hangul}{2,12}\s?\d{1,2})(?=(?:[을를]\s|\s)?(?:정식\s|오픈소스로\s)?(?:공개|출시|발표|오픈소스|선보|론칭|배포))/gu

const COMPOUND =
  /^(?:(?:open|state|real|multi|non|text|image|video|long|high|low|pre|post|self|cross|end|all|on|new|best|first|next|full|large|small|big|cutting|cost|computer|fine|hands|in|re|anti|co|mid|near|ultra|world|zero|few|chain|human|ai|us|third|second|one|two|three)-[a-z-]+|code-named?)$/iu
const VERBS =
  /^(?:.*\s)?(?:releases?d?|launch(?:es|ed)|introduc(?:es|ed|ing)|unveils?|open[- ]sources?|announces?|drops?|debuts?|presents?|just)\s+(?=\S)/iu

/** Words of the sentence rather than of the name, when small and after a space: `Sonnet 5 next week`. */
const PLAIN_WORDS =
  /(?: (?:next|new|open|super|dense|fast|world|speech|video|image|vision|code|chat|live|air|base|edge|voice|audio|small|large|medium|reasoning|reward|math|embedding|preview|multimodal|transcribe|translate|cyber|bio|heavy|instant|thinking))+$/u

/** What the tail's tokens do not know: `-Cascade-2-30B-A3B`, ` VoiceChat`. */
const CONTINUED =
  /^(?:(?:-[A-Za-z0-9][A-Za-z0-9.]{0,11}){0,4}-\d[A-Za-z0-9]{0,5}(?:-[A-Z]\w{1,5})?| [A-Z][a-z]+[A-Z][a-z]+)(?![\p{L}\p{N}.])/u

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
      if (isGlossed(text, behind)) continue
    }
    const more = CONTINUED.exec(text.slice(start + written.length, start + written.length + 40))?.[0] ?? ''
    if (tail === '' && head !== '' && !family.isModelAlone && !/^(?:qwq|qvq|커맨드[- ]r\+)/iu.test(head)) continue
    // Ordinary words in lower case (`step`, `command`, `ray`) name nothing.
    if (
      /^[a-z]+$/u.test(head) &&
      /^(?:step|command|ray|gen|nova|composer|solar|falcon|granite|trinity|hermes|mercury|genie|imagen|codex)$/u.test(
        head,
      )
    )
      continue
    mentions.push({
      name: latinForm(withoutNoun(written + more)),
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
  for (const { 1: quoted = '', index } of searched.all(QUOTED))
    if (!SAYS_MORE.test(quoted)) addShape(quoted, index + 1, 'quoted')
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
  for (const { 0: whole, 1: name = '', index } of searched.all(BROUGHT_BEHIND_NOUN))
    addShape(name, index + whole.length - name.length, 'noun')
  for (const { 1: name = '', index } of namesBeforeNouns(searched))
    if (isCapital(name.charCodeAt(0))) addShape(name, index, 'noun')
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end)
}
