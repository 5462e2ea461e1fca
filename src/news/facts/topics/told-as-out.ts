import type { ScannedField } from '../../scan-text.ts'

const WHO = /^(?:[\p{L}\d .&-]{1,30}['’]s? )?(?:(?:new|latest|next) )?$/iu
/** Nothing more is said than that it is there: what is `now available in Windsurf` may be months old. */
const IS_OUT =
  /^ (?:models? )?(?:(?:has )?(?:land(?:s|ed)|arriv(?:es|ed)) on Hugging ?Face|(?:is|are) (?:now )?out of (?:alpha|beta|preview)|(?:is|are|goes|went) (?:(?:now|finally|officially|already) ){0,2}(?:live|out|here|generally available)|has (?:(?:finally|officially) )?(?:landed|arrived|launched|dropped))(?=\s?(?:$|[.,:;!—–-])| (?:for|to) (?:all|every|free|anyone|developers|users))/iu
/** `GPT-9 mini and nano released`, `Gemma 9 on Hugging Face`: a headline of few words. */
const IS_RELEASED =
  /^(?:,? (?:and|&|\/)(?: (?:(?-i:[\p{Lu}\d])[\p{L}\d.-]{0,15}|mini|nano|lite|pro|flash|max|large|small)){1,3})? (?:(?:(?:(?:is|are|was|were|has been|have been|just|now|officially|finally|quietly) ){0,3}(?:released|launched|open[- ]sourced))(?=\s?(?:$|[.,:;!(—–-])| (?:today|yesterday|now|and|but|idk)\b)|(?:(?:is|are|now|up|live|out) ){0,3}on (?:Hugging ?Face|HF)[.!]{0,3}$)/iu

/** `GPT-9 is OpenAI’s latest step`: whose, and that it is new. */
const IS_LATEST =
  /^ (?:is|are) (?:(?-i:\p{Lu})[\p{L}.]{1,16}(?: (?-i:\p{Lu})[\p{L}.]{1,16})?['’]s?|the company['’]s|the lab['’]s) (?:latest|newest)(?=\s?(?:$|[,.;:!—–])| (?:(?:and|AI|flagship|frontier|LLM|video|image|reasoning|coding|attempt|effort|entry|bid|answer|salvo|step|move|push|release|update|upgrade)\b|models?\b(?! to be\b)))/iu

/** Where a maker lets its own models be used; what is available elsewhere may be months old. */
const OWN_PLACES: ReadonlyMap<string, string> = new Map([
  ['Amazon', '(?:Amazon )?Bedrock'],
  ['Anthropic', '(?:Claude(?! Code)|claude\\.ai|API)'],
  ['Google', '(?:Gemini (?:app|API)|(?:Google )?AI (?:Studio|Mode)|Vertex AI)'],
  ['Mistral AI', '(?:Le Chat|La Plateforme)'],
  ['OpenAI', '(?:ChatGPT|API)'],
  ['xAI', '(?:Grok|API)'],
])
/** For some alone, or in one country, it may come long after it came. */
const ONLY_SOME =
  ' (?:(?:for )?(?:Edu|Enterprise|Business|Teams?|Gov|teachers|students|schools|educators|kids|teens|governments?)\\b|in (?-i:\\p{Lu}))'
const IN_OWN_PLACE = new Map(
  [...OWN_PLACES].map(([vendor, place]) => [
    vendor,
    new RegExp(
      `^ (?:(?:is|are) )?(?:now )?(?:available|live|out|rolling out|generally available) (?:in|on|to|for|through|via) (?:the )?${place}(?![\\p{L}\\d])(?!${ONLY_SOME})`,
      'iu',
    ),
  ]),
)

/** `KT 믿음 3.0, 허깅페이스 공개`: the same in Korean, with where or how it came, or when it will. */
const WHO_KO = /^(?:[\p{L}\d .&·:-]{1,24}[,은는이가]?\s)?(?:\S{1,6}\s?모델\s)?['"‘“]?$/u
const IS_OUT_KO =
  /^['"’”]?,?\s(?:(?:허깅\s?페이스에?|깃허브에?|오픈소스로|무료로?|정식|전격|기습|깜짝|상반기|하반기|연내|내년|이달|글로벌)\s){1,3}(?:공개|출시|배포|풀었다|개방)(?!\s?(?:이후|후|뒤|기념|효과|일정|중단|연기|보류|취소|철회))/u

/** Whether a headline begins with a known model with a number, and that it is out: `xAI’s Grok 6 is now live for all users`. */
export function isToldAsOut({ text, models }: ScannedField): boolean {
  return models.some(({ family, version, start, end }) => {
    if (family === null || version === null) return false
    const [before, behind] = [text.slice(0, start), text.slice(end)]
    const isOut =
      IS_OUT.test(behind) ||
      IS_RELEASED.test(behind) ||
      IS_LATEST.test(behind) ||
      IN_OWN_PLACE.get(family.vendor)?.test(behind) === true
    return (WHO.test(before) && isOut) || (WHO_KO.test(before) && IS_OUT_KO.test(behind))
  })
}
