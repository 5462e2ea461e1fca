import { isUnnamedFirm } from './firms-in-general.ts'
import type { Sifted } from '../../patterns/sifted-text.ts'

/** Words for any company, whose rival it is, how a headline begins, and words for a round: `创业公司融资`, `OpenAI劲敌`, `新一轮融资3亿美元`. */
const EASTERN_ANY =
  /^(?:스타트업|신생기업|新興企業|スタートアップ|创业公司|初创公司|初创企业|新公司|AI|(?:该|本)?公司(?:同时|近日|日前|目前)?|同时|估值|新一轮|本轮|首轮|上一轮|Pre-?IPO|完成|获得|宣布)$|(?:경쟁사|대항마|라이벌|竞争对手|劲敌|競合|ライバル|(?:元|の)\S{0,12}新会社)$|^新会社$|^(?:刚刚|突发|重磅|快讯|最新|独家|首发|官宣|今天|今日|昨晚|절반|반토막|거래)$|^估值\p{Script=Han}{1,6}$|^继(?:去年|今年|上月|此前)|^成立(?:仅|才|不到|不足)?[\p{L}\d]{1,6}$/u

/** `Un ancien chercheur`, `Ex-DeepMind researcher`, `Ehemaliger OpenAI-Forscher`: an article, and where somebody was before. */
const WESTERN_ANY =
  /\bC[ET]O\b|\bchiefs?$|^(?:research|ai|product|science|model) (?:head|lead|boss)$|^(?:rumou?rs?|reports?|claims?|talk) (?:of|about)\b|^(?:talk|gründerteam|gründer|investoren|geldgeber|anleger|inversores|investisseurs|rumou?rs?|reports?|sources?|claims?|the|an?|une?|les?|la|els?|los|las|un[ao]s?|eine?|der|die|das)$|^ex-|^(?:ehemalig|früher|einstig)e[rsnm]?(?: |$)|-(?:forscher|entwickler|manager|chef|mitarbeiter)(?:in)?s?$|^(?:million|milliard)(?:en|s)? (?:euros?|dollars?|franken)$/iu

/** Whether this is what any company or round is called, and no name. */
export function isAnyCompany(name: Sifted): boolean {
  return name.has(EASTERN_ANY) || name.has(WESTERN_ANY) || isUnnamedFirm(name)
}
