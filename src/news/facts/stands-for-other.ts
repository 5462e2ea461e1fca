import { siftedText } from '../patterns/sifted-text.ts'

/** `OpenAI rival lands $3B`, `오픈AI 경쟁사`, `OpenAI劲敌`: of whom somebody else is a rival. */
const ITS_RIVAL =
  /^(?:['’]s?)?(?:[ -](?:arch-?)?(?:rival(?:e|in|en)?|competitor|challenger|alternative|konkurrent(?:in|en)?|herausforderer|wettbewerber)\b|\s?(?:의\s)?(?:최대\s)?(?:경쟁\s?(?:사|자|업체|기업|상대)|대항마|라이벌|맞수)|(?:の|と)?(?:競合|競争相手|ライバル|対抗馬)|的?(?:最大|头号|主要)?(?:竞争对手|劲敌|对手|挑战者))/iu
/** `阿里天才少年创业获`: where a founder was before. */
const FOUNDER_FROM =
  /^(?:系|前)?(?:天才少年|高管|员工|老将|大将|大牛|副总裁|(?:首席)?科学家|研究员|技术负责人|核心成员|博士[生后]?|硕士|教授|校友|毕业生|学霸|学子|学生|本科生|才女)[^，。；]{0,8}?(?:创业|创办|创立)/u
/** `taking on Nvidia`, `rival d’OpenAI`: whom somebody else is measured against. */
const RIVAL_OF =
  /(?:\b(?:(?:rival|challenger|competitor|alternative)s? (?:to|of)|tak(?:e|es|ing) (?:on|aim at)|challeng(?:e|es|ing)|(?:compet(?:e|es|ing)|rac(?:e|es|ing)) (?:with|against)|to rival|rivall?ing|(?:rivale?|concurrente?|challenger|competidora?|konkurrent(?:en)?|rivalen|herausforderer) (?:de|del|du|von)) |\b(?:rivale?|concurrente?|challenger) d['’])$/iu
/** `L’ancienne responsable de la recherche d’OpenAI`, `la ex directora de OpenAI`: where somebody was before. */
const WAS_AT = /\b(?:anciens?|anciennes?|antigu[oa]s?|ex)(?:[ -][\p{L}’' -]{2,50})?(?:\sd['’]|\s(?:de|del|du|chez) )$/iu
const FORMER = /(?:\b(?:former|ex)[ -](?:\p{L}{2,12} )?|\b(?:früher|ehemalig|einstig)e[rsnm]? |元)$/iu
/** What one is at a company: without it, those words may begin a name. */
const PERSON_OF =
  /^(?:[ -](?:(?:AI|senior|top|star|research|chief) ){0,2}(?:scientists?|researchers?|engineers?|execs?|executives?|employees?|leaders?|team|trio|duo|pair|quartet|crew|alum(?:ni|s)?|veterans?|staff(?:ers)?|chiefs?|ceo|cto|forscher\w{0,4}|chef\w{0,3}|manager\w{0,3}|mitarbeiter\w{0,3}|entwickler\w{0,4})\b|の?(?:役員|幹部|社員|研究者|研究員|エンジニア|CEO|CTO))/iu
const REACH_AFTER = 40
const REACH_BEFORE = 80

/**
 * Whether who is named from `start` to `end` of a text only says who another is: its rival, or where its founder was. It
 * neither makes nor gets what the text tells of.
 */
export function standsForOther(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const after = sifted.part(end, end + REACH_AFTER)
  const before = sifted.before(start, REACH_BEFORE)
  if (after.has(ITS_RIVAL) || after.has(FOUNDER_FROM) || before.has(RIVAL_OF) || before.has(WAS_AT)) return true
  return before.has(FORMER) && after.has(PERSON_OF)
}
