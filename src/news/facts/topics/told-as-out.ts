import type { ModelMention } from '../../names/find-models.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedField } from '../../scan-text.ts'
import { namesMaker } from './names-maker.ts'
import { WHAT_MODELS_DO } from './what-models-do.ts'

const WHO = /^(?:[\p{L}\d .&-]{1,30}['’]s? )?(?:(?:new|latest|next) )?$/iu
/** Nothing more is said than that it is there: what is `now available in Windsurf` may be months old. */
const IS_OUT =
  /^ (?:models? )?(?:(?:has )?(?:land(?:s|ed)|arriv(?:es|ed)) on Hugging ?Face|(?:is|are) (?:now )?out of (?:alpha|beta|preview)|(?:is|are|goes|went) (?:(?:now|finally|officially|already) ){0,2}(?:live|out|here|generally available)|(?:is|are) (?:now )?(?:being released|being rolled out|rolling out)|has (?:(?:finally|officially) )?(?:landed|arrived|launched|dropped))(?=\s?(?:$|[.,:;!—–-])| (?:for|to) (?:all|every|free|anyone|developers|users|the public|(?:[\p{L}\d+]{2,16} ){1,2}(?:subscribers|users|members|tiers?)(?![\p{L}-])))/iu
/** `GPT-9 mini and nano released`, `Gemma 9 on Hugging Face`: a headline of few words. */
const IS_RELEASED =
  /^(?:,? (?:and|&|\/)(?: (?:(?-i:[\p{Lu}\d])[\p{L}\d.-]{0,15}|mini|nano|lite|pro|flash|max|large|small)){1,3})? (?:(?:(?:(?:is|are|was|were|has been|have been|just|now|officially|finally|quietly) ){0,3}(?:released|launched|open[- ]sourced))(?=\s?(?:$|[.,:;!(—–-])| (?:today|yesterday|now|and|but|idk)\b)|(?:(?:is|are|now|up|live|out) ){0,3}on (?:Hugging ?Face|HF)[.!]{0,3}$)/iu

/** `GPT-9 is OpenAI’s latest step`: whose, and that it is new; not `latest model to spew hate`. */
const IS_LATEST = new RegExp(
  String.raw`^ (?:is|are) (?:(?-i:\p{Lu})[\p{L}.]{1,16}(?: (?-i:\p{Lu})[\p{L}.]{1,16})?['’]s?|the company['’]s|the lab['’]s) (?:latest|newest)(?=\s?(?:$|[,.;:!—–])| (?:and|AI|flagship|frontier|LLM|video|image|reasoning|coding|attempt|effort|entry|bid|answer|salvo|step|move|push|release|update|upgrade|models?)\b(?!(?: [\p{L}-]{2,12}){0,2} ${WHAT_MODELS_DO}))`,
  'iu',
)

/** `With GPT-9, OpenAI bets on code` */
const AIMS =
  /^, [\p{L}\d.’' &-]{2,30}? (?:(?:aims?|bets|bids|pitches|wants|hopes|tries|seeks|pushes|targets|challenges|chases|enters|leans into|doubles down|ups (?:the|its)|joins the|takes (?:on|aim)|takes a (?:step|swing|leap|shot)|goes (?:after|all in|big|small|open)|looks (?:to|beyond)|moves (?:into|beyond|closer|towards?)|makes (?:a|its) (?:bid|push|play|bet|pitch)|raises the (?:bar|stakes)|steps (?:into|up)|sets (?:its sights|out))\b(?! back\b))/iu
/** `앤트로픽, 클로드 9로 판도 변화 시도`: the same in Korean, behind its maker; a market may be aimed at with one that is there. */
const AIMS_KO =
  /^['"’”]?(?:으로|로)\s(?:(?!시장|난제)[^.…]){0,24}(?:공략|승부수|도전|시도|맞불|반격|추격|정조준|승부)(?=$|[,.…·'"’”])/u
const BEHIND_MAKER_KO = /^[^,.…]{1,16},\s['"‘“]?$/u
/** How far behind a model its maker stands: a comma and a space. */
const NEXT = 3
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

/** `刚刚，豆包 9.0上线！`, `腾讯混元图像 9 发布：…`: the same in Chinese, behind its maker alone or nobody. */
const LABEL_ZH = /^(?:刚刚|突发|重磅|官宣|快讯|深夜|凌晨|终于)[，！!：:]\s?/u
const IS_OUT_ZH =
  /^\s?(?:大模型|模型|系列)?\s?(?:正式|今日|全面|终于|突然|重磅|现已|已){0,2}(?:上线|发布|开源|登场|来了|问世|亮相)(?:并开源)?(?=\s?(?:$|[：，。！,!:]))/u

/** Whether nothing stands before it but its maker. */
function beginsChinese(title: ScannedField, mention: ModelMention): boolean {
  const from = LABEL_ZH.exec(title.text)?.[0].length ?? 0
  const before = title.text.slice(from, mention.start).trim()
  if (before === '') return true
  // `腾讯混元`: a maker's name may run into that of its model.
  return title.organisations.some(
    ({ organisation, start, end }) =>
      usualCompany(organisation.name) === mention.family?.vendor && start <= from && end >= from + before.length,
  )
}

/** Whether its maker stands right behind it: `With GPT-9, OpenAI …`. */
function isFollowedByMaker({ organisations }: ScannedField, { family, end }: ModelMention): boolean {
  return organisations.some(
    ({ organisation, start }) =>
      start > end && start <= end + NEXT && usualCompany(organisation.name) === family?.vendor,
  )
}

/** Whether what a maker wants with a known model with a number is all that is told of it. */
function isMakersAim(title: ScannedField, mention: ModelMention): boolean {
  const [before, behind] = [title.text.slice(0, mention.start), title.text.slice(mention.end)]
  if (before === 'With ') return AIMS.test(behind) && isFollowedByMaker(title, mention)
  return BEHIND_MAKER_KO.test(before) && AIMS_KO.test(behind) && namesMaker(title, mention)
}

/**
 * Whether a headline begins with a known model with a number, and that it is out, or what its maker wants with it: `xAI’s Grok
 * 6 is now live for all users`.
 */
export function isToldAsOut(title: ScannedField): boolean {
  const { text, models } = title
  return models.some((mention) => {
    const { family, version, start, end } = mention
    if (family === null || version === null) return false
    const [before, behind] = [text.slice(0, start), text.slice(end)]
    if (isMakersAim(title, mention) || (IS_OUT_ZH.test(behind) && beginsChinese(title, mention))) return true
    const isOut =
      IS_OUT.test(behind) ||
      IS_RELEASED.test(behind) ||
      IS_LATEST.test(behind) ||
      IN_OWN_PLACE.get(family.vendor)?.test(behind) === true
    return (WHO.test(before) && isOut) || (WHO_KO.test(before) && IS_OUT_KO.test(behind))
  })
}
