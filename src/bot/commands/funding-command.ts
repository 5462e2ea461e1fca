import { text, type Card, type CardSection } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import type { NameKind } from '../../core/name-kind.ts'
import type { StoryQuery } from '../../core/ports/story-store.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { formatSales, formatSums, notesOfSum } from '../roundup/print-sums.ts'
import type { CommandContext } from './command-context.ts'
import { ledgerName } from './ledger-name.ts'
import { listStories } from './list-stories.ts'
import { readKnown } from './read-known.ts'
import { readAmountUsd, readSince, readSort, readSubjects, readText } from './read-options.ts'

/** `/funding`: rounds, with the sum of all that were announced. */
export async function runFunding(context: CommandContext): Promise<Card> {
  const { strings, workspace } = context
  const round = readText(context, 'round')
  const whose = await readWhose(context)
  const query: Omit<StoryQuery, 'limit' | 'offset'> = {
    ...ANY_STORY,
    ...whose,
    topic: 'funding',
    workspaceId: workspace.id,
    minAmountUsd: readAmountUsd(context, 'min_amount'),
    round: round === null ? null : readKnown(context, 'round', round, 'round'),
    from: readSince(context),
    sort: readSort(context),
  }
  const [investor] = whose.investors ?? []
  const title = investor === undefined ? strings.topicTitle.funding : strings.roundsWith(investor)
  return await listStories(context, title, query, await totals(context, query))
}

/** Who raises, and who gives. */
async function readWhose(context: CommandContext): Promise<Pick<StoryQuery, 'subjects' | 'investors'>> {
  const company = readText(context, 'company')
  const investors = await readSubjects(context, 'investor', 'investor')
  const investor = company === null || investors !== null ? null : await findInvestor(company, context)
  if (investor !== null) return { subjects: null, investors: [investor] }
  return { subjects: await readSubjects(context, 'company', 'company'), investors }
}

/** Of somebody who gives and never raised, people ask as of a company: `/funding a16z`. */
async function findInvestor(typed: string, { deps, workspace }: CommandContext): Promise<string | null> {
  const nameAmong = async (kind: NameKind): Promise<string | null> =>
    ledgerName(await deps.names.of([kind], workspace.id), typed, deps.names.usual(typed))
  return (await nameAmong('company')) === null ? await nameAmong('investor') : null
}

/** Rumours and talks are listed, but nothing of them is summed; what holders of shares got is told apart. */
async function totals(
  { deps, language, strings }: CommandContext,
  query: Omit<StoryQuery, 'limit' | 'offset'>,
): Promise<readonly CardSection[]> {
  const announced = { ...query, statuses: ['announced'], limit: 0, offset: 0 } as const
  const sums = await deps.store.stories.sumRounds(announced)
  const { sales } = sums
  const raised = formatSums(sums.raised, sums.raisedUsd, language)
  const told = [
    ...(raised === '' ? [] : [strings.total(sums.rounds, raised), ...notesOfSum(sums, language)]),
    ...(sales.rounds === 0 ? [] : [roundupStringsOf(language).salesApart(sales.rounds, formatSales(sales, language))]),
  ]
  return told.length === 0 ? [] : [{ heading: null, lines: told.map((sentence) => [text(sentence)]) }]
}
