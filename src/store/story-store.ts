import { sql, type Kysely, type SelectQueryBuilder, type Selectable } from 'kysely'
import type { Facts } from '../core/facts.ts'
import type { StoryQuery, StoryStore } from '../core/ports/store.ts'
import { FUNDING_STATUSES, MODEL_STATUSES } from '../core/status.ts'
import type { Report, Story } from '../core/story.ts'
import { TOPICS } from '../core/topic.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'
import { wordOf } from './word.ts'

const STATUSES = [...new Set([...MODEL_STATUSES, ...FUNDING_STATUSES])]

export function createStoryStore(db: Kysely<Database>): StoryStore {
  const reportsOf = async (storyIds: readonly string[]): Promise<Map<string, Report[]>> => {
    const grouped = new Map<string, Report[]>(storyIds.map((id) => [id, []]))
    if (storyIds.length === 0) return grouped
    const rows = await db
      .selectFrom('reports')
      .select(['storyId', 'reportJson'])
      .where('storyId', 'in', storyIds)
      .orderBy('publishedAt')
      .orderBy('entryId')
      .execute()
    for (const row of rows) grouped.get(row.storyId)?.push(fromJson(row.reportJson))
    return grouped
  }

  return {
    async findCandidates({ topic, workspaceId, keys, from, until, limit }) {
      if (keys.length === 0) return []
      const rows = await db
        .selectFrom('storyKeys')
        .innerJoin('stories', 'stories.id', 'storyKeys.storyId')
        .select(['stories.id', (eb) => eb.fn.countAll<number>().as('shared')])
        .where('storyKeys.key', 'in', keys)
        .where('stories.topic', '=', topic)
        .where('stories.workspaceId', workspaceId === null ? 'is' : '=', workspaceId)
        .where('stories.updatedAt', '>=', from)
        .where('stories.firstAt', '<', until)
        .groupBy('stories.id')
        .orderBy('shared', 'desc')
        .orderBy('stories.updatedAt', 'desc')
        .limit(limit)
        .execute()
      const reports = await reportsOf(rows.map((row) => row.id))
      return [...reports].map(([storyId, own]) => ({ storyId, reports: own }))
    },

    async insert(story) {
      await db
        .insertInto('stories')
        .values({ id: story.id, workspaceId: story.workspaceId, ...viewRow(story) })
        .execute()
    },

    async update(story) {
      await db.updateTable('stories').set(viewRow(story)).where('id', '=', story.id).execute()
    },

    async addReport(storyId, report, keys) {
      const { entryId, publishedAt } = report
      await db
        .insertInto('reports')
        .values({ storyId, entryId, publishedAt, reportJson: toJson(report) })
        .onConflict((conflict) => conflict.columns(['storyId', 'entryId']).doNothing())
        .execute()
      if (keys.length === 0) return
      await db
        .insertInto('storyKeys')
        .values([...new Set(keys)].map((key) => ({ key, storyId })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
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

    async reports(storyId) {
      return (await reportsOf([storyId])).get(storyId) ?? []
    },

    async list(query) {
      let rows = matching(db.selectFrom('stories').selectAll(), query)
      if (query.sort === 'largest') rows = rows.orderBy(sql`amountUsd is null`).orderBy('amountUsd', 'desc')
      const found = await rows
        .orderBy('eventAt', 'desc')
        .orderBy('id')
        .limit(query.limit)
        .offset(query.offset)
        .execute()
      return found.map(storyOf)
    },

    async count(query) {
      const counted = db.selectFrom('stories').select((eb) => eb.fn.countAll<number>().as('count'))
      return (await matching(counted, query).executeTakeFirstOrThrow()).count
    },

    async subjects(topic, limit) {
      const rows = await db
        .selectFrom('stories')
        .select('subject')
        .where('topic', '=', topic)
        .where('subject', 'is not', null)
        .where('workspaceId', 'is', null)
        .groupBy('subject')
        .orderBy((eb) => eb.fn.countAll(), 'desc')
        .orderBy('subject')
        .limit(limit)
        .execute()
      return rows.flatMap((row) => (row.subject === null ? [] : [row.subject]))
    },
  }
}

function matching<O>(
  query: SelectQueryBuilder<Database, 'stories', O>,
  { topic, workspaceId, subject, words, statuses, minAmountUsd, from, until }: StoryQuery,
): SelectQueryBuilder<Database, 'stories', O> {
  let rows = query
    .where('topic', '=', topic)
    .where((eb) =>
      workspaceId === null
        ? eb('workspaceId', 'is', null)
        : eb.or([eb('workspaceId', 'is', null), eb('workspaceId', '=', workspaceId)]),
    )
  if (subject !== null) rows = rows.where((eb) => eb(eb.fn<string>('lower', ['subject']), '=', subject.toLowerCase()))
  for (const word of (words ?? '').toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 8)) {
    rows = rows.where('words', 'like', `%${word.replace(/[%_]/gu, '')}%`)
  }
  if (statuses !== null) rows = rows.where('status', 'in', statuses)
  if (minAmountUsd !== null) rows = rows.where('amountUsd', '>=', minAmountUsd)
  if (from !== null) rows = rows.where('eventAt', '>=', from)
  if (until !== null) rows = rows.where('eventAt', '<', until)
  return rows
}

function subjectOf(facts: Facts): string | null {
  return facts.topic === 'funding' ? (facts.company?.value ?? null) : (facts.models[0]?.vendor?.value ?? null)
}

function wordsOf({ title, facts }: Story): string {
  const names =
    facts.topic === 'funding'
      ? [facts.company?.value ?? '']
      : facts.models.flatMap((model) => [model.vendor?.value ?? '', model.name.value])
  return [title, ...names].join(' ').toLowerCase()
}

function viewRow(story: Story) {
  return {
    topic: story.topic,
    status: story.status,
    title: story.title,
    url: story.url,
    subject: subjectOf(story.facts),
    words: wordsOf(story),
    amountUsd: story.facts.topic === 'funding' ? story.facts.amountUsd : null,
    firstAt: story.firstAt,
    eventAt: story.eventAt,
    updatedAt: story.updatedAt,
    importance: story.importance,
    revision: story.revision,
    factsJson: toJson(story.facts),
    sourcesJson: toJson(story.sources),
    changesJson: toJson(story.changes),
  }
}

function storyOf(row: Selectable<Database['stories']>): Story {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    topic: wordOf(TOPICS, row.topic),
    status: wordOf(STATUSES, row.status),
    title: row.title,
    url: row.url,
    facts: fromJson(row.factsJson),
    sources: fromJson(row.sourcesJson),
    changes: fromJson(row.changesJson),
    firstAt: row.firstAt,
    eventAt: row.eventAt,
    updatedAt: row.updatedAt,
    importance: row.importance,
    revision: row.revision,
  }
}
