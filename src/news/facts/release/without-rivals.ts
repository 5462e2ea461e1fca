import type { ModelMention } from '../../names/find-models.ts'
import type { ScannedField } from '../../scan-text.ts'
import { isBrought } from './is-brought.ts'
import { areListed } from './listed-models.ts'
import type { ModelCandidate } from './model-candidates.ts'

type Ranked = { readonly candidate: ModelCandidate; readonly score: number }
type WithoutRivals = {
  readonly ranked: readonly Ranked[]
  /** What the headline tells as news, of several makers. */
  readonly told: readonly ModelMention[]
}

/** Other names between two of a list: `GPT-9, Tessera, Grok 9`. */
const ITEMS = /^(?:[,，、·]\s?[\p{Lu}\d][\p{L}\d.-]{1,20}(?: [\p{Lu}\d][\p{L}\d.-]{0,20}){0,2}){1,3}[,，、·]\s?$/u

/** Whether two models stand in one list; the second's maker may be named with it: `GPT-9·구글 제미나이 9`. */
function standInList({ text, organisations }: ScannedField, one: ModelMention, other: ModelMention): boolean {
  const [left, right] = one.start < other.start ? [one, other] : [other, one]
  const maker = organisations.find(({ start, end }) => start > left.end && end < right.start)
  const between =
    maker === undefined
      ? text.slice(left.end, right.start)
      : text.slice(left.end, maker.start) + text.slice(maker.end, right.start).replace(/^(?:['’]s)?\s/u, '')
  return areListed(between) || ITEMS.test(between)
}

/** What is news with all that stands in its list, one beside the other: of `MiniMax-M9, Kimi K9 and GLM-9 released` all three. */
function withListed(news: readonly Ranked[], known: readonly Ranked[], title: ScannedField): readonly Ranked[] {
  const all = [...news]
  // Each that is found is looked at in its turn.
  for (const { candidate } of all)
    all.push(
      ...known.filter((one) => !all.includes(one) && standInList(title, one.candidate.mention, candidate.mention)),
    )
  return all
}

/**
 * The candidates without a headline's rivals: where it says of one model that it came, models of other makers are measured
 * against it, as in `GPT-9 gets a rival as xAI launches Grok 9`; where it says that of none, those that are not of the best
 * one's maker. What is listed with the news is news.
 */
export function withoutRivals(ranked: readonly Ranked[], title: ScannedField): WithoutRivals {
  const known = ranked.filter(
    ({ candidate: { field, mention, isCompared } }) =>
      field === 'title' &&
      mention.family !== null &&
      (mention.version !== null || mention.variant !== null) &&
      !isCompared,
  )
  const makerOf = ({ candidate }: Ranked): string | undefined => candidate.mention.family?.vendor
  const [first] = known
  if (first === undefined || known.every((one) => makerOf(one) === makerOf(first))) return { ranked, told: [] }
  const brought = known.filter(({ candidate }) => isBrought(title.text, candidate.mention))
  const news = withListed(brought.length > 0 ? brought : [first], known, title)
  const isNews = (one: Ranked): boolean => news.some((other) => makerOf(other) === makerOf(one))
  return {
    ranked: ranked.filter((one) => !known.includes(one) || isNews(one)),
    told: news.map(({ candidate }) => candidate.mention),
  }
}
