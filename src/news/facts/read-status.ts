import type { Fact } from '../../core/evidence.ts'
import type { FeedKind } from '../../core/feed.ts'
import { FUNDING_STATUSES, MODEL_STATUSES, type FundingStatus, type ModelStatus } from '../../core/status.ts'
import { CUES } from '../cues.ts'
import { bestClass, type Features } from '../linear/linear-model.ts'
import { models } from '../linear/models.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

/** Weights that are out; open source as such is also said of code, tools and agents. */
const WEIGHTS_OUT =
  /open[- ]?(?:weights?|models?\b)|open[- ]?sourc(?:e[ds]?|ing)(?![- ]?(?:code|tools?|tooling|librar|framework|project|software|repos|agents?|communit|maintain|developer|alternative))|opens (?:its|the) weights|오픈\s?소스(?!\s?(?:코드|도구|소프트웨어|프로젝트|프레임워크|에이전트|커뮤니티|생태계))|오픈\s?웨이트|가중치|开源(?!代码|项目|工具|框架|社区|软件)|開源(?!代碼)|オープンソース(?!コード|ソフト)|オープン(?:ウェイト|モデル)|\bweights\b|开放(?:模型)?权重|权重.{0,4}(?:开放|开源|下载)|apache[- ]2|mit[- ]licen[sc]e|重み.{0,12}(?:公開|ダウンロード)|\bgguf\b/iu
/** What is said to come: a rumour unless the same headline says it came. */
const EXPECTED =
  /\b(?:expected (?:to|in|within|soon|this|next|by)|reportedly|rumou?r(?:s|ed)?|leak(?:s|ed)?|spotted|imminent|about to (?:launch|release|drop)|(?:is |are )?coming (?:soon|next|this|in|to)?|is coming|could (?:launch|release|arrive|come|be)|may (?:launch|release|arrive|come)|might|said to|plans? to|planning to|to (?:launch|release|arrive|debut|unveil)\b|close to (?:launch|release|appear|debut)|sources? sa(?:y|id)|delay(?:s|ed)|postpon\w{1,3}|next (?:week|month|year)|appears in)\b|출시\s?(?:임박|예정|전망|할\s?것|계획|앞둬|앞두고)|공개\s?(?:임박|예정|전망|할\s?것|계획)|유출|루머|이르면|포착|연기|소문|或将|有望|即将(?:发布|推出|上线|开源|登场)?|消息称|据传|传闻|曝光|拟(?:于|发布)|将(?:于|在).{0,12}(?:发布|推出|上线|开源)|推迟|(?:近日|近く|まもなく|来月|年内).{0,12}(?:公開|登場|発表|リリース)|リーク|流出|噂|見通し|(?:登場|公開|発表|リリース|提供)[へか]/iu
const DONE =
  /\b(?:(?:is|are) (?:here|out|live|now available)|now available|just (?:dropped|released|launched)|officially out|(?:has |was |were )?(?:released|launched|open[- ]sourced|unveiled|introduced|dropped)|releases|launches|unveils|introduces|introducing|available (?:now|today)|rolls out|rolling out)\b|출시(?:했|됐|한다고\s?밝)|공개(?:했|됐)|正式(?:发布|上线|开源|推出)|(?:发布|推出|开源)了|已(?:经)?(?:发布|开源|上线)|リリースした|公開した|提供(?:を)?開始/iu
/** Money that is still being talked about. */
const TALKS =
  /\b(?:in (?:early |advanced |late-stage |active |final )?(?:talks|discussions)|(?:holds?|holding) talks|talks (?:to|about|for|with)|discuss(?:es|ing) (?:\w+ ){0,3}(?:round|funding|raise|raising|investment|financing)|nears?|nearing|close to (?:raising|closing|securing|finaliz|a deal)|closing in on|closes in on|about to (?:raise|close)|finaliz(?:es|ing)|negotiat(?:es|ing)|set to (?:raise|hit|close))\b|협의|논의|협상|조율|임박|막바지|추진|洽谈|洽談|商谈|谈判|磋商|正(?:在)?(?:寻求|洽)|接近完成|即将完成|協議|交渉/iu
const RAISED =
  /\b(?:raise[sd]|secure[sd]|closed|closes (?!in\b)|lands|landed|nabs|nabbed|bags|snags|completes|completed|announce[sd]|invested|has raised)\b|유치(?:했|\s?성공|\s?완료)|완료|마무리|完成(?!.{0,4}(?:洽|谈))|获.{0,14}(?:融资|投资)|已(?:完成|获)|調達した|調達を(?:実施|完了|発表)/iu
const DENIED = /\b(?:denies|denied|debunks?|no plans to|not raising|refutes)\b|부인|사실무근|否认|辟谣|否定/iu
const WITHDRAWN =
  /\b(?:withdraws?|withdrawn|withdrew|pulls? (?:the )?model|pulled|takes? down|taken down|called off|calls off|scraps|scrapped|collapsed)\b|철회|회수|무산|撤回|下架|撤下|中止/iu

/** How much of a summary may correct what the headline leaves open. */
const LEAD = 240

const EVIDENCE_CUES: Readonly<Record<string, readonly string[]>> = {
  rumoured: ['rumour', 'talks', 'release'],
  'in-talks': ['talks', 'rumour', 'raise'],
  announced: ['raise', 'release', 'valuation', 'round'],
  preview: ['preview', 'release'],
  released: ['release', 'model'],
  'open-weights': ['weights', 'release'],
}

function statusFact<T extends string>(source: EvidenceSource, value: T, own?: RegExp): Fact<T> {
  const patterns = own === undefined ? [] : [own]
  for (const cue of EVIDENCE_CUES[value] ?? []) {
    const pattern = CUES[cue]
    if (pattern !== undefined) patterns.push(pattern)
  }
  for (const pattern of patterns) {
    const found = firstMatch(source, pattern)
    if (found !== null) return factOf(source, value, found.field, found.start, found.end)
  }
  // A post named just by the model says it with its whole title.
  return factOf(source, value, 'title', 0, source.texts.title.length)
}

/** Talk about the future is never a release, however the classifier reads the rest. */
export function readModelStatus(source: EvidenceSource, features: Features, kind: FeedKind): Fact<ModelStatus> {
  const { title } = source.texts
  if (WITHDRAWN.test(title) && !DONE.test(title)) return statusFact(source, 'withdrawn', WITHDRAWN)
  if (DENIED.test(title)) return statusFact(source, 'denied', DENIED)
  let status = MODEL_STATUSES.find((word) => word === bestClass(models().modelStatus, features)) ?? 'released'
  if (status !== 'rumoured' && kind !== 'lab' && EXPECTED.test(title) && !DONE.test(title)) status = 'rumoured'
  const isModelPage = features.has('f model page')
  const saysWeights = isModelPage || firstMatch(source, WEIGHTS_OUT) !== null
  if (status === 'released' && saysWeights) status = 'open-weights'
  else if (status === 'open-weights' && !saysWeights) status = 'released'
  return statusFact(source, status, status === 'rumoured' ? EXPECTED : undefined)
}

export function readFundingStatus(source: EvidenceSource, features: Features): Fact<FundingStatus> {
  const { title } = source.texts
  if (DENIED.test(title)) return statusFact(source, 'denied', DENIED)
  let status = FUNDING_STATUSES.find((word) => word === bestClass(models().fundingStatus, features)) ?? 'announced'
  const saysTalks = TALKS.test(title) || (!RAISED.test(title) && TALKS.test(source.texts.summary.slice(0, LEAD)))
  if (status === 'announced' && saysTalks && !RAISED.test(title)) status = 'in-talks'
  return statusFact(source, status, status === 'in-talks' ? TALKS : undefined)
}
