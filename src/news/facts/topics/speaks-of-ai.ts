import type { ScannedField } from '../../scan-text.ts'
import { siteOwner } from '../site-owner.ts'
import { isOfOwnLine } from './is-of-own-line.ts'

// Asked of every entry: without the flags `i` and `u`, these cost a third.

/** `Model Y` is a car, and so is an EV model; `new model of the universe`. */
const MODEL =
  String.raw`(?<!\b(?:EV|[Cc]ar|[Ee]lectric|[Bb]usiness|[Pp]ricing|[Dd]ata|[Mm]ental|[Tt]hreat|[Cc]ompensation|[Ll]ow-cost|3D|\d\d) )\b[Mm]odels?\b(?! (?:[A-Z\d]{1,2}\b|years?\b|of (?:the|a) ))` +
  String.raw`|[Mm]odelle?[ns]?\b|[Mm]odell[oi]\b|[Mm]od(?:è|e)l[eo]s?\b`
const SHORT = String.raw`(?<![A-Za-z])(?:(?:Gen)?AI|A\.I\.|AGI|[sdM]?LLM|SLM|VLM|VLA|GPT|ASR|TTS|OCR|STT|MoE|KI|IA|LM|SOTA)s?(?![A-Za-z])`
const WORD =
  '[Nn]eural|[Gg]enerative|[Aa]gentic|[Tt]ransformers?\\b|[Dd]iffusion|[Ee]mbeddings?\\b|[Ww]eights\\b|[Oo]pen-[Ww]eight|[Pp]arameters?\\b|[Tt]okens\\b|' +
  '[Mm]ultimodal|[Vv]ision-[Ll]anguage|[Rr]easoning|[Cc]hatbot|[Ii]nference|[Ff]ine-?[Tt]un|[Dd]istill|[Qq]uantiz|GGUF|[Hh]ugging ?[Ff]ace|[Cc]ontext (?:[Ww]indow|[Ll]ength)|' +
  'ChatGPT|Claude|DeepSeek|Gemini|Grok|Llama|Qwen|' +
  '[Ss]uper-?[Ii]ntelligence|(?:[Mm]achine|[Dd]eep) [Ll]earning|[Aa]rtificial [Ii]ntelligence|[Kk]ünstliche Intelligenz|[Ii]ntel(?:ligen(?:ce|za)|ig[eê]ncia) [Aa]rtifi[a-z]{3,6}|' +
  '(?:[Ss]peech|[Vv]oice|[Tt]ext|[Ii]mage|[Vv]ideo|[Aa]udio|[Mm]usic)[ -](?:[Tt]o[ -](?:[Ss]peech|[Tt]ext|[Ii]mage|[Vv]ideo|[Aa]udio|[Mm]usic|3D)|[Gg]enerat(?:ion|or)|[Rr]ecognition|[Ss]ynthesis|[Cc]loning)|[Ss]peech [Tt]ranslation'
/** What stands in news of models of AI, and seldom in news of phones, cars, games and other software. */
const OF_AI = new RegExp(`${MODEL}|${SHORT}|\\b(?:${WORD})|(?<![\\w.$€£¥₩])\\d{1,3}(?:\\.\\d)?B\\b`)
/** `신형 모델`, `新型モデル` may be a car; `대화형 모델` is none, nor is one whose source is open. */
const MODEL_EAST =
  '(?<!(?:(?<![화방개])형|신|사업|수익|비즈니스|데이터|위협) ?)모델|(?<!商业|数据|心智|威胁)模型|' +
  '(?<!新|型|年|上位|廉価|ビジネス)モデル|(?:모델|モデル)[^,.、。…]{0,24}(?:오픈\\s?소스|オープンソース)'
const MAKES_EAST =
  '(?:음성|이미지|영상|비디오|음악|텍스트) ?(?:합성|생성|복제)|' +
  '(?:3D|图像|图片|视频|音频|音乐|语音|声音|圖像|圖片|影像|影片|視訊|音訊|音樂|語音|聲音)[^，。]{0,4}(?:生成|合成|识别|識別|辨識|克隆|複製)|' +
  '(?:画像|動画|音声|音楽|文章)(?:生成|合成)'
const OF_AI_IN_THE_EAST = new RegExp(
  `${MODEL_EAST}|${MAKES_EAST}|인공지능|생성형|파라미터|매개변수|추론|멀티모달|거대언어|챗봇|人工智能|人工智慧|智能体|参数|參數|推理|多模态|多模態|人工知能|パラメータ|推論|マルチモーダル`,
)

/** Sites, hubs and forums for nothing else. */
const PLACE_OF_AI =
  /^https?:\/\/(?:(?:[a-z\d-]{1,30}\.){1,3}ai|(?:www\.)?huggingface\.co|(?:www\.)?modelscope\.c(?:n|om))(?:\/|$)|reddit\.com\/{1,2}r\/(?:LocalLLa?MA?|singularity|OpenAI|ChatGPT|Claude\w{0,6}|Anthropic|Bard|Gemini\w{0,6}|GoogleGemini|StableDiffusion|comfyui|DeepSeek|Qwen_AI|grok|MistralAI|MachineLearning|artificial\w{0,12})(?:\/|$)/iu

/** The most frequent of them, and the quickest found. */
const AI = /(?<![A-Za-z])AI(?![A-Za-z])/

const saysAi = (text: string): boolean => AI.test(text) || OF_AI.test(text) || OF_AI_IN_THE_EAST.test(text)

type Asked = { readonly title: ScannedField; readonly summary: { readonly text: string }; readonly url: string }

/**
 * Whether anything in an entry says that it is about AI: a word, a known family or line of models, a company that builds
 * them, or the place where it stands. `Ubuntu 26.10 released` reads as the release of a model does, but for that.
 */
export function speaksOfAi({ title, summary, url }: Asked): boolean {
  return (
    title.models.some(({ family }) => family !== null) ||
    saysAi(title.text) ||
    title.organisations.some(({ organisation }) => organisation.ai === true) ||
    PLACE_OF_AI.test(url) ||
    siteOwner(url) !== null ||
    saysAi(summary.text) ||
    title.models.some((mention) => isOfOwnLine(title, mention))
  )
}
