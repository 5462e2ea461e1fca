import { text, type Card, type CardSection } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import type { StoryQuery } from '../../core/ports/story-store.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { formatSales, formatSums, notesOfSum } from '../roundup/print-sums.ts'
import type { CommandContext } from './command-context.ts'
import { listStories } from './list-stories.ts'
import { roundOf } from './read-filter.ts'
import { readAmountUsd, readSince, readSort, readSubjects, readText } from './read-options.ts'

/** `/funding`: rounds, with the sum of all that were announced. */
export async function runFunding(context: CommandContext): Promise<Card> {
  const round = readText(context, 'round')
  const query: Omit<StoryQuery, 'limit' | 'offset'> = {
    ...ANY_STORY,
    topic: 'funding',
    workspaceId: context.workspace.id,
    subjects: await readSubjects(context, 'company', 'company'),
    minAmountUsd: readAmountUsd(context, 'min_amount'),
    round: round === null ? null : roundOf(context, 'round', round),
    from: readSince(context),
    sort: readSort(context),
  }
  return await listStories(context, context.strings.topicTitle.funding, query, await totals(context, query))
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
