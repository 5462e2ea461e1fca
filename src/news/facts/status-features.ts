import type { Features } from '../linear/linear-model.ts'
import { hostOf } from '../host-of.ts'
import type { ScannedText } from '../scan-text.ts'

/** Weights that are out; open source as such is also said of code, tools and agents. */
export const WEIGHTS_OUT =
  /open[- ]?(?:weights?|models?\b)|open[- ]?sourc(?:e[ds]?|ing)(?![- ]?(?:code|tools?|tooling|librar|framework|project|software|repos|agents?|communit|maintain|developer|alternative))|opens (?:its|the) weights|오픈\s?소스(?!\s?(?:코드|도구|소프트웨어|프로젝트|프레임워크|에이전트|커뮤니티|생태계))|오픈\s?웨이트|가중치|开源(?!代码|项目|工具|框架|社区|软件)|開源(?!代碼)|オープンソース(?!コード|ソフト)|オープン(?:ウェイト|モデル)|\bweights\b|开放(?:模型)?权重|权重.{0,4}(?:开放|开源|下载)|apache[- ]2|mit[- ]licen[sc]e|重み.{0,12}(?:公開|ダウンロード)|\bgguf\b/iu
/** What is said to come: a rumour unless the same headline says it came. */
export const EXPECTED =
  /\b(?:expected (?:to|in|within|soon|this|next|by)|reportedly|rumou?r(?:s|ed)?|leak(?:s|ed)?|spotted|imminent|about to (?:launch|release|drop)|(?:is |are )?coming (?:soon|next|this|in|to)?|is coming|could (?:launch|release|arrive|come|be)|may (?:launch|release|arrive|come)|might|said to|plans? to|planning to|to (?:launch|release|arrive|debut|unveil)\b|close to (?:launch|release|appear|debut)|sources? sa(?:y|id)|delay(?:s|ed)|postpon\w{1,3}|next (?:week|month|year)|appears in)\b|출시\s?(?:임박|예정|전망|할\s?것|계획|앞둬|앞두고)|공개\s?(?:임박|예정|전망|할\s?것|계획)|유출|루머|이르면|포착|연기|소문|或将|有望|即将(?:发布|推出|上线|开源|登场)?|消息称|据传|传闻|曝光|拟(?:于|发布)|将(?:于|在).{0,12}(?:发布|推出|上线|开源)|推迟|泄(?:露|漏)|(?:近日|近く|まもなく|来月|年内).{0,12}(?:公開|登場|発表|リリース)|リーク|流出|噂|見通し|(?:登場|公開|発表|リリース|提供)[へか]/iu
export const DONE =
  /\b(?:(?:is|are) (?:here|out|live|now available)|now available|just (?:dropped|released|launched)|officially out|(?:has |was |were )?(?:released|launched|open[- ]sourced|unveiled|introduced|dropped)|releases|launches|unveils|introduces|introducing|available (?:now|today)|rolls out|rolling out)\b|출시(?:했|됐|한다고\s?밝)|공개(?:했|됐)|正式(?:发布|上线|开源|推出)|(?:发布|推出|开源)了|已(?:经)?(?:发布|开源|上线)|リリースした|公開した|提供(?:を)?開始/iu
/** Not for everybody yet. */
export const PREVIEW =
  /\b(?:preview|beta|early access|waitlist|experimental|select (?:users|developers|customers)|testing|testers|limited release)\b|프리뷰|베타|미리보기|시범|预览|内测|公测|测试版|灰度|抢先|プレビュー|ベータ|試験提供/iu
/** Money that is still being talked about. */
export const TALKS =
  /\b(?:in (?:early |advanced |late-stage |active |final )?(?:talks|discussions)|(?:holds?|holding) talks|talks (?:to|about|for|with)|discuss(?:es|ing) (?:\w+ ){0,3}(?:round|funding|raise|raising|investment|financing)|nears?|nearing|close to (?:raising|closing|securing|finaliz|a deal)|closing in on|closes in on|about to (?:raise|close)|finaliz(?:es|ing)|negotiat(?:es|ing)|set to (?:raise|hit|close))\b|협의|논의|협상|조율|임박|막바지|추진|洽谈|洽談|商谈|谈判|磋商|正(?:在)?(?:寻求|洽)|接近完成|即将完成|協議|交渉/iu
/** Money that somebody wants or is said to want. */
export const WANTED =
  /\b(?:seek(?:s|ing)?|eye(?:s|ing)|targets?|targeting|consider(?:s|ing)|weigh(?:s|ing)|mull(?:s|ing)|explor(?:es|ing)|plans? to raise|looking to raise|look to|wants to|aims to|hopes to|fields? offers?|draws? (?:investor )?interest|interest(?:ed)? in|offers? at|reportedly|rumou?red|could raise|may raise|might|potential|sources? say|said to)\b|검토|타진|모색|전망|알려졌|계획|拟|传|考虑|寻求|计划|冲击|或将|据悉|有意|検討|計画|報道/iu
export const RAISED =
  /\b(?:raise[sd]|secure[sd]|closed|closes (?!in\b)|lands|landed|nabs|nabbed|bags|snags|completes|completed|announce[sd]|invested|has raised)\b|유치(?:했|\s?성공|\s?완료)|완료|마무리|完成(?!.{0,4}(?:洽|谈))|获.{0,14}(?:融资|投资)|已(?:完成|获)|調達した|調達を(?:実施|完了|発表)/iu

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['weights', WEIGHTS_OUT],
  ['expected', EXPECTED],
  ['done', DONE],
  ['preview', PREVIEW],
  ['talks', TALKS],
  ['wanted', WANTED],
  ['raised', RAISED],
]
/** How much of a summary may say what the headline leaves open. */
export const STATUS_LEAD = 240

/** How much the text's own features count beside these. */
export const TEXT_SHARE = 0.5

/** What the status is read from besides the text's features: its signs, and whose model it is, which says how such models come out. */
export function statusFeatures(scanned: ScannedText): Features {
  const all = new Map<string, number>()
  const lead = scanned.summary.text.slice(0, STATUS_LEAD)
  for (const [name, pattern] of SIGNS) {
    const inTitle = pattern.test(scanned.title.text)
    const inLead = pattern.test(lead)
    if (inTitle) all.set(`x ${name}:t`, 2.4)
    if (inLead) all.set(`x ${name}:s`, 1.6)
    if (!inTitle && !inLead) all.set(`x no ${name}`, 0.8)
  }
  const main = scanned.title.models[0] ?? scanned.summary.models[0]
  if (main !== undefined) {
    // An outlet has its ways: one lists weights, another plans.
    all.set(`x host ${hostOf(scanned.url)}`, 0.8)
    all.set(`x feed ${scanned.feedName.toLowerCase()}`, 0.8)
    all.set(`x family ${main.family?.family ?? '?'}`, 2)
    all.set(`x vendor ${main.family?.vendor ?? '?'}`, 1.4)
    if (main.parameters !== null) all.set('x sized', 2)
    if (/preview|beta|exp(?:erimental)?\b/iu.test(main.name)) all.set('x named preview', 3)
  }
  return all
}
