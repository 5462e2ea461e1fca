/** Words that may follow a family's name; each makes another model of the same version. Lower case. */
const VARIANTS =
  'opus|sonnet|haiku|mythos|pro|max|mini|nano|flash|lite|turbo|instant|thinking|codex|coder|code|plus|ultra|preview|exp|experimental|image|vision|vl|omni|audio|voice|' +
  'live|sonic|tts|asr|embedding|embed|reranker|rerank|next|large|medium|small|tiny|micro|premier|instruct|chat|base|edge|robotics|er|deep ?think|spark|fast(?! mode)|heavy|video|' +
  'realtime|transcribe|translate|ocr|math|guard|safeguard|speech|world|prover|distill|air|terminus|speciale|highspeed|scout|maverick|behemoth|' +
  'reasoning|vertex|cyber|rosalind|bio|sol|terra|luna|imagine|beta|alpha|cloning|nemo|creative|open(?![- ]?sourc|[- ]weights?)|super|saba|dense|multimodal|computer use|native audio|red|deepresearch|' +
  'nemotron|zero|linear|prime|moe|schnell|kontext|klein|dev|fable|v\\d{1,2}(?:\\.\\d{1,2})?(?![\\d.])|new'

/** Korean and Japanese spellings of such words, and of families, in their Latin form. */
const LATIN_FORMS: readonly (readonly [string, string])[] = [
  ['클로드', 'Claude'],
  ['제미나이', 'Gemini'],
  ['제미니', 'Gemini'],
  ['젬마', 'Gemma'],
  ['라마', 'Llama'],
  ['큐원', 'Qwen'],
  ['딥시크', 'DeepSeek'],
  ['키미', 'Kimi'],
  ['챗GPT', 'ChatGPT'],
  ['미니맥스', 'MiniMax'],
  ['그록', 'Grok'],
  ['엑사원', 'EXAONE'],
  ['솔라 오픈', 'Solar Open'],
  ['솔라', 'Solar'],
  ['노바', 'Nova'],
  ['어니', 'ERNIE'],
  ['판구', 'Pangu'],
  ['롱캣', 'LongCat'],
  ['미모', 'MiMo'],
  ['바르코 비전', 'VARCO VISION'],
  ['바르코', 'VARCO'],
  ['카나나', 'Kanana'],
  ['네모트론', 'Nemotron'],
  ['코스모스', 'Cosmos'],
  ['시댄스', 'Seedance'],
  ['그루트', 'GR00T'],
  ['헬릭스', 'Helix'],
  ['젠', 'Gen'],
  ['스테이블 디퓨전', 'Stable Diffusion'],
  ['스테이블 오디오', 'Stable Audio'],
  ['스테이블 비디오', 'Stable Video'],
  ['웨더넥스트', 'WeatherNext'],
  ['미드저니', 'Midjourney'],
  ['수노', 'Suno'],
  ['플럭스', 'FLUX'],
  ['가우스', 'Gauss'],
  ['클링', 'Kling'],
  ['소라', 'Sora'],
  ['이마젠', 'Imagen'],
  ['지니', 'Genie'],
  ['미스트랄', 'Mistral'],
  ['매지스트랄', 'Magistral'],
  ['마지스트랄', 'Magistral'],
  ['데브스트랄', 'Devstral'],
  ['코드스트랄', 'Codestral'],
  ['복스트랄', 'Voxtral'],
  ['픽스트랄', 'Pixtral'],
  ['미니스트랄', 'Ministral'],
  ['더우바오', 'Doubao'],
  ['도우바오', 'Doubao'],
  ['파이', 'Phi'],
  ['나노 바나나', 'Nano Banana'],
  ['나노바나나', 'Nano Banana'],
  ['뮤즈 스파크', 'Muse Spark'],
  ['뮤즈스파크', 'Muse Spark'],
  ['통이첸원', 'Qwen'],
  ['通义千问', 'Qwen'],
  ['千问', 'Qwen'],
  ['混元', 'Hunyuan'],
  ['可灵', 'Kling'],
  ['豆包', 'Doubao'],
  ['海螺', 'Hailuo'],
  ['文心一言', 'ERNIE'],
  ['文心', 'ERNIE'],
  ['クロード', 'Claude'],
  ['ジェミニ', 'Gemini'],
  ['오퍼스', 'Opus'],
  ['이매진', 'Imagine'],
  ['소네트', 'Sonnet'],
  ['소넷', 'Sonnet'],
  ['하이쿠', 'Haiku'],
  ['미토스', 'Mythos'],
  ['플래시', 'Flash'],
  ['프로', 'Pro'],
  ['라이트', 'Lite'],
  ['울트라', 'Ultra'],
  ['미니', 'mini'],
  ['나노', 'Nano'],
  ['맥스', 'Max'],
  ['플러스', 'Plus'],
  ['터보', 'Turbo'],
  ['코덱스', 'Codex'],
  ['코더', 'Coder'],
  ['코드', 'Code'],
  ['로보틱스', 'Robotics'],
  ['옴니', 'Omni'],
  ['라지', 'Large'],
  ['미디엄', 'Medium'],
  ['스몰', 'Small'],
  ['프리미어', 'Premier'],
  ['소닉', 'Sonic'],
  ['씽킹', 'Thinking'],
  ['싱킹', 'Thinking'],
  ['인스턴트', 'Instant'],
  ['패스트', 'Fast'],
  ['넥스트', 'Next'],
  ['헤비', 'Heavy'],
  ['스카우트', 'Scout'],
  ['매버릭', 'Maverick'],
  ['베헤모스', 'Behemoth'],
  ['이미지', 'Image'],
  ['비디오', 'Video'],
  ['라이브', 'Live'],
  ['프리뷰', 'Preview'],
  ['슈퍼', 'Super'],
  ['사이버', 'Cyber'],
  ['페이블', 'Fable'],
  ['레드', 'Red'],
  ['보이스', 'Voice'],
  ['트랜스크라이브', 'Transcribe'],
  ['리얼타임', 'Realtime'],
  ['엣지', 'Edge'],
  ['솔', 'Sol'],
  ['테라', 'Terra'],
  ['루나', 'Luna'],
]

const EASTERN_VARIANTS = LATIN_FORMS.slice(LATIN_FORMS.findIndex(([word]) => word === '오퍼스'))
  .map(([word]) => word)
  .join('|')

// A whole Hangul word or one with a particle: `솔` is not in `솔루션`.
const HANGUL_END = '(?!\\p{Script=Hangul})|(?=[은는이가을를의와과에도로만](?!\\p{Script=Hangul}))'

export const VARIANT_SOURCE = `${VARIANTS}|(?:${EASTERN_VARIANTS})(?:${HANGUL_END})`

/** Not inside a longer Hangul word: `잉클링` is no Kling, and no Pro begins `프로젝트`. Words of one name may be written together. */
const NAME_END = `${HANGUL_END}|(?=${EASTERN_VARIANTS})`
const LATIN_PATTERNS = LATIN_FORMS.map(([eastern, word]) => ({
  eastern,
  pattern: new RegExp(`(?<!\\p{Script=Hangul})${eastern}(?:${NAME_END})`, 'gu'),
  word,
}))
const ONLY_ASCII = /^[ -~]*$/u

/** `제미나이 3.6 플래시` as `Gemini 3.6 Flash`; what is Latin already stays as written. */
export function latinForm(name: string): string {
  if (ONLY_ASCII.test(name)) return name
  let latin = name
  for (const { eastern, pattern, word } of LATIN_PATTERNS) {
    if (latin.includes(eastern)) latin = latin.replaceAll(pattern, word)
  }
  return latin
}
