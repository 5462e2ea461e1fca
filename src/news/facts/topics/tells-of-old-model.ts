import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_ABROAD } from '../brings-abroad.ts'

/** It costs less than before. */
const CHEAPER =
  /\bprice (?:drops?|cuts?|reductions?|slash\w{0,3})\b|\b(?:cuts?|cutting|slash(?:es|ed|ing)?|lowers?|lowered|lowering|drops?|dropped|halves|reduces?|reducing) (?:[\w.’'-]{1,20} ){0,4}?(?:prices?|pricing)\b|降价|下调[^，。；]{0,12}价|价格[^，。；]{0,8}下调|가격\s?(?:을\s|를\s)?(?:대폭\s)?(?:인하|내려|내린|낮춰|낮췄)|値下げ|(?<!\p{L})(?:senk(?:t|en) [^.;:]{0,30}preis|preissenkung|baisse [^.;:]{0,20}(?:prix|tarif)|(?:re)?baja (?:el|los) precio|(?:corta|reduz|baixa) (?:o |os )?preços?|taglia i prezzi|riduce i prezzi)/iu
/** It is to be had no more. */
const GONE =
  /\b(?:deprecat(?:es|ed|ing|ion)|retir(?:es|ed|ing|ement)|sunset(?:s|ting)?|discontinu(?:es|ed|ing)|(?<=\bto )(?:deprecate|retire|sunset|discontinue)|roll(?:s|ed|ing)? back)\b|롤백|回滚|ロールバック|下架|退役|停用|단종|(?:지원|서비스|운영)\s?종료|(?:提供|サポート|サービス)(?:を)?終了|(?<!\p{L})(?:stellt (?:[^.,;:]|\.\d){2,40} (?:ein|ab)|schaltet (?:[^.,;:]|\.\d){2,40} ab|abandonne|arrête|débranche|descontinúa|descontinua|dismette)(?!\p{L})/iu
/** A copy that takes less room, which is made of what is there. */
const COPY = /\bGGUFs?\b/u
/** What is new may come with any of these. */
const NEW =
  /\b(?:launch\w{0,3}|releas\w{1,3}|introduc\w{1,4}|unveil\w{0,3}|debut\w{0,3}|new|rolls? out|replac\w{1,3}|successor|announc\w{1,4}|open-sourc\w{1,3})\b|推出|上线|发布|新一代|新模型|全新|开源|출시|공개|신규|새|新モデル|公開|発表/iu
const NEW_ABROAD = new RegExp(
  `(?<!\\p{L})(?:neue|nouve(?:au|l)|nuev[oa]|nov[oa]|nuov[oa]|${BRINGS_ABROAD}|vorgestellt|stellt (?:[^.,;:]|\\.\\d){2,40} vor(?!\\p{L}))`,
  'iu',
)
/** `Kimi K3 is out, cutting prices`: it is the new one that costs less, or in whose place the old one goes. */
const HERE =
  /\b(?:arrives|arrived|ships|lands|goes live|meet|(?:is|are) (?:finally |now |officially )?(?:here|out|live))\b/iu
/** A copy, or what a model learnt from, is itself what comes; not a model with it. */
const COMES = /发布[^，。；、及和与並并]{2,30}?(?:量化版|GGUF|(?:训练|微调)数据)/u

/** `announces 80% price drop for GPT-9`: what is announced is the price. */
const ANNOUNCES_PRICE = /\bannounc(?:es|ed|ing) (?:an? )?(?:\S{1,16} ){0,2}price (?:drops?|cuts?|reductions?)\b/iu

/** A headline about a model that is there: its price, its end, a smaller copy of it, what it learnt from. */
export function tellsOfOldModel({ searched }: ScannedField): boolean {
  if (searched.has(COMES) || searched.has(ANNOUNCES_PRICE)) return true
  const isOld = searched.has(COPY) || ((searched.has(CHEAPER) || searched.has(GONE)) && !searched.has(HERE))
  return isOld && !searched.has(NEW) && !searched.has(NEW_ABROAD)
}
