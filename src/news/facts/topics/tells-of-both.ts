import { GETTING_VERBS } from '../../getting-verbs.ts'
import type { ScannedField } from '../../scan-text.ts'

const SUM = '(?:(?:an?|over|about|another|nearly|more than|up to) ){0,2}(?:US|C|A|S)?[$€£₹¥]\\s?\\d'
/** `raises $300M`, `5亿元融资`, `500억 투자 유치`: somebody has it. */
const RAISES = new RegExp(
  `\\b(?:${GETTING_VERBS}|raised) ${SUM}|\\d[\\d.]{0,6}[十百千]?[万亿][美欧]?元[^，。；]{0,8}融资|[억조](?:원|달러)?(?:\\s규모)?\\s?투자\\s?유치`,
  'iu',
)
const NO_ROUND =
  /\bfunds?\b|\bIPO\b|\bbonds?\b|\bcontracts?\b|\bacqui(?:sition|res?|red)\b|\b(?<!\b(?:funding|investment|financing|equity) )deals?\b|基金|펀드|상장/iu
const VERB =
  '(?:releas(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)|open[- ]sourc(?:es|ed)|introduc(?:es|ed)|debuts|ships|rolls out|发布|推出|开源)'
const BRINGS = new RegExp(
  `${VERB} ?(?:(?:the|its|a|new|latest|first|flagship|open|open-source|open-weights?|own|AI) ){0,4}['"‘“]?$`,
  'iu',
)
/** `releases its first model`, whatever it is called. */
const BRINGS_ONE = new RegExp(
  `\\b(?<!\\b(?:after|since|that|which|who) (?:it )?)${VERB} (?:its|an?|the) (?:(?:first|new|own|open|open-source|open-weights?|frontier|flagship|AI|foundation|language|video|reasoning) ){1,4}model\\b`,
  'iu',
)

/** `奎隆完成 C 轮融资，发布实时模型` */
const BOTH_ZH =
  /完成[^，。；基]{0,20}轮?融资[，,、](?:[^，。；]{2,12}领投[，,])?(?:并|同步|同时|正式)?(?:发布|推出|开源)[^，。；]{1,30}(?<!商业|数据)模型(?=$|系列|\s?[，。；、！“「《A-Za-z])/u

/** Whether a headline tells of a round, with its sum, and of a model that came: `Alder raises €2B, launches Alder Large 4`. */
export function tellsOfBoth({ text, money, models }: ScannedField): boolean {
  if (BOTH_ZH.test(text)) return true
  if (money.length === 0 || NO_ROUND.test(text) || !RAISES.test(text)) return false
  const bringsKnown = models.some(
    ({ family, version, start }) => family !== null && version !== null && BRINGS.test(text.slice(0, start)),
  )
  return bringsKnown || BRINGS_ONE.test(text)
}
