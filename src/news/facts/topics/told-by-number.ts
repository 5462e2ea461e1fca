import type { ModelMention } from '../../names/find-models.ts'
import { modelParts } from '../../names/model-parts.ts'
import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_ROMANCE } from '../brings-abroad.ts'
import { NUMBERED_LINES } from '../release/called-name.ts'
import { RELEASE_DENIED_JA } from '../status/denies-release.ts'

const NUMBER =
  '((?:[A-Zv]|(?:Large|Medium|Small) )\\d{1,2}(?:\\.\\d)?(?:[- ](?:Lite|Flash|Pro|Mini|Max|Exp|Terminus|Speciale))?)'
/** `发布 K9 手机`: other things have such numbers. */
const NO_DEVICE = '(?!(?!权重|大?模型)[\\p{L}\\d]|-[A-Za-z]|\\s(?:手机|芯片|汽车|座舱|平板|眼镜|手表|耳机|报告|论文))'
/** Behind the maker: what it does, and the number alone. What is only about the model is none. */
const BRINGS = [
  new RegExp(
    `^(?: AI)?(?:['’]s)? (?:(?:has|just|officially|quietly|finally|now) ){0,2}(?:(?:(?:is )?(?:(?:set|expected|likely|planning|preparing|plans|prepares) )?to|will|may|could) (?:releas|launch|unveil|introduc|debut|open-sourc|ship|drop)e?|delays?|delayed|postpones?|postponed|pushes back|teases|readies|is (?:training|testing)|releas(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)|drop(?:s|ped)|open[- ]sourc(?:es|ed)|debut(?:s|ed)|introduc(?:es|ed)|ship(?:s|ped)|rolls out|announce[sd]|uploads|uploaded|posts|publishe[sd]) (?:(?:its|the|new|long-awaited|next-gen(?:eration)?|flagship|open-source|open-weights?) ){0,3}${NUMBER}(?![\\p{L}\\d%]| (?:papers?|reports?|prices?|pricing|app|benchmarks?|datasets?|API|SDK|phones?|chips?|cars?))`,
    'du',
  ),
  new RegExp(
    `^(?:['’]s (?:(?:new|next|upcoming|long-awaited) )?|: )${NUMBER} (?:(?:is )?(?:now )?(?:here|out|live|available|released)|arrives|launches|has arrived|(?:could|may|might|will|to|is (?:set|expected|due|likely|rumou?red) to) (?:[a-z]{3,10} )?(?:launch|land|arrive|debut|come out|drop|be released)|(?:is )?(?:delayed|coming|expected|due) (?:to|in|this|next|by|until|soon))\\b`,
    'du',
  ),
  new RegExp(
    `^(?:,|[가이은는])?\\s?(?:\\S{1,8}\\s){0,3}?['"‘“]?${NUMBER}['"’”]?(?:\\s?모델)?(?:\\s?가중치)?(?:을|를)?\\s?(?:(?:전격|정식|기습|깜짝|무료|조기|오픈소스로|이달|내달|다음\\s?달|이번\\s?주|다음\\s?주|연내|곧)\\s?){0,2}(?:공개|출시|발표|선보여|선봬|유출|포착)(?!\\s?거부)`,
    'du',
  ),
  new RegExp(
    `^ (?:veröffentlicht|startet|bringt|stellt|${BRINGS_ROMANCE}) (?:(?:das|le|la|el|o|il|neue|neues|son|su|seu|suo|[Mm]odell|modèle|modelo|modello) ){0,3}${NUMBER}(?![\\p{L}\\d%])(?=$|[,;:(!.]| (?:vor|heraus|mit|con|com|avec|en open|als|und|et|y|e) ?)`,
    'du',
  ),
  new RegExp(
    `^(?:、|が|は)(?:新(?:型|たな)?(?:AI)?(?:モデル)?(?:の)?)?「?${NUMBER}」?[をが][^。、]{0,8}(?:公開|発表|リリース|提供)`,
    'du',
  ),
  new RegExp(`^[^，。：；]{0,14}[，,]\\s?${NUMBER}\\s?(?:即将|或将|有望|将)`, 'du'),
  new RegExp(
    `^\\s?(?:将于|拟于|计划于|预计|计划|拟|或于)[^，。：；]{0,8}(?:发布|推出|上线|开源)(?:了|新一代|全新)?\\s?${NUMBER}${NO_DEVICE}`,
    'du',
  ),
  // `DeepSeek回应“R3下周发布”传闻`, `DeepSeek、V5公開のうわさを否定`
  new RegExp(
    `^\\s?(?:否认|辟谣|回应|澄清)(?:将|会)?[：:]?\\s?[“"「]?${NUMBER}(?![A-Za-z\\d]|\\s?(?:手机|芯片|汽车|车))[^，。；：]{0,10}?(?:发布|推出|上线|开源)`,
    'du',
  ),
  new RegExp(`^(?:、|が|は)「?${NUMBER}」?${RELEASE_DENIED_JA}`, 'du'),
  new RegExp(`^[^，。：；]{0,8}[：:]\\s?${NUMBER}\\s?(?:正式|终于)?(?:来了|上线|发布|开源)`, 'du'),
  new RegExp(
    `^\\s?(?:正式|今日|重磅|宣布|低调|悄悄|突然){0,2}(?:发布|推出|上线|开源|放出)(?:了|新一代|全新)?\\s?${NUMBER}${NO_DEVICE}`,
    'du',
  ),
]
const REACH = 90

/** The number that a maker brings, whose models are called by their numbers, as in `DeepSeek releases V5`; `null` where a headline has none. */
export function modelByNumber({ text, organisations }: ScannedField): ModelMention | null {
  for (const { organisation, end } of organisations) {
    const [numbered] = NUMBERED_LINES.get(organisation.name) ?? []
    if (numbered === undefined) continue
    const behind = text.slice(end, end + REACH)
    for (const pattern of BRINGS) {
      const found = pattern.exec(behind)
      const [name = '', place] = [found?.[1], found?.indices?.[1]]
      if (place === undefined || !numbered.test(name)) continue
      const [start, until] = [end + place[0], end + place[1]]
      return { name, start, end: until, family: null, ...modelParts(name), found: 'title' }
    }
  }
  return null
}

/** Whether a maker whose models are called by their numbers brings one: `DeepSeek releases V5`, `딥시크, V5 공개`. */
export function isToldByNumber(title: ScannedField): boolean {
  return modelByNumber(title) !== null
}
