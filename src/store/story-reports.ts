import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely'
import { DAY_MS } from '../core/durations.ts'
import type { CandidateQuery, StoryReports, StoryScope } from '../core/ports/story-store.ts'
import type { Report, StoryCandidate } from '../core/story.ts'
import type { Topic } from '../core/topic.ts'
import { toJson, type Json } from './json.ts'
import { readReport } from './read-report.ts'
import type { Database } from './schema.ts'

export function createStoryReports(db: Kysely<Database>): StoryReports {
  /** The newest of each story, in order of publication: one question, however many stories. */
  const reportsOf = async (
    storyIds: readonly string[],
    each: number,
  ): Promise<ReadonlyMap<string, readonly Report[]>> => {
    const ranked = db
      .selectFrom('reports')
      .select(['storyId', 'publishedAt', 'entryId', 'reportJson'])
      .select(
        sql<number>`row_number() over (partition by "storyId" order by "publishedAt" desc, "entryId" desc)`.as('place'),
      )
      .where('storyId', 'in', storyIds)
    const rows = await db
      .selectFrom(ranked.as('ranked'))
      .select(['storyId', 'reportJson'])
      .where('place', '<=', each)
      .orderBy('publishedAt')
      .orderBy('entryId')
      .execute()
    return byStory(rows)
  }

  const barredFrom = async (
    storyIds: readonly string[],
    topic: Topic,
  ): Promise<ReadonlyMap<string, readonly Report[]>> => {
    const rows = await db
      .selectFrom('storyBars')
      .innerJoin('reports', 'reports.entryId', 'storyBars.entryId')
      .select(['storyBars.storyId', 'reports.reportJson'])
      .where('storyBars.storyId', 'in', storyIds)
      .execute()
    const all = byStory(rows)
    return new Map([...all].map(([id, reports]) => [id, reports.filter((report) => report.facts.topic === topic)]))
  }

  /** Those that others were merged into. */
  const mergedAmong = async (storyIds: readonly string[]): Promise<ReadonlySet<string | null>> => {
    const rows = await db.selectFrom('stories').select('mergedInto').where('mergedInto', 'in', storyIds).execute()
    return new Set(rows.map(({ mergedInto }) => mergedInto))
  }

  const addKeys = async (storyId: string, { publishedAt }: Report, keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return
    const dayAt = dayOf(publishedAt)
    await db
      .insertInto('storyKeys')
      .values([...new Set(keys)].map((key) => ({ key, dayAt, storyId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  const bar = async (storyId: string, entryIds: readonly string[]): Promise<void> => {
    if (entryIds.length === 0) return
    await db
      .insertInto('storyBars')
      .values(entryIds.map((entryId) => ({ storyId, entryId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  return {
    async findCandidates(query) {
      const { topic, keys, reportsEach } = query
      if (keys.length === 0) return []
      const rows = await candidateRows(db, query).execute()
      if (rows.length === 0) return []
      const ids = rows.map(({ id }) => id)
      const [reports, barred] = [await reportsOf(ids, reportsEach), await barredFrom(ids, topic)]
      const merged = await mergedAmong(ids)
      return ids.map((id): StoryCandidate => ({
        storyId: id,
        reports: reports.get(id) ?? [],
        barred: barred.get(id) ?? [],
        isMerged: merged.has(id),
      }))
    },

    async addReport(storyId, report, keys) {
      const { entryId, publishedAt } = report
      await db
        .insertInto('reports')
        .values({ storyId, entryId, publishedAt, reportJson: toJson(report) })
        .onConflict((conflict) => conflict.columns(['storyId', 'entryId']).doNothing())
        .execute()
      await addKeys(storyId, report, keys)
    },

    async replaceReport(storyId, report, keys) {
      const { entryId, publishedAt } = report
      await db
        .updateTable('reports')
        .set({ publishedAt, reportJson: toJson(report) })
        .where('storyId', '=', storyId)
        .where('entryId', '=', entryId)
        .execute()
      await addKeys(storyId, report, keys)
    },

    async removeReport(storyId, entryId) {
      await db.deleteFrom('reports').where('storyId', '=', storyId).where('entryId', '=', entryId).execute()
    },

    async removeReports(storyId) {
      await db.deleteFrom('reports').where('storyId', '=', storyId).execute()
      await db.deleteFrom('storyKeys').where('storyId', '=', storyId).execute()
    },

    async keepTurn(report, key, { from, most }) {
      const { entryId, publishedAt } = report
      await db
        .insertInto('keptTurns')
        .values({ key, entryId, publishedAt, reportJson: toJson(report) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const newest = db
        .selectFrom('keptTurns')
        .select('entryId')
        .where('publishedAt', '>=', from)
        .orderBy('publishedAt', 'desc')
        .orderBy('entryId')
        .limit(most)
      await db.deleteFrom('keptTurns').where('entryId', 'not in', newest).execute()
    },

    async listTurns(keys) {
      if (keys.length === 0) return []
      const rows = await db
        .selectFrom('keptTurns')
        .select('reportJson')
        .where('key', 'in', keys)
        .orderBy('publishedAt')
        .orderBy('entryId')
        .execute()
      return rows.map(({ reportJson }) => readReport(reportJson))
    },

    async dropTurn(entryId) {
      const dropped = await db.deleteFrom('keptTurns').where('entryId', '=', entryId).executeTakeFirst()
      return dropped.numDeletedRows > 0n
    },

    bar,

    async unbar(storyId, entryIds) {
      await db.deleteFrom('storyBars').where('storyId', '=', storyId).where('entryId', 'in', entryIds).execute()
    },

    async passBars(fromId, toId) {
      const within = db.selectFrom('reports').select('entryId').where('storyId', '=', toId)
      const passed = await db
        .selectFrom('storyBars')
        .select('entryId')
        .where('storyId', '=', fromId)
        .where('entryId', 'not in', within)
        .execute()
      await bar(
        toId,
        passed.map(({ entryId }) => entryId),
      )
    },

    async reports(storyId) {
      return (await reportsOf([storyId], Number.MAX_SAFE_INTEGER)).get(storyId) ?? []
    },
  }
}

function byStory(
  rows: readonly { readonly storyId: string; readonly reportJson: Json<Report> }[],
): ReadonlyMap<string, readonly Report[]> {
  const found = new Map<string, Report[]>()
  for (const { storyId, reportJson } of rows) {
    const reports = found.get(storyId) ?? []
    reports.push(readReport(reportJson))
    found.set(storyId, reports)
  }
  return found
}

/** The start of the day, in UTC. */
function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS
}

function inScope(eb: ExpressionBuilder<Database, 'stories'>, scope: StoryScope): Expression<SqlBool> {
  if (scope === 'public') return eb('stories.workspaceId', 'is', null)
  if (scope === 'own') return eb('stories.workspaceId', 'is not', null)
  return eb('stories.workspaceId', '=', scope.workspaceId)
}

/** The key where it is one of these, else nothing; PostgreSQL knows no empty list. */
function keyAmong(
  eb: ExpressionBuilder<Database, 'storyKeys' | 'stories'>,
  keys: readonly string[],
): Expression<string | null> {
  if (keys.length === 0) return eb.val<string | null>(null)
  return eb.case().when('storyKeys.key', 'in', keys).then(eb.ref('storyKeys.key')).end()
}

/** The stories to compare with, best first. Reads the keys' rows of the window and these stories, nothing else. */
export function candidateRows(
  db: Kysely<Database>,
  { topic, scope, keys, naming, from, until, limit }: Omit<CandidateQuery, 'reportsEach'>,
): SelectQueryBuilder<
  Database,
  'storyKeys' | 'stories',
  { readonly id: string; readonly named: number; readonly shared: number }
> {
  return db
    .selectFrom('storyKeys')
    .innerJoin('stories', 'stories.id', 'storyKeys.storyId')
    .select('stories.id')
    .select((eb) => [
      eb.fn.count<number>(keyAmong(eb, naming)).distinct().as('named'),
      eb.fn.count<number>('storyKeys.key').distinct().as('shared'),
    ])
    .where('storyKeys.key', 'in', keys)
    .where('storyKeys.dayAt', '>=', dayOf(from))
    .where('storyKeys.dayAt', '<=', until)
    .where('stories.topic', '=', topic)
    .where((eb) => inScope(eb, scope))
    .groupBy('stories.id')
    .orderBy('named', 'desc')
    .orderBy('shared', 'desc')
    .orderBy('stories.updatedAt', 'desc')
    .orderBy('stories.id')
    .limit(limit)
}
