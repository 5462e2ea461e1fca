import type { FundingStatus } from '../../../core/status.ts'
import { GETTING_VERBS } from '../../getting-verbs.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import { BRINGS_ABROAD } from '../brings-abroad.ts'
import { MONTH } from '../../english-dates.ts'
import { ENGLISH_TO_COME } from './english-releases-to-come.ts'
import { BEING_RAISED, TO_BE_RAISED } from './english-rounds-to-come.ts'
import { RAISES_ABROAD } from '../../raises-abroad.ts'
import { DONE, RAISED } from './status-features.ts'

const SOON = `(?:next (?:week|month|year|quarter|spring|summer|fall|autumn|winter)|(?:later )?this (?:spring|summer|fall|autumn|winter|year))`
const DAY = `${MONTH} \\d{1,2}(?:st|nd|rd|th)?\\b`
/** `launches next week`, `launches GPT-9 next month`, `arrives in early 2027`, `available from January`, `sets December 8 launch`, `to be open-sourced`. */
const ENGLISH =
  `\\b(?:(?:launch|arriv|releas|ship|debut|land|com)(?:e?s|ing) (?:(?:(?:on|by|in|for) )?(?:${DAY}|${SOON})|(?:in|by) (?:early |late |mid-?)?(?:${MONTH}|20\\d\\d|Q[1-4])\\b)` +
  `|(?:launch|releas|unveil|debut|ship|introduc)e?s (?:[^.;:,]|\\.\\d){2,48}? next (?:week|month|year|quarter|spring|summer|fall|autumn|winter)(?=$|[,.;:])` +
  `|available (?:(?:(?:from|starting|on|in) )?(?:${DAY}|${SOON})|(?:from|starting|in) (?:early |late |mid-?)?(?:${MONTH}|20\\d\\d)\\b)` +
  `|(?:sets|schedules|slates) (?:an? |the |its )?(?:${DAY}|${SOON}|${MONTH}|date)\\b|(?:sets|schedules|slates) [^.;:]{0,24}?\\b(?:launch|release|debut) for\\b` +
  `|plans (?:an? |the |its )?[^.;:]{0,24}?\\b(?:launch|release|debut)\\b|(?:launch|release) date\\b` +
  `|(?:(?:is |are )?(?:set |due |expected |likely |about )?to be|will(?: soon)? be) (?:made )?(?:open[- ]?sourced|released|launched|unveiled|available|open)\\b` +
  `|(?:tests|testing|trials) [^.;:]{0,40}?\\b(?:ahead of|before) (?:an? |its |the |public |general |wider ){0,3}(?:launch|release|debut|rollout)\\b` +
  `|(?:will |to )?(?:finish|start|begin)(?:es|s)? (?:pre-?)?training|(?:is|are) (?:now |already |still |reportedly |secretly |quietly )?(?:training|developing|building|working on|readying)\\b|in training\\b|code-?named?\\b|(?<=['’]s )next (?:AI |flagship |big |frontier |open |major )?models?\\b|(?:may|might|could|will) never (?:come|launch|ship|arrive|be released)|when (?:will|is|does) [^.;:]{0,40}?(?:released?|launch(?:ing|ed)?|coming|come out|out|arriv(?:e|ing))\\b|(?:but|and) (?:you|nobody|no one|we) (?:can['’]t|cannot|can) (?:use|try|have) it (?:yet|now)|promises (?:to |an? |its |the )?(?:open|releas|launch|ship)` +
  `|(?:won['’]t|will not|will never) (?:be )?(?:open|releas|launch|ship|available|com)\\w{0,3}\\b` +
  `|(?<!(?:used|helps?|how) )to open(?:[- ]?source| (?:[^\\s,;:]{1,16} ){0,3}weights)\\b)`

/** `상반기`: of a year of which nobody says whether it is over. */
const HALF_KOREAN = '(?<!지난\\s?)(?:하반기|상반기)'
const WHEN_IN_KOREAN =
  '(?<!(?:출시|공개|발표|선보인|창업|창립|설립|출범|분사|합병|인수)(?:된|한)?\\s?(?:지\\s)?)\\d{1,2}\\s?(?:주|개월|년)\\s?(?:뒤|후)에?(?=\\s)|(?:(?:몇|수|\\d{1,2})\\s?(?:주|일|달|개월)|일주일|한\\s?달)\\s?(?:내|안)에?(?=\\s)|(?:몇|수)\\s?(?:주|일|달|개월)\\s?(?:뒤|후)에?(?=\\s)|다음\\s?(?:주|달)|내달|내년|연내|연말|(?:이달|이번\\s?달|내달)\\s?(?:중|말|내|하순)|(?<!지난\\s?)올(?:해)?\\s?(?:여름|가을|겨울|봄)|오는\\s?\\d{1,2}(?:월|일)|(?<!지난\\s?|\\d)\\d{1,2}월(?:\\s?(?:중|말|초|중순|하순|초순|께))?(?=\\s)|조만간|(?<!\\p{L})곧(?=\\s)'
const WHEN_KOREAN = `(?:${WHEN_IN_KOREAN}|${HALF_KOREAN})`
/** Of a round: `상반기 200억 투자 유치` is done, `상반기 내` and a half without its sum are to come. */
const RAISED_WHEN_KOREAN = `(?:${WHEN_IN_KOREAN}|${HALF_KOREAN}(?:\\s?(?:내|중|안|까지)|(?=[^.…\\d]{0,26}?(?:유치|조달))))`
/** The verb as a headline ends with it; `공개한 모델`, `공개 이후` tell of what came. */
const RELEASED_KOREAN =
  '(?:공개|출시|발표|나온다|나올|내놓는다|선보(?:인다|일|여)|오픈소스(?:로)?(?:\\s?(?:공개|배포))?)(?:한다|할|키로|하기로)?(?=$|[\\s,.…·!\'"’”」』)])(?!\\s(?:모델|제품|버전|이후|후|뒤|당시|때|이래|직후))'
/** `3월부터 순차 제공`; an API, and who pays nothing, may come later than the model. */
const AVAILABLE_KOREAN = `(?<!(?:API|이용자|사용자|고객|구독자)(?:에게)?[는은]\\s)(?:${WHEN_IN_KOREAN}|(?<!지난\\s?|\\d)\\d{1,2}월)부터\\s?(?:\\S{1,8}\\s){0,2}?(?:제공|서비스|이용|사용)`
/** `V9 이달 공개`: right before the verb that ends a headline, when it will be; before a name, when it was. */
const THIS_MONTH_KOREAN = '(?:이달|이번\\s?(?:주|달))\\s(?:공개|출시)(?:한다|할|키로)?(?=$|[,…"\'”’」』])'
const KOREAN = `${AVAILABLE_KOREAN}|${THIS_MONTH_KOREAN}|(?:개발|구축)에?\\s?(?:난항|차질|착수|돌입)|${WHEN_KOREAN}(?:[^.…]|\\.\\d){0,26}?${RELEASED_KOREAN}|(?:오픈소스|공개|출시|배포)(?:는|은|도|로)?\\s?(?:공개\\s?)?(?:안\\s?(?:한다|해|하기로|할)|하지\\s?않|않기로|보류|미뤄|미룬|포기|단념|접는다|접기로)|베일\\s?벗는다|(?:공개|출시|발표)(?:를|을)?\\s?(?:앞두|앞둔)|폐쇄형(?:으로)?\\s?(?:전환|출시|공개)`

const WHEN_CHINESE =
  '(?:明年|年内|年底|年末|(?:今年)?(?:上|下)半年|下个?月|下周|本?月底|今[夏秋冬春]|明[夏秋冬春]|(?:今年)?[夏秋冬春][天季]|晚些时候|不久后|(?<!(?:发布|发表|推出|上线|亮相|时隔|相隔|短短|仅隔|不到|仅用)(?:了)?)(?:半年|[一两三四五六\\d]{1,2}个月|[一两三四\\d]周)(?:后|内))'
/** `明年一季度开放` */
const AVAILABLE_CHINESE = `(?<!(?:API|接口|免费用户|企业版)\\s?)${WHEN_CHINESE}[^，。；：|｜]{0,8}?(?:开放|商用)(?![了的后])`
const CHINESE = `${AVAILABLE_CHINESE}|或(?:于|在|至)[^，。；：]{1,14}?(?:发布|发表|推出|上线|开源|登场|亮相|问世)(?![了的后])|(?:^|[：:，,])(?:网|据)?传(?![统奇承播媒感递输真音世神])(?=[\\p{Script=Han}A-Za-z])|(?<=[A-Za-z\\d]\\s?)传\\s?(?:\\d{1,2}\\s?月|最[快早晚]|有望|即将)[^，。；：|｜]{0,12}?(?:发布|发表|推出|上线|开源|登场|亮相|问世)|${WHEN_CHINESE}[^，。；：|｜]{0,12}?(?:发布|发表|推出|上线|开源|登场|亮相|问世)(?![了的后])|将(?:会|要|正式|首次|全面|很快|陆续|同步|对外){0,2}(?:发布|发表|推出|上线|开源|登场|亮相|问世|公布)(?![了的后])|(?<![模虚比])拟(?![人真合态])[^，。；：|｜]{0,8}?(?:发布|发表|推出|上线|开源)(?![了的后])|最[快早](?:今|明|后|本|下|年[内底]|\\d{1,2}月)[^，。；：]{0,8}?(?:亮相|发布|发表|推出|上线|登场|问世|开源)|定档|(?:明年|年底|下周|下个?月|月底|明天|周[一二三四五六日])见|跳票|难产|(?:可能|或许|疑似)(?:就)?(?:是|为)\\s?(?=[A-Za-z])|将(?:转为|走向|转向)?闭源|(?:何时|什么时候|啥时候)(?:才|能|会|将){0,2}(?:正式)?(?:发布|发表|推出|上线|开源)|(?:今年|短期内|暂时)(?:不会|没)有(?=[A-Za-z])|(?:暂停|暂缓|暂不|放弃|推迟|延期|延后|取消|不会|不再|拒绝)[^，。；：]{0,14}?(?:发布|发表|推出|上线|开源)|(?:发布|发表|推出|上线|开源)(?:推迟|延期|延后|暂缓)`

const WHEN_JAPANESE =
  '(?:来週|来月|来年|年内|年末|年明け|[今来][夏秋冬春]|[今来]年(?:の?[夏秋冬春]|後半|前半|中)|近日中?|まもなく|数(?:日|週間|[かカヶ]月)以内)'
const JAPANESE = `${WHEN_JAPANESE}[^。]{0,24}?(?:公開|登場|発表|リリース|提供|投入|発売)(?!した|された|していた|して以)|(?:公開|登場|発表|リリース|提供|投入|発売)(?:開始)?(?:を|する|される)?予定|(?:オープンソース化|公開|登場|発表|リリース|提供|投入|発売)(?:時期)?[をの]?(?:[^。、]{1,8}[にへまで]{1,2})?(?:延期|先送り|見送|断念|中止)|(?:公開|提供|リリース)(?:せず|しない)|いつ(?:公開|登場|発表|リリース)|(?:公開|登場|発表|リリース|提供|投入|発売)(?:時期)?は[^。]{0,8}(?:${WHEN_JAPANESE}|\\d{1,2}月|以降|未定)|開発(?:が|は|に)?(?:難航|遅れ|遅延|停滞)[^。]{0,20}|の(?:学習|訓練|トレーニング)を?(?:開始|始め)|の存在を?(?:認め|示唆|確認)|(?:公開|提供|配信)を[^。]{0,8}(?:[春夏秋冬]|\\d{1,2}月)(?:に|から|より)開始(?:する|へ|予定|$)|(?:[春夏秋冬]|\\d{1,2}月)(?:に|から|より)[^。]{0,24}?(?:公開|提供|リリース|投入|発売)(?:を?開始)?(?:する|へ|予定|$)`

const GERMAN =
  '(?<!\\p{L})(?:(?:wird|werden|will|wollen|soll|sollen|dürfte|könnte|plant)(?!\\p{L})(?:[^.;:]|\\.\\d){0,60}?(?:veröffentlichen|vorstellen|starten|erscheinen|herausbringen|kommen|launchen|einführen)(?!\\p{L})|verschiebt|verschoben|verzögert|(?<=kündigt [^.;:]{1,40}) an(?!\\p{L})|(?:stellt|veröffentlicht|bringt|startet|kommt|erscheint) (?:[^.;:]|\\.\\d){0,40}?(?:im (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Frühjahr|Sommer|Herbst|Winter|kommenden|nächsten)|(?:nächste|kommende)[rsn]? (?:Woche|Monat|Jahr)|demnächst|noch (?:in diesem|dieses) Jahr)(?!\\p{L}))'
const FRENCH =
  "(?<!\\p{L})(?:(?:va|vont|devrait|devraient|pourrait|pourraient|compte|prévoit de|s['’]apprête à|veut|envisage de) (?:bientôt )?(?:lancer|sortir|dévoiler|publier|présenter|arriver|débarquer)|(?:lancera|sortira|dévoilera|publiera|présentera|arrivera|débarquera)|(?:repousse|reporte|retarde|repoussé|reporté)|prépare)(?!\\p{L})"
const SPANISH =
  '(?<!\\p{L})(?:(?:va a|van a|podría|podrían|prevé|planea|quiere) (?:lanzar|presentar|publicar|llegar|estrenar)|(?:lanzará|presentará|publicará|llegará|estrenará)|(?:retrasa|aplaza|pospone)|prepara)(?!\\p{L})'

const PORTUGUESE =
  '(?<!\\p{L})(?:(?:vai|vão|deve|pode|poderia|planeja|pretende|quer) (?:lançar|apresentar|publicar|liberar|chegar)|(?:lançará|apresentará|publicará|chegará)|(?:adia|atrasa))(?!\\p{L})'
const ITALIAN =
  '(?<!\\p{L})(?:(?:vuole|dovrebbe|potrebbe|sta per|prevede di|punta a) (?:lanciare|presentare|pubblicare|rilasciare|arrivare)|(?:lancerà|presenterà|pubblicherà|rilascerà|arriverà|uscirà)|(?:rinvia|rimanda|posticipa))(?!\\p{L})'

/** What a headline says of a model that has not come, though its verb may sound as if it had. */
const RELEASE_TO_COME = new RegExp(
  [ENGLISH, ENGLISH_TO_COME, KOREAN, CHINESE, JAPANESE, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN].join('|'),
  'iu',
)

/** What is there, in English words that DONE has not: `ships Llama 5`, `GLM-6 goes live`; `drops hints` tells of what is to come. */
export const HERE =
  /\b(?:ships|arrives|debuts|goes live|lands(?! (?:in|on)\b)|drops (?!(?:an? |new |more |big )?(?:hint|clue|teas|date))|(?:is|are) (?:finally|now|officially|already) (?:here|out|live|available)|out now|(?:is|are) (?:generally )?available|available (?:to|for) (?:all|everyone|everybody|anyone))\b/iu
/** What came, in German, French and Spanish, as DONE says it in other languages. */
const DONE_ABROAD = new RegExp(`(?<!\\p{L})(?:startet|${BRINGS_ABROAD})(?!\\p{L})`, 'iu')
/** `GPT-7 공개…`: something was shown before what is to come. */
const SHOWN = /공개|출시|발표|선보|发布|推出|上线|开源|公開|発表|リリース/u
/** Then that alone says that the same is still to come, `…내달 출시`, and not that something else is: `…내년 로봇 출시`. */
const BARE = new RegExp(
  `^(?:(?:${WHEN_KOREAN})(?:에|부터)?\\s?(?:정식\\s?)?${RELEASED_KOREAN}|${AVAILABLE_KOREAN}|${AVAILABLE_CHINESE}|(?:${WHEN_CHINESE}|将)(?:会|正式|全面)?(?:上线|登场|亮相|问世|开源)|(?:${WHEN_JAPANESE})(?:に|から)?(?:一般|商用|正式|順次){0,2}(?:公開|リリース|提供|発売)|[a-z].*)$`,
  'iu',
)
const CLAUSE_ENDS = /^(?:開始|予定|する|へ)?(?:$|[，。；！!、\s….,])/u

/** The words of a headline that say of a release that it is to come; `null` where its other words say that it came. */
export function releaseToCome(title: SearchedText): RegExp | null {
  const found = title.first(RELEASE_TO_COME)
  if (found === null) return null
  const { text } = title
  const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
  const rest = `${before}${behind}`
  if (DONE.test(rest) || HERE.test(rest) || DONE_ABROAD.test(rest)) return null
  if (SHOWN.test(before) && !(BARE.test(found[0]) && CLAUSE_ENDS.test(behind))) return null
  return RELEASE_TO_COME
}

/** Of a round that is not done yet, though the words say done: `接近完成融资`, `nears deal`. */
export const NEARLY_DONE =
  /\b(?:nears|nearing|is near|on the verge of|about to) (?:(?:an?|its|the|new|latest|final|[$€£][\d.]{1,6}\S{0,8}) ){0,4}(?:close|closing|completion|completing|raising|securing|finali[sz]ing|deal|round|funding|financing|raise)\b|\bclose to (?:an? |its )?(?:closing|completing|raising|securing|finali[sz]ing|deal)\b|(?:接近|即将|临近|有望|预计|或将|将于.{1,8})(?:达成|完成)|完成在即|마무리\s?(?:단계|수순|국면|작업)|완료\s?(?:임박|앞둬|예정|단계)|(?:成功|완료)\s?(?:눈앞|앞둬)|(?:最終調整|大詰め|近く.{0,8}(?:調達|完了))/iu

/** `500억원 투자 유치 나서`, `s’apprête à lever`: about to be raised. */
const ABOUT_TO_RAISE = new RegExp(
  [
    ...BEING_RAISED,
    '(?<!\\p{L})(?:(?:negocia|negocian|negociando|négocie|négocient|verhandelt|verhandeln) |(?:en|in|em) (?:discussions?|négociations?|pourparlers|conversaciones|negociaciones|conversas|negociaç(?:ão|ões)|trattativ[ae]|gesprächen|verhandlungen)(?!\\p{L}))',
    '(?:유치|조달|프리\\s?IPO|시리즈\\s?[A-K]|라운드|펀딩)\\s?(?:에\\s|를\\s|을\\s)?(?:추진|가시화|성사되나|초읽기|무산\\s?위기|연기|난항(?!\\s?끝)|차질|고전|나서|나선|나섰|나설|착수|시동|돌입|박차|눈앞|임박|막바지|앞둬|앞두|중(?=$|[\\s"\'”’…]))',
    '투자\\s?의향서|투자\\s?(?:확약|협약|MOU)(?![^.…]{0,24}\\d[^.…]{0,10}유치(?:$|했))|(?:유치|투자|라운드)\\s?(?:를\\s|을\\s)?(?:연기|미룬다|미뤄)',
    '(?:启动|开启)(?:新一轮|.{0,6}轮|首次|外部)?(?:外部)?(?:融资|募资)|(?:融资|募资)(?:正在)?(?:进行中|推进中)|正(?:在|以|寻求|进行|推进|洽谈)[^，。；]{0,20}?(?:融资|募资)(?![了额])|(?:接近|即将|临近)敲定|(?:融资|募资)(?:受阻|遇阻|难产|遇冷)',
    '調達(?:を|の)?(?:開始|進め|進行|延期|先送り)|調達(?:が|は)(?:難航|遅れ|進まず|停滞)',
    "\\bpull(?:s|ed)? out of [^.;:]{2,40}['’]s? (?:[^\\s,;:]{1,16} ){0,3}?(?:rounds?|raise|fundrais\\w{1,4}|financing)\\b",
    "(?<!\\p{L})(?:sur le point de|s['’]apprête(?:nt)? à|en passe de|proche de) (?:lever|boucler|finaliser|réaliser)",
    '(?<!\\p{L})(?:steh(?:t|en) (?:kurz |unmittelbar )?vor [^.;:]{0,40}?(?:runde|finanzierung|abschluss|kapital)|kurz vor (?:\\p{L}+ )?(?:abschluss|finanzierung|runde))',
    '(?<!\\p{L})(?:trattano? |verso (?:un |il )?(?:nuovo )?round|vicin[oa] a (?:chiudere|raccogliere)|prestes a |perto de (?:fechar|captar|levantar))',
    '(?<!\\p{L})(?:ultiman?|(?:est[áa]n? )?a punto de|cerca de) (?:(?:cerrar|levantar|captar|obtener|recaudar)|(?:una|su) (?:\\p{L}+ )?ronda)',
  ].join('|'),
  'iu',
)
/** `내년 1000억원 투자 유치`, `计划完成5亿元融资`, `prévoit de lever`: wanted, or said to come. */
const RAISE_TO_COME = new RegExp(
  [
    ...TO_BE_RAISED,
    '\\b(?:looks?|hopes?|aims?|plans?|wants?|prepar(?:es|ing)|expects?|intends?|will|would) (?:to )?(?:raise|close|secure|land) (?:(?:up to|about|around|over|another|as much as|at least|an?) ){0,2}[$€£¥₹]',
    '\\b(?:looks?|hopes?|aims?|plans?|wants?|prepar(?:es|ing)|expects?|intends?) to (?:raise|close|secure|land)\\b',
    '(?<!\\p{L})(?:(?:serait|seraient|pourrait|pourraient|voudrait|veut|souhaite|envisage|prépare|vise|cherche(?:rait)?) [^.;:]{0,30}?(?:lever|levée|tour de table)|(?:buscan? (?:más de |hasta |unos |cerca de )?\\d|(?:busca|buscan|quiere|quieren|planea|prevé|estudia|podría) (?:levantar|captar|recaudar|cerrar|obtener))|(?:will|wollen|soll|sollen|könnte|plant|erwägt) [^.;:]{0,80}?(?:einsammeln|einzusammeln|aufnehmen|finanzierungsrunde))(?!\\p{L})',
    `${RAISED_WHEN_KOREAN}(?:[^.…]|\\.\\d){0,26}?(?:유치|조달)(?=$|[\\s,.…!'"’”]|한다|할|키로|하기로)`,
    '\\d\\s?[조억만]\\s?(?:원|달러)?(?:을|를)?\\s?모은다|(?:유치|조달)\\s?(?:에\\s|를\\s|을\\s)?(?:목표|예정|계획|희망|준비|시도|도전|노려|노린|노리|한다|키로|하기로|할\\s?(?:듯|것|전망|계획|예정))',
    '估值(?:或|有望|将|料)(?:达|超|突破|升)|(?:计划|拟|寻求|目标|谋求|考虑|筹备|预计|有望|将|或)(?:于.{1,8}|以[^，。；]{1,16}估值)?(?:完成|获得?|斩获|进行|开展|募集|融资)(?!了)(?:.{0,14}?(?:融资|投资|募资|资金))?',
    '調達(?:を|の)?(?:目指|めざ|予定|計画|検討|準備|視野)|(?:来月|来年|年内|近く)[^。]{0,20}?調達(?!した)',
    '(?<!\\p{L})(?:(?:espèrent?|prévoit de|prévoient de|compte|ambitionne de|doit|devrait|entend|tente de|envisage de|se prépare à|va|vont) (?:bientôt )?(?:lever|boucler|réaliser)|lèver(?:a|ait|ont))(?!\\p{L})',
    '(?<!\\p{L})(?:quer|querem|pretende|planeja|avalia|estuda|prepara|mira) [^.;:]{0,30}?(?:levantar|captar|rodada|ronda|US\\$|R\\$)|(?<!\\p{L})buscam? (?:até |mais de |cerca de )?(?:US\\$|R\\$|rodada|investimento|captar|levantar)',
    '(?<!\\p{L})(?:punta(?:no)? a|vuole|vogliono|mira a|pront[ao] a|cerca di|valuta di|pensa a) [^.;:]{0,20}?(?:raccogliere|chiudere|round|aumento di capitale)|(?<!\\p{L})cerca(?:no)? (?:fino a |altri |oltre )?\\d',
    '(?<!\\p{L})(?:sucht|suchen|plant|planen|strebt|peilt)(?!\\p{L})[^.;:]{0,60}?(?:runde|finanzierung|kapital|einsammeln)',
    '(?<!\\p{L})(?:preparan?|proyectan?|esperan?|planean?|prevén?) [^.;:]{0,24}?(?:ronda|levantar|captar|cerrar|recaudar)|(?<!\\p{L})levantar(?:á|án|ía|ían)(?!\\p{L})',
  ].join('|'),
  'iu',
)
/** What is raised, in German, French and Spanish, as RAISED says it in other languages. */
const RAISED_ABROAD = new RegExp(`${RAISES_ABROAD}|(?<!\\p{L})(?:a|vient de|ont) lev(?:é|er)(?!\\p{L})`, 'iu')
/** What somebody got, in English words that RAISED has not, and before a sum, where RAISED does not see `closes`. */
const GOT = new RegExp(
  `\\b(?:${GETTING_VERBS}|completes|wins|won|nets|netted|gets|got|picks up|scoops up|brings in|pulls in|hauls in|takes in|banks|attracts|receives|received|grabs|scores) (?:(?:an?|another|its|over|up to|about|around|nearly|more than) ){0,2}[$€£¥₹]\\s?\\d(?![\\d.,]*[bmk]?n?(?: (?:million|billion))? (?:term sheets?|offers?|bids?|commitments?)\\b)`,
  'iu',
)
type ToCome = { readonly pattern: RegExp; readonly status: FundingStatus }
const ROUNDS_TO_COME: readonly ToCome[] = [
  { pattern: ABOUT_TO_RAISE, status: 'in-talks' },
  { pattern: RAISE_TO_COME, status: 'rumoured' },
]

/** The same of a round, with the status that those words give it. */
export function roundToCome(title: SearchedText): ToCome | null {
  if (title.has(GOT)) return null
  const told = ROUNDS_TO_COME.find(({ pattern }) => {
    const found = title.first(pattern)
    if (found === null) return false
    const rest = title.text.replace(found[0], '')
    return !RAISED.test(rest) && !RAISED_ABROAD.test(rest)
  })
  return told ?? null
}
