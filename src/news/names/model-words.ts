import { LINE_FORMS, VARIANT_FORMS } from './latin-forms.ts'

/** Words that may follow a family's name; each makes another model of the same version. Lower case. */
const VARIANTS =
  'opus|sonnet|haiku|mythos|pro|max|mini|nano|flash|lite|turbo|instant|thinking|codex|coder|code|plus|ultra|preview|exp|experimental|image|vision|vl|omni|audio|voice|' +
  'live|sonic|tts|asr|embedding|embed|reranker|rerank|next|large|medium|small|tiny|micro|premier|instruct|chat|base|edge|robotics|er|deep ?think|spark|fast(?! mode)|heavy|video|' +
  'realtime|transcribe|translate|ocr|math|guard|safeguard|speech|world|prover|distill|air|terminus|speciale|highspeed|scout|maverick|behemoth|' +
  'reasoning|vertex|cyber|rosalind|bio|sol|terra|luna|imagine|beta|alpha|cloning|nemo|creative|open(?![- ]?sourc|[- ]weights?)|super|saba|dense|multimodal|computer use|native audio|red|deepresearch|' +
  'nemotron|zero|linear|prime|moe|schnell|kontext|klein|dev|fable|v\\d{1,2}(?:\\.\\d{1,2})?(?![\\d.])|new'

const EASTERN_VARIANTS = VARIANT_FORMS.map(([eastern]) => eastern).join('|')

// A whole Hangul word or one with a particle: `솔` is not in `솔루션`.
const HANGUL_END = '(?!\\p{Script=Hangul})|(?=[은는이가을를의와과에도로만](?!\\p{Script=Hangul}))'

export const VARIANT_SOURCE = `${VARIANTS}|(?:${EASTERN_VARIANTS})(?:${HANGUL_END})`

/** Not inside a longer Hangul word: `잉클링` is no Kling, and no Pro begins `프로젝트`. Words of one name may be written together. */
const NAME_END = `${HANGUL_END}|(?=${EASTERN_VARIANTS})`
/** Longer ones first: `어니 봇` is more than `어니`. */
const LATIN_PATTERNS = [...LINE_FORMS, ...VARIANT_FORMS]
  .toSorted(([one], [other]) => other.length - one.length)
  .map(([eastern, word]) => ({
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
