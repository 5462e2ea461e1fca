import type { SearchedText } from '../../patterns/searched-text.ts'
import { RAISES_ABROAD } from '../../raises-abroad.ts'

/** Money that was to come, as headlines name it; what a state cancels is funding as such. */
const ROUND =
  '(?:(?:funding |financing |investment |seed |series [a-z] |mega)?rounds?|series [a-o]|fund-?rais(?:e|ing)|raise|(?:funding|financing) (?:deal|talks|plans?)|(?:funding |investment )?talks(?: (?:to|about|for|with|over) [^.;:]{1,60}?)?|tender offer|share sale)'
const ENDED =
  '(?:f[ae]lls? (?:apart|through)|(?:has |have )?fall(?:s|en) (?:apart|through)|(?:has |have )?collaps(?:e|es|ed)|unravel(?:s|ed|led)?|(?:break|broke|breaks|broken) (?:down|off)|end(?:s|ed)? without (?:a |an )?(?:deal|agreement)|(?:is|are|was|were|has been|have been) (?:called off|scrapped|shelved|abandoned|cancel(?:l)?ed|off(?=$|[,.;]))|(?:called off|scrapped|shelved|abandoned|cancel(?:l)?ed)(?=$|[,.;]| (?:as|after|over|amid|by|due)\\b))'
const ENDS =
  '(?:end(?:s|ed)? (?:its |their )?talks|scraps?|scrapped|shelv(?:es|ed)|abandon(?:s|ed)|cancel(?:s|ed|led)|call(?:s|ed) off|br(?:eaks|oke) off|walk(?:s|ed)? away from|pull(?:s|ed) the plug on|ditch(?:es|ed)|fail(?:s|ed) to (?:close|complete|land|secure|raise))'
/** `pulls its $500M raise`: only what stands right behind; `pulls Nvidia into its round`, `halts sales after its raise`. */
const STOPS =
  '(?:halt|pull)(?:s|ed) (?:(?:its|their|the|an?|all|planned|proposed|new|latest|plans? (?:for|to)|up to|[$€£]\\d[\\d.]{0,6} ?(?:[bmk]n?|million|billion)?\\+?) ){0,5}'
const ENGLISH = `\\b${ROUND}(?: (?:at|of|with|from|for|in) [^.;:]{1,40}?)? ${ENDED}(?!\\p{L})|\\b${ENDS} (?:plans? (?:for|to) )?[^.;:,]{0,48}?\\b${ROUND}\\b|\\b${STOPS}${ROUND}\\b`

const GERMAN =
  '(?:\\p{L}{0,16}(?:runde|finanzierung)|(?:gespräche|verhandlungen)(?=[^.;:]{0,60}(?:\\p{Sc}|\\d|runde|finanzierung|invest)))[^.;:]{0,60}? (?:geplatzt|platzt|platzen|gescheitert|scheitert|scheitern|abgebrochen|abgesagt|vom tisch)(?!\\p{L})'
const FRENCH =
  "(?:levée de fonds|tour de table)[^.;:]{0,60}? (?:échou(?:e|é|ée)|capote|tombe à l['’]eau|annulée?|abandonnée?|avorte)(?!\\p{L})|(?:échec|abandon|annulation) (?:de la |de sa |du |de son )(?:levée de fonds|tour de table)|(?:renonce à|abandonne|annule) (?:sa |la |son |le |une |un )(?:levée|tour de table)"
const SPANISH =
  '(?:fracasan?|fracasó|cancela|abandona|se (?:cae|rompe|frustra)n?) (?:la |su |las |sus |una )?(?:ronda|negociaciones[^.;:]{0,40}(?:ronda|financi|invers))|ronda[^.;:]{0,60}? (?:fracasa|fracasó|se cae|se frustra|cancelada)(?!\\p{L})'
const PORTUGUESE =
  '(?:desiste|cancela|abandona|suspende) (?:da |de |a |uma )?(?:nova )?(?:rodada|ronda|captação)|(?:rodada|ronda)[^.;:]{0,60}? (?:fracassa|fracassou|cai por terra|é cancelada)(?!\\p{L})'
const ITALIAN =
  "(?:salta|fallisce|sfuma|naufraga) (?:il |l['’])?(?:round|aumento di capitale)|(?:rinuncia|dice addio) (?:al|a un) round|round[^.;:]{0,60}? (?:salta|fallisce|sfuma|annullato)(?!\\p{L})"
const KOREAN =
  '(?:투자(?=\\s?(?:유치|협상|라운드|논의|계획))|유치|조달|펀딩|라운드|시리즈\\s?[A-Z])[^.;]{0,16}?(?:무산|결렬|불발|실패|좌초|백지화|물거품|철회)(?!\\s?(?:위기|가능성|우려|설|될|되나|조짐|딛|했던|됐던|(?:이후|후|뒤)\\s[^.…]{0,20}?(?:유치|조달|확보)|끝에|극복))'
const CHINESE =
  '(?!.{0,30}(?:定增|可转债|上市))(?:(?:融资|融資|募资|投资谈判|轮)[^，。；：]{0,12}?(?:告吹|破裂|告败|泡汤|流产|流產|终止|終止|取消|搁浅|失败|失敗|叫停|作罢)|(?:终止|取消|放弃|叫停|中止)[^，。；：]{0,14}?(?:融资|募资)(?!者))'
const JAPANESE =
  '(?:調達|出資|ラウンド)[^。；]{0,12}?(?:決裂|破談|中止|白紙|頓挫|打ち切|断念|見送[りる]|不調に終)(?!も|か(?:$|[。？?])|の(?:恐れ|可能性))'

const FELL_THROUGH = new RegExp(
  `${ENGLISH}|(?<!\\p{L})(?:${GERMAN}|${FRENCH}|${SPANISH}|${PORTUGUESE}|${ITALIAN})|${KOREAN}|${CHINESE}|${JAPANESE}`,
  'iu',
)
/** Most headlines have nothing of it. */
const ANY =
  /f[ae]ll|ends? (?:its |their )?talks|ended (?:its |their )?talks|collaps|unravel|br[eo]a?k|without|off|scrap|shelv|abandon|cancel|walk|plug|ditch|halt|pull|fail|platz|scheiter|abge|tisch|échou|capote|tombe|annul|avort|échec|renonce|fracas|cae|rompe|frustra|desiste|suspende|cai|salta|fallis|sfuma|naufraga|rinuncia|addio|annulla|무산|결렬|불발|실패|좌초|백지화|물거품|철회|吹|破|败|敗|泡汤|流产|流產|终止|終止|取消|搁浅|叫停|作罢|放弃|中止|決裂|白紙|頓挫|打ち切|断念|見送|不調/iu
/** It may end so, or nearly did. */
const ONLY_MAY =
  /\b(?:may|might|could|would|if|nearly|almost|risks?|threatens?|on the (?:verge|brink)|how|why|droht|könnte|pourrait|podría|menace|risque)\b|或将|恐|可能|面临|险些|濒临|か[?？]?$/iu
/** What came of it all the same, or instead. */
const RAISED_ANYWAY = new RegExp(
  `(?<!\\b(?:which|that|who|has|had|have|it|they|once|previously) )\\b(?:raises|raised|secures|lands|landed|nabs|bags|closes|closed|completes)\\b|유치(?:했|\\s?성공|\\s?완료)|完成.{0,12}(?:融资|募资)|調達(?:した|を(?:実施|完了))|${RAISES_ABROAD}`,
  'iu',
)

const SUM = '[$€£¥₩]\\s?\\d[\\d.,]{0,8} ?(?:[bmk]n?|million|billion|trillion)?'
const LEAVES =
  '(?:walk(?:s|ed)? away from|(?:pull|back)(?:s|ed) out of|withdr(?:aws|ew) from|scraps|scrapped|drops|dropped|abandons|abandoned|call(?:s|ed) off|shelv(?:es|ed))'
/** `walks away from $400M investment in Quillon`, `4억달러 투자 철회`, `撤回对奎隆的4亿美元投资`: whoever was to give it does not. */
const GIVER_LEFT = new RegExp(
  `\\b${LEAVES} (?:(?:its|the|an?|planned|proposed|potential|up to) ){0,3}${SUM} (?:[a-z]{2,12} )?(?:investment|stake|deal|commitment)\\b` +
    '|(?:달러|원|엔|유로)\\s?(?:규모의?\\s)?(?:투자|출자)(?:\\s?계획)?[을를]?\\s?(?:철회|백지화|포기)(?!\\s?(?:설|가능성|검토|위기|우려))' +
    '|(?:取消|撤回|撤销|撤銷|放弃|放棄)(?:了)?[对對][^，。；：]{1,24}?(?:投资|投資|出资|出資|注资|注資)(?![者人])',
  'iu',
)

/** The words of a headline, of which it is known that it tells of a round, that say that whoever was to give left. */
export function giverLeft(title: SearchedText): RegExp | null {
  return title.has(GIVER_LEFT) && !ONLY_MAY.test(title.text) && !RAISED_ANYWAY.test(title.text) ? GIVER_LEFT : null
}

/** The words of a headline that say that a round which was talked of, or told as done, came to nothing. */
export function fellThrough(title: SearchedText): RegExp | null {
  if (!title.has(ANY) || ONLY_MAY.test(title.text)) return null
  return FELL_THROUGH.test(title.text) && !RAISED_ANYWAY.test(title.text) ? FELL_THROUGH : null
}
