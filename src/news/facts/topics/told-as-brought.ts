import type { ModelMention } from '../../names/find-models.ts'
import type { ScannedField } from '../../scan-text.ts'
import { isOfOwnLine } from './is-of-own-line.ts'
import { namesMaker } from './names-maker.ts'

type Bringing = { readonly before: RegExp; readonly behind: RegExp }

/** `xAI launches its new Grok 9 to rival …`: nothing else is brought, and nothing of the model's but itself. */
const EN: Bringing = {
  before:
    /^[\p{L}\d.&’' -]{2,40} (?:(?:(?:(?:has|just|officially|quietly|finally) ){0,2}(?:released|launched|unveiled|introduced|open-sourced)|releases|launches|unveils|introduces|open-sources|debuts|rolls out|drops|ships|(?:takes|pulls) the wraps off|lifts the (?:lid|veil|curtain) on) (?:(?:its|the|new|latest|flagship|open|open-source|next-generation|next-gen) ){0,3}|(?:(?:fires|hits|strikes|punches) back(?: at [^,;:]{2,30})?|(?:is|are) back|returns(?: to [^,;:]{2,30})?|counters [^,;:]{2,30}|(?:responds to|answers) [^,;:]{2,30}|(?:joins|enters) the [^,;:]{2,24} (?:race|fray)|takes on [^,;:]{2,30}) with (?:(?:its|the|new|latest) ){0,2})$/iu,
  behind:
    /^(?:$|[,:;!–—]| (?:with|that|which|to (?:take|rival|compete|challenge)|as|and|amid|family|series|models?)\b)/iu,
}
/** `月之暗面正式发布Kimi K9：…` */
const ZH: Bringing = {
  before:
    /^[^，。：；！!、]{0,24}?(?:正式|今日|突然|宣布|刚刚|重磅|深夜|凌晨|联合|也){0,2}(?:发布|推出|上线|开源)(?:了|新一代|全新|旗舰|最强){0,3}\s?[「“《]?$/u,
  behind: /^[」”》]?(?:大?模型|系列)?\s?(?:$|[，。：；！!,:])/u,
}
/** `NEC、業務特化の「cotomi v9」提供`; what is brought `日本で` is elsewhere already. */
const JA: Bringing = {
  before: /^[^、。「」『』]{2,24}?(?:、|が|は)(?![^「『]{0,24}(?:日本|国内)(?:で|向け))[^、。「」『』]{0,24}?[「『]?$/u,
  behind:
    /^[」』]?(?:を|の|が)?(?:正式に?|一般に?|無償で?|無料で?|本日|新たに)?(?:公開|発表|リリース|提供(?:を?開始)?|投入|オープンソース化)(?:し(?:た|ました))?(?=$|[、。，！!\s])/u,
}
const BRINGING: ReadonlyMap<string, Bringing> = new Map([
  ['en', EN],
  ['zh', ZH],
  ['ja', JA],
])

/** What whoever uses a model does with it, too: `Quillon Bank rolls out GPT-9`. */
const USES = / (?:rolls out|drops|ships) /iu

/** Whoever is named before the model makes it: what others bring is there already, `Windsurf rolls out GPT-9`. */
function isMakers(title: ScannedField, mention: ModelMention): boolean {
  if (mention.family === null) return isOfOwnLine(title, mention)
  const before = title.organisations.filter(({ end }) => end <= mention.start)
  if (before.length === 0) return !USES.test(title.text.slice(0, mention.start))
  return namesMaker(title, mention)
}

/** `releases Sora, its video model`: behind a line that has its name alone it is said what it is. */
const SAYS_WHAT = /^, (?:an?|its|the)\s/iu

/** `Muse Image`: what a line of models has one for; `Gemini Live` and `Grok Voice` may be parts of an app. */
const KIND_OF_MODEL =
  /[ -](?:image|video|vision|ocr|embed(?:ding)?|robotics|speech|tts|asr|transcribe|reranker|vl|omni)$/iu

/** `Llama Vision as part of its app`, `Qwen Image, an editing tool`: a part of something. */
const AS_A_PART = /^,? (?:as (?:an?|part)|an? (?:\p{Ll}{2,16} ){0,2}(?:app|feature|service|tool))(?!\p{L})/u

function isNamedEnough({ name, family, version, end }: ModelMention, text: string): boolean {
  if (KIND_OF_MODEL.test(name) && !AS_A_PART.test(text.slice(end))) return true
  return version !== null || (family?.isModelAlone === true && SAYS_WHAT.test(text.slice(end)))
}

/** Whether a headline says that a model with a number, or of a kind, is brought by whoever makes such ones, and nothing else of it. */
export function isToldAsBrought(title: ScannedField, language: string): boolean {
  const bringing = BRINGING.get(language)
  if (bringing === undefined) return false
  const { text, models } = title
  return models.some(
    (mention) =>
      isNamedEnough(mention, text) &&
      bringing.behind.test(text.slice(mention.end)) &&
      bringing.before.test(text.slice(0, mention.start)) &&
      (language === 'ja' && mention.family !== null ? namesMaker(title, mention) : isMakers(title, mention)),
  )
}
