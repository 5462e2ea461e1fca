import type { Topic } from '../../../core/topic.ts'
import { EASTERN } from '../../eastern.ts'
import type { ScannedText } from '../../scan-text.ts'
import { announcesRound } from './announces-round.ts'
import { isBesideTheNews } from './beside-the-news.ts'
import { goesToFirmsInGeneral } from '../funding/firms-in-general.ts'
import { isRaisedInSummary } from '../funding/raised-in-summary.ts'
import { isOpinion, judgesRound } from './is-opinion.ts'
import { isMakersPage } from './makers-page.ts'
import { isModelToldAbroad } from './model-told-abroad.ts'
import { namesNewModel } from './names-new-model.ts'
import { isNotOut } from './is-not-out.ts'
import { speaksOfAi } from './speaks-of-ai.ts'
import { tellsOfBacking } from './tells-of-backing.ts'
import { tellsOfBoth } from './tells-of-both.ts'
import { tellsOfEarnings } from './tells-of-earnings.ts'
import { tellsOfEnd } from './tells-of-end.ts'
import { tellsOfExperience } from './tells-of-experience.ts'
import { tellsOfFootball } from './tells-of-football.ts'
import { tellsOfFund } from './tells-of-fund.ts'
import { tellsOfGrant } from './tells-of-grant.ts'
import { tellsOfInvestment } from './tells-of-investment.ts'
import { tellsOfLastRound } from './tells-of-last-round.ts'
import { tellsOfListedDebt } from './tells-of-listed-debt.ts'
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
import { isToldByLab } from './told-by-lab.ts'
import { isToldByMaker } from './told-by-maker.ts'
import { isToldByNumber } from './told-by-number.ts'
import { isToldByTraits } from './told-by-traits.ts'
import { isToldInSummary } from './told-in-summary.ts'
import { isToldWithKind } from './told-with-kind.ts'
import { isToldToCome } from '../status/told-to-come.ts'
import { tellsOfRoundInTheEast } from './told-in-the-east.ts'
import { firmsRaiseAbroad, tellsOfFundAbroad, tellsOfReleaseAbroad, tellsOfRoundAbroad } from './told-abroad.ts'

/** What of an entry is asked. */
export type PlainText = Pick<ScannedText, 'title' | 'url' | 'language'> & {
  readonly summary: { readonly text: string }
}

const LEAD = 200

/** `스타트업 투자 유치 노하우 강연`, `資金調達したスタートアップが採用すべき人材とは`, `融资指南`: how to get some, and what to do with it. */
const TAUGHT_IN_THE_EAST =
  /투자\s?유치\s?(?:노하우|전략|방법|비결|가이드|설명회|역량|강연|교육|세미나|멘토링|상담회|데모데이)|투자\s?유치(?:에)?\s?(?:실패|성공)한\s(?:\S{1,8}\s)?(?:스타트업|기업|창업자|대표)(?:들)?의\s|資金調達(?:の(?:ノウハウ|方法|コツ|秘訣|基本|始め方|進め方|裏側|極意)|(?:セミナー|講座|ガイド|入門|ピッチ|戦略)|(?:した|する|後の)(?:スタートアップ|ベンチャー|企業|会社|起業家)[がは][^。、]{0,24}(?:とは|べき|ポイント|理由))|融资(?:指南|技巧|攻略|方法论|秘籍|对接会|路演(?:活动|会))|如何(?:拿到|获得|完成|搞定)[^，。]{0,6}融资/u

/** `クイロン、資金調達に関するお知らせ`: that something is told of it, which may be anything. */
const NOTICE_JA = /資金調達(?:に関する|についての|の)お知らせ$/u
/** `충남도, 골드만삭스서 투자 유치`: what a region brings home is built there, and nobody sells a share for it. */
const REGION_GETS_KO =
  /^(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|평택|용인|이천|청주|구미|화성|천안|아산|포항|광양|여수|당진|군산|전주|창원|거제|파주|안산|성남|수원|고양|김해)(?:특별자치|광역|특별)?(?:도|시)(?:,|[가는])\s[^.…]{0,40}?투자\s?(?:를\s)?유치/u

/** `backs AI company Quillon in court fight` */
const BACKED_IN_COURT =
  /\bbacks?\b(?:[^.;:$€£]|\.\d){2,60} in (?:\S{1,14} ){0,3}(?:court|lawsuit|fight|feud|case|dispute|appeal|trial)\b/iu

type Asked = PlainText & {
  /** How the summary begins. */
  readonly lead: string
}

/** `true`: it is told, `false`: it is not, `null`: nothing is said of it. */
type Rule = {
  readonly tells: ((text: Asked) => boolean) | null
  readonly denies: ((text: Asked) => boolean) | null
}

/** By name, in the order in which they decide: the first that has something to say does. */
type Rules = Readonly<Record<string, Rule>>

function not(denies: (text: Asked) => boolean): Rule {
  return { tells: null, denies }
}

function yes(tells: (text: Asked) => boolean): Rule {
  return { tells, denies: null }
}

/** Says the one or the other of some texts, and nothing of most. */
function either(says: (text: Asked) => boolean | null): Rule {
  return { tells: (text) => says(text) === true, denies: (text) => says(text) === false }
}

const RELEASE_RULES: Rules = {
  speaksOfAi: not((text) => !speaksOfAi(text)),
  isOpinion: not(({ title }) => isOpinion(title)),
  isNotOut: not(({ title }) => isNotOut(title)),
  tellsOfTool: not(({ title }) => tellsOfTool(title)),
  tellsOfOldModel: not(({ title }) => tellsOfOldModel(title)),
  isBesideTheNews: not(({ title }) => isBesideTheNews(title)),
  tellsOfUse: not(({ title, language }) => tellsOfUse(title, language)),
  isMakersPage: either(({ title, url }) => isMakersPage(title, url)),
  isToldByLab: either(({ title, language }) => isToldByLab(title, language)),
  namesNewModel: yes(({ title, lead, language }) => namesNewModel(title, lead, language)),
  isToldByNumber: yes(({ title }) => isToldByNumber(title)),
  isToldAsOut: yes(({ title }) => isToldAsOut(title)),
  isToldAsBrought: yes(({ title, language }) => isToldAsBrought(title, language)),
  isToldByTraits: yes(({ title, lead }) => isToldByTraits(title, lead)),
  tellsOfBoth: yes(({ title }) => tellsOfBoth(title)),
  isToldToCome: yes(({ title }) => isToldToCome(title)),
  tellsOfReleaseAbroad: yes(({ title, language }) => tellsOfReleaseAbroad(title, language)),
  isModelToldAbroad: yes(({ title, lead, language }) => isModelToldAbroad(title, lead, language)),
  isToldInSummary: yes(({ title, summary, language }) => isToldInSummary(title.text, summary.text, language)),
  isToldByMaker: yes((text) => isToldByMaker(text, text.language)),
  isToldWithKind: yes(({ title, url, language }) => language === 'en' && isToldWithKind(title, url)),
}

const FUNDING_RULES: Rules = {
  isOpinion: not(({ title }) => isOpinion(title)),
  judgesRound: not(({ title, language }) => language === 'en' && judgesRound(title)),
  tellsOfExperience: not(({ title }) => tellsOfExperience(title)),
  tellsOfFund: not(({ title }) => tellsOfFund(title.searched)),
  BACKED_IN_COURT: not(({ title }) => title.searched.has(BACKED_IN_COURT)),
  BACKS_THING: not(({ title }) => title.searched.has(BACKS_THING)),
  REGION_GETS_KO: not(({ title }) => title.searched.has(REGION_GETS_KO)),
  TAUGHT_IN_THE_EAST: not(({ title }) => title.searched.has(TAUGHT_IN_THE_EAST)),
  NOTICE_JA: not(({ title }) => title.money.length === 0 && title.searched.has(NOTICE_JA)),
  tellsOfPastRounds: not(({ title }) => tellsOfPastRounds(title)),
  tellsOfSpending: not(({ title }) => tellsOfSpending(title)),
  tellsOfOtherMoney: not(({ title, lead, language }) => language === 'en' && tellsOfOtherMoney(title, lead)),
  tellsOfEarnings: not(({ title, language }) => tellsOfEarnings(title, language)),
  tellsOfLastRound: not(({ title, lead }) => tellsOfLastRound(title, lead)),
  tellsOfFootball: not(({ title, lead }) => tellsOfFootball(title, lead)),
  tellsOfFundAbroad: not(({ title, language }) => tellsOfFundAbroad(title, language)),
  firmsRaiseAbroad: not(({ title, language }) => firmsRaiseAbroad(title, language)),
  tellsOfSoldShares: not(({ title }) => tellsOfSoldShares(title)),
  tellsOfListedDebt: not(({ title, language }) => language === 'en' && tellsOfListedDebt(title)),
  tellsOfMarketValue: not(({ title }) => tellsOfMarketValue(title)),
  goesToFirmsInGeneral: not(
    ({ title, language }) => (language === 'en' || EASTERN.test(title.text)) && goesToFirmsInGeneral(title.text),
  ),
  takesStakeOut: not(({ title, language }) => language === 'ja' && title.money.length === 0 && takesStakeOut(title)),
  tellsOfInvestment: yes(({ title }) => tellsOfInvestment(title)),
  tellsOfBacking: yes(({ title, language }) => language === 'en' && tellsOfBacking(title)),
  isRaisedInSummary: yes(({ title, summary }) => isRaisedInSummary(title.text, summary.text)),
  announcesRound: yes(({ title }) => announcesRound(title)),
  tellsOfEnd: yes(({ title }) => tellsOfEnd(title)),
  tellsOfBoth: yes(({ title }) => tellsOfBoth(title)),
  tellsOfRaise: yes(({ title, language }) => language === 'en' && tellsOfRaise(title)),
  tellsOfGrant: yes(({ title, lead, language }) => language === 'en' && tellsOfGrant(title, lead)),
  tellsOfRoundAbroad: yes(({ title, lead, language }) => tellsOfRoundAbroad(title, language, lead)),
  tellsOfRoundInTheEast: yes(({ title, language }) => tellsOfRoundInTheEast(title, language)),
  tellsOfStakeInTheEast: yes(({ title, language }) => tellsOfStakeInTheEast(title, language)),
}

const RULES: Readonly<Record<Topic, readonly (readonly [string, Rule])[]>> = {
  'model-release': Object.entries(RELEASE_RULES),
  funding: Object.entries(FUNDING_RULES),
}

/** The answer, and the name of the rule that gives it. */
export type PlainAnswer = { readonly isTold: boolean; readonly by: string }

/**
 * What a headline says so plainly, in a form that few headlines have, that it counts whatever was learnt from others. Most
 * rules are asked in vain, so whoever would not do otherwise for one answer asks for the other alone.
 */
export class PlainAnswers {
  readonly #text: Asked
  /** By topic and by what is asked; a rule may be dear. */
  readonly #known = new Map<string, string | null>()

  constructor(text: PlainText) {
    this.#text = { ...text, lead: text.summary.text.slice(0, LEAD) }
  }

  /** Which rule says that it is told; `null` where none does before another denies it. */
  teller(topic: Topic): string | null {
    return this.#once(topic, 'tells', 'denies')
  }

  /** Which rule says that it is not told; `null` where none does before another tells it. */
  denier(topic: Topic): string | null {
    return this.#once(topic, 'denies', 'tells')
  }

  of(topic: Topic): PlainAnswer | null {
    const denier = this.denier(topic)
    if (denier !== null) return { isTold: false, by: denier }
    const teller = this.teller(topic)
    return teller === null ? null : { isTold: true, by: teller }
  }

  #once(topic: Topic, says: keyof Rule, other: keyof Rule): string | null {
    const key = `${topic} ${says}`
    let known = this.#known.get(key)
    if (known === undefined) {
      known = this.#first(RULES[topic], says, other)
      this.#known.set(key, known)
    }
    return known
  }

  #first(rules: readonly (readonly [string, Rule])[], says: keyof Rule, other: keyof Rule): string | null {
    const at = rules.findIndex(([, rule]) => rule[says]?.(this.#text) === true)
    if (at < 0 || rules.slice(0, at).some(([, rule]) => rule[other]?.(this.#text) === true)) return null
    return rules[at]?.[0] ?? null
  }
}

/** Whether it is told plainly that a text is of the topic, or that it is not; `null` where it may be. */
export function plainlyTold(topic: Topic, text: PlainText): boolean | null {
  return new PlainAnswers(text).of(topic)?.isTold ?? null
}
