import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import { isUncertain, type FundingStatus } from '../../../core/status.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { easternNamesUntil } from './eastern-names.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { investorName, isSameInvestor } from './investor-names.ts'
import {
  CHINESE_LIST,
  CLOSES,
  EASTERN_CLOSES,
  EASTERN_ROUND,
  FROM,
  NO_INVESTMENT,
  OPENS,
  OPENS_AFTER_ROUND,
  OPENS_AFTER_SUM,
  RAISES,
  ROUND_BEFORE,
  SUM_BEFORE,
  TAKES_PART,
  TAKES_PART_EAST,
  TO_DATE,
} from './investor-words.ts'
import { giversOf } from './read-givers.ts'
import { tellsOfRoundBefore } from './tells-of-round-before.ts'
import { isNearRound, listFrom, listUntil, type NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'
import { textBefore } from '../../text-before.ts'

const MAXIMUM = 6
/** What a summary begins with is said of its headline. */
const OPENING = 60
type List = readonly NameSpan[]

function isKnown({ name }: NameSpan): boolean {
  return organisationNamed(name) !== null
}

/** Lists in Latin letters. */
function listsOf(text: string): readonly List[] {
  const sifted = siftedText(text)
  const lists: List[] = []
  const opened = (pattern: RegExp, counts: (before: string) => boolean): void => {
    for (const match of everyMatch(text, pattern)) {
      const before = textBefore(text, match.index, 110)
      if (!counts(before) || tellsOfRoundBefore(text, match.index)) continue
      const end = match.index + match[0].length
      const list = listFrom(text, end + (text.charAt(end) === ' ' ? 1 : text.startsWith(': ', end) ? 2 : 0))
      if (!sifted.part(list.at(-1)?.end ?? text.length).has(NO_INVESTMENT)) lists.push(list)
    }
  }
  opened(OPENS, () => true)
  opened(OPENS_AFTER_ROUND, (before) => ROUND_BEFORE.test(before) || /\bit was $/iu.test(before))
  opened(OPENS_AFTER_SUM, (before) => ROUND_BEFORE.test(before) || SUM_BEFORE.test(before))
  for (const match of sifted.all(FROM)) {
    const end = match.index + match[0].length
    const before = sifted.part(Math.max(0, match.index - 80), match.index + 1)
    if (before.has(RAISES) && !before.has(TO_DATE) && !tellsOfRoundBefore(text, match.index)) {
      const list = listFrom(text, end)
      if (!sifted.part(list.at(-1)?.end ?? text.length).has(NO_INVESTMENT)) lists.push(list)
    }
  }
  for (const match of sifted.all(CLOSES)) {
    const list = listUntil(text, match.index)
    // One unknown word before a verb may be anything; a list or a known name is one of investors.
    if (isNearRound(text, match.index) && (list.length > 1 || list.some(isKnown))) lists.push(list)
  }
  return lists
}

function easternListsOf(source: EvidenceSource, field: EvidenceField): readonly List[] {
  const text = source.texts[field]
  const sifted = siftedText(text)
  const lists: List[] = []
  const isOfTitle = (at: number): boolean =>
    field === 'summary' && at < OPENING && EASTERN_ROUND.test(source.texts.title)
  if (!sifted.has(EASTERN_ROUND) && !EASTERN_ROUND.test(source.texts.title)) return lists
  for (const match of sifted.all(EASTERN_CLOSES)) {
    const near = sifted.part(Math.max(0, match.index - 120), match.index + 40)
    if ((!isOfTitle(match.index) && !near.has(EASTERN_ROUND)) || tellsOfRoundBefore(text, match.index)) continue
    lists.push(easternNamesUntil(text, match.index).filter(({ isSure }) => isSure))
  }
  for (const match of sifted.all(CHINESE_LIST)) {
    const start = match.index + match[0].length
    const list = /^[^。；，]{2,80}?(?=等|[。；，]|$)/u.exec(text.slice(start, start + 82))?.[0] ?? ''
    lists.push(easternNamesUntil(text, start + list.length).filter((one) => one.isSure && one.start >= start))
  }
  return lists
}

/** Investors that the text says take part; not those who lead, nor the company itself. */
export function readInvestors(
  source: EvidenceSource,
  company: Fact<string> | null,
  leads: readonly Fact<string>[],
  status: FundingStatus = 'announced',
): readonly Fact<string>[] {
  const others = [company, ...leads].flatMap((fact) => (fact === null ? [] : [fact.value, fact.evidence.quote]))
  const facts: Fact<string>[] = []
  for (const field of ['title', 'summary'] as const) {
    const searched = source.searched[field]
    const givers = company === null ? [] : giversOf(searched, company, isUncertain(status))
    const listed = searched.has(TAKES_PART) ? listsOf(searched.text) : []
    const eastern = searched.has(TAKES_PART_EAST) ? easternListsOf(source, field) : []
    for (const { name, start, end } of [givers, ...listed, ...eastern].flat()) {
      const value = investorName(name)
      if (others.some((other) => isSameInvestor(other, name))) continue
      const at = facts.findIndex((fact) => isSameInvestor(fact.value, value))
      const told = facts[at]
      // The longer name says who it is.
      if (told === undefined) facts.push(factOf(source, value, field, start, end))
      else if (told.value.length < value.length) facts[at] = factOf(source, value, field, start, end)
    }
  }
  return facts.slice(0, MAXIMUM)
}
