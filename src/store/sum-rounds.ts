import { sql, type Kysely } from 'kysely'
import type { StoryQuery } from '../core/ports/story-store.ts'
import { sumsOf, type RoundSums } from '../core/round-sums.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'
import { matching } from './story-query.ts'

/** As `FoundStories.sumRounds` says. */
export async function sumRounds(db: Kysely<Database>, engine: Engine, query: StoryQuery): Promise<RoundSums> {
  const rows = await matching(
    db
      .selectFrom('stories')
      .select(['round', 'currency', 'amountForm as form'])
      .select(sql<number>`count(*)`.as('rounds'))
      .select(sql<number>`cast(coalesce(sum("amountMinor"), 0) as bigint)`.as('amountMinor'))
      .select(sql<number>`coalesce(sum("amountUsd"), 0)`.as('usd'))
      .select(sql<number>`count("debtMinor")`.as('lent'))
      .select(sql<number>`cast(coalesce(sum("debtMinor"), 0) as bigint)`.as('lentMinor'))
      .select(sql<number>`coalesce(sum("amountUsd" * "debtMinor" / "amountMinor"), 0)`.as('lentUsd'))
      .select(sql<number>`count("grantMinor")`.as('given'))
      .select(sql<number>`cast(coalesce(sum("grantMinor"), 0) as bigint)`.as('givenMinor'))
      .select(sql<number>`coalesce(sum("amountUsd" * "grantMinor" / "amountMinor"), 0)`.as('givenUsd'))
      .select(sql<number>`count("soldMinor")`.as('sold'))
      .select(sql<number>`cast(coalesce(sum("soldMinor"), 0) as bigint)`.as('soldMinor'))
      .select(sql<number>`coalesce(sum("amountUsd" * "soldMinor" / "amountMinor"), 0)`.as('soldUsd')),
    { ...query, topic: 'funding' },
    engine,
  )
    .groupBy(['round', 'currency', 'amountForm'])
    .execute()
  return sumsOf(
    rows.map(({ lent, lentMinor, lentUsd, given, givenMinor, givenUsd, sold, soldMinor, soldUsd, ...row }) => ({
      ...row,
      parts: {
        debt: { rounds: lent, amountMinor: lentMinor, usd: lentUsd },
        grant: { rounds: given, amountMinor: givenMinor, usd: givenUsd },
        secondary: { rounds: sold, amountMinor: soldMinor, usd: soldUsd },
      },
    })),
  )
}
