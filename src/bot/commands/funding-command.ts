import { text, type Card, type CardSection } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import type { StoryQuery } from '../../core/ports/store.ts'
import { sumByCurrency } from '../roundup/build-roundup.ts'
import { listAllStories } from '../roundup/list-all-stories.ts'
import { printSums } from '../roundup/print-sums.ts'
import type { CommandContext } from './command-context.ts'
import { listStories } from './list-stories.ts'
import { roundOf } from './read-filter.ts'
import { readAmountUsd, readSince, readSort, readSubject, readText } from './read-options.ts'

/** `/funding`: rounds, with the sum of all that were announced. */
export async function runFunding(context: CommandContext): Promise<Card> {
  const round = readText(context, 'round')
  const query: Omit<StoryQuery, 'limit' | 'offset'> = {
    ...ANY_STORY,
    topic: 'funding',
    workspaceId: context.workspace.id,
    subject: await readSubject(context, 'company', 'company'),
    minAmountUsd: readAmountUsd(context, 'min_amount'),
    round: round === null ? null : roundOf(context, 'round', round),
    from: readSince(context),
    sort: readSort(context),
  }
  return await listStories(context, context.strings.fundingTitle, query, await totals(context, query))
}

/** Rumours and talks are listed, but nothing of them is summed. */
async function totals(
  context: CommandContext,
  query: Omit<StoryQuery, 'limit' | 'offset'>,
): Promise<readonly CardSection[]> {
  const rounds = await listAllStories(context.deps.store.stories, { ...query, statuses: ['announced'] })
  const raisedUsd = rounds.reduce((sum, { facts }) => sum + (facts.topic === 'funding' ? (facts.amountUsd ?? 0) : 0), 0)
  const sums = printSums(rounds, { raised: sumByCurrency(rounds), raisedUsd }, context.language)
  return sums === '' ? [] : [{ heading: null, lines: [[text(context.strings.total(rounds.length, sums))]] }]
}
