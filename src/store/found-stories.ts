import { sql, type Kysely } from 'kysely'
import { letOthers } from '../core/let-others.ts'
import type { FoundStories, ReportStep, StoryQuery } from '../core/ports/story-store.ts'
import { sumsOf } from '../core/round-sums.ts'
import type { Story } from '../core/story.ts'
import { MENDING_ACTION } from './closed-sets.ts'
import { fromJson } from './json.ts'
import { readReport } from './read-report.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'
import { matching, onPage, visibleTo } from './story-query.ts'
import { isTellable, storyOf } from './story-row.ts'

/** All of a month's at once took so long that heartbeats had to wait. */
const STORIES_AT_ONCE = 20

export function createFoundStories(db: Kysely<Database>, engine: Engine): FoundStories {
  /** All reports of these, with their place in the order in which they were recorded. */
  const stepsOf = async (
    storyIds: readonly string[],
  ): Promise<readonly (ReportStep & { readonly place: number })[]> => {
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

  /** In that order. Pages are sorted by ids alone, for what is sorted has to be held: a story is a hundred times as large. */
  const storiesIn = async (page: readonly { readonly id: string }[]): Promise<readonly Story[]> => {
    if (page.length === 0) return []
    const ids = page.map(({ id }) => id)
    const found = await db.selectFrom('stories').selectAll().where('id', 'in', ids).execute()
    const byId = new Map(found.map((row) => [row.id, row]))
    return ids
      .flatMap((id) => byId.get(id) ?? [])
      .filter(isTellable)
      .map(storyOf)
  }

  const listOf = async (query: StoryQuery): Promise<readonly Story[]> =>
    await storiesIn(await onPage(matching(db.selectFrom('stories').select('id'), query, engine), query).execute())

  const countOf = async (query: StoryQuery): Promise<number> => {
    const counted = db.selectFrom('stories').select((eb) => eb.fn.countAll<number>().as('count'))
    return (await matching(counted, query, engine).executeTakeFirstOrThrow()).count
  }

  return {
    async listOwnOf(publicId) {
      const rows = await db
        .selectFrom('stories')
        .selectAll()
        .where('publicId', '=', publicId)
        .where('publicId', 'is not', null)
        .where('isEnded', '=', 0)
        .orderBy('id')
        .execute()
      return rows.map(storyOf)
    },

    async listMergedInto(storyId) {
      const rows = await db.selectFrom('stories').selectAll().where('mergedInto', '=', storyId).orderBy('id').execute()
      return rows.map(storyOf)
    },

    async listEnded({ topic, from }) {
      const rows = await db
        .selectFrom('mendings')
        // Of two stories the one that was merged into the other ended. One comparison: for one or the other SQLite and
        // PostgreSQL would read all stories.
        .innerJoin('stories', (join) =>
          join.on('stories.id', '=', sql<string>`case action when 'merge' then "otherStoryId" else "storyId" end`),
        )
        .selectAll('stories')
        .select('mendings.at')
        .where('mendings.action', 'in', ['retract', 'merge'])
        .where('mendings.at', '>=', from)
        .where('stories.topic', '=', topic)
        .where('stories.workspaceId', 'is', null)
        .orderBy('mendings.seq', 'desc')
        .execute()
      return rows.filter(isTellable).map(({ at, ...row }) => ({ story: storyOf(row), at }))
    },

    async listMendings(storyId) {
      const rows = await db
        .selectFrom('mendings')
        .selectAll()
        .where((eb) => eb.or([eb('storyId', '=', storyId), eb('otherStoryId', '=', storyId)]))
        .orderBy('seq')
        .execute()
      const known = rows.filter(({ action }) => MENDING_ACTION.knows(action))
      return known.map(({ id, at, doneBy, why, action, storyId: first, otherStoryId, entryIdsJson }) => ({
        ...{ id, at, doneBy, why, otherStoryId, storyId: first },
        action: MENDING_ACTION.read(action),
        entryIds: fromJson(entryIdsJson),
      }))
    },

    async find(storyId) {
      const row = await db.selectFrom('stories').selectAll().where('id', '=', storyId).executeTakeFirst()
      return row === undefined ? null : storyOf(row)
    },

    async findByEntry(entryId) {
      const rows = await db
        .selectFrom('reports')
        .innerJoin('stories', 'stories.id', 'reports.storyId')
        .selectAll('stories')
        .where('reports.entryId', '=', entryId)
        .execute()
      return rows.map(storyOf)
    },

    list: listOf,

    count: countOf,

    async listPage(query) {
      // Without words an index has the page first, and counting every row of it beside is dearer than to ask twice.
      if (query.words === null) return { stories: await listOf(query), total: await countOf(query) }
      const counted = db.selectFrom('stories').select((eb) => ['id', eb.fn.countAll<number>().over().as('total')])
      const page = await onPage(matching(counted, query, engine), query).execute()
      const total = page[0]?.total ?? (query.offset === 0 ? 0 : await countOf(query))
      return { stories: await storiesIn(page), total }
    },

    async sumRounds(query) {
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
    },

    async steps({ topic, workspaceId, from }) {
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
      const steps: (ReportStep & { readonly place: number })[] = []
      for (let first = 0; first < ids.length; first += STORIES_AT_ONCE) {
        steps.push(...(await stepsOf(ids.slice(first, first + STORIES_AT_ONCE))))
        await letOthers()
      }
      return steps.toSorted((one, other) => one.place - other.place)
    },

    async listSeen({ event, seen }) {
      const rows = await db
        .selectFrom('entries')
        .innerJoin('reports', 'reports.entryId', 'entries.id')
        .innerJoin('stories', 'stories.id', 'reports.storyId')
        .select('stories.id')
        .distinct()
        .where('entries.storyId', 'is not', null)
        .where('entries.seenAt', '>=', seen.from)
        .where('entries.seenAt', '<', seen.until)
        .where('entries.outcome', '!=', 'baseline')
        // The report that tells the event is as old as it. Most of what is seen is newer, and needs no further look.
        .where('entries.publishedAt', '<', event.until)
        .where('stories.eventAt', '>=', event.from)
        .where('stories.eventAt', '<', event.until)
        // Before it is more than talk, a report tells no event.
        .whereRef('reports.publishedAt', '>=', 'stories.eventAt')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('reports as before')
                .innerJoin('entries as known', 'known.id', 'before.entryId')
                .select('before.entryId')
                .whereRef('before.storyId', '=', 'stories.id')
                .whereRef('before.publishedAt', '>=', 'stories.eventAt')
                .where('known.seenAt', '<', seen.from),
            ),
          ),
        )
        .execute()
      return new Set(rows.map(({ id }) => id))
    },

    async names(kind, workspaceId) {
      const rows = await db
        .selectFrom('names')
        .select('name')
        .where('kind', '=', kind)
        .where('workspaceId', '=', workspaceId ?? '')
        .orderBy('stories', 'desc')
        .orderBy('name')
        .execute()
      return rows.map(({ name }) => name)
    },
  }
}
