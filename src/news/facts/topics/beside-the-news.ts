import type { ModelMention } from '../../names/find-models.ts'
import { isPlace } from '../../names/places.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_ROMANCE } from '../brings-abroad.ts'
import { isBrought } from '../release/is-brought.ts'
import { showsModelsOnly } from '../release/makers-named.ts'
import { namesMaker } from './names-maker.ts'

/** `unveils Galaxy S27 with Gemini 4 on board`: somebody brings something else, and the model is in it; `Quill 2 based on Llama 5` is a model. */
const BRINGS_OTHER =
  /^(.{2,40}?) (?:unveils|launches|announces|introduces|releases|debuts|ships|reveals) (?!(?:its |the |new ){0,2}(?-i:\p{Lu})[\p{L}.-]{1,16}[ -]?\d[\w.-]{0,8} (?:based|built) on )(?:[^,;:]{2,60}? )(?:with|powered by|featuring|running|based on|built on|that runs on) (?:the |its )?(?:[\p{L}.]{2,14}['’]s )?$/iu
/** The same in German and in Romance languages, of what is no model itself. */
const BRINGS_OTHER_ABROAD = new RegExp(
  `^(.{2,40}?) (?:stellt|bringt|präsentiert|zeigt|startet|enthüllt|${BRINGS_ROMANCE}) (?:(?!mod[eè]l)[^,;:]){2,60}? (?:mit|avec|con|com) (?:[\\p{L}.]{2,14} )?$`,
  'iu',
)
/** What its maker may bring it in, and is no model: `Google unveils glasses with Gemini 9`. */
const OF_THING =
  /(?<!\p{L})(?:(?:smart)?(?:glasses|watch(?:es)?|phones?|speakers?)|eyewear|headsets?|headphones|earbuds|laptops?|tablets?|chromebooks?|toys?|cars?|robots?|humanoids?|Pixel \d{1,2}|gafas|lentes|teléfonos?|lunettes|téléphones?|brillen?|handys?|occhiali|óculos|celular(?:es)?)(?!\p{L})[^,;:]{0,24}$/iu
/** How what leads to such a model ends: most do not. */
const LEADS_TO = /\b(?:with|by|featuring|running|on|mit|avec|con|com) (?:\S{1,20} ){0,2}$/iu
const NEAR = 48
/** `갤럭시 S27에 제미나이 4 탑재`: the same in Korean and Japanese. */
const INTO_KO = /에\s?['‘“"]?(?:[\p{Script=Hangul}A-Za-z]{1,8}\s)?['‘“"]?$/u
const BUILT_IN_KO = /^['’”"]?(?:\s모델)?(?:을|를)?\s?(?:탑재|적용|도입|장착|심는다|얹)/u
/** `제미나이 4, 안드로이드에 기본 탑재`, `'가우스 4' 탑재 갤럭시 S27`: the same where it is said behind the model alone. */
const BUILT_IN_BEHIND_KO =
  /^['’”"]?(?:[,은는이가]{0,2}\s[^\s,]{2,16}에\s?(?:(?:기본|전면|순차)\s?)?탑재|\s?탑재(?:한|된|하는)?\s(?=[^\s.…]))/u
const BUILT_IN_ZH = /(?:采用|接入|搭载|集成|引入|换用|内置)(?:了)?\s?[「“]?$/u
/** `腾讯云上线 DeepSeek-V9`, `百度智能云千帆首发上线 DeepSeek-V9`: the place of others gets it. */
const IN_OTHERS_ZH =
  /^[^，。：；]{1,12}(?:云|千帆|引擎|平台|浏览器|编辑器|助手|Studio)(?:正式|已|率先|全面|首批|首发|首家|独家|同步){0,2}上线了?\s?[「“]?$|^[^，。：；]{2,24}(?:免费提供|(?:限免|限时|免费)开放)\s?[「“]?$/u
/** `发布AI眼镜，内置自研大模型`: behind the thing that is brought, what is in it. */
const THING_WITH_MODEL_ZH =
  /^[^，。：；]{1,24}(?:发布|推出|亮相|上市)(?![^，。：；]{0,24}模型)[^，。：；]{1,24}[，,]\s?(?:全系|首次|首批)?(?:搭载|内置|接入|配备|首发)[^，。；]{0,20}模型$/u
/** `硅基流动上线 GLM-9`: the same right behind a known name. */
const HOSTS_ZH = /^[\p{Script=Han}A-Za-z\s]{0,4}(?:正式|已|率先|全面|首批|首发|首家|独家|同步){0,2}上线了?\s?[「“]?$/u
const BUILT_IN_JA = /^[」』]?を?(?:搭載|採用|導入|内蔵)/u
/** `推出由某模型驱动的新版语音模式`: a thing that is not a model, and what is in it. */
const POWERED_ZH =
  /(?:由|基于|依托)[^，。：；]{2,24}(?:模型)?(?:驱动|支持|赋能|加持|打造|构建)的(?![^，。：；]{0,16}(?:模型|LLM|VLA))[^，。：；]{2,24}(?=$|[，。：；])/u
/** `speeds up DeepSeek-V4`: somebody does something with a model that is there. */
const WORKS_ON =
  /\b(?:speed(?:s|ing)? up|accelerat(?:es|ing)|optimi[sz](?:es|ing)|benchmark(?:s|ing)|jailbreak(?:s|ing)?|dissect(?:s|ing)|reverse[- ]engineer(?:s|ing)) (?:[\p{L}.]{2,14}['’]s )?$/iu
/** `GPT-6和Claude Opus 6谁更强`, `제미나이 4 vs GPT-6, 승자는`: which is better; `GPT-6 and its mini, which is free` both came. */
const WHICH =
  /谁(?:更|才|最|能)|哪(?:个|家|款)?更?(?:强|好)|승자는|어느 쪽|뭐가 더|누가 더|どっちが|どちらが|(?<!, )\b(?:which (?:one )?(?:is (?:the )?(?:better|best|faster|smarter|cheaper|right)|wins)|who wins|who is better|head[- ]to[- ]head)\b/iu
const VERBS = String.raw`\b(?:launch|releas|unveil|introduc|announc|debut)(?:e?s|e?d|ing)\b`
/** Then they came, whatever is asked of them. */
const BROUGHT = new RegExp(`${VERBS}|发布|推出|上线|开源|출시|공개|発表|公開`, 'iu')
/** Then a release is told beside what it does. */
const BROUGHT_IN_VERBS = new RegExp(`${VERBS}|(?:发布|推出)了`, 'iu')
/** From a model's name on: something else has it in it, as `Grok 9-powered search` has. */
const HAS_IT =
  /^\p{L}{2,16}(?:[- ]?\d[\d.]{0,5})?-(?:powered|driven|enabled|backed)\b(?! (?:\S{1,16} ){0,3}models?\b)/iu
/** `GPT-6 is coming for your job` */
const IDIOM = /^ (?:is|are) coming for (?:your|our|my|the|their) /iu
/** `Nvidia shares rise after GPT-9 launch`: what the news does to markets. */
const MARKETS =
  /\b(?:shares|stocks?)\b[^.;:\d]{0,40}?\b(?:ris|rall|jump|surg|soar|fall|fell|rose|drop|slump|tumbl|slid|plung|climb|sink|sank)\w{0,3}\b|\b(?:rises?|rall(?:y|ies)|jumps?|surges?|soars?|falls?|drops?|slumps?|tumbles?|slides?|plunges?) of [^.;:]{0,24}\b(?:shares|stocks?)\b|(?:AI|반도체|관련|테마)\s?주(?:가)?\s?(?:일제히\s)?(?:급등|급락|상승|하락|들썩|강세|약세|폭등|폭락)|주가\s?(?:일제히\s|장중\s)?(?:급등|급락|상승|하락|들썩|강세|약세|폭등|폭락)|(?:股价|概念股|板块|美股|港股|A股)[^，。]{0,8}?(?:大涨|大跌|暴涨|暴跌|飙升|走强|跳水)|(?:株価|関連株)[^。]{0,8}?(?:急騰|急落|上昇|下落|高騰)/iu
/** `Italy bans DeepSeek V9`, `OpenAI abandons GPT-9`: whoever does it. */
const GIVES_UP =
  /\b(?:ditch(?:es|ed)?|dumps?|dumped|bans?|banned|blocks?|blocked|abandons?|abandoned) (?:[\p{L}.]{2,14}['’]s )?$|(?:放弃|弃用|禁用|封禁)了?$/iu
/** `Cursor drops Claude Opus 9`: others give it up; its maker that drops one brings it. */
const DROPS = /\b(?:drops?|dropped|dropping) (?:[\p{L}.]{2,14}['’]s )?$/iu
/** What stores and moves numbers in a chip. */
const MEMORY = /(?<![\p{L}\d])(?:HBM|LPDDR|GDDR|DDR|CXL|NVMe|PCIe)-?\d/iu

const OTHERS = String.raw`(?:in|on|with|via|through) (?:the )?(?:Windsurf|Cursor|Kilo|Cline|Zed|Warp|Replit|Lovable|Cerebras|Groq|Together(?: AI)?|Fireworks|Baseten|Replicate|Vercel|Databricks|Snowflake|GitHub (?:Copilot|Models)|Copilot|Azure|(?:Microsoft |Azure AI )?Foundry|Perplexity|Poe|Notion|JetBrains|Xcode|Ollama|OpenRouter|HuggingChat|Workers AI|watsonx|Amazon (?:Bedrock|SageMaker)|Bedrock|SageMaker|Vertex AI)(?![\p{L}\d])`
const KIND = String.raw`(?: (?:hybrid|reasoning|language|open|AI|models?|family|series)){0,4}`
/** `GPT-9 is now available in Windsurf`: where others let it be used, which may be months later. */
const ELSEWHERE = new RegExp(
  `^${KIND}(?: (?:is|are))?(?: now)? (?:(?:generally )?(?:available|live|up|supported)(?: for free)?|free) ${OTHERS}`,
  'iu',
)
/** `Claude 9 models on Vertex AI`: the same behind what begins a headline. */
const IN_OTHERS = new RegExp(`^${KIND} ${OTHERS}`, 'iu')
/** `Sora 9 launches on Android`: for more phones; what is made for them comes there first, and what is new comes elsewhere, too. */
const ON_PHONES =
  /^ (?:launches|arrives|lands|comes|debuts|rolls out|(?:is )?(?:now )?(?:available|out|live)) (?:(?:on|to|in) (?:the )?(?:Android|iOS|iPhones?|iPads?|macOS|Windows|Excel|WhatsApp|Telegram)|for (?:Android|iOS))(?!\p{L})(?![^.;:]{0,40}\b(?:web|API|first|open[- ]source|open[- ]weights?|weights)\b)/u
const FOR_PHONES = /\b(?:nano|edge|mobile|mini|lite|gemma|phi|\d{1,2}(?:\.\d)?[bm])\b/iu
/** `Sora 9 launches in the EU`: for more people; where a model comes first, it may be all the news. */
const IN_A_PLACE =
  /^ (?:now |finally )?(?:launches|arrives|lands|rolls out|comes|expands|(?:is )?(?:now )?(?:available|live)) (?:in|to) (?:the )?(?!(?:US|U\.S\.|USA|America|China|United States)(?!\p{L}))(\p{Lu}[\p{L}.]{1,16}(?: \p{Lu}\p{L}{2,12})?)(?=$|[,.;:!]| and (?:the )?\p{Lu}\p{L}{1,16}(?: \p{Lu}\p{L}{2,12})?$)/u
/** Several countries. */
const REGION = /^(?:EU|European Union|Europe|Asia|Africa|Latin America|Middle East)$/u
/** `Gen-9 is coming to Adobe Firefly`: to what somebody else runs. */
const COMES_TO = /^ (?:(?:is|are) (?:now )?coming|comes?|heads|heading) (?:soon )?to (?:the )?$/u
/** `raises $6B as it preps Grok 9`: what somebody does who raises money; of who does nothing else it may be the news. */
const MEANWHILE =
  /[^.;:]{8} (?:as|while) (?:it|they|he|she|\p{Lu}[\p{L}\d.]{1,16}) (?:preps|prepares|readies|trains|works on|gears up for)(?: to (?:launch|release|ship))? (?:(?:the|its|new|next) ){0,2}$/u
/** Whose places they are. */
const ITS_MAKERS = /^(?:Amazon|Google|IBM|Microsoft|Perplexity|Cursor|Cognition|Databricks|Snowflake)$/u

function isElsewhere(text: string, { family, start, end }: ModelMention): boolean {
  if (family === null || ITS_MAKERS.test(family.vendor)) return false
  const behind = text.slice(end)
  return ELSEWHERE.test(behind) || (start === 0 && IN_OTHERS.test(behind))
}

/** Whether a known model comes to a place, or to what somebody else than its maker runs; where models are shown, it comes first. */
function isThereAlready({ text, organisations }: ScannedField, { family, version, end }: ModelMention): boolean {
  if (family === null || version === null) return false
  const behind = text.slice(end)
  const place = IN_A_PLACE.exec(behind)?.[1] ?? ''
  if (isPlace(place) || REGION.test(place)) return true
  return organisations.some(
    ({ organisation, start }) =>
      start > end &&
      COMES_TO.test(text.slice(end, start)) &&
      usualCompany(organisation.name) !== family.vendor &&
      !showsModelsOnly(organisation.name),
  )
}

function isGivenUp(title: ScannedField, mention: ModelMention): boolean {
  const before = title.text.slice(0, mention.start)
  if (GIVES_UP.test(before)) return true
  const drops = DROPS.exec(before)
  if (drops === null) return false
  const who = title.organisations.filter(({ end }) => end <= drops.index)
  return who.length > 0 && !namesMaker({ organisations: who }, mention)
}

function isBuiltIn(title: ScannedField, mention: ModelMention): boolean {
  const [before, behind] = [title.text.slice(0, mention.start), title.text.slice(mention.end)]
  if (
    BUILT_IN_BEHIND_KO.test(behind) ||
    (INTO_KO.test(before) && BUILT_IN_KO.test(behind)) ||
    BUILT_IN_JA.test(behind) ||
    BUILT_IN_ZH.test(before)
  )
    return true
  const [host] = title.organisations
  const isHosted = host?.start === 0 && host.end <= mention.start && HOSTS_ZH.test(before.slice(host.end))
  if (isHosted || IN_OTHERS_ZH.test(before)) return !namesMaker(title, mention)
  if (!LEADS_TO.test(before.slice(-NEAR))) return false
  if (!BRINGS_OTHER.test(before) && !BRINGS_OTHER_ABROAD.test(before)) return false
  // Its maker may bring it with something else.
  return OF_THING.test(before) || !namesMaker(title, mention)
}

/** Whether its maker, who may be part of its name, brings a known model, whatever that does to markets: `오픈AI, GPT-9 공개…엔비디아 주가 급락`. */
function isMakersNews(title: ScannedField, mention: ModelMention): boolean {
  const isInName = title.organisations.some(({ start, end }) => start === mention.start && end <= mention.end)
  return (isInName || namesMaker(title, mention)) && isBrought(title.text, mention)
}

/** `クイロン、「ラルク」でMistralのモデルを提供開始` */
const LETS_USE_JA = /^の(?:AI)?モデルを(?:提供|追加|サポート)/u

/** Whether a Japanese headline says of somebody that they let the models of somebody else be used. */
function isOfOthers({ text, organisations: [host, ...others] }: ScannedField): boolean {
  return (
    host?.start === 0 &&
    others.some(
      ({ organisation, end }) => organisation.name !== host.organisation.name && LETS_USE_JA.test(text.slice(end)),
    )
  )
}

/** Whether a thing is brought, and a model only as a part of it. */
function isOfThing({ text, models }: ScannedField): boolean {
  const comma = text.search(/[，,]/u)
  return THING_WITH_MODEL_ZH.test(text) && models.every(({ family, start }) => family === null || start > comma)
}

/** Whether all that a headline names of models is in something else, worked on, or weighed against another. */
export function isBesideTheNews(title: ScannedField): boolean {
  const { text } = title
  const known = title.models.filter(({ family }) => family !== null)
  if (isOfThing(title) || isOfOthers(title)) return true
  const thing = POWERED_ZH.exec(text)
  if (thing !== null && title.models.every(({ start }) => start > thing.index && start < thing.index + thing[0].length))
    return true
  if (known.length === 0) return title.searched.has(MEMORY)
  if (known.length > 1 && WHICH.test(text) && !BROUGHT.test(text)) return true
  const movesMarkets = title.searched.has(MARKETS) && !BROUGHT_IN_VERBS.test(text)
  if (movesMarkets && !known.some((mention) => isMakersNews(title, mention))) return true
  return known.every(
    (mention) =>
      isBuiltIn(title, mention) ||
      isElsewhere(text, mention) ||
      isThereAlready(title, mention) ||
      isGivenUp(title, mention) ||
      HAS_IT.test(text.slice(mention.start)) ||
      (ON_PHONES.test(text.slice(mention.end)) && !FOR_PHONES.test(mention.name)) ||
      (title.money.length > 0 && MEANWHILE.test(text.slice(0, mention.start))) ||
      WORKS_ON.test(text.slice(0, mention.start)) ||
      IDIOM.test(text.slice(mention.end)),
  )
}
