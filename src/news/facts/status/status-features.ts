import { SlotFeatures } from '../../linear/slot-features.ts'
import { hostOf } from '../../host-of.ts'
import type { ScannedText } from '../../scan-text.ts'

/** Weights that are out; open source as such is also said of code, tools and agents. */
export const WEIGHTS_OUT =
  /open[- ]?(?:weights?|models?\b)|\bopen(?:[- ](?:vision|large|small|base|language|speech|audio|image|video|reasoning|moe|multi-?modal|omni-?modal|agentic|frontier|coding|embedding)){1,3}\b(?![- ](?:standard|protocol|letter|question|problem|platform|benchmark))|\bopen llms?\b|오픈\s?모델|open[- ]?sourc(?:e[ds]?|ing)(?![- ]?(?:code|tools?|tooling|librar|framework|project|software|repos|agents?|communit|maintain|developer|alternative))|opens (?:its|the) weights|오픈\s?소스(?!\s?(?:코드|도구|소프트웨어|프로젝트|프레임워크|에이전트|커뮤니티|생태계))|오픈\s?웨이트|가중치|开源(?!代码|项目|工具|框架|社区|软件)|開源(?!代碼)|オープンソース(?!コード|ソフト)|オープン(?:ウェイト|モデル)|\bweights\b|开放(?:模型)?权重|权重.{0,4}(?:开放|开源|下载|上线|放出|公开)|apache[- ]2|mit[- ]licen[sc]e|重み.{0,12}(?:公開|ダウンロード)|\bgguf\b/iu
/** What is said to come: a rumour unless the same headline says it came. */
export const EXPECTED =
  /\b(?:expected (?:to|in|within|soon|this|next|by)|reportedly|rumou?r(?:s|ed)?|leak(?:s|ed)?|spotted|imminent|about to (?:launch|release|drop)|(?:is |are )?coming (?:soon|next|this|in|to)?|is coming|could (?:launch|release|arrive|come|be)|may (?:launch|release|arrive|come)|might|said to|plans? to|planning to|to (?:launch|release|arrive|debut|unveil)\b|close to (?:launch|release|appear|debut)|sources? sa(?:y|id)|delay(?:s|ed)|postpon\w{1,3}|next (?:week|month|year)|appears in|set to (?:be )?(?:launch|release|arrive|debut)\w{0,2}|on the way|soon|teas(?:es|ing|ed)|apparently|upcoming|within weeks|roadmap for|preparing|hints? at|will (?:be )?(?:launch|release|arrive|come|have|beat|debut|open)\w{0,3})\b|출시\s?(?:임박|예정|전망|할\s?것|계획|앞둬|앞두고)|공개\s?(?:임박|예정|전망|할\s?것|계획)|유출|루머|이르면|포착|연기|소문|예고|지연|준비\s?중|개발\s?중|출시\s?(?:잠정\s)?(?:중단|보류)|(?<!국)내\s출시|或将(?!颠覆|改变|改写|取代|引发|成为|冲击|重塑|终结|影响|带来)|有望|即将(?:发布|推出|上线|开源|登场)?|消息称|据传|传闻|曝光|拟(?:于|发布)|将(?:于|在).{0,12}(?:发布|推出|上线|开源)|推迟|泄(?:露|漏)|预告|预热|预计|传(?:将|言|出)|被曝|现身|隐形模型|正在(?:开发|训练)|下周|下月|(?:近日|近く|まもなく|来月|年内).{0,12}(?:公開|登場|発表|リリース)|リーク|流出|噂|見通し|(?:登場|公開|発表|リリース|提供)[へか]/iu
export const DONE =
  /\b(?:(?:is|are) (?:here|out|live|now available)|now available|just (?:dropped|released|launched)|officially out|(?:has |was |were )?(?:released|launched|open[- ]sourced|unveiled|introduced|dropped)|releases|launches|unveils|introduces|introducing|available (?:now|today)|rolls out|rolling out)\b|출시(?:했|됐|한다고\s?밝)|공개(?:했|됐)|正式(?:发布|上线|开源|推出)|(?:发布|推出|开源)了|已(?:经)?(?:发布|开源|上线)|リリースした|公開した|(?:無償|無料|一般)(?:で)?公開(?=$|[、。\s])|提供(?:を)?開始/iu
/** Not for everybody yet. */
export const PREVIEW =
  /\b(?:preview|beta|early access|waitlist|experimental|select (?:users|developers|customers)|testing|testers|limited (?:release|access|availability|partners)|early (?:version|testing)|previews|stealth|trusted (?:partners|testers|users)|(?<!\baleph )alpha)\b|프리뷰|베타|미리보기|시범|제한적|검증된\s\S{1,8}(?:에게|만|대상)|일부 (?:사용자|기업|고객|파트너)|预览|内测|公测|测试版|灰度|抢先|早期(?:版本|测试|体验)|试用|限量|プレビュー|ベータ|試験提供/iu
/** Told without saying that anybody can use it. */
const ANNOUNCED =
  /\b(?:announce[sd]?|announcing|unveil(?:s|ed)?|previews?|presents?|details|shows? off|demos?|demonstrat\w{1,3}|(?:can[’']t|cannot|can not) (?:use|try)|not (?:yet )?(?:available|released|public)|will be (?:available|released)|later this (?:year|month|summer|fall)|coming (?:weeks|months)|in development|develops?|developed|paper|we (?:present|introduce|propose)|research)\b|발표|개발|연구|공개하지|공개 안|예정|선보|논문|计划|研发|论文|研究|提出|亮相|将于|開発|研究|発表|予定/iu
/** Anybody can use it from now on. */
const USABLE =
  /\b(?:available (?:now|today|in|on|via|to|through|for)|now (?:available|live|out|on|in)|generally available|general availability|ga\b|api|download|try it|free|rolling out|rolls? out|users can|developers can|app)\b|사용할 수|이용할 수|제공|무료|API|다운로드|적용|탑재|支持|上线|可(?:通过|在)|开放|免费|接入|利用(?:できる|可能)|提供/iu
/** Money that is still being talked about. */
export const TALKS =
  /\b(?:in (?:early |advanced |late-stage |active |final )?(?:talks|discussions)|(?:holds?|holding) talks|talks (?:to|about|for|with)|discuss(?:es|ing) (?:\w+ ){0,3}(?:round|funding|raise|raising|investment|financing)|nears?|nearing|close to (?:raising|closing|securing|finaliz|a deal)|closing in on|closes in on|about to (?:raise|close)|finaliz(?:es|ing)|negotiat(?:es|ing)|set to (?:raise|hit|close))\b|협의|논의|협상|조율|임박|막바지|추진|洽谈|洽談|商谈|谈判|磋商|正(?:在)?(?:寻求|洽)|接近完成|即将完成|協議|交渉/iu
/** Money that somebody wants or is said to want. */
export const WANTED =
  /\b(?:seek(?:s|ing)?|eye(?:s|ing)|targets?|targeting|consider(?:s|ing)|weigh(?:s|ing)|mull(?:s|ing)|explor(?:es|ing)|plans? to raise|looking to raise|look to|wants to|aims to|hopes to|fields? offers?|draws? (?:investor )?interest|interest(?:ed)? in|offers? at|reportedly|rumou?red|could raise|may raise|might|potential|sources? say|said to)\b|검토|타진|모색|전망|알려졌|계획|拟|传|考虑|寻求|计划|冲击|或将|据悉|有意|検討|計画|報道/iu
export const RAISED =
  /\b(?:raise[sd]|secure[sd]|closed|closes (?!in\b)|lands|landed|nabs|nabbed|bags|snags|completes|completed|announce[sd]|invested|has raised)\b|유치(?:했|\s?성공|\s?완료)|완료|마무리|完成(?!.{0,4}(?:洽|谈))|获.{0,14}(?:融资|投资)|已(?:完成|获)|調達した|調達を(?:実施|完了|発表)/iu

/** Out of its preview. */
export const GENERAL =
  /\bGA\b|\b(?:[Gg]enerally available|[Gg]eneral availability|available to (?:everyone|all)|(?:out of|[Ee]xits|[Ll]eaves|[Gg]raduates from) (?:its )?(?:public )?(?:beta|preview))\b|정식 (?:출시|버전|공개)|正式版|全面(?:开放|上线)|一般提供/u
const QUESTION = /[?？]\s*$/u

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['weights', WEIGHTS_OUT],
  ['expected', EXPECTED],
  ['done', DONE],
  ['preview', PREVIEW],
  ['announced', ANNOUNCED],
  ['usable', USABLE],
  ['talks', TALKS],
  ['wanted', WANTED],
  ['raised', RAISED],
  ['general', GENERAL],
  ['question', QUESTION],
]
/** How much of a summary may say what the headline leaves open. */
export const STATUS_LEAD = 240

/** How much the text's own features count beside these: there are few examples, and the signs gather what counts. */
export const TEXT_SHARE = 0.4
const PAIR = 0.9

/** What the status is read from besides the text's features: its signs, and whose model it is, which says how such models come out. */
export function statusFeatures(scanned: ScannedText): SlotFeatures {
  const all = new SlotFeatures()
  const title = scanned.title.searched
  const lead = scanned.summary.searched.opening(STATUS_LEAD)
  const found: string[] = []
  for (const [name, pattern] of SIGNS) {
    const inTitle = title.has(pattern)
    const inLead = lead.has(pattern)
    const [ofTitle, ofLead] = [`${name}:t`, `${name}:s`]
    if (inTitle) found.push(ofTitle)
    if (inLead) found.push(ofLead)
    if (inTitle) all.setWord('x', ofTitle, 3.6)
    if (inLead) all.setWord('x', ofLead, 2.4)
    if (!inTitle && !inLead) all.setOf(1.2, 'x', 'no', name)
  }
  // `previews` with `available` is a preview that is out; either alone says something else.
  found.forEach((one, at) => {
    for (const other of found.slice(at + 1)) all.setOf(PAIR, 'x', one, other)
  })
  const main = scanned.title.models[0] ?? scanned.summary.models[0]
  if (main !== undefined) {
    // An outlet has its ways: one lists weights, another plans.
    all.setOf(0.8, 'x', 'host', hostOf(scanned.url))
    all.setOf(0.8, 'x', 'feed', scanned.feedName.toLowerCase())
    all.setOf(3, 'x', 'family', main.family?.family ?? '?')
    all.setOf(2.1, 'x', 'vendor', main.family?.vendor ?? '?')
    if (main.parameters !== null) all.set('x sized', 3)
    if (/preview|beta|exp(?:erimental)?\b/iu.test(main.name)) all.set('x named preview', 4.5)
  }
  return all
}
