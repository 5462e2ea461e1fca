import type { ModelMention } from '../../names/find-models.ts'
import { MODEL_FAMILIES } from '../../names/model-families.ts'
import { modelParts } from '../../names/model-parts.ts'
import { knownLine } from '../../names/known-lines.ts'
import type { Organisation } from '../../names/organisations.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { NameSpan } from '../western-names.ts'
import { lazy } from '../../../core/lazy.ts'
import type { ScannedField } from '../../scan-text.ts'

const VARIANT =
  '(?: (?:Pro|Flash|Mini|Nano|Lite|Max|Ultra|Turbo|Air|Plus|Fast|Large|Medium|Small|Preview|Thinking|Omni))?'
const NUMBER = '[ -]?[vVX]?\\d{1,2}(?:\\.\\d{1,2})?(?![\\d%.])'
/** Who makes models brings other things with numbers, too. */
const THING =
  /(?<!\p{L})(?:academy|accelerator|agents?|android|API|app|arm|assistant|atlas|bench(?:mark)?|board|bot|bounty|browser|challenge|chat|chip|chrome|comet|class|CLI|client|cloud|code|cohort|connect(?:ors?)?|console|course|credits|cup|day|desktop|devday|device|edge|edition|eval|event|extension|fellowship|figures|framework|fund|glasses|grant|gym|hackathon|headset|index|keyboard|kit|lab|laptop|launch|library|manager|office|operator|OS|pack|partner|phone|pin|platform|playground|plugin|policy|program(?:me)?|protocol|report|residency|robot|runtime|safety|SDK|search|server|series|service|shop|spec|startup|store|studio|suite|summit|team|terminal|tier|token|tool(?:kit|s)?|tutor|update|watch|week|windows|workspace|world tour)(?:s)?(?![\p{Ll}])|SDK|앱|도구|브라우저|폰|안경|노트북|워치|로봇|서비스|플랫폼|프로그램|에이전트|칩|서버|행사|보고서|툴|키트|데스크톱|평가|벤치|手机|眼镜|手表|浏览器|笔记本|插件|桌面|客户端|助手|工具|芯片|套餐|计划|报告|白皮书|基金|平台|机器人|智能体|应用|服务|基准|数据集|アプリ|ツール|ブラウザ|グラス|ウォッチ|ロボット|サービス|チップ|報告|エージェント|データセット|ベンチ|プログラム|プラットフォーム|デスクトップ/iu

/** Right behind the lab: `launches Zephra 2`, `’s Zephra 2 is here`. */
const BRINGS: ReadonlyMap<string, RegExp> = new Map([
  [
    'en',
    new RegExp(
      `^(?:(?:(?:,? (?:has|just|today|now|officially|quietly|finally)){0,2} (?:releas(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)|debut(?:s|ed)|introduc(?:es|ed)|ships|shipped|drop(?:s|ped)|open-sourc(?:es|ed)) (?:(?:its|the|new|latest|flagship) ){0,3}(?<brought>(?:\\p{Lu}[\\p{L}\\d]{1,14}[ -]){0,1}\\p{Lu}[\\p{L}]{2,14}${NUMBER}${VARIANT})(?=$|[,.:;!–—]| (?:with|as|to (?:rival|take|challenge)|amid|today|in (?:preview|beta)|at (?:its|the)|for (?:developers|all))(?!\\p{L})))|['’]s (?<here>\\p{Lu}\\p{L}{2,14}${NUMBER}${VARIANT}) is (?:here|out|live|now available)(?!\\p{L}))`,
      'du',
    ),
  ],
  [
    'ko',
    new RegExp(
      `^(?:,|[이가은는])\\s(?:(?:차세대|신형|새|최신|신규)\\s)?(?:AI\\s)?(?:모델\\s)?(?<brought>['"‘“]?[\\p{Script=Hangul}A-Za-z]{2,12}${NUMBER}['"’”]?)(?:[을를])?\\s?(?:(?:정식|전격|오늘)\\s?)?(?:공개|출시|발표|선보)`,
      'du',
    ),
  ],
  [
    'zh',
    new RegExp(
      `^(?:正式|今日|重磅|突然|宣布|刚刚){0,2}(?:发布|推出|上线|开源)(?:了|新一代|全新|旗舰)?(?<brought>[“「《]?(?:[A-Z](?:[A-Za-z]{2,12})?|[\\p{Script=Han}]{2,4}(?:·[\\p{Script=Han}]{2,4})?)${NUMBER}[”」》]?)(?=$|[，。！：:,!]|并(?:同步)?开源)`,
      'du',
    ),
  ],
  [
    'ja',
    new RegExp(
      `^(?:、|が|は)(?:新(?:型|たな)?(?:AI)?(?:モデル)?(?:の)?)?(?<brought>「?(?:[A-Z][A-Za-z]{2,12}|[\\p{Script=Katakana}ー]{2,10})${NUMBER}」?)を(?:正式に?)?(?:発表|公開|リリース|提供開始)`,
      'du',
    ),
  ],
])

/** `Dream Machine 3 released by Luma`: the same, said of the name; what stands between commas may be old. */
const RELEASED_BY = new RegExp(
  `^(?<brought>(?:\\p{Lu}[\\p{L}\\d]{1,14}[ -]){0,1}\\p{Lu}\\p{L}{1,14}${NUMBER}${VARIANT}) (?:(?:is|was|has been|now|just|finally|officially) ){0,2}(?:released|launched|unveiled|introduced|open[- ]sourced) by $`,
  'u',
)
const BY_LAB = /^(?:$|\s?[.,;:!—–]| (?:with|as|under|today|to|on|for)(?!\p{L}))/u
const BY = ' by '

const makers = lazy(() => new Set(MODEL_FAMILIES.map(({ vendor }) => vendor)))

/** They make models, and robots, editors, browsers or chips with numbers, too. */
const OF_OTHER_THINGS: ReadonlySet<string> = new Set(
  'Anysphere|Cognition|Cursor|Databricks|Figure AI|Galbot|Hugging Face|Infinigence|Krutrim|Kuaishou|Lightricks|Perplexity|Preferred Networks|SenseTime|Unitree|Wayve|iFlytek'.split(
    '|',
  ),
)

/** They bring little but models, though none of their lines is known. */
const OTHER_LABS: ReadonlySet<string> = new Set(
  'AMI Labs|Cartesia|Contextual AI|Decart|DeepL|Essential AI|Generalist AI|Genesis AI|Genmo|Gladia|HiDream.ai|Inflection AI|Latent Labs|LightOn|Multiverse Computing|Periodic Labs|Profluent|Reflection AI|Safe Superintelligence|Sand.ai|Skild AI|Speechmatics|Thinking Machines Lab|Trillion Labs|Twelve Labs|Udio|rinna'.split(
    '|',
  ),
)

/** A company that builds AI alone, and models at that: of others the name with a number may be a phone. */
function isLab({ name, ai }: Organisation): boolean {
  const brings = makers().has(usualCompany(name)) || OTHER_LABS.has(name)
  return ai === true && brings && !OF_OTHER_THINGS.has(name)
}

/** Whether the model that a headline begins with is of a known line of theirs. */
function isOfLine(organisation: Organisation, models: readonly ModelMention[]): boolean {
  return models.some(
    ({ name, family, start }) =>
      start === 0 && (family?.vendor ?? knownLine(name)?.maker) === usualCompany(organisation.name),
  )
}

/** What a headline of English says was released by a lab, or by whoever makes that line of models. */
function releasedByLab({ text, models, organisations }: ScannedField): NameSpan | null {
  const by = organisations.find(({ start }) => text.startsWith(BY, start - BY.length))
  if (by === undefined || !BY_LAB.test(text.slice(by.end))) return null
  const name = RELEASED_BY.exec(text.slice(0, by.start))?.groups?.brought
  if (name === undefined || !(isLab(by.organisation) || isOfLine(by.organisation, models))) return null
  return { name, start: 0, end: name.length }
}

/** What a headline that begins with a lab says that it brings: a name with a number, known or not; UTF-16 offsets. */
function broughtByLab(title: ScannedField, language: string): NameSpan | null {
  const { text } = title
  const [first] = title.organisations
  const brings = BRINGS.get(language)
  if (first === undefined || brings === undefined) return null
  if (first.start !== 0 || !isLab(first.organisation)) return language === 'en' ? releasedByLab(title) : null
  const found = brings.exec(text.slice(first.end))
  const name = found?.groups?.brought ?? found?.groups?.here
  const place = found?.indices?.groups?.brought ?? found?.indices?.groups?.here
  return name === undefined || place === undefined
    ? null
    : { name, start: first.end + place[0], end: first.end + place[1] }
}

/**
 * Whether a headline begins with a lab that brings something with a name and a number, though nobody knows the name, or
 * with that name: `OpenAI launches Zephra 2`, `Zephra 2 released by OpenAI`; `false` where its name says that it is a tool or a thing, `null` where the headline says neither.
 */
export function isToldByLab(title: ScannedField, language: string): boolean | null {
  const brought = broughtByLab(title, language)
  if (brought === null) return null
  if (!THING.test(brought.name)) return true
  return title.models.some(({ family }) => family !== null) ? null : false
}

const OF_TWO_WORDS = /^\p{Lu}[\p{L}\d]* \p{Lu}\p{L}+[ -]?[vVX]?\d/u

/** The model of two words that a lab brings, as in `OpenAI launches Orrin Vale 2`, of which names are found without the first; `null` where a headline has none. */
export function modelOfLab(title: ScannedField, language: string): ModelMention | null {
  const brought = broughtByLab(title, language)
  if (brought === null || !OF_TWO_WORDS.test(brought.name)) return null
  const isKnown = title.models.some(({ family, start }) => family !== null && start === brought.start)
  return isKnown ? null : { ...brought, family: null, ...modelParts(brought.name), found: 'title' }
}
