import type { Topic } from '../../../core/topic.ts'
import { EASTERN } from '../../eastern.ts'
import type { ScannedText } from '../../scan-text.ts'
import { announcesRound } from './announces-round.ts'
import { isBesideTheNews } from './beside-the-news.ts'
import { goesToFirmsInGeneral } from '../funding/firms-in-general.ts'
import { isRaisedInSummary } from '../funding/raised-in-summary.ts'
import { isMakersPage } from './makers-page.ts'
import { isModelToldAbroad } from './model-told-abroad.ts'
import { namesNewModel } from './names-new-model.ts'
import { isNotOut } from './is-not-out.ts'
import { speaksOfAi } from './speaks-of-ai.ts'
import { tellsOfBacking } from './tells-of-backing.ts'
import { tellsOfBoth } from './tells-of-both.ts'
import { tellsOfEarnings } from './tells-of-earnings.ts'
import { tellsOfEnd } from './tells-of-end.ts'
import { tellsOfFund } from './tells-of-fund.ts'
import { tellsOfGrant } from './tells-of-grant.ts'
import { tellsOfInvestment } from './tells-of-investment.ts'
import { tellsOfLastRound } from './tells-of-last-round.ts'
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

/** `스타트업 투자 유치 노하우 강연`: how to get some. */
const TAUGHT_KO = /투자\s?유치\s?(?:노하우|전략|방법|비결|가이드|설명회|역량|강연|교육|세미나|멘토링|상담회|데모데이)/u

/** `backs AI company Quillon in court fight` */
const BACKED_IN_COURT =
  /\bbacks?\b(?:[^.;:$€£]|\.\d){2,60} in (?:\S{1,14} ){0,3}(?:court|lawsuit|fight|feud|case|dispute|appeal|trial)\b/iu

function plainlyReleased(text: PlainText): boolean | null {
  const { title, summary, url, language } = text
  if (!speaksOfAi(text)) return false
  if (isNotOut(title) || tellsOfTool(title) || tellsOfOldModel(title)) return false
  if (isBesideTheNews(title) || tellsOfUse(title, language)) return false
  const lead = summary.text.slice(0, LEAD)
  const isPage = isMakersPage(title, url)
  if (isPage !== null) return isPage
  const isOfLab = isToldByLab(title, language)
  if (isOfLab !== null) return isOfLab
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

function plainlyFunded(text: PlainText): boolean | null {
  const { title, summary, language } = text
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
  if (tellsOfEarnings(title, language) || tellsOfLastRound(title, lead)) return false
  if (tellsOfFundAbroad(title, language) || firmsRaiseAbroad(title, language)) return false
  if (tellsOfSoldShares(title) || tellsOfMarketValue(title)) return false
  if ((language === 'en' || EASTERN.test(title.text)) && goesToFirmsInGeneral(title.text)) return false
  if (language === 'ja' && title.money.length === 0 && takesStakeOut(title)) return false
  const isTold =
    tellsOfInvestment(title) ||
    (language === 'en' && tellsOfBacking(title)) ||
    isRaisedInSummary(title.text, summary.text) ||
    announcesRound(title) ||
    tellsOfEnd(title) ||
    tellsOfBoth(title) ||
    (language === 'en' && (tellsOfRaise(title) || tellsOfGrant(title, lead))) ||
    tellsOfRoundAbroad(title, language, lead) ||
    tellsOfRoundInTheEast(title, language) ||
    tellsOfStakeInTheEast(title, language)
  return isTold ? true : null
}

/**
 * What a headline says so plainly, in a form that few headlines have, that nothing learnt from others is asked: `true` and
 * `false` where it is or is not of the topic, `null` where it may be.
 */
export function plainlyTold(topic: Topic, text: PlainText): boolean | null {
  return topic === 'model-release' ? plainlyReleased(text) : plainlyFunded(text)
}
