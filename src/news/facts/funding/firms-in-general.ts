import type { Sifted } from '../../patterns/sifted-text.ts'

/** How Chinese, Korean and English headlines call companies that they do not name: by their trade, their size, where they are, or how many. */

const TRADE =
  '(?:AI|人工智能|生成式|具身智能|人形机器人|机器人|AI芯片|芯片|半导体|大模型|自动驾驶|智能驾驶|算力|云计算|云|量子|医疗|生物|制药|新药|新能源|金融|教育|游戏|视频|音乐|编程|智能体|端侧|存储|激光雷达|光|传感器|无人机|航天|卫星|脑机接口|低空|硬科技|科技|技术|创新|初创|创业|科创|软件|硬件|数据|网络|安全|服务|应用|汽车|动力电池|电池|锂电|储能|光伏|材料|计算|国产|国内|海外|全球|本土|中国|美国|欧洲|北美|东南亚|日本|韩国|印度|北京|上海|深圳|杭州|广州|广东|江苏|浙江|苏州|合肥|成都|武汉)'
const FIRM = '(?:公司|企业|厂商|创企|独角兽|团队)'

/** `AI芯片公司`, `机器人企业`, `这家公司`: what it is. No company is called `…企业`; `奎隆公司` is a name. */
const UNNAMED = new RegExp(
  `^(?:${TRADE}{1,4}(?:公司|团队)|(?:这|又一?|某|该|一|首|同一?)家(?:.{0,10}${FIRM}[又再也正刚已]?)?|.{1,14}(?:企业|厂商|创企|独角兽))$`,
  'u',
)

const ONLY_TRADE = new RegExp(`^${TRADE}{1,4}$`, 'u')

/** Whether a Chinese word is a trade or a place, as `具身智能`, and nobody's name. */
export function isTrade(name: string): boolean {
  return ONLY_TRADE.test(name)
}

/** Whether what stands where a name would only says what kind of company it is. */
export function isUnnamedFirm(name: Sifted): boolean {
  return name.has(UNNAMED)
}

const LABEL = '^(?:[^，。；：|｜]{1,8}[：|｜]\\s?|【[^】]{1,10}】)?'
const GETS = '(?:再?获|得到|完成|拿下|斩获|融资)'
const WHEN =
  '(?:本周|上周|本月|上月|今年|去年|全年|[上下]半年|[一二三四第]{1,2}季度|20\\d\\d年|\\d{1,2}月(?:份)?|同[日天])'
/** `三家机器人公司获得`, `超20家AI企业融资` */
const SEVERAL = `${WHEN}?(?:[超近逾约]?(?:[两三四五六七八九十百数多各]{1,3}|\\d{1,3}))(?:多|余)?家[^，。；：、]{0,10}?${FIRM}[^，。；：、]{0,6}?${GETS}`
/** `小微企业获得`, `广东科技企业获得`: firms of a size or a place, as banks and states speak of them. */
const OF_A_SIZE = `[\\p{Script=Han}]{0,6}?(?:小微|中小微?|民营|专精特新|外贸|制造业|实体|高新技术|(?:广东|江苏|浙江|上海|北京|深圳|[\\p{Script=Han}]{2,3}[省市区县])科技)(?:型)?(?:中小)?企业[^，。；：、]{0,6}?${GETS}`
/** `今年具身智能企业融资超300亿元`, `AI初创公司本周融资超50亿元` */
const OVER_TIME = `(?:${WHEN}[\\p{Script=Han}A-Z]{0,8}?(?:${FIRM}|行业|领域|赛道|AI)|${TRADE}{1,4}${FIRM}${WHEN})(?:累计|合计|共|总)?融资`
const IN_GENERAL = new RegExp(`${LABEL}(?:${SEVERAL}|${OF_A_SIZE}|${OVER_TIME})(?![^。]*：)`, 'u')
/** `AI 스타트업 3곳, 200억 투자 유치`, `국내 스타트업, 상반기 2조원 투자 유치` */
const IN_GENERAL_KO =
  /^(?:\[[^\]]{1,12}\]\s?)?(?:\S{1,8}\s){0,3}?(?:스타트업|벤처|기업|업체)\s(?:\d{1,3}|두|세|네|다섯|여러)\s?(?:곳|개\s?사|개)(?:,|이|가|은|는|서)?\s[^.…]{0,24}?(?:유치|조달)|^(?:(?:국내|해외|글로벌|美|한국|미국|중국)\s)?(?:AI\s|인공지능\s|로봇\s|반도체\s){0,2}(?:스타트업|벤처(?:기업)?)(?:들)?(?:,|이|은|는)?\s(?:올해|지난해|작년|상반기|하반기|이달|지난달|\d분기|\d{1,2}월)\s[^.…]{0,24}?(?:유치|조달)/u
/** `腾讯投资具身智能`, `腾讯投资AI芯片公司` */
const INTO_TRADE = new RegExp(`^[^，。：获]{2,16}投资${TRADE}{1,4}(?:赛道|领域|行业|产业|${FIRM})?$`, 'u')
/** `Amazon invests in startups across Africa`; `invests in startups Quillon and Larkspur` names them. */
const IN_GENERAL_EN =
  /\b(?:[Ii]nvest(?:s|ed|ing)?|[Bb]ets?) (?:(?:[$€£]\S{1,8}|[mb]illion) ){0,2}(?:in|on|into) (?:(?:AI|\p{Ll}[\p{L}-]{1,15}) ){0,4}?(?:start-?ups|companies|firms)(?=$|[,.;:!?]| (?:across|in|from|around|that|which|building|at|to|through)\b)/u
const ANY_FIRM =
  /年(?:中国|国内|全球|海外|美国|欧洲|日本)?AI融资|start-?ups\b|companies|firms|投资|公司|企业|厂商|创企|独角兽|团队|行业|领域|赛道|스타트업|벤처|기업|업체/u

/** Whether a headline's money goes to several companies, to firms in general or into a trade: it is no company's round. */
export function goesToFirmsInGeneral(title: string): boolean {
  return (
    ANY_FIRM.test(title) &&
    (IN_GENERAL.test(title) || IN_GENERAL_KO.test(title) || IN_GENERAL_EN.test(title) || INTO_TRADE.test(title))
  )
}
