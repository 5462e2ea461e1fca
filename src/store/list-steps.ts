import { sql, type Kysely } from 'kysely'
import { letOthers } from '../core/let-others.ts'
import type { FoundStories, ReportStep } from '../core/ports/story-store.ts'
import { readReport } from './read-report.ts'
import type { Database } from './schema.ts'
import { visibleTo } from './story-query.ts'

/** All of a month's at once took so long that heartbeats had to wait. */
const STORIES_AT_ONCE = 20

/** With its place in the order in which reports were recorded. */
type PlacedStep = ReportStep & { readonly place: number }

/** As `FoundStories.listSteps` says. */
export async function listSteps(
  db: Kysely<Database>,
  { topic, workspaceId, from }: Parameters<FoundStories['listSteps']>[0],
): Promise<readonly ReportStep[]> {
  const recent = await db
    .selectFrom('stories')
    .select('stories.id')
    .where('stories.topic', '=', topic)
    .where((eb) => visibleTo(eb, workspaceId))
    .where('stories.id', 'in', (eb) =>
      eb
        .selectFrom('reports as recent')
        .innerJoin('entries as seen', 'seen.id', 'recent.entryId')
        .select('recent.storyId')
        .where('seen.storyId', 'is not', null)
        .where('seen.seenAt', '>=', from),
    )
    .execute()
  const ids = recent.map(({ id }) => id)
  const steps: PlacedStep[] = []
  for (let first = 0; first < ids.length; first += STORIES_AT_ONCE) {
    steps.push(...(await stepsOf(db, ids.slice(first, first + STORIES_AT_ONCE))))
    await letOthers()
  }
  return steps.toSorted((one, other) => one.place - other.place)
}

/** All reports of these. */
async function stepsOf(db: Kysely<Database>, storyIds: readonly string[]): Promise<readonly PlacedStep[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('stories', 'stories.id', 'reports.storyId')
    .innerJoin('entries', 'entries.id', 'reports.entryId')
    .select(['stories.id', 'stories.workspaceId', 'reports.reportJson', 'entries.seenAt', 'entries.outcome'])
    // Entries are inserted in the order in which they are recorded.
    .select(sql<number>`entries.rowid`.as('place'))
    .where('stories.id', 'in', storyIds)
    .execute()
  return rows.map((row) => ({
    storyId: row.id,
    storyWorkspaceId: row.workspaceId,
    report: readReport(row.reportJson),
    seenAt: row.seenAt,
    isBaseline: row.outcome === 'baseline',
    place: row.place,
  }))
}
