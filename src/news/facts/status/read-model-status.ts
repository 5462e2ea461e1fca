import type { FeedKind } from '../../../core/feed.ts'
import { MODEL_STATUSES, type ModelStatus } from '../../../core/status.ts'
import { bestClass } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import type { ScannedField, ScannedText } from '../../scan-text.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import type { TextFeatures } from '../../text-features.ts'
import { BRINGS_ABROAD } from '../brings-abroad.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import {
  decideStatus,
  inTitle,
  type Corrections,
  type DecidedStatus,
  type PlainRules,
  type Said,
} from './decide-status.ts'
import { deniesIt } from './denies-another.ts'
import { RELEASE_IS_FALSE } from './denies-release.ts'
import { DONE, EXPECTED, GENERAL, PREVIEW, STATUS_LEAD, statusFeatures, TEXT_SHARE } from './status-features.ts'
import { keptBack } from './kept-back.ts'
import { HERE, releaseToCome } from './to-come.ts'
import { isToldToCome } from './told-to-come.ts'
import { IS_GUESSED } from './english-releases-to-come.ts'
import { isTalkBehind } from './talk-behind.ts'
import { isMakersPage } from '../topics/makers-page.ts'
import { isToldByMaker } from '../topics/told-by-maker.ts'
import { withWeights } from '../release/with-weights.ts'
import { DENIED, SOURCES_SAY, TALK_EAST } from './hearsay.ts'

/** `연기설 부인`, `denies delay`: what is denied is that it comes late. */
const DENIES_DELAY =
  /(?:연기|지연|중단|철회)설?(?:은|을|를|에|도)?\s?(?:전면\s?)?(?:부인|사실무근|사실\s?아니)|否认[^，。；]{0,12}(?:推迟|延期|跳票)|(?:延期|先送り)[^。]{0,8}否定|\b(?:denies|denied|refutes) (?:reports? of |rumou?rs of |an?y? |it )?[^.;:,]{0,20}\b(?:delay|postpon)/iu
const WITHDRAWN =
  /\b(?:withdraws?|withdrawn|withdrew|pulls? (?:the )?model|pulled|takes? down|taken down|retracts?|retracted|removes (?:(?:its|the|all) )?(?:[\p{L}\d.-]{1,16} ){1,4}from (?:Hugging ?Face|GitHub|ModelScope)|called off|calls off|scraps|scrapped|collapsed)\b|철회|회수|무산|허깅\s?페이스에?서\s?(?:삭제|내려|내렸)|(?:배포|제공|공개)\s?중단|撤回|下架|撤下|取り下げ|中止|(?:公開|提供|配布)(?:を|の)?(?:一時)?(?:停止|取りやめ|終了)|(?<!\p{L})(?:zieht [^.;:]{1,60} zurück|nimmt [^.;:]{1,60} vom netz|(?<!\b(?:to|will|would|may|could|can|and|not) )retire|retira)(?!\p{L})/iu
/** What DONE says in English, as German, French and Spanish say it. */
const DONE_ABROAD = new RegExp(`(?<!\\p{L})(?:${BRINGS_ABROAD})(?!\\p{L})`, 'iu')
/** The model before the one that came goes: `旧モデルは提供終了`. */
const OF_OLD =
  /旧(?:モデル|型|版|バージョン|模型)|老(?:模型|版本)|(?:기존|이전|구형)\s?(?:모델|버전)|\b(?:old|older|previous) models?\b/iu
/** `A research preview for ...`, `available in beta`: how a summary says that what is out is not final. */
const OUT_AS_PREVIEW =
  /^(?:an? )?(?:\w+ )?(?:research|early|limited|public|private|developer|technical) preview\b|\b(?:available|launch(?:es|ed|ing)|released|rolling out|out) (?:\w+ )?(?:in|as) (?:an? )?(?:\w+ )?(?:beta|preview)\b/iu
/** `an early version of Quill`, `Quill의 프리뷰 버전을`, `only to vetted partners`: by its summary it is no final one, or for few. */
const NOT_FINAL =
  /\b(?:experimental|preview|early|beta) version of\b|(?:프리뷰|미리보기|베타|시범|실험)\s?버전(?:을|이|으로)|(?:早期|预览|测试|实验|内测)版本?(?!.{0,12}正式)|(?:プレビュー|ベータ|試験|先行)版(?:を|が|として)|\btrusted access\b|\b(?:only|limited|exclusively) (?:available )?to (?:an? )?(?:small |limited )?(?:group of |number of |set of |few )?(?:vetted|trusted|select(?:ed)?|approved|invited)\b|신뢰할 수 있는 (?:사이버 )?(?:액세스|접근)|(?:검증|선별)된\s\S{1,12}(?:\s\S{1,10})?(?:에게만|에게|만)\s|仅(?:向|面向|对|限).{0,12}(?:受邀|获批|部分|特定|经过审核)/iu
/** It is told, and not to be had; what else comes later is no matter: `Fine-tuning will be available`. */
const LATER =
  /(?:^|[.!?,;:—–] |\b(?:is|are|it|that|which|and|models?|to be) )(?:com(?:es|ing)|available|arriv(?:es|ing)|released|launch(?:es|ing)|ships|shipping)(?: [\p{L}\d]{1,12}){0,3} (?:soon|later this \w{3,7}|next (?:week|month|year)|in the coming \w{3,7})\b|(?:\b(?:it|this|that|which|models?|weights)|\b(?:our|its|the) (?:[\p{L}-]{1,14} ){0,3}(?:flagship|successor|family|series|system|version)|\d(?: [\p{L}-]{2,10})?) will be (?:available|released)\b|\bwaitlist\b/iu
/** `Available in the API today`, whatever comes later. */
const OUT_TODAY =
  /\b(?:available|rolling out|releas(?:es|ed|ing)|launch(?:es|ed|ing)|out|live)\b(?:[^.!?]|\.\S){0,60}\b(?:today|now)\b|\b(?:starting|from|as of) today\b/iu
/** What can be seen, and not had. */
const ONLY_SHOWN =
  /\b(?:shows? off|showed off|demos|demoed|demonstrates|shows (?=[^.;:,]{2,40} (?:at (?:its|the|a)|on stage|during)\b))/iu
/** `Google annonce Gemini 9`: told, as in English, and to be had only where the text says so. */
const ONLY_ANNOUNCED = /(?<!\p{L})(?:annonce|anuncia|annuncia)(?!\p{L})/iu
const TO_BE_HAD = /disponi|verfügbar|ab sofort/iu
/** `DeepSeek V6 confirmed?`: nothing but a question. */
const ASKS = /^(?:[^.!:;,，、—–]|(?<=\d)\.(?=\d)){3,70}[?？]$/u
/** `Quillon is developing a closed model`: how a summary begins whose headline does not say that anything is out. */
const UNDER_WAY =
  /^[\p{L}\p{N} .'’&-]{2,40} (?:is|are) (?:(?:now|currently|reportedly) )?(?:developing|working on|building|training|preparing to (?:release|launch)) (?:an?|its|the) [^.]{0,60}?\bmodel\b/iu
/** Then it is out all the same: `and its model is released today`. */
const OUT_NOW =
  /\b(?:(?:is|are) (?:now |already )?(?:out|live|here|available|released)|(?:out|released|available|launched) (?:now|today))\b/iu
/** Said by whoever makes it. */
const OFFICIAL =
  /\b(?:kündig|announc|confirm|introduc|present|promis)|공개|발표|선보|확정|发布|公布|官宣|确认|発表|公開/iu
/** `开启测试`, `오픈 베타 테스트 시작`: whoever is let in tries what is not final. */
const OPENS_TEST =
  /\b(?:alpha|beta) test(?:s|ing)? (?:begins?|starts?|opens?|kicks? off|is (?:live|open))\b|(?:开启|开始|启动|开放)(?:了)?(?:内部|公开|灰度|封闭|小范围|首轮)?(?:测试|内测|公测|邀测)|(?:内测|公测|邀测)(?:正式)?(?:开启|启动|开始)|(?:베타|테스트|[CO]BT|얼리\s?[액억]세스)\s?(?:버전\s?)?(?:서비스\s?)?(?:를\s?)?(?:시작|개시|돌입)|小范围(?:测试|内测|灰度)|(?:先行|抢先)体验|(?:ベータ(?:版|テスト)?|テスト)(?:の提供)?を?(?:開始|スタート)/u
/** What is out is no more than a preview, where PREVIEW does not say it. */
const PREVIEW_ABROAD =
  /\b(?:limited|gradual|staged|phased) (?:roll-?out|launch)\b|\bin (?:an? )?(?:(?:public|research|limited|early|developer|private) )?(?:preview|beta)\b|(?:제한된|소수|선별된|특정|일부)\s?(?:\S{1,8}\s)?(?:파트너|기업|고객|이용자|사용자|개발자|기관)\S{0,3}만|(?<!期間|地域|数量)限定(?:公開|提供)|일부\s(?:이용자|개발자|구독자|고객)\S{0,3}\s(?:\S{1,6}\s){0,2}(?:제공|공개|출시|개방)|\benters? (?:an? )?(?:limited |closed |public |private |open |early )?(?:beta|preview|testing)\b|\bout to (?:select(?:ed)? |some |a few |its |early |trusted )*(?:testers|partners|insiders|red[- ]teamers)\b|\b(?:(?:(?<=\bto an? )(?:small|limited|select) (?:group|number|set)|(?<=\bto an? (?:small )?)handful) of |(?<=\bto )(?:select(?:ed)?|trusted|vetted|hand-?picked|early|a few) )(?:[\p{L}-]{2,14} ){0,2}(?:testers|partners|insiders|customers|clients|companies|firms|enterprises|users|developers|organi[sz]ations|researchers)\b|(?<!\p{L})(?:als (?:vorschau|vorabversion|beta|preview)|vorschauversion|en (?:préversion|version bêta|bêta|avant-première|aperçu|versión (?:preliminar|previa|beta)|vista previa|beta)|em (?:prévia|beta)|in (?:anteprima|beta|der vorschau)|versión (?:preliminar|previa))(?!\p{L})|베타\s?(?:버전|서비스|테스트)?(?:을|를|으로)?\s?(?:출시|공개|제공|오픈)|灰度|向(?:部分|少数|特定)[^，。]{0,8}(?:开放|推出|提供)|(?:ベータ|プレビュー|試験|トライアル)版?(?:[をのが]|、[^、。]{0,10}[でに])?(?:公開|提供|リリース)/iu
const ANNOUNCES = /^(?:announcing|introducing|presenting|unveiling|meet)\s/iu
/** `OpenAI announces GPT-6, coming next month`, `クイロン、「ことり」を発表`, and that it comes `来春から`: its maker says so, whatever is still to come. */
const IS_ANNOUNCED =
  /^(?:[\p{L}\d.&-]{1,20} ){1,3}(?:announces|unveils|introduces|reveals|previews) (?!(?:plans?|launch|release|work|intention|it|that|date|delay|roadmap)\b)|^[^、。]{2,24}[、がは][^。]{2,50}(?:を(?:正式に?)?発表|を開発)(?=[、。\s])/iu
const IS_SAID =
  /\b(?:reportedly|report(?:s|ed)?|sources?|insiders?|rumou?r\w{0,3}|leak\w{0,3}|could|may|might|delay\w{0,3})\b|^[^,;:—–]{0,90}\b(?:expected|to (?:announce|unveil|launch|release)|soon)\b|[?？]$|か(?=$|[\s。])|報道|関係者|観測|リーク|噂/iu

/** An outlet's headline is of what is expected, and not of what came. */
function isOfTalk(title: SearchedText, kind: FeedKind): boolean {
  return kind !== 'lab' && (title.has(EXPECTED) || title.has(TALK_EAST)) && !title.has(DONE)
}

/** `Magistral 9 preview`, `文心 9 预览版`: what stands right behind a model's name. */
const NAMED_PREVIEW =
  /^[ -](?:public |research )?(?:preview|beta)(?![\p{L}\d-]| (?:program|users?|testers?|access|period|ends|is over)\b)|^\s?(?:预览|测试|内测|体验)版(?!用户|本?(?:将|已)?(?:下线|结束|停))/iu

function namesPreview({ text, models }: ScannedField): boolean {
  return models.some(({ family, end }) => family !== null && NAMED_PREVIEW.test(text.slice(end, end + 40)))
}

/** What of an entry is asked. */
type Asked = {
  readonly title: SearchedText
  /** How the summary begins. */
  readonly lead: SearchedText
  readonly scanned: ScannedText
  readonly source: EvidenceSource
  readonly features: TextFeatures['features']
  readonly isModelPage: boolean
  readonly kind: FeedKind
}

/** Said in so many words. */
const PLAIN_RULES: PlainRules<Asked, ModelStatus> = {
  WITHDRAWN: ({ title }) => {
    const isInPlace = title.has(DONE) || title.has(DONE_ABROAD) || title.has(OF_OLD)
    return title.has(WITHDRAWN) && !isInPlace ? { status: 'withdrawn', words: WITHDRAWN } : null
  },
  DENIES_DELAY: inTitle('rumoured', DENIES_DELAY),
  DENIED: ({ title }) => (deniesIt(title) ? { status: 'denied', words: DENIED } : null),
  RELEASE_IS_FALSE: inTitle('denied', RELEASE_IS_FALSE),
  keptBack: ({ title }) => {
    const words = keptBack(title)
    return words === null ? null : { status: 'announced', words }
  },
}

const PREVIEW_ONLY: Said<ModelStatus> = { status: 'preview', words: PREVIEW, goesOn: true }

function learntStatus({ scanned, features }: Asked): Said<ModelStatus> {
  const learnt = bestClass(models().modelStatus, statusFeatures(scanned), features, TEXT_SHARE)
  const status = MODEL_STATUSES.find((word) => word === learnt) ?? 'released'
  return status === 'preview' ? PREVIEW_ONLY : { status }
}

function seemsOut(read: ModelStatus): boolean {
  return read === 'released' || read === 'open-weights'
}

function isHere(title: SearchedText): boolean {
  return title.has(DONE) || title.has(HERE)
}

/** Its maker tells of it on its own site, or gave it a page of a hub, where it is. */
function isOfMaker({ title, scanned, isModelPage }: Asked): boolean {
  return !title.has(EXPECTED) && (isModelPage || isToldByMaker(scanned, scanned.language))
}

function isForLater({ lead, isModelPage }: Asked): boolean {
  return !isModelPage && lead.has(LATER) && !lead.has(OUT_NOW) && !lead.has(OUT_TODAY)
}

/** `Introducing GPT-9` says no more than that somebody tells of it. */
function isHereBeside({ title }: Asked): boolean {
  return title.has(HERE) || (title.has(DONE) && DONE.test(title.text.replace(ANNOUNCES, '')))
}

/** A maker's own words: what it announces is no rumour, though it may come `soon`. */
function isAnnouncedByMaker({ text }: SearchedText): boolean {
  return (ANNOUNCES.test(text) || IS_ANNOUNCED.test(text)) && !IS_SAID.test(text)
}

/** Talk about the future is never a release, however the classifier reads the rest; nor is a preview final. */
const CORRECTIONS: Corrections<Asked, ModelStatus> = {
  isTalkBehind: ({ scanned }, read) =>
    read === 'rumoured' && isTalkBehind(scanned.title) ? { status: 'released', goesOn: true } : null,
  isOfTalk: ({ title, scanned, kind }) =>
    isOfTalk(title, kind) && !isTalkBehind(scanned.title) ? { status: 'rumoured', goesOn: true } : null,
  IS_GUESSED: ({ title }, read) =>
    read === 'preview' && title.has(IS_GUESSED) ? { status: 'rumoured', words: IS_GUESSED } : null,
  releaseToCome: ({ title, kind }, read) => {
    const words = seemsOut(read) ? releaseToCome(title) : null
    if (words === null) return null
    return { status: kind === 'lab' || OFFICIAL.test(title.text.replace(words, '')) ? 'announced' : 'rumoured', words }
  },
  isToldToCome: ({ title, scanned }, read) =>
    seemsOut(read) && !isHere(title) && isToldToCome(scanned.title) ? { status: 'rumoured' } : null,
  ASKS: ({ title }, read) =>
    seemsOut(read) && !isHere(title) && title.has(ASKS) ? { status: 'rumoured', words: ASKS } : null,
  UNDER_WAY: ({ title, lead }, read) =>
    seemsOut(read) && !isHere(title) && lead.has(UNDER_WAY) && !lead.has(OUT_NOW)
      ? { status: 'rumoured', words: UNDER_WAY }
      : null,
  ONLY_SHOWN: ({ title }, read) =>
    read === 'released' && title.has(ONLY_SHOWN) && !title.has(DONE)
      ? { status: 'announced', words: ONLY_SHOWN }
      : null,
  ONLY_ANNOUNCED: ({ title, lead, kind }, read) => {
    if (read !== 'released' || kind === 'lab' || !title.has(ONLY_ANNOUNCED) || title.has(DONE_ABROAD)) return null
    return title.has(TO_BE_HAD) || lead.has(TO_BE_HAD) ? null : { status: 'announced', words: ONLY_ANNOUNCED }
  },
  SOURCES_SAY: ({ title, kind }, read) =>
    read !== 'rumoured' && kind !== 'lab' && title.has(SOURCES_SAY) ? { status: 'rumoured', words: SOURCES_SAY } : null,
  LATER: (asked, read) =>
    read !== 'rumoured' && isForLater(asked) && !isHereBeside(asked) && isOfMaker(asked)
      ? { status: 'announced', words: LATER }
      : null,
  isToldByMaker: (asked, read) =>
    (read === 'rumoured' || read === 'announced') && !isForLater(asked) && isOfMaker(asked)
      ? { status: withWeights('released', asked.source, asked.scanned, asked.isModelPage) }
      : null,
  EXPECTED: ({ title }, read) =>
    read === 'rumoured' && !isAnnouncedByMaker(title) ? { status: 'rumoured', words: EXPECTED } : null,
  isAnnouncedByMaker: (_, read) => (read === 'rumoured' ? { status: 'announced', goesOn: true } : null),
  OUT_AS_PREVIEW: ({ lead }, read) =>
    (read === 'released' || read === 'announced') && lead.has(OUT_AS_PREVIEW) ? PREVIEW_ONLY : null,
  NOT_FINAL: ({ lead }, read) => (seemsOut(read) && lead.has(NOT_FINAL) ? { ...PREVIEW_ONLY, words: NOT_FINAL } : null),
  PREVIEW_ABROAD: ({ title }, read) => (read === 'released' && title.has(PREVIEW_ABROAD) ? PREVIEW_ONLY : null),
  namesPreview: ({ scanned }, read) => (read === 'released' && namesPreview(scanned.title) ? PREVIEW_ONLY : null),
  GENERAL: ({ title }, read) =>
    read === 'preview' && title.has(GENERAL) ? { status: 'released', goesOn: true } : null,
  OPENS_TEST: ({ title }, read) =>
    read === 'released' && title.has(OPENS_TEST) ? { status: 'preview', words: OPENS_TEST } : null,
  withWeights: ({ source, scanned, isModelPage }, read) =>
    seemsOut(read) ? { status: withWeights(read, source, scanned, isModelPage) } : null,
}

/** How far a model has come, and what says so. */
export function readModelStatus(
  source: EvidenceSource,
  scanned: ScannedText,
  { features, ...text }: TextFeatures,
  kind: FeedKind,
): DecidedStatus<ModelStatus> {
  const { title, summary } = source.searched
  // Whoever shares a page of a hub links to weights, too.
  const isModelPage = text.isModelPage || isMakersPage(scanned.title, scanned.url) === true
  const asked = { title, lead: summary.opening(STATUS_LEAD), scanned, source, features, isModelPage, kind }
  return decideStatus({ plain: PLAIN_RULES, learnt: learntStatus, corrections: CORRECTIONS }, asked, source)
}
