import { GETTING_VERBS } from '../../getting-verbs.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { findOrganisations } from '../../names/find-organisations.ts'
import { findPlaces, isPlace } from '../../names/places.ts'
import type { ScannedField } from '../../scan-text.ts'

/** Most headlines have none of these. */
const ANY =
  /invest|\bputs? |putting|invierte|invertir|pour|commit|pledge|spend|\b(?:bets?|gamble|wager)\b|投|斥资|注资|出资|建|투자/iu

const SPENDS = String.raw`\b(?:invest(?:s|ed|ing)?|pour(?:s|ed|ing)?|commit(?:s|ted|ting)?|pledge[sd]?|pledging|spend(?:s|ing)?|put(?:s|ting)?)`
const MONEY = String.raw`(?:(?:up to|about|around|over|another|an additional|a further|as much as|more than|nearly|almost|at least) )?(?:[A-Z]{0,3}[$€£¥₹])\s?\d[\d.,]{0,12}[ -]?(?:[a-z]{1,8}\b)?\+?`
/** What a sum goes into: to the end of the clause, or to what is said of it. */
const INTO = new RegExp(
  String.raw`${SPENDS} ${MONEY} (?:more |dollars |euros )?(?:in|into|on|toward|towards) ([^,;:.!?()|—–]{2,70})`,
  'giu',
)
const SAID_OF_IT =
  /\s(?:to|as|by|over|through|for|with|amid|after|and|in|on|at|from|while|that|which|is|are|was|were|will)\s.*$/iu
const OWN = /^(?:the|its|their|his|her|our|own|new|more|local)\s/iu
/** What is built, run or learnt, and belongs to who pays for it. */
const THING =
  /(?:^|[\s-])(?:infrastructure|data ?cent(?:er|re)s?|compute|capacity|clouds?|power|energy|grids?|factor(?:y|ies)|plants?|campus(?:es)?|facilit(?:y|ies)|hubs?|jobs|workforce|skills|training|education|research|safety|growth|expansions?|build-?outs?|sites?|regions?|country|economy|programs?|programmes?|networks?|initiatives?|efforts?|push|projects?|chips|fabs?)$/iu
/** A trade, and nobody in it. */
const TRADE =
  /^(?:(?:generative |physical )?AI|artificial intelligence|robotics|quantum(?: computing)?|semiconductors)$/iu
/** Whoever is meant, it is somebody else. */
const COMPANY = /\b(?:start-?ups?|compan(?:y|ies)|firms?|makers?|labs?|rivals?|developers?|unicorns?|providers?)\b/iu

/** `American AI infrastructure`, `Texas`, `its partner network`: nobody who might raise it. */
function isNobody(written: string): boolean {
  const object = written.replace(SAID_OF_IT, '').trim()
  if (COMPANY.test(object)) return false
  if (TRADE.test(object) || isPlace(object.replace(OWN, ''))) return true
  if (!THING.test(object) || findOrganisations(object).some(({ organisation }) => organisation.name === object))
    return false
  // `Quillon Energy` may be somebody; `US energy`, `AI energy` and what is written small are nobody.
  const isSmall = /\s\p{Ll}[\p{L}-]*$|^\p{Ll}/u.test(object)
  return isSmall || OWN.test(object) || /\b(?:AI|data)\b/iu.test(object) || findPlaces(object).length > 0
}

/** `EU’s €20B gigafactory plan`, `NSF awards $100M for AI institutes`: a state’s, unless it goes to somebody, as `Japan’s Quillon raises …`. */
const STATE =
  /^(?:the )?(?:EU|European (?:Commission|Union)|NSF|DARPA|NIH|UK(?: government)?|US government|White House|Pentagon|Congress|World Bank|India|Korea|Japan|France|Germany|Canada|China)(?:['’]s?)? (?:(?!(?:rais|secur|land|clos|nab|bag|snag|gets?|got|net|scor|pick|pull|receiv|attract|near|eye|seek|want|in\b)\w{0,4} )[\p{L}-]{1,16} ){0,3}?(?:[$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? (?:[\p{L}-]{1,16} ){0,3}(?:plan|programme|program|initiative|scheme|fund|push|budget)\b|(?:awards?|grants?|earmarks|allocates|sets aside|approves) [$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? (?:in \p{L}+ )?for )/iu
const GIFT = String.raw`(?:more than |over |up to |another )?[$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? (?:(?:in|of) \p{L}+ )?to\b`
/** Whoever sells no shares for it; `gives $30M to startup Quillon` is a round. */
const NO_SHARES = String.raw`(?:[\p{L}.'’-]{1,20} ){0,4}?(?:MIT|universit\w{1,3}|colleges?|schools?|hospitals?|museums?|foundation|institutes?|charit\w{1,3}|non-?profits?|research|researchers|students|causes|teachers|scientists|librar(?:y|ies)|food banks?|literacy|newsrooms?|farmers|artists|maintainers|communit(?:y|ies)|relief|programs?|programmes?)\b`
/** `founder donates $200M to MIT`, `pledges $1B to charities`, `NSF awards $100M to five institutes`: given to somebody who sells no shares. */
const GIVEN = new RegExp(
  String.raw`\b(?:donat(?:es?|ed|ing)|gifts?) ${GIFT}|\b(?:gave|gives|hands|handed) ${GIFT} ${NO_SHARES}|\b(?:awards?|grants) [$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? to (?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|dozens of|several) |(?:[\p{L}-]{2,16} ){0,4}?(?:universities|colleges|schools|hospitals|institutes|cent(?:er|re)s|states|cities|projects|researchers|nonprofits)(?!\p{L}))`,
  'iu',
)
/** `closes $8B Quillon deal`: what one company pays for another. */
const TAKEOVER =
  /\b(?:closes|completes|seals|finali[sz]es|wraps up) (?:its |the )?[$€£]\s?\d\S{0,8}(?: (?:million|billion))? (?:[\p{L}\d.]{1,16} ){1,3}(?:acquisition|takeover|buyout|purchase|merger)\b|\b(?:closes|completes|seals) (?:its |the )?[$€£]\s?\d\S{0,8}(?: (?:million|billion))? (?!(?:seed|series|funding|financing|equity|debt|round|investment|growth|venture|credit|loan|strategic)\b)(?-i:\p{Lu})[\p{L}\d.]{1,16} (?:deal|purchase)\b/iu
/** `Alder-backed Quillon acquires start-up Larkspur for $120M`; a stake in it, or what is bought with a round, is something else. */
const BUYS =
  /^[^:;$€£]{2,70}? (?:acquires|acquired|(?:agrees |set )?to (?:acquire|buy)|buys|snaps up|scoops up|takes over) (?!(?:\S{1,14} ){0,3}(?:stakes?|shares)\b)[^;:$€£]{2,70}? (?:for|in) (?:(?:an?|about|around|over|nearly|more than|up to|all-cash|reported|cash) ){0,3}[$€£¥₹]\s?\d|^[^:;$€£]{2,50}? (?:sells|sold|is sold|(?:agrees |set )?to be (?:sold|acquired|bought)) (?:itself )?(?:for [$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? to|(?:to|by) (?-i:\p{Lu})[^;:$€£]{1,40}? for) (?:[$€£¥₹]|(?-i:\p{Lu}))/iu
/** `Acme pays $2 billion for Quillon`: all of it, or what it sells; what it pays for a stake is put into somebody. */
const PAYS_FOR =
  /^[^:;$€£]{2,50}? (?:pays|paid|to pay|agrees to pay|shells out|splashes|splurges) (?:(?:about|around|over|nearly|more than|up to|an? (?:whopping|reported|eye-watering)) )?[$€£]\s?\d\S{0,8}(?: (?:million|billion))? (?:in (?:cash|stock) )?(?:for|on) (?![^.;:]{0,40}\b(?:stakes?|slice|shares?|piece|interest|%|per ?cent))/iu
/** `Quillon invierte 12 millones de euros en España`: where. */
const SPENT_ABROAD =
  /(?<!\p{L})(?:investiert|investit|invierte|invertirá) (?:[^.;:]|\.\d){0,16}(?:millionen|milliarden|millions?|milliards?|millones) (?:euro|dollar|us-dollar|d['’]euros|de dollars|de euros|de dólares) (?:in|en|au|aux|à) (?:der |die )?(\p{Lu}[\p{L}-]{2,20}(?: \p{Lu}[\p{L}-]{2,20})?)(?=$|[,.;:–—]| (?:para|pour|bis|hasta|y|et|und)(?!\p{L}))/iu
/** `Inside Quillon’s $500M bet on robots`: what a company does with its own, unless it bets on another. */
const BET =
  /^(?:Inside )?[^:;,]{2,40}['’]s? (?:[a-z-]{2,12} ){0,2}[$€£¥₹]\s?\d\S{0,8} (?:(?:million|billion) )?(?:[a-z-]{2,12} ){0,2}(?:bet|gamble|wager)\b(?! (?:on|in) (?!(?:AI|its|the)\b)(?:[a-z-]{2,14} ){0,4}\p{Lu})(?![^:;]{0,60}\b(?:start-?up|company|maker|lab|firm)\b)/u
/** `rejects $500M investment from Alder`, `writes off $1B investment`, `licenses Quillon tech for $900M`; who raises another sum has a round. */
const NO_MONEY =
  /\b(?:rejects|rejected|turns? down|turned down|spurns|declines|declined) (?:an? |the )?(?:[$€£¥₹]\s?\d\S{0,8} (?:(?:million|billion) )?)(?:[a-z-]{2,14} ){0,2}(?:investment|offer|bid|round|stake)\b|\bwrit(?:es|ing) (?:off|down) [$€£¥₹]\s?\d|\blicen[cs]es? [^,;:]{2,40} for [$€£¥₹]\s?\d/iu
/** `クイロン、30億円でブリンドルを買収`, `奎隆科技以5亿元收购布林德科技`, `퀼론, 브린들과 합병`; what was raised for it is a round. */
const TAKEOVER_EAST =
  /を(?:完全子会社化|買収)|(?:以|斥资|豪掷|作价|耗资)[^，。；：]{0,6}\d[^，。；：]{1,10}(?:收购|并购)|[와과]\s(?:전격\s|흡수\s)?합병(?=$|[,…]|\s?(?:완료|추진|합의|결정))/u
const RAISED_EAST = /調達|出資|融资|募资|투자|유치|조달/u
const RAISES_OTHER = new RegExp(`\\b(?:${GETTING_VERBS}|to raise|raising|raised)(?: at)? [$€£¥₹]`, 'iu')
/** `raises HK$4.35B in Hong Kong IPO`, `convertible notes offering`, `super PAC raises`: from whoever buys its shares on an exchange; what comes in ahead of that is a round. */
const LISTS =
  /\b(?:rais(?:es|ed|ing)|nets?|pulls in) (?:[^.;:,]|\.\d){2,30} (?:in|from|through|via) (?:(?!(?:ahead|before|after|until|as|for) )[\p{L}-]{1,12} ){0,3}(?:IPO|public offering|listing|market debut)\b|\b(?:(?:convertible|senior|unsecured|secured) ){1,3}notes (?:offering|due|sale)\b|\bsuper PACs?\b[^.;:]{0,40}\b(?:rais(?:es|ed|ing)|nets?|pulls in|hauls in) [$€£]/iu

/** `sammelt beim Börsengang 500 Millionen ein`, `s’introduit en Bourse et lève`: the same elsewhere in Europe. */
const LISTS_ABROAD =
  /(?<!\p{L})(?:(?:beim|mit dem|durch den|bei seinem|bei ihrem) (?:Börsengang|IPO)|s['’]introduit en [Bb]ourse|(?:sale|salta|debuta) (?:a|en) (?:la )?[Bb]olsa)(?!\p{L})/u
/** `IPOで50億円調達`, `グロース上場のクイロン、12億円調達`, `社債で500億円調達`, `코스닥 상장으로 300억 조달`: the same in the East. */
const LISTS_EAST =
  /^(?:東証|グロース|プライム|スタンダード|マザーズ)[^、。]{0,8}上場の[^、。]{2,20}[、がは][^。]{0,24}調達|(?:IPO|上場|公募増資|(?<!新株予約権付|転換)社債)(?:発行)?(?:で|により|を通じて)[^。、]{0,16}?調達|(?<!프리\s?)(?:IPO|상장|공모)(?:으로|로|를 통해|을 통해|\s통해|서|에서)\s[^.…]{0,20}?(?:조달|확보)|(?<!프리\s?)(?:상장|IPO)\s?(?:준비|채비|추진|착수|도전|임박|절차|주관사|예비심사|예심)[^,.…]{0,10}[…·,]\s?[^.…]{0,10}(?:기업가치|몸값)(?![^.]{0,30}(?:투자|유치|조달(?!러)|시리즈))|(?<!Pre-?)IPO(?:募资|融资)\s?\d|^(?![^，。]{0,40}轮)[^，。；：]{2,16}?(?:完成|拟|计划|启动|宣布)[^，。；：]{0,14}?(?:配售|供股)|(?:配售|供股)[^，。；：]{0,8}(?:融资|募资)\s?\d/iu

/** `在德国投资32亿欧元`: where; `投资500亿元建设数据中心`: what for. */
const SPENT_ZH =
  /在\p{Script=Han}{1,12}?(?:追加|再|累计|新增)?投资\s?(?:超过?|约|近)?\s?[\d百千]|(?:投资|斥资|投入|豪掷)[^，。；：、]{0,4}\d[^，。；：、]{1,12}[元币镑盾](?:用于|来|在[^，。；：、]{1,10})?(?:建|扩建|兴建|新建|打造)|[建设盖](?:立|设|置)?[^，。；：、]{0,8}(?:数据中心|资料中心|工厂|厂房|园区|总部|研发中心|生产基地)[^。；：获得]{0,4}投资\s?\d/u

/** `向巴西投资30亿元`, `投资日本100亿美元`: a place, if it is one. */
const TO_PLACE_ZH =
  /(?:向(\p{Script=Han}{2,6}?)(?:追加|再|累计|新增)?投资|投资(\p{Script=Han}{2,6}?))\s?(?:超过?|约|近)?\s?[\d百千]/u

/** `정부, AI 스타트업에 1조원 투자`: a state, and nobody by name. */
const STATE_KO =
  /^(?:정부|중기부|과기정통부|산업부|기재부|금융위|금융당국|서울시|경기도|부산시|대전시|\p{Script=Hangul}{1,4}(?:시|도|군|구청))(?:,|가|는|이|은)\s[^.…]{0,24}?(?:스타트업|벤처|기업|중소기업|업계)(?:들)?에\s/u

/** What a company makes, or makes it with, and is nobody; `평택 라인` is a line of a factory, `라인` alone a company. */
const TRADE_KO = String.raw`(?:AI|인공지능|반도체|로봇|클라우드|데이터\s?센터|인프라|R&D|연구개발|HBM\d?E?|D램|낸드|메모리|파운드리|팹|패키징|자율주행|전기차|배터리|양자\s?(?:컴퓨팅|컴퓨터)?|바이오|휴머노이드|우주|설비|시설|공장|조선소|제철소|발전소|물류\s?센터|신?사옥|본사\s(?:이전|건립|신축)|신사업|클러스터|GPU|\p{Script=Hangul}{2,4}\s라인)`
/** `삼성전자, AI에 10조 투자`, `SK하이닉스, HBM 증설에 20조 투자`: into a trade or a factory, and nobody in it. */
const SPENT_KO = new RegExp(
  String.raw`(?:,|[이가은는])\s(?:[^\s,]{1,8}\s){0,2}${TRADE_KO}(?:\s?(?:인프라|분야|사업|산업|연구|인재|개발|증설|확충|구축|양산|생산|설비|시설|팹|라인|공장|전환)){0,2}에\s(?:[^\s,…]{1,8}(?<!에)\s){0,3}?\d[^\s,…]{0,10}\s?(?:달러\s|원\s)?투자(?!\s?(?:유치|받))`,
  'u',
)
/** Towns where factories are built, beside the places that are known. */
const TOWN_KO =
  /^(?:평택|용인|이천|청주|구미|화성|기흥|천안|아산|온양|오창|포항|광양|여수|당진|서산|새만금|군산|전주|창원|거제|광주|파주|안산|송도|판교|세종|춘천|원주|해남|무안|제주|호남|영남|수도권|지방|국내|미국|애리조나|텍사스|테일러|인디애나|조지아|오하이오|테네시|네바다|켄터키|미시간|캘리포니아|하노이|박닌|구마모토)$/u
/** `삼성전자, 평택에 60조 투자`, `현대차, 베트남 공장에 2조원 투자`: where. */
const SPENT_AT_KO =
  /(?:,|[이가은는])\s(\p{Script=Hangul}{2,5})(?:\s(?:신|새|제\d|\d)?(?:공장|라인|팹|캠퍼스|사업장|데이터\s?센터|산단|단지|클러스터))?에\s(?:[^\s,…]{1,6}(?<!에)\s){0,2}?\d[^\s,…]{0,10}\s?(?:달러\s|원\s)?(?:규모\s)?투자(?!\s?(?:유치|받))/u
/** `出资930亿元成立新公司`: a company of its own. */
const OWN_COMPANY_ZH =
  /(?:注资|出资|投资|斥资)[^，。；：、]{0,14}?(?:成立|设立|组建)(?!(?:仅|不足|不到|不满|近|约|才|刚)?[\d一二两三四五六七八九十半数]{1,3}(?:个|多|余)?[年月])(?:了)?[^，。；：、]{0,10}?(?:新?公司|子公司|平台)/u
const TRADE_ZH =
  '(?:AI|人工智能|HBM\\d?E?|DRAM|GPU|芯片|半导体|算力|数据中心|云计算|机器人|自动驾驶|智能驾驶|新能源|电池|基础设施|研发)\\s?(?:领域|行业|产业|业务|基础设施|研发|基建|赛道)?'
/** `向HBM投资20万亿韩元`, `投资 AI 领域 100 亿元` */
const INTO_TRADE_ZH = new RegExp(
  `[向对]\\s?${TRADE_ZH}(?:追加|新增)?(?:投资|投入)[^，。；：、]{0,4}\\d|投资\\s?${TRADE_ZH}(?:超过?|约|近|逾)?\\s?\\d[\\d.]{0,6}\\s?[十百千]?[万亿]`,
  'u',
)

/** `AIサーバーを30億円で調達`, `GPU50億円分を調達`: bought for the sum, where a round is `30億円を調達`. */
const PROCURES_JA =
  /(?<!資金|資本|シード|ラウンド|シリーズ[A-K]|株式?|増資)を(?:新たに|追加で|総額|最大|約)?\d[\d.,]{0,6}[億万兆](?:円|ドル|ユーロ)(?:規模|超|以上|弱|余り)?で(?:調達|購入|発注|導入)|[億万兆](?:円|ドル)(?:分|相当)の?[^。、円を]{0,12}を(?:追加)?調達/u

/** `AI新会社に100億円出資`: into a company of its own. */
const OWN_COMPANY_JA =
  /(?<!(?:氏|ら|幹部|出身者?|社員|創業者|社長|CEO|CTO|研究者|教授)の(?:AI)?)(?:新会社|合弁(?:会社|企業)?|共同出資会社)(?:「[^」]{1,20}」)?(?:に|へ)[^。、]{0,16}?出資/u

const THINGS =
  '(?:plants?|projects?|reactors?|farms?|bills?|laws?|legislation|initiatives?|efforts?|coalitions?|campaigns?|proposals?|rules|stud(?:y|ies)|standards?|research|data ?cent(?:er|re)s?|lawsuits?|candidates?|bans?|tariffs?|regulation)'
/** `backs nuclear plant`, `backs a ban on`: a thing or a cause, and nobody who sells shares; in capitals only where all is: `backs Quillon Research`. */
export const BACKS_THING = new RegExp(
  String.raw`(?<!-)\b(?:(?-i:(?:backs|backed|backing|to back) (?:(?:an?|the|its|new|more|two|three) ){0,2}(?:[\p{L}-]{2,14} ){0,3}${THINGS})` +
    String.raw`|(?-i:Backs|Backed|Backing|To Back) (?:[\p{L}-]{1,14} ){0,5}${THINGS})(?=$|[,.;:–—]| (?:in|on|with|to|for|at|near|that|against|as|by|worth)(?!\p{L}))`,
  'iu',
)
/** `borrows $10B to fund OpenAI stake`: for what it puts into others. */
const BORROWS =
  /\bborrow(?:s|ed|ing)? [^,;:]{0,16}[$€£¥₹]\s?\d\S{0,8}(?: (?:million|billion))? (?:to|for) [^,;:]{0,40}\b(?:stakes?|investments?|shares|purchases?|acquisition|bets?)\b/iu
/** `300억 불법 대출 일당`: loans of another kind; who compares or finds them may raise a round. */
const LENT_KO = /(?:불법|부당|부실|사기|특혜|전세|가계|담보)\s?대출(?![^.…]{0,40}(?:투자|유치|시리즈|시드))/u

function tellsOfListing(text: string): boolean {
  return LISTS.test(text) || LISTS_EAST.test(text) || LISTS_ABROAD.test(text)
}

/**
 * Whether a headline's money is what somebody spends on something of their own, or in a country: data centres, factories, a
 * partner programme. However much it reads like one, that is no round, and least of all one of who pays.
 */
export function tellsOfSpending({ text, searched, money }: ScannedField): boolean {
  if (money.length === 0) return false
  if (STATE.test(text) || GIVEN.test(text) || TAKEOVER.test(text) || tellsOfListing(text)) return true
  if ((BUYS.test(text) || PAYS_FOR.test(text)) && !RAISES_OTHER.test(text)) return true
  if (BORROWS.test(text) || LENT_KO.test(text) || PROCURES_JA.test(text) || OWN_COMPANY_JA.test(text)) return true
  if ((NO_MONEY.test(text) && !RAISES_OTHER.test(text)) || (TAKEOVER_EAST.test(text) && !RAISED_EAST.test(text)))
    return true
  if (!searched.has(ANY)) return false
  if (BET.test(text) || isPlace(SPENT_ABROAD.exec(text)?.[1] ?? '')) return true
  const [, to, into] = TO_PLACE_ZH.exec(text) ?? []
  if (isPlace(to ?? into ?? '')) return true
  if (SPENT_ZH.test(text) || INTO_TRADE_ZH.test(text) || SPENT_KO.test(text) || STATE_KO.test(text)) return true
  if (OWN_COMPANY_ZH.test(text)) return true
  const town = SPENT_AT_KO.exec(text)?.[1] ?? ''
  if (TOWN_KO.test(town) || isPlace(town)) return true
  const objects = everyMatch(text, INTO).map(([, object = '']) => object)
  return objects.length > 0 && objects.every(isNobody)
}
