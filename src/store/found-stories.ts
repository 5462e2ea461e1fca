import { sql, type Kysely } from 'kysely'
import type { FoundStories, StoryQuery } from '../core/ports/story-store.ts'
import type { Story } from '../core/story.ts'
import { MENDING_ACTION } from './closed-sets.ts'
import { fromJson } from './json.ts'
import { listSteps } from './list-steps.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'
import { matching, onPage } from './story-query.ts'
import { isTellable, storyOf } from './story-row.ts'
import { sumRounds } from './sum-rounds.ts'

export function createFoundStories(db: Kysely<Database>, engine: Engine): FoundStories {
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

    sumRounds: (query) => sumRounds(db, engine, query),

    listSteps: (query) => listSteps(db, query),

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

    async listCountries(query) {
      const rounds = matching(db.selectFrom('stories').select('country'), { ...query, topic: 'funding' }, engine)
      const rows = await rounds
        .where('country', 'is not', null)
        .orderBy('eventAt', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit)
        .execute()
      const byCountry = [...Map.groupBy(rows, ({ country }) => country ?? '')]
      return byCountry.toSorted(([, ones], [, others]) => others.length - ones.length).map(([country]) => country)
    },

    async listNames(kind, workspaceId) {
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
