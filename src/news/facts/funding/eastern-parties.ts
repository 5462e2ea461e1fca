import { closedUp } from './closed-up.ts'
import { FROM_WHERE, KIND_BEFORE_KANA } from './company-spans.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { isTrade } from './firms-in-general.ts'
import { namedBy } from '../named-by.ts'
import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

/** Who gives and who gets, by the particles of Korean and Japanese and by the word order of Chinese. */

const MORE_NAMES = '(?:\\s?[·,、と和及]\\s?[\\p{L}\\d&.]{2,14}){0,4}'
/** `산업은행 등에서 300억 투자 유치`, `みずほ銀行から10億円を調達`: the name before it gives. */
const GIVES = new RegExp(
  `^${MORE_NAMES}\\s?(?:` +
    '(?:벤처스|인베스트먼트|캐피[탈털]|파트너스|증권|은행|그룹|홀딩스)?\\s?(?:등\\s?)?(?:\\d{1,2}(?:곳|개\\s?사)\\s?)?(?:에서|으?로부터|에게서|에게|한테|서)\\s[^,…]{0,30}?(?:유치|조달|확보|대출|(?:시드|프리\\s?[A-E]|시리즈\\s?[A-K]|브릿지)\\s투자(?=$|[,…])|투자(?:를|금(?:을)?)?\\s?받)' +
    '|(?:銀行|ベンチャーズ|キャピタル|グループ|ホールディングス|証券|自動車)?(?:など|ほか|等)?(?:\\d{1,2}(?:行|社|者))?(?:から|より)[^。、]{0,24}?(?:調達|獲得|確保|受け|融資|出資|ローン)' +
    '|(?:ベンチャーズ|キャピタル|グループ|ファンド)?(?:など|ほか|等)?[がの]?(?:共同)?(?:主導|リード)(?:[でのし]|する|による)' +
    '|(?:など|ほか|等)?(?:\\d{1,2}[社行])?(?:(?:を|が)引受先|と[^。、]{0,16}?(?:融資|借入|ローン)契約)' +
    ')',
  'u',
)
/** `퀼론, AI 반도체 개발에 200억 투자 유치`: what for. */
const FOR_WHAT = /^에\s(?:[^\s,…]{1,10}\s){0,2}?(?:규모\s)?투자\s?유치/u
/** `…30億円調達、アルトなどから`, `…80億円調達へ、アルトなどと協議` */
const GIVES_LAST = new RegExp(
  `^${MORE_NAMES}(?:など|ほか|等)?(?:(?:から|より)$|と[^。、]{0,8}?(?:協議|交渉|調整))`,
  'u',
)
/** `建設DXのクイロン`, `物流SaaSの「クイロン」`: what it does. */
const FIELD_JA = /^(?:[A-Z]{2,4}|[SBP]aaS|IoT|[A-Z][a-z]+Tech)$/u
const OF_THE_FIELD = /^の[「『]?(?:[\p{Script=Katakana}ー]{2}|[A-Z])/u
/** `돌봄 플랫폼 퀼론, `: the same in Korean. */
const PLATFORM_KO = /^\s(?:플랫폼|솔루션|서비스)\s['‘“"]?[\p{Script=Hangul}A-Za-z\d]{2,16}['’”"]?,\s/u
/** `エヌビディアが出資するクイロン`, `OpenAIのライバル、クイロン`: who stands behind the one that is told of, or against it. */
const BESIDE_JA =
  /^(?:など|ほか|等)?(?:[がもの]?(?:出資|支援|投資)(?:する|した|している|を受けた)?の?(?=[「『]?[\p{Script=Katakana}A-Z][^、。]{1,20}(?:、|が|は))|の(?:ライバル|競合|対抗馬))/u
/** `OpenAI出身者`, `元メタ社員`: where somebody was before. */
const FORMER_JA = /(?:出身者?|元?社員|元?幹部|研究者)$/u
/** `获红杉中国等投资`: what stands around it. */
const GOT_FROM = /(?:获|獲|获得|獲得|由)$/u
const MONEY_OF = new RegExp(
  `^${MORE_NAMES}(?:等)?[^，。；：\\d]{0,6}?(?:领投|領投|投资|投資|注资|注資|入股|融资|融資)`,
  'u',
)
/** `前谷歌高管创办的`: where somebody was before. */
const FORMER = /(?:前|原)$/u
const SOMEBODY =
  /^[\p{Script=Han}A-Z]{0,6}?(?:天才少年|创始人|骨干|高工|产品经理|高管|员工|科学家|研究员|工程师|副总裁|总裁|负责人|团队|专家|技术官|首席)|^(?:役員|幹部|社員|研究者|エンジニア)/u
/** `红杉领投`: what somebody does with their own money was taken into the name. */
const LEADS = /(?:领投|跟投|參投|参投)$/u
/** `清华姚班创业公司`: where somebody learnt. */
const LEARNT = /^(?:大学)?(?:姚班|系|校友|博士|教授|学霸|毕业生)/u
const RUNS_JA = '(?:など)?(?:を|の)?(?:運営|開発|提供|展開|販売|手[がか掛]け)(?:元|する|の|る)'
const RUNS_ZH = '(?:的)?(?:母公司|开发商|开发公司|运营商|运营方|背后公司)'
/** `「ことり」を運営するクイロン`, `「奎记」母公司奎隆科技`: what somebody makes, who stands behind it. */
const MADE_BY = new RegExp(`^[」』”"](?:${RUNS_JA}|${RUNS_ZH})`, 'u')
const REACH = 70

/** Whether who is named from `start` to `end` of a text cannot get the money that it tells of: who gives it, or was left. */
export function isNoReceiver(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const name = sifted.part(start, end)
  if (name.has(LEADS) || name.has(FORMER_JA)) return true
  const after = sifted.part(end, end + REACH)
  if (after.has(MADE_BY)) return true
  const isField = (name.has(FIELD_JA) && after.has(OF_THE_FIELD)) || after.has(PLATFORM_KO)
  if (isField && organisationNamed(name.text) === null) return true
  // `クイロン、アルトなどから`: whoever begins a text is no part of the list behind.
  const isSubject = start === 0 && after.text.startsWith('、')
  if ((!isSubject && after.has(GIVES)) || after.has(LEARNT) || after.has(BESIDE_JA)) return true
  if (after.has(FOR_WHAT) && text.slice(0, start).includes(', ')) return true
  if (after.has(GIVES_LAST) && /調達|出資/u.test(text.slice(0, start))) return true
  const before = sifted.before(start, 2)
  return (before.has(GOT_FROM) && after.has(MONEY_OF)) || (before.has(FORMER) && after.has(SOMEBODY))
}

const OPEN = '[\'"‘“「『]?'
const CLOSE = '[\'"’”」』]?(?:[(（][^()（）]{1,24}[)）])?'
const NAME = `${OPEN}([\\p{L}\\d][\\p{L}\\d.&-]{1,19}?)${CLOSE}`
/** `のシードラウンドをリード`, `のシリーズAに参加`: what somebody does with the round of who is named before it; the source of a pattern. */
export const JOINS_ROUND_JA =
  'の(?:プレ)?(?:シリーズ[A-K]|シード)\\d?(?:ラウンド|の?資金調達|の?第三者割当増資)?(?:の資金調達)?(?:に参加|を(?:共同で?)?(?:リード|主導)|[へに](?:の)?出資)(?!を?(?:見送|取りやめ|撤回|検討))'
/** `네이버, 퀼론에 50억원 투자`, `ソフトバンク、クイロンに50億円出資`: who gives begins the headline. */
const PUTS_INTO = [
  new RegExp(
    `^[^,]{2,24}?(?:,|[가이은는])\\s(?:[^,]{1,24}\\s)?${NAME}에(?:게)?\\s(?:[^,…]{0,24}\\s)?(?:투자(?!\\s?(?:유치|받|자|사|처))|베팅)`,
    'du',
  ),
  // `롯데벤처스, 푸드테크 스타트업 퀼론 투자`
  new RegExp(
    `^[^,]{2,24}?(?:,|[가이은는])\\s(?:[^,]{1,24}\\s)?(?:스타트업|유니콘|벤처기업|신생기업)\\s${NAME}\\s(?:(?:신규|추가|후속|시드|전략적|초기|공동)\\s){0,2}투자(?=$|[,…]|했다|\\s?(?:단행|집행|완료))`,
    'du',
  ),
  // `삼성전자, 美 퀼론 지분 투자`
  new RegExp(
    `^[^,]{2,24}?(?:,|[가이은는])\\s(?:[^,]{1,24}\\s)?${NAME}\\s(?:소수\\s?)?지분\\s?(?:투자|취득)(?=$|[,…]|\\s|했)`,
    'du',
  ),
  // `알토스벤처스, 퀼론 시리즈B 참여`
  new RegExp(
    `^[^,]{2,24}?,\\s(?:[^,]{1,16}\\s)?${NAME}\\s(?:(?:프리\\s?)?시리즈\\s?[A-K]\\d?|프리\\s?[A-E]|(?:프리\\s?)?시드|프리\\s?IPO)(?:\\s(?:투자|라운드|펀딩)){0,2}(?:에|를)?\\s(?:공동\\s)?(?:참여|주도|리드|합류)`,
    'du',
  ),
  new RegExp(
    `^[^、]{2,32}?(?:、|が|は)(?:[^、]{1,16}の|(?:AI)?(?:新興|スタートアップ|ベンチャー)(?:企業)?の?)?${NAME}(?:に|への?(?:追加)?)[^。、]{0,20}?(?:出資|投資|融資)`,
    'du',
  ),
  // `アルト、クイロンのシードラウンドをリード`
  new RegExp(
    `^[^、]{2,32}?(?:、|が|は)(?:[^、]{1,16}の|(?:AI)?(?:新興|スタートアップ|ベンチャー)(?:企業)?の?)?${NAME}${JOINS_ROUND_JA}`,
    'du',
  ),
  // `英伟达将向奎隆投资至多20亿美元`, `消息人士：英伟达拟向奎隆投资`, `完成对奎隆的20亿美元追加投资`
  /^(?:[^，。：:]{2,8}[：:]\s?)?[^，。：:\d]{2,16}?(?:(?:联手|联合|共同|合计)，)?(?:将|拟|再|已|计划|宣布)?(?:向|对)([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z\d.-]{1,15}?)(?:的[^，。；：]{0,14}?)?(?:追加|新增)?(?:投资|注资|出资|增资)/du,
  // `腾讯投资的奎隆科技完成`
  /^[^，。；：]{2,20}?(?:投资|参投|领投|入股)的([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z\d]{1,9}?)(?=再?获|获得|完成|宣布|官宣|拿下|融资)/du,
  // `クイロンにソフトバンクが20億円出資`, `農業ロボのクイロンに…`
  /^(?:[^。、「」に]{1,16}の)?[「『]?([\p{Script=Katakana}ー・]{2,16}|[A-Z][\w.]{1,16})[」』]?に[^。、に]{2,24}?が[^。、]{0,16}?(?:出資|投資)/du,
  // `某战投入局，「奎隆动力」完成`, `腾讯、红杉联手押注，奎隆科技完成`
  /^[^，。；：]{2,24}?(?:入局|出手|押注|下注|加持|加码|联手|站台)[^，。；：]{0,6}[，！!][「“]?([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z\d]{1,13}?)[」”]?(?=再?获|获得|连续完成|完成|宣布|官宣|拿下|融资)/du,
  // `腾讯2亿元入股奎隆科技`, `腾讯入股「奎隆」`; in `奎隆科技获腾讯投资` the receiver stands before it
  /^[^，。；：:向对获被]{2,20}?(?:投资|入股|注资|领投|跟投|参投)了?(?!的|者|人|方|额|总|基金|机构|银行|公司|于|在|建|超|近|约|逾|高达|最高|数|后|一|成立|设立|合伙|总监|经理)(?:入股)?[「“]?([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z\d]{1,9}?)(?=[，\s]|[」”](?:$|[，\s])|$|超|约|近|逾|后|持股|\d)/du,
]
/** What kind it is, where it is, or what the money is for; nobody's name. */
const UNNAMED =
  /^(?:ai|인공지능|창업|청년|혁신|발굴|육성|성장|지원|전용|전문|글로벌|초기|후속|정부|국내|해외|미국|중국|일본|한국|유럽|반도체|로봇|바이오|디지털|벤처|소부장|태양광|원전|수소|방산|콘텐츠|모빌리티|이차전지|새만금|米国?|中国|日本|国内|海外|韓国)$|(?:스타트업|기업|업체|회사|분야|시장|센터|사업|공장|인프라|개발|연구|인재|데이터|생태계|조합|企業|スタートアップ|ベンチャー|新興|市場|分野|事業|工場|センター|開発|研究|人材|インフラ|データ|公司|企业|平台|赛道|领域|行业|市场|基金|基础设施|项目|业务|中心|产业|轮)$/iu
/** `퀼론 등 3곳에`: into several, and into none alone. */
const SEVERAL = /^\d{1,3}(?:곳|개사|개)$/u
/** `3년에 걸쳐`, `작년에 이어`: when, not who. */
const WHEN = /^(?:\d|작년|올해|지난해|내년|최근|이번|시리즈|프리|시드|추가|자체|시장)/u

/** Whom an Eastern headline has somebody else put money into: `company` is `null` where it is not named; `null` where nobody does. */
export function receiverIn(title: string): { readonly company: NameSpan | null } | null {
  const { text, asWritten } = closedUp(title)
  const sifted = siftedText(text)
  for (const pattern of PUTS_INTO) {
    const found = namedBy(sifted.first(pattern))
    if (found !== null && SEVERAL.test(found.name)) return { company: null }
    if (found !== null && !WHEN.test(found.name))
      return {
        company: UNNAMED.test(found.name) || isTrade(found.name) ? null : asWritten(withoutKind(found)),
      }
  }
  return null
}

/** `クイロン、日本政策金融公庫から1億円の融資` */
const FROM_SOMEBODY = /(?:から|より)[^。、]{0,24}?(?:調達|獲得|確保|受け|融資|出資|ローン)/u
/** `[더벨] 퀼론, …`: the subject stands behind a label. */
const LABELLED = /^[[【]/u
const LABEL = '^(?:\\[[^\\]]{1,12}\\]\\s?|【[^】]{1,12}】)?'
const ACTS = '[再又]?获|[再又]融|融了|又拿下|拿下|获得|完成|宣布|官宣|斩获|连获|融资|拟|估值'
const ACTS_CHINESE = `(?=${ACTS})`
/** Names that only what stands around them gives away. */
const CALLED: readonly RegExp[] = [
  // `具身智能公司奎隆机器人获`
  new RegExp(
    `^(?:[^，。：:]{0,12}[：:|｜])?[^，。：:]{2,12}?(?:公司|企业|厂商|服务商|平台|独角兽|创企|初创(?!公司|企业)|品牌)[「“]?(?!${ACTS})([\\p{Script=Han}A-Za-z\\d]{2,8}?)[」”]?${ACTS_CHINESE}`,
    'du',
  ),
  // `【首发】奎隆科技获`, `传奎隆科技以50亿美元估值融资`
  new RegExp(
    `^(?:【[^】]{1,12}】|[^，。：:|｜]{1,10}[|｜]\\s?|(?:消息人士|知情人士|独家|首发)[：:]|(?:据传|传|曝|消息称|据悉))([\\p{Script=Han}A-Za-z\\d]{2,8}?)(?=${ACTS}|以\\d|[将正]|首次|计划|寻求|洽谈|考虑|启动|商谈)`,
    'du',
  ),
  // `刚刚，奎隆科技官宣`, `估值200亿，奎隆智能又融`
  new RegExp(
    `^(?:刚刚|突发|重磅|官宣|快讯|成立[^，。：]{1,8}|估值[^，。：]{1,12})[，！：]([\\p{Script=Han}A-Za-z\\d]{2,8}?)(?=${ACTS})`,
    'du',
  ),
  // `国家队入局！奎隆智能完成`, `90后创始人，奎隆拿下`
  /^[^，。：！]{2,12}[，！]([\p{Script=Han}A-Za-z\d]{2,8}?)(?=再?获|获得|完成|宣布|官宣|拿下|斩获)/du,
  // `奎隆科技：完成`
  /^([\p{Script=Han}A-Za-z\d]{2,10}?)(?:CEO|董事长|创始人)?：(?=完成|获|已|拟|正|融资|募资)/du,
  // `奎隆科技B轮融资5亿元`
  /^([\p{Script=Han}A-Za-z\d]{2,10}?)(?=(?:(?:Pre-?)?[A-K]\+?|天使|种子|战略)轮(?:融资|募资)\d)/du,
  // `奎隆科技Pre-IPO融资`
  /^([\p{Script=Han}A-Za-z\d]{2,10}?)(?=Pre-?IPO)/du,
  // `奎隆科技CEO否认`, `奎隆科技回应融资传闻`
  /^([\p{Script=Han}A-Za-z\d]{2,10}?)(?:CEO|董事长|创始人|高管)?(?=否认|回应|辟谣|澄清|据悉|据传|被曝|增资扩股|传(?:以|将|拟|正|洽|考虑|募))/du,
  // `拿下5亿融资：奎隆科技`
  /(?:融资|投资)：[「“]?([\p{Script=Han}A-Za-z\d]{2,8})[」”]?$/du,
  // `红杉中国领投，奎隆智能完成`, `前高管创办的奎隆科技融资`
  new RegExp(
    `(?:(?:领投|跟投|参投|投资|创业)，|(?:创办|创立|创建|旗下)的)([\\p{Script=Han}A-Za-z\\d]{2,8}?)${ACTS_CHINESE}`,
    'du',
  ),
  // `腾讯领投奎隆科技5亿元融资`
  /(?:领投|注资|入股)([\p{Script=Han}A-Za-z]{2,8}?)(?=\d|[A-Z]轮|，|$)/du,
  // `「ことり」を運営する株式会社クイロン、`
  new RegExp(
    `[」』]${RUNS_JA}(?:株式会社)?([\\p{Script=Katakana}ー・]{2,16}\\p{Script=Han}{0,4}|[A-Z][\\w.]{1,16})(?=、|が|は)`,
    'du',
  ),
  // `「奎记」母公司奎隆科技完成`
  new RegExp(`[」』”"]${RUNS_ZH}([\\p{Script=Han}A-Za-z\\d]{2,8}?)${ACTS_CHINESE}`, 'du'),
  // `15億円を調達したクイロン、`
  /調達した([\p{Script=Katakana}ー・]{2,16}|[A-Z][\w.]{1,16})(?=、|が|は)/du,
  // `エヌビディアが出資するクイロン、`, `OpenAI出身者が創業したクイロンが`, `OpenAIのライバル、クイロンが`
  /^[^。、]{2,20}(?:(?:出資|支援|投資|創業|設立|創設|起業)(?:する|した|している|を受けた)|の(?:ライバル|競合|対抗馬)[、の]?)[「『]?([\p{Script=Katakana}ー・]{2,16}\p{Script=Han}{0,4}|[A-Z][\w.]{1,16})[」』]?(?=、|が|は)/du,
  // `AIスタートアップのクイロン、`, `ロボットのクイロン、`
  /^[^。、]{1,20}の[「『]?([\p{Script=Katakana}ー・]{2,16}\p{Script=Han}{0,4}|[A-Z][\w.]{1,16})[」』]?(?=、|が|は)/du,
  // `米AI新興クイロン、`, `AIエージェント企業クイロン、`
  /^[^。、「」]{0,16}?(?:新興|スタートアップ|ユニコーン|企業|ベンチャー(?!キャピタル|ズ|ファンド))(?!グループ|ファンド)([\p{Script=Katakana}ー・]{2,16}|[A-Z][\w.]{1,16})(?=、|が|は)/du,
  // `クイロン、約50億円のシリーズB`, `京大発クイロン、`
  /^(?:\p{Script=Han}{1,4}(?:大学?|高専|研)発)?([\p{Script=Katakana}ー・]{2,16})(?=、(?:(?:約|総額|最大)?\d[\d.,億万]{0,8}(?:円|ドル)の?(?:シリーズ|シード|資金|調達)|企業(?:価値|評価額)|評価額|時価総額|(?:プレ)?シリーズ[A-K]|シード))/du,
  // `クイロンの資金調達が白紙に`
  /^[「『]?([\p{Script=Katakana}ー・]{2,16}|[A-Z][\w.]{1,16})[」』]?の(?=(?:新たな|大型)?資金調達[がは])/du,
  // `로봇 스타트업 퀼론, 카카오벤처스로부터`, `돌봄 플랫폼 퀼론, …`
  new RegExp(
    `${LABEL}[^,.…]{0,16}?(?:스타트업|기업|업체|유니콘|벤처|회사|개발사|플랫폼|솔루션|서비스)\\s${OPEN}([\\p{Script=Hangul}A-Za-z][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?)${CLOSE}(?:,\\s|[이가은는]\\s)`,
    'du',
  ),
  // `퀼론 "연내 1000억 투자 유치 목표"`, `퀼론 대표 "…`
  new RegExp(
    `${LABEL}([\\p{Script=Hangul}A-Za-z][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?)(?:\\s\\p{Script=Hangul}{0,4}(?:대표|CEO))?\\s(?=["“][^"”]{0,40}(?:유치|조달|투자))`,
    'du',
  ),
  // `오픈AI 출신이 세운 퀼론, `
  new RegExp(
    `${LABEL}[^,.…]{2,24}?[이가]\\s(?:세운|창업한|설립한|만든|이끄는)\\s(?:AI\\s|스타트업\\s){0,2}${OPEN}([\\p{Script=Hangul}A-Za-z][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?)${CLOSE}(?:,\\s|[이가은는]\\s)`,
    'du',
  ),
  // `수십억 투자 받은 '퀼론'`
  /투자\s?(?:를\s?)?(?:받은|유치한)\s['‘“"]([\p{Script=Hangul}A-Za-z\d][\p{Script=Hangul}A-Za-z\d.& ]{1,15}?)['’”"]/du,
  // `"한국판 팔란티어" 퀼론, `
  new RegExp(
    `${LABEL}(?:["“][^"”]{2,24}["”]|['‘][^'’]{2,24}['’])\\s([\\p{Script=Hangul}A-Za-z\\d][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?),\\s(?=[^,]{0,40}(?:유치|조달|투자))`,
    'du',
  ),
  // `퀼론 투자 유치 무산`, `퀼론 구주 거래`
  new RegExp(
    `${LABEL}${OPEN}([\\p{Script=Hangul}A-Za-z][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?)${CLOSE}\\s(?=구주\\s|다운라운드|상장\\s앞두|(?:투자\\s?유치|자금\\s?조달|시리즈\\s?[A-K])\\s?(?:무산|불발|실패|난항|추진|임박|협상|차질))`,
    'du',
  ),
  // `퀼론 몸값 2조`
  new RegExp(
    `${LABEL}([\\p{Script=Hangul}A-Za-z][\\p{Script=Hangul}A-Za-z\\d.&]{1,15}?)\\s(?=(?:기업가치|몸값)\\s)`,
    'du',
  ),
  // `퀼론 1000억 규모 시리즈C 투자 유치`
  new RegExp(
    `${LABEL}${OPEN}([\\p{Script=Hangul}A-Za-z\\d.&]{2,16}?)${CLOSE}\\s(?=(?:(?:총|약)\\s?)?\\d[\\d.,]{0,8}\\s?[조억만]|(?:프리\\s?)?시리즈|시드)[^.…]{0,40}?(?:유치|조달)`,
    'du',
  ),
]
/** `퀼론, 산업은행 등에서`, `クイロン、みずほ銀行から`: who gets it begins the headline that names who gives. */
const SUBJECT = new RegExp(
  `${LABEL}${OPEN}([\\p{L}\\d](?:[\\p{L}\\d.&・-]|(?<=[A-Za-z]) (?=[A-Z])){1,19}?)${CLOSE}(?:,\\s|、|[이가은는]\\s|が|は)`,
  'du',
)

/**
 * The company that a headline names behind what it is, or as whoever begins it where `namesOther`: who gives, or a round, is
 * named beside it. `null` where it names none so.
 */
export function calledCompany(title: string, namesOther: boolean): NameSpan | null {
  const { text, asWritten } = closedUp(title)
  const sifted = siftedText(text)
  for (const pattern of namesOther || LABELLED.test(title) || FROM_SOMEBODY.test(title)
    ? [...CALLED, SUBJECT]
    : CALLED) {
    const found = namedBy(sifted.first(pattern))
    if (found !== null && !UNNAMED.test(found.name) && !WHEN.test(found.name) && !isTrade(found.name))
      return asWritten(withoutKind(found))
  }
  return null
}

/** What it is, or who founded it, before its name, in a Chinese headline: `AI芯片公司奎隆科技`, `教授创办奎隆科技`. */
const KIND_BEFORE =
  /^[\p{Script=Han}A-Za-z\d]{2,10}?(?:公司|企业(?!服务|管理|咨询|软件|应用|级)|厂商|服务商|创企|独角兽|初创|新创|(?:创办|创立)的?)(?=[\p{Script=Han}A-Za-z]{2})/u
function withoutKind({ name, start, end }: NameSpan): NameSpan {
  const kind = (KIND_BEFORE.exec(name) ?? KIND_BEFORE_KANA.exec(name) ?? FROM_WHERE.exec(name))?.[0].length ?? 0
  return { name: name.slice(kind), start: start + kind, end }
}

/** What is said of a company runs on from its name: `奎隆科技计划完成`. */
const RUNS_ON =
  /(?<=^[\p{Script=Han}A-Za-z\d]{2,12}?)(?:(?:推出|发布(?=新)|半年|近日|日前|今日|流血|逆势|火速|低价|据悉|计划|寻求|谋求|据传|被曝|有望|考虑|筹备|预计|宣布|官宣|敲定|目标|喜获|完成|终止|停止|取消|放弃|否认|回应|澄清|追加|逼近|[一两半三四五六]{1,2}(?:年|个月|周|天)(?:内|之内|连|拿|融|狂)|称(?=$|\d)|员工老股|员工股|老股|等[两三四五六七八九十\d]{1,3}家).*|\d[\d.]{0,8}[十百千]?[万亿].*|\d{1,2}月.*|(?:Pre-?)?[A-K]\+{0,2}\d?轮.*|(?:天使|种子|战略)\+{0,2}轮.*|[或将拟再又连喜])$/u

/** A Chinese company's name that stands at `start` of a text, without what it is and what is said of it. */
export function nameInRun({ name: run, start }: NameSpan): NameSpan {
  const called = withoutKind({ name: run, start, end: start + run.length })
  const name = called.name.replace(RUNS_ON, '')
  return { name, start: called.start, end: called.start + name.length }
}
