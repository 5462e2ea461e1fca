import { isPlace } from '../../names/places.ts'
import type { ScannedField } from '../../scan-text.ts'
import { closedUp } from '../funding/closed-up.ts'
import { JOINS_ROUND_JA, receiverIn } from '../funding/eastern-parties.ts'
import { isTrade } from '../funding/firms-in-general.ts'

/** Most headlines have no such word. */
const PUTS = /投|入股|注资|增资|投資|出資|シリーズ[A-K]|シード|투자|베팅/u

/** Between who gives and who gets: `、阿里等拟战略投资`, `10亿美元入股`, `拟向`. */
const CHINESE =
  /^(?:集团|公司)?(?:[、和与][\p{Script=Han}A-Za-z]{2,8}){0,3}等?(?:据悉|据报|宣布|官宣|同意|斥资|豪掷|正|已|拟|将|计划|洽谈|考虑|再度?|再次|追加|首次|独家|联合|超|约|近){0,3}(?:\d[\d.]{0,6}\s?[十百千]?[万亿][美欧日韩港]?[元金]?)?(?:战略)?(?:(?:投资|入股|注资|战投)了?(?:[\p{Script=Han}A-Za-z]{2,8}(?:公司|企业|独角兽|创企|初创))?|[向对])$/u
/** `入股奎隆`: whoever it is; what is only `投资` may be a trade, so that the name says that it is a company. */
const SURELY = /(?:入股|注资|战投|战略投资)了?(?:[\p{Script=Han}A-Za-z]{2,8}(?:公司|企业|独角兽|创企|初创))?$/u
/** `向奎隆`: what stands behind it. */
const TO_CHINESE = /[向对]$/u
const PUTS_SUM_CHINESE = /^(?:追加|新增|再)?(?:投资|注资|出资|增资)(?:超过?|约|近|至多|至少|最多|逾)?\s?\d/u
const COMPANY_CHINESE =
  /(?:科技|智能|动力|机器人|半导体|微电子|生物|医疗|医药|公司|集团|网络|创新|航天|材料|光电|光子|电子|技术|智算|量子|[芯微云])$/u
/** What is said of a stake. */
const NO_NAME_CHINESE = /^(?:传闻|计划|方案|协议|价格?|比例|成本|事宜|消息|[前后的])/u
/** `奎隆科技获国家大基金投资`, `奎隆科技获某电子、某资产联合投资` */
const GETS_CHINESE =
  /^[\p{Script=Han}A-Za-z\d]{2,10}获(?:得)?[^，。；：]{0,12}?(?:基金|资本|创投|国资|产投|集团)(?:[^，。；：\d]{0,4}\d[\d.]{0,6}[十百千]?[万亿][美欧日韩港]?[元金]?)?(?:独家|战略|联合)?(?:投资|增资|注资|入股)(?=$|[，\s])|^[\p{Script=Han}A-Za-z\d]{2,10}获(?:得)?[^，。；：\d]{2,20}(?:联合|共同|战略)投资(?=$|[，\s])/u
/** `国家大基金三期入股奎隆`: who gives, by what it is. */
const GIVER_CHINESE = /^(?:国家)?大基金(?:[一二三]期)?|^[\p{Script=Han}A-Z]{2,8}(?:资本|创投|产投|国资)/u

/** What a company is called before its name, and what is done with it. */
const KIND_KOREAN = /(?:스타트업|유니콘|벤처기업|신생기업)\s['‘"“]?$/u
const INVESTS_KOREAN =
  /^['’"”]?(?:\([^()]{1,24}\))?(?:에(?:게)?)?\s(?:(?:신규|추가|후속|시드|전략적|초기|공동)\s){0,2}(?:투자|베팅)(?=$|[,…]|했다|\s?(?:단행|집행|완료))/u

/** `삼성전자, 美 퀼론 지분 투자`: what no trade has. */
const STAKE_KOREAN = /^['’"”]?\s(?:소수\s?)?지분\s?(?:투자|취득)(?=$|[,…]|\s|했)/u

/** `국민성장펀드, 퀼론에 1000억 투자`: who gives money to companies. */
const GIVER_KOREAN =
  /^[^,]{2,16}(?:펀드|은행|벤처스|벤처투자|인베스트먼트|파트너스|캐피[탈털]|증권|자산운용)(?:,|[이가은는])\s/u
const SUM_KOREAN = /^['’"”]?에(?:게)?\s(?:최대\s|총\s|약\s)?\d[^,…]{1,16}\s?투자(?=$|[,…]|했다|한다)/u

const KANA_NAME = /^(?=[^ ]*[\p{Script=Katakana}A-Za-z]{3})[\p{Script=Katakana}\p{Script=Han}ー・A-Za-z\d.-]{3,20}$/u
/** A trade, a thing that is built, or what collects money for others. */
const NO_COMPANY_JAPANESE =
  /(?:ファンド|組合|会社|事業|企業|市場|分野|合弁|ロボット|アニメ|クラウド|インフラ|データ|センター|サイバー|セキュリティ|ヘルスケア|ゲーム|エネルギー|バイオ|メタバース|フィンテック|デジタル|スタートアップ|ベンチャー|プロジェクト|コンテンツ|エンタメ|ソフトウエ?ア|チップ|スポーツ|ホテル|モビリティ|ドローン|ロケット|ネットワーク|プラットフォーム|サプライチェーン|イノベーション|サーバー?|センサー|サーキット|ロボティクス|プラント|ガス田?|リチウム|ニッケル|アンモニア|チーム|クラブ|スタジアム|メーカー|ノンバンク|バッテリー|テキサス|オハイオ|アリゾナ|カリフォルニア|アフリカ|ヨーロッパ|アジア|シティ|モバイル|LNG|GPU|DRAM|NAND|HBM|SaaS|LLM|M&A|R&D)$/u
/** `新興クイロン`, `ロボットのクイロン`: it is a company. */
const KIND_JAPANESE = /(?:新興|スタートアップ|ベンチャー|ユニコーン)(?:企業)?の?[「『]?$|の[「『]?$/u
const GIVER_JAPANESE =
  /^[^、]{1,16}(?:自動車|グループ|商事|物産|製作所|電機|電工|工業|化学|製薬|生命|証券|銀行|ホールディングス|HD|VC|キャピタル|ベンチャーズ|パートナーズ|インベストメント)(?:、|が|は)/u
/** `IOWN`: more often a thing than somebody. */
const CAPITALS = /^[A-Z\d]{2,6}$/u
/** What was put in and is taken out again, is not put in. */
const TAKEN_OUT = '(?:を|の)?(?:引き?[揚上]げ|撤回|解消|見送|中止|停止|縮小|取りやめ|取り下げ|回収|断念)'
const INVESTS_JAPANESE = new RegExp(
  `^[」』]?(?:に|への?(?:追加)?)[^。、]{0,16}?(出資|投資)(?!${TAKEN_OUT}|[先家者額元]|比率)`,
  'u',
)
/** `クイロンのシードラウンドをリード`, `クイロンのシリーズAに参加` */
const JOINS_JAPANESE = new RegExp(`^[」』]?${JOINS_ROUND_JA}`, 'u')
const TAKES_OUT_JAPANESE = new RegExp(`への(?:追加)?(?:出資|投資)${TAKEN_OUT}`, 'u')

/** `ソニー、クイロンへの出資を引き揚げ`: whether a Japanese headline says of somebody that they put nothing in. */
export function takesStakeOut({ text }: ScannedField): boolean {
  return TAKES_OUT_JAPANESE.test(text)
}

function isStakeInChinese({ text, organisations: [giver] }: ScannedField): boolean {
  if (GETS_CHINESE.test(closedUp(text).text)) return true
  const from = giver?.start === 0 ? giver.end : GIVER_CHINESE.exec(text)?.[0].length
  const company = from === undefined ? undefined : receiverIn(text)?.company
  if (company === undefined || company === null) return false
  const between = closedUp(text.slice(from, company.start).trim()).text.replace(/[「“]$/u, '')
  if (!CHINESE.test(between) || NO_NAME_CHINESE.test(company.name) || isTrade(company.name)) return false
  if (TO_CHINESE.test(between)) return PUTS_SUM_CHINESE.test(text.slice(company.end).trimStart())
  return SURELY.test(between) || /\d/u.test(between) || COMPANY_CHINESE.test(company.name)
}

function isStakeInKorean({ text, money, organisations }: ScannedField): boolean {
  const company = receiverIn(text)?.company ?? null
  if (company === null) return false
  const behind = text.slice(company.end)
  if (money.length > 0 && GIVER_KOREAN.test(text) && SUM_KOREAN.test(behind)) return true
  if (STAKE_KOREAN.test(behind)) return true
  if (!INVESTS_KOREAN.test(behind)) return false
  // `소프트뱅크, 오픈AI에 투자`: a company of a known name into a known builder of AI.
  const isIntoMaker =
    organisations[0]?.start === 0 &&
    organisations.some(({ organisation, start }) => organisation.ai === true && start === company.start)
  return isIntoMaker || KIND_KOREAN.test(text.slice(0, company.start))
}

function isStakeInJapanese({ text, money, organisations: [giver] }: ScannedField): boolean {
  const company = receiverIn(text)?.company ?? null
  if (company === null || !KANA_NAME.test(company.name) || NO_COMPANY_JAPANESE.test(company.name)) return false
  if (JOINS_JAPANESE.test(text.slice(company.end))) return true
  const verb = INVESTS_JAPANESE.exec(text.slice(company.end))?.[1]
  if (verb === undefined || (verb === '投資' && CAPITALS.test(company.name))) return false
  return (
    verb === '出資' ||
    KIND_JAPANESE.test(text.slice(0, company.start)) ||
    (money.length > 0 && (giver?.start === 0 || GIVER_JAPANESE.test(text)))
  )
}

const TELLS: ReadonlyMap<string, (title: ScannedField) => boolean> = new Map([
  ['zh', isStakeInChinese],
  ['ko', isStakeInKorean],
  ['ja', isStakeInJapanese],
])

/** Whether a Chinese, Korean or Japanese headline says of somebody that they put money into a company that it names. */
export function tellsOfStakeInTheEast(title: ScannedField, language: string): boolean {
  const tells = TELLS.get(language)
  if (tells === undefined || !title.searched.has(PUTS) || !tells(title)) return false
  const company = receiverIn(title.text)?.company
  return company === undefined || company === null || !isPlace(company.name)
}
