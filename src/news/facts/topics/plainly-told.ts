import type { Topic } from '../../../core/topic.ts'
import { CUES } from '../../cues.ts'
import { EASTERN } from '../../eastern.ts'
import type { ScannedField, ScannedText } from '../../scan-text.ts'
import { isBesideTheNews } from './beside-the-news.ts'
import { DENIES_RAISING, DENIES_ROUND, ROUND_IS_FALSE } from '../status/denies-round.ts'
import { fellThrough } from '../status/fell-through.ts'
import { goesToFirmsInGeneral } from '../funding/firms-in-general.ts'
import { isRaisedInSummary } from '../funding/raised-in-summary.ts'
import { hubOwner, isHubPage, ownerOf } from '../hub-owner.ts'
import { isModelToldAbroad } from './model-told-abroad.ts'
import { namesNewModel } from './names-new-model.ts'
import { speaksOfAi } from './speaks-of-ai.ts'
import { tellsOfBacking } from './tells-of-backing.ts'
import { tellsOfBoth } from './tells-of-both.ts'
import { tellsOfFund } from './tells-of-fund.ts'
import { tellsOfGrant } from './tells-of-grant.ts'
import { tellsOfMarketValue } from './tells-of-market-value.ts'
import { tellsOfOldModel } from './tells-of-old-model.ts'
import { tellsOfOtherMoney } from './tells-of-other-money.ts'
import { tellsOfPastRounds } from './tells-of-past-rounds.ts'
import { tellsOfRaise } from './tells-of-raise.ts'
import { tellsOfSoldShares } from './tells-of-sold-shares.ts'
import { BACKS_THING, tellsOfSpending } from './tells-of-spending.ts'
import { takesStakeOut, tellsOfStakeInTheEast } from './tells-of-stake-in-the-east.ts'
import { tellsOfTool } from './tells-of-tool.ts'
import { tellsOfUse } from './tells-of-use.ts'
import { isToldAsBrought } from './told-as-brought.ts'
import { isToldAsOut } from './told-as-out.ts'
import { isToldByMaker } from './told-by-maker.ts'
import { isToldByNumber } from './told-by-number.ts'
import { isToldByTraits } from './told-by-traits.ts'
import { isToldInSummary } from './told-in-summary.ts'
import { isToldWithKind } from './told-with-kind.ts'
import { isToldToCome } from '../status/told-to-come.ts'
import { tellsOfRoundInTheEast } from './told-in-the-east.ts'
import { tellsOfFundAbroad, tellsOfReleaseAbroad, tellsOfRoundAbroad } from './told-abroad.ts'

/** `OWNER/Name-7B · Hugging Face`, as pages of a hub are shared; the name alone where the address says that it is one. */
const PAGE_TITLE =
  /^([\w.-]{2,40})\/([\w.-]{3,60})(\s?[·|—–-]\s?(?:Hugging ?Face|HF)|\s(?:is )?(?:up |now |live )?on (?:Hugging ?Face|HF))?[ !.]{0,3}$/iu
/** Made from a model, or beside one. */
const NO_MODEL =
  /(?:^|[-_.])(?:gguf|awq|gptq|mlx|exl\d|fp[48]|nvfp4|int[48]|w\dan?\d*|\dbit|q\d|lora|onnx|abliterated|uncensored|heretic|datasets?|corpus|tokenizer|evals?|harness|traces|demo|space|bench|benchmark|leaderboard|cookbook|quantized)(?:$|[-_.])/iu

/** `Larkspur-4-70B · Hugging Face`: the page of a model that is known, without its owner. */
const PAGE_WITHOUT_OWNER = /^([\w.-]{3,60})\s[·|]\s(?:Hugging ?Face|HF)[ !.]{0,3}$/iu

function isNamedPage(text: string, models: ScannedField['models']): boolean {
  const name = PAGE_WITHOUT_OWNER.exec(text)?.[1]
  if (name === undefined || NO_MODEL.test(name)) return false
  return models.some(({ family, version, start }) => family !== null && version !== null && start === 0)
}

/** Whether a page of a hub is a known maker's under its own account, or that of a copy of a known model or an addition. */
function isMakersPage({ text, models }: ScannedField, url: string): boolean | null {
  const match = text.includes('/') ? PAGE_TITLE.exec(text) : null
  const [, account = '', name = '', suffix] = match ?? []
  if (match === null && isNamedPage(text, models)) return true
  if (match === null || (suffix === undefined && !isHubPage(url))) return null
  if (NO_MODEL.test(name)) return false
  const isKnown = suffix !== undefined || hubOwner(url) !== null
  const owner = ownerOf(account)
  const family = models.find((model) => model.family !== null && model.start > 0)?.family
  if (family === undefined || family === null) return isKnown && owner !== null ? true : null
  const isOwn = owner === family.vendor || account.toLowerCase() === family.family
  return isKnown && isOwn ? true : null
}

const LEAD = 200

/** What has not come. */
const NOT_OUT =
  /\b(?:still not|not yet|yet to be|(?:has|have|had) (?:still |yet )?not|(?:has|have)n['’]t|is(?: still|n['’]t) not?) (?:yet )?(?:been )?(?:officially )?(?:released?|launched|shipped|out|announced|available)\b|아직\s?(?:출시|공개|발표)(?:되지|하지)?\s?(?:않|안)|(?:尚未|还没有?|仍未|迟迟(?:没有|未))(?:正式)?(?:发布|上线|推出|开源)|まだ(?:公開|リリース|発表)されて(?:い)?ない|(?<!\p{L})(?:no lanza|ne (?:lance|sort) pas)(?!\p{L})/iu

/** What is expected goes up, and no money comes in: `raises guidance to $4B`. */
const RAISES_FORECAST =
  /\brais(?:es|ed|ing) (?:its |the )?(?:(?:full-year|annual|revenue|sales|profit|earnings|20\d\d|capex|spending) ){0,3}(?:guidance|forecast|outlook|dividend|estimates?)\b/iu
const RAISES_SUM = /\brais(?:es|ed|ing) (?:[A-Z]{0,3}[$€£¥])/u

/** Who is looked for. Testers and partners may be looked for a model that is new, and `a hiring startup` may bring one. */
const HIRES =
  /\b(?:recruitment|recruiting|hiring|internships?|job openings?)\b(?![ -](?:AI|agents?|apps?|assistants?|compan|firm|giant|models?|platform|software|start-?up|tools?|unicorn))|(?:招聘|校招)(?!平台|公司|模型|网站|软件|助手|应用|AI)|채용(?!\s?(?:AI|플랫폼|솔루션|스타트업|기업|서비스|모델|앱|에이전트))|(?:求人|採用情報)(?!サイト|サービス|検索|アプリ|AI)/iu

/** `스타트업 투자 유치 노하우 강연`: how to get some. */
const TAUGHT_KO = /투자\s?유치\s?(?:노하우|전략|방법|비결|가이드|설명회|역량|강연|교육|세미나|멘토링|상담회|데모데이)/u

/** `backs AI company Quillon in court fight` */
const BACKED_IN_COURT =
  /\bbacks?\b(?:[^.;:$€£]|\.\d){2,60} in (?:\S{1,14} ){0,3}(?:court|lawsuit|fight|feud|case|dispute|appeal|trial)\b/iu

/** What comes in from customers, or is paid for another company: `factura 50 millones`, `rachète`. */
const EARNS_ABROAD =
  /(?<!\p{L})(?:factur(?:a|ó|aron|ará)|setzt [^.;:]{1,30} um|umsatz (?:von|über)|chiffre d['’]affaires de|ventas (?:de|por)|(?:contrat|commande) de|contrato de|rachète|acquiert|übernimmt|kauft|compra|adquiere)(?!\p{L})|(?<=(?<!\p{L})\p{L}{0,12})auftrag (?:über|von)(?!\p{L})/iu

/** `lands $42M contract with the Air Force`: what a customer or a state pays, and not what the money is for. */
const CONTRACT =
  /[$€£¥₹]\s?\d(?:\S{0,7}[^\s,;:])? (?:(?:billion|million|crore) )?(?:(?!(?:to|for|from|as|by|after|with) )[\p{L}.-]{1,16} ){0,3}?(?:contracts?|orders?|tax (?:breaks?|credits?))\b/iu
/** `ordered to pay $40M`, `agrees to pay $2M fine`, `écope d’une amende de` */
const PAYS =
  /(?<!\p{L})(?:amende|multa|(?:geld)?strafe|bußgeld) (?:de|d['’]|von|über|in höhe)|\b(?:ordered|agrees?|agreed|has|have|forced|told) to pay [^.;:]{0,16}[$€£¥₹]\s?\d/iu
const OF_MONEY =
  /\b(?:rais\w{1,3}|fund(?:s|ed|ing|rais\w{1,4})|financing|rounds?|series [a-k]|seed|valu\w{1,6}|invest\w{0,6}|equity|stakes?|loans?|debt|grants?)\b/iu

/** What of an entry is asked. */
export type PlainText = Pick<ScannedText, 'title' | 'url' | 'language'> & {
  readonly summary: { readonly text: string }
}

const SUM = '(?:US)?[$€£¥]\\s?\\d[\\d.,]{0,12}[ -]?(?:(?:[bmk]n?|billion|million|trillion)\\b)?\\+?'
/** Right before who gets it; what was invested long ago is told as `invested`. */
const INVESTS = new RegExp(
  `(?<!\\b(?:after|since|despite|before|by|of|without) )\\b(?:to invest|invests|investing|will invest|pours|to put|puts|injects|to inject) ` +
    `(?:(?:up to|about|around|over|another|an additional|a further|as much as|more than|nearly|at least) )?${SUM} (?:more |dollars )?in(?:to)? (?:[a-z-]{2,20} ){0,3}$|` +
    `\\bcommits (?:(?:up to|another|an additional|a further|as much as) )?${SUM} (?:more )?to (?:[a-z-]{2,20} ){0,3}$|` +
    `\\b(?:mak(?:es|ing)|announc(?:es|ing)|plan(?:s|ning)|weigh(?:s|ing)) (?:an? )?${SUM} (?:\\w{1,12} )?investment in (?:[a-z-]{2,20} ){0,3}$`,
  'iu',
)
/** The same in German, French, Spanish, Italian and Portuguese. */
const INVESTS_ABROAD =
  /(?<!\p{L})(?:investiert|steckt|pumpt|investit|injecte|mise|invierte|inyecta|investe|inietta|injeta|aporta) (?:[^.;:]|\.\d){0,16}(?:millionen|milliarden|millions?|milliards?|millones|milioni|miliardi|milhões|bilhões|mi|bi)(?: (?:euro|dollar|us-dollar|franken|d['’]euros|de dollars|de euros|de dólares|de reais|di euro|di dollari))? (?:in|dans|en|em|na|no|nella) (?:\p{Ll}[\p{L}’'-]{1,16} ?){0,3}$/iu
/** `in talks to buy a stake in Anthropic`, `considers another multibillion-dollar investment in OpenAI`: without a sum. */
const STAKE_IN = /\b(?:stake|invest(?:ment|ing)?) in /iu
const BUYS_STAKE =
  /\b(?:(?:in (?:early |advanced |late-stage )?talks |nears a deal |agrees |set |plans )to (?:buy|take|acquire|make)|buys|takes|acquires|considers|weighs|mulls|eyes|discusses) (?:(?:an?|another|further) )?(?:(?-i:\p{Ll}[\p{L}-]{2,19}) ){0,2}(?:stake|investment) in (?:[a-z-]{2,20} ){0,3}$/iu
/** `EU considers Microsoft investment in OpenAI`, `Why SoftBank may invest in OpenAI`: who judges it, and who asks. */
const JUDGED_OR_ASKED =
  /^(?:how|why|should|can|where|what|when|who|would|is|are|here|time|ways?|reasons?|want|ready|best|easy|\d+|three|five)\b|\b(?:EU(?!-)|FTC|DOJ|CMA|SEC|court(?! filing)|judge|jury|commission|regulators?|watchdog|antitrust|lawmakers?|senat(?:e|ors?)|vote)\b/iu
/** Whoever has some money. */
const ANYBODY = /\b(?:you|we|anyone|everyone|who|whether|retail|users?|people|clients|customers|through)\b/iu
/** `Musk says Tesla will invest in xAI`, and nothing of its. */
const WILL_INVEST =
  /^.{2,70} (?:will|may|could|plans to|(?<=^(?-i:\p{Lu})[^ ]{1,20}(?: and (?-i:\p{Lu})[^ ]{1,20})? )to|agrees to|(?:is |are )?(?:looking|set|in talks|preparing) to|considers|weighs|mulls) (?:also )?invest(?:ing)? in (?:[a-z-]{2,20} ){0,3}$/iu
const NOTHING_OF_ITS =
  /^(?=$|[,.;:!?–—]| (?:again|too|as|at|after|amid|ahead|alongside|for|this|next|by|report|says?)\b)/u
/** Right behind who gets it. */
const INVESTED_KO =
  /^(?:에|에게)\s(?:최대\s)?\d[\d.,]{0,8}\s?(?:조|억|만)?\s?(?:\d[\d.,]{0,6}억)?\s?(?:달러|원|엔)?\s?(?:추가\s)?(?:투자|베팅|출자|수혈)/u
const REACH = 90

/** `Alder Ventures, others invest $50M in Quillon`: an investor that is known begins the headline. */
const INVESTOR_INVESTS = new RegExp(
  `^(?:,? (?:and )?(?:others|[\\p{Lu}][\\p{L}\\d.&’'-]{0,20}(?: \\p{Lu}[\\p{L}\\d.&-]{0,16}){0,2}),?){0,4} (?:invests?|pours?|puts?|injects?) [$€£¥]\\d[\\d.,]{0,12} ?(?:billion|million|[bmkBMK]n?)?\\+? (?:more )?in(?:to)? (?:[a-z-]{2,20} ){0,3}\\p{Lu}[\\p{L}\\d.&-]*(?: \\p{Lu}[\\p{L}\\d.&-]*){0,2}(?=$|[,;:]| (?:to|at|as|for)\\b)`,
  'u',
)
/** `Alder Ventures` of Alder. */
const ARM = /^ (?:Ventures?|Capital|Partners)(?!\p{L})/u
/** `completes $300M employee share sale` */
const SOLD_BY_STAFF =
  /[$€£¥₹]\s?\d\S{0,8} (?:(?:million|billion) )?(?:(?:worth|of|in) )?(?:employee|staff|secondary|insider) (?:share|stock)s? (?:sale|sell-?off)\b/iu

/** `Quillon raises undisclosed sum from Alder Ventures` */
const UNDISCLOSED =
  /\b(?:raises|secures|lands|closes|gets|receives|nabs) (?:an? )?undisclosed (?:(?:sum|amount|funding|investment|financing|(?:seed|series [a-k]|funding|strategic)? ?(?:round|investment))\b)/iu
/** `Quillon Completes $25M Growth Financing with Birch Capital`, as companies call their own; what one announces as an investment is spent. */
const ANNOUNCES_ROUND =
  /^(?-i:[\p{Lu}\d])[^,;:$€£]{1,40} (?:announces(?=[^,;:]{4,60} (?:financing|funding|round)\b)|secures|completes|closes|obtains|receives) (?:US)?[$€£]\s?\d[\d.,]{0,8} ?(?:[bmk]n?|million|billion)? (?:(?:new|growth|equity|seed|pre-seed|bridge|venture|strategic|debt|minority|series [a-k]) ){1,3}(?:financing|funding|investment|round)\b(?! (?:in|into|programs?|plans?)\b)/iu
/** Behind who builds AI, at the beginning. */
const NOW_WORTH = /^ (?:is|are) now (?:worth|valued at) (?:about |around |nearly |over |more than )?[$€£¥]\d/u

/** Somebody puts a sum into a company that builds AI, or it is worth one now. */
function tellsOfInvestment({ text, searched, money, organisations }: ScannedField): boolean {
  const isStake =
    searched.has(STAKE_IN) &&
    !JUDGED_OR_ASKED.test(text) &&
    organisations.some(({ organisation, start, end }) => {
      if (organisation.ai !== true || ANYBODY.test(text.slice(0, start))) return false
      if (BUYS_STAKE.test(text.slice(Math.max(0, start - REACH), start))) return true
      return WILL_INVEST.test(text.slice(0, start)) && NOTHING_OF_ITS.test(text.slice(end))
    })
  if (isStake) return true
  if (money.length === 0) return false
  if (SOLD_BY_STAFF.test(text)) return true
  const [first] = organisations
  if (first?.start === 0 && first.organisation.ai === true && NOW_WORTH.test(text.slice(first.end))) return true
  if (first?.start === 0) {
    const arm = ARM.exec(text.slice(first.end))?.[0].length ?? 0
    if ((arm > 0 || first.organisation.isInvestor) && INVESTOR_INVESTS.test(text.slice(first.end + arm))) return true
  }
  return organisations.some(
    ({ organisation, start, end }) =>
      organisation.ai === true &&
      (INVESTS.test(text.slice(Math.max(0, start - REACH), start)) ||
        INVESTS_ABROAD.test(text.slice(Math.max(0, start - REACH), start)) ||
        INVESTED_KO.test(text.slice(end, end + 40))),
  )
}

/** `The start-up last raised $200 million in July`: what it has from before. */
const LAST_RAISED = /\b(?:last|previously) (?:raised|secured|closed)\b/iu
/** What a headline about money has one of. */
const OF_A_ROUND = [CUES.raise, CUES.round, CUES.valuation, CUES.talks, CUES.rumour, CUES.tender, CUES.grant]

/** A headline of something else above a round of before. */
function tellsOfLastRound({ title, summary }: PlainText): boolean {
  if (!LAST_RAISED.test(summary.text.slice(0, LEAD))) return false
  const lower = title.text.toLowerCase()
  return !OF_A_ROUND.some((cue) => cue?.test(lower) === true)
}

/** What somebody builds with the money is no round. */
const OWN_PROJECT = /공장|데이터\s?센터|설비|단지/u

/** What is a round without its sum, too; a boxer has an English one. */
const ROUND_ABROAD =
  /levée de fonds|tour de table|ronda de (?:financiación|inversión)|rodada de (?:investimento|captação)|round di (?:finanziamento|investimento)|finanzierungsrunde/iu

/** A sum that was to be raised, and is not. */
function tellsOfEnd({ text, searched, money }: ScannedField): boolean {
  if (searched.has(DENIES_RAISING) || searched.has(ROUND_IS_FALSE)) return true
  return (
    (money.length > 0 || searched.has(ROUND_ABROAD)) &&
    !OWN_PROJECT.test(text) &&
    (fellThrough(searched) !== null || DENIES_ROUND.test(text))
  )
}

/**
 * What a headline says so plainly, in a form that few headlines have, that nothing learnt from others is asked: `true` and
 * `false` where it is or is not of the topic, `null` where it may be.
 */
export function plainlyTold(topic: Topic, text: PlainText): boolean | null {
  const { title, summary, url, language } = text
  if (topic === 'model-release') {
    if (!speaksOfAi(text)) return false
    if (title.searched.has(NOT_OUT) || title.searched.has(HIRES) || tellsOfTool(title) || tellsOfOldModel(title))
      return false
    if (isBesideTheNews(title) || tellsOfUse(title, language)) return false
    const lead = summary.text.slice(0, LEAD)
    const isPage = isMakersPage(title, url)
    if (isPage !== null) return isPage
    const isTold =
      namesNewModel(title, lead, language) ||
      isToldByNumber(title) ||
      isToldAsOut(title) ||
      isToldAsBrought(title, language) ||
      isToldByTraits(title, lead) ||
      tellsOfBoth(title) ||
      isToldToCome(title) ||
      tellsOfReleaseAbroad(title, language) ||
      isModelToldAbroad(title, lead, language) ||
      isToldInSummary(title.text, summary.text, language) ||
      isToldByMaker(text, language) ||
      (language === 'en' && isToldWithKind(title, url))
    return isTold ? true : null
  }
  if (
    tellsOfFund(title.searched) ||
    title.searched.has(BACKED_IN_COURT) ||
    title.searched.has(BACKS_THING) ||
    title.searched.has(TAUGHT_KO) ||
    tellsOfPastRounds(title) ||
    tellsOfSpending(title)
  )
    return false
  const lead = summary.text.slice(0, LEAD)
  if (language === 'en' && tellsOfOtherMoney(title, lead)) return false
  if (title.searched.has(RAISES_FORECAST) && !RAISES_SUM.test(title.text)) return false
  const isPaid = title.money.length > 0 && (CONTRACT.test(title.text) || title.searched.has(PAYS))
  if (isPaid && !OF_MONEY.test(title.text)) return false
  if (tellsOfLastRound(text) || tellsOfFundAbroad(title, language)) return false
  if (tellsOfSoldShares(title) || tellsOfMarketValue(title)) return false
  if ((language === 'en' || EASTERN.test(title.text)) && goesToFirmsInGeneral(title.text)) return false
  if (language === 'ja' && title.money.length === 0 && takesStakeOut(title)) return false
  if (title.searched.has(EARNS_ABROAD) && !tellsOfRoundAbroad(title, language)) return false
  return tellsOfInvestment(title) ||
    (language === 'en' && tellsOfBacking(title)) ||
    isRaisedInSummary(title.text, summary.text) ||
    title.searched.has(UNDISCLOSED) ||
    (title.money.length > 0 && ANNOUNCES_ROUND.test(title.text)) ||
    tellsOfEnd(title) ||
    tellsOfBoth(title) ||
    (language === 'en' && (tellsOfRaise(title) || tellsOfGrant(title, lead))) ||
    tellsOfRoundAbroad(title, language, lead) ||
    tellsOfRoundInTheEast(title, language) ||
    tellsOfStakeInTheEast(title, language)
    ? true
    : null
}
