import { isOutlet } from '../../outlets.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { modelParts } from '../../names/model-parts.ts'

/** Tools that bear a family's name, what models are built into, the second half of `Open-Weights Model`, and what stands before figures: `Type: text-to-speech Likes: 471`. */
const NO_NAME =
  /^(?:weights?|source|type|likes|downloads|score|comments|discussion|upvotes|organi[sz]ation|authors?|by|siri|alexa|claude (?:code|cowork|desktop)(?: v?\d[\d.]*)?|gemini cli|qwen (?:code|chat)|kimi code|codex cli)$/iu
/** In a headline of capitals what somebody does with a model, and what sort it is: `Larkspur Unveils Agentic Model`. */
const NO_NOUN =
  /^(?:unveils?|announces?|launch(?:es)?|releases?|introduces?|debuts?|previews?|reveals?|presents?|drops?|ships?|offers?|builds?|agentic|generalized|unified|autonomous|transcription|translation|generation|dynamics|text|stealth|quantized|distilled|proprietary|private)$/iu
/** `Gemini 3-powered`, `GPT-4-level`, `CPU-only`: what another thing is like, or is made for. */
const LIKE_IT =
  /[- ](?:powered|based|class|style|like|level|ready|native|compatible|enabled|driven|backed|owned|funded|founded|led|linked)$|-only$/iu
/** `Mistral open-sources Large 9`, `Quill-V3 open-sourced`: what its maker does, or did with it. */
const OPENED = /[- ]open(?:[- ]?sourc(?:es|ed|ing)|s|ed|ing)$/iu
/** `Quill-V3 open-weight`: what is said of it. */
const SAID_OF_IT = /[- ]open[- ]?(?:weights?|source)$/iu

/** Behind a name with a number, what became of the model is no part of it. */
export function withoutVerb(mention: ModelMention): ModelMention {
  const name = mention.name.replace(OPENED, '').replace(SAID_OF_IT, '')
  if (name === mention.name || !/\d/u.test(name)) return mention
  return { ...mention, ...modelParts(name), name, end: mention.end - (mention.name.length - name.length) }
}

/** `Modell V9`, `KI-Modell Larkspur`: what it is, which German writes large, too. */
const KIND_FIRST = /^(?:[\p{L}\p{N}-]{0,30}[Mm]odell|Modèle|Modelo|Modello) (?=\S)/u

/** Without the word for what it is before a name that nobody knows. */
export function withoutKind(mention: ModelMention): ModelMention {
  const kind = mention.family === null ? (KIND_FIRST.exec(mention.name)?.[0].length ?? 0) : 0
  if (kind === 0) return mention
  const name = mention.name.slice(kind)
  return { ...mention, ...modelParts(name), name, start: mention.start + kind }
}

/** Whether it is one of the words that a headline of capitals makes look like a name. */
export function isVerbOrKind(word: string): boolean {
  return NO_NOUN.test(word)
}

/** Where a maker shows what it has: `LlamaCon`. */
const GATHERING = /\p{Ll}(?:Con|Conf|Summit|Fest)$/u
/** `the Lean 4 language`: what programs are written in, or run on. */
const SOFTWARE =
  /^(?:Lean|Python|Rust|Java|JavaScript|TypeScript|Swift|Kotlin|CUDA|ROCm|PyTorch|TensorFlow|Ubuntu|Windows|Android|iOS|macOS|HTML|Unity|Unreal|Blender) \d/u
/** `talks up 'physical AI'`: a kind of it. */
const KIND_OF_AI = /^\p{Ll}+ AI$/u
/** `Feb. 3`, `March 2026`: when it is told. */
const DAY =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,4}$/iu
/** How many, not what. */
const AMOUNT = /^(?:over|about|around|nearly|almost|some|only|just|more than|up to|at least) \d/iu
/** Words in quotes that are no name: `deeper partnership`. */
const PHRASE = /^[\p{Script=Latin}’']+(?: [\p{Script=Latin}’']+)* \p{Ll}{3,}(?: [\p{Script=Latin}’']+)*$/u
/** The same in other scripts: `차세대 모델은 …`, `아무개 후원`, `次世代モデル`. */
const EASTERN_PHRASE =
  /^(?:(?:차세대|새로운?|신규|신|자체|독자|국산|최신|최초)\s?(?:(?:ai|인공지능|언어|추론|오픈소스)\s?)*모델|(?:.{1,20}\s)?(?:후원|지원|투자|협력|제휴|출신|인수|경쟁|독점|대항마|지지|반대)$|(?:新一代|下一代|全新|自研|国产|首个)(?:ai|大|语言|推理|开源)*模型|(?:次世代|新型|最新|国産|独自)の?(?:ai|言語|大規模)*モデル)/iu
/** `“准独角兽”Quillon`: what is called so stands right behind it. */
const CALLED_SO = /^[”’"'」』]\s?\p{Lu}\p{Script=Latin}/u
const LETTER = /\p{Script=Latin}/u
const LATIN_OR_DIGIT = /[\p{Script=Latin}\d]/u

/** Whether a quoted phrase of another script is no name: an ordinary one, or what somebody is called. */
function isEasternPhrase(text: string, { name, end }: ModelMention): boolean {
  if (EASTERN_PHRASE.test(name)) return true
  return !LATIN_OR_DIGIT.test(name) && CALLED_SO.test(text.slice(end, end + 4))
}

/** Whether quotes only seem to be: `It's there, and they don't`. */
function isInsideWords(text: string, { start, end }: ModelMention): boolean {
  const isApostrophe = (at: number): boolean => text[at] === "'" || text[at] === '’'
  return (
    (isApostrophe(start - 1) && LETTER.test(text[start - 2] ?? '')) ||
    (isApostrophe(end) && LETTER.test(text[end + 1] ?? ''))
  )
}

/** `LINEヤフー、`, `OPPO发布`: who brings it begins the headline. */
const ACTS = /^(?:\p{Script=Katakana}|(?:正式|今日|宣布)?(?:发布|推出|开源|上线))/u

/** `AI 5개팀`, `Larkspur 5종`, `AI 2차`: how many there are. */
const COUNTED = /^(?:개|곳|명|팀|차(?!량|세대)|종(?!료|합|결)|款|家|个|位|社|種)/u

/** `Gemini Ultra subscribers`: what people pay for is called so, too; a model that is brought has its number. */
const PAID_FOR = /^ (?:subscribers?|members?|subscriptions?|plans?|tiers?|customers)(?![\p{L}-])/iu

/** Whether what looks like a model's name in a text is an ordinary word there, a part of one, or a likeness. */
export function isNoModelName(text: string, mention: ModelMention): boolean {
  const { name, family, found, start, end } = mention
  if (NO_NAME.test(name) || LIKE_IT.test(name) || OPENED.test(name)) return true
  if (family !== null) return mention.version === null && PAID_FOR.test(text.slice(end, end + 16))
  if (start === 0 && !/\d/u.test(name) && ACTS.test(text.slice(end, end + 4))) return true
  if (
    isVerbOrKind(name) ||
    GATHERING.test(name) ||
    AMOUNT.test(name) ||
    SOFTWARE.test(name) ||
    DAY.test(name) ||
    isOutlet(name) ||
    KIND_OF_AI.test(name) ||
    text[start - 1] === '-'
  )
    return true
  if (/(?:^|\s)\d{1,3}$/u.test(name) && COUNTED.test(text.slice(end, end + 2))) return true
  // `Breakthrough 2,146 tokens a second`
  if (/\d$/u.test(name) && /^,\d{3}/u.test(text.slice(end, end + 4))) return true
  if (found !== 'quoted') return false
  return isInsideWords(text, mention) || PHRASE.test(name) || isEasternPhrase(text, mention)
}
