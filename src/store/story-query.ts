import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { DAY_MS } from '../core/durations.ts'
import { plainCompany } from '../core/plain-company.ts'
import type { StoryQuery } from '../core/ports/story-store.ts'
import type { Database } from './schema.ts'
import { storiesMatch, wordQueriesOf } from './search.ts'
import type { Engine } from './statements.ts'

/** The stories that a query asks for, whatever its order and its page. */
export function matching<O>(
  query: SelectQueryBuilder<Database, 'stories', O>,
  {
    topic,
    workspaceId,
    subjects,
    investors,
    words,
    alsoWritten,
    statuses,
    minAmountUsd,
    round,
    countries,
    from,
    until,
  }: StoryQuery,
  engine: Engine,
): SelectQueryBuilder<Database, 'stories', O> {
  let rows = query.where((eb) =>
    workspaceId === null ? eb('stories.workspaceId', 'is', null) : visibleTo(eb, workspaceId),
  )
  rows = rows.where('isEnded', '=', 0)
  if (topic !== null) rows = rows.where('topic', '=', topic)
  if (subjects !== null) {
    rows = rows.where((eb) => eb(eb.fn<string>('lower', ['subject']), 'in', subjects.map(lowerOf)))
  }
  if (investors !== null) {
    const names = investors.map(plainCompany)
    rows = rows.where((eb) =>
      eb('stories.id', 'in', eb.selectFrom('investors').select('storyId').where('investors.name', 'in', names)),
    )
  }
  if (words !== null) {
    const wanted = wordQueriesOf(words, engine)
    const others = alsoWritten.map((text) => wordQueriesOf(text, engine)).filter((way) => way.length > 0)
    rows = rows.where(wanted.length === 0 ? sql<SqlBool>`1 = 0` : storiesMatch(wanted, others, { engine, workspaceId }))
  }
  if (statuses !== null) rows = rows.where('status', 'in', statuses)
  if (minAmountUsd !== null) rows = rows.where('amountUsd', '>=', minAmountUsd)
  if (round !== null) rows = rows.where('round', '=', round)
  if (countries !== null) rows = rows.where('country', 'in', countries)
  if (from !== null) rows = rows.where('eventAt', '>=', from)
  if (until !== null) rows = rows.where('eventAt', '<', until)
  return rows
}

/** As `lower` of both databases has it, which leaves all letters but A to Z as they are. */
function lowerOf(subject: string): string {
  return subject.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase())
}

/** In the order that the query asks for, its page alone. */
export function onPage<O>(
  rows: SelectQueryBuilder<Database, 'stories', O>,
  { sort, limit, offset }: StoryQuery,
): SelectQueryBuilder<Database, 'stories', O> {
  let sorted = rows
  if (sort === 'largest') sorted = sorted.orderBy(sql`"amountUsd" is null`).orderBy('amountUsd', 'desc')
  if (sort === 'best-of-day') {
    sorted = sorted.orderBy(sql`"eventAt" / ${sql.lit(DAY_MS)}`, 'desc').orderBy('importance', 'desc')
  }
  return sorted.orderBy('eventAt', 'desc').orderBy('id').limit(limit).offset(offset)
}

/** Its own stories, and of the public ones those that none of its own tells as well. */
export function visibleTo(eb: ExpressionBuilder<Database, 'stories'>, workspaceId: string): Expression<SqlBool> {
  const own = eb
    .selectFrom('stories as own')
    .select('own.id')
    .whereRef('own.publicId', '=', 'stories.id')
    .where('own.workspaceId', '=', workspaceId)
    .where('own.isEnded', '=', 0)
  const isUntold = eb.and([eb('stories.workspaceId', 'is', null), eb.not(eb.exists(own))])
  return eb.or([isUntold, eb('stories.workspaceId', '=', workspaceId)])
}
