import type { Kysely } from 'kysely'
import { plainCompany } from '../core/plain-company.ts'
import type { StoryStore } from '../core/ports/story-store.ts'
import type { Story } from '../core/story.ts'
import { investorsOf } from '../core/subject.ts'
import { createFoundStories } from './found-stories.ts'
import { toJson } from './json.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'
import { createStoryReports } from './story-reports.ts'
import { namesOf, viewRow } from './story-row.ts'

export function createStoryStore(db: Kysely<Database>, engine: Engine): StoryStore {
  /** What people are helped to type. A name that a story once carried stays: it was written somewhere. */
  const keepNames = async (story: Story, stories: number): Promise<void> => {
    const rows = namesOf(story).map((name) => ({ ...name, workspaceId: story.workspaceId ?? '', stories }))
    if (rows.length === 0) return
    await db
      .insertInto('names')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'workspaceId', 'name'])
          .doUpdateSet((eb) => ({ stories: eb('names.stories', '+', stories) })),
      )
      .execute()
  }

  const addInvestors = async ({ id: storyId, facts }: Story): Promise<void> => {
    const names = new Set(investorsOf(facts).map(({ value }) => plainCompany(value)))
    if (names.size === 0) return
    const rows = [...names].map((name) => ({ name, storyId }))
    await db.insertInto('investors').values(rows).execute()
  }

  return {
    ...createStoryReports(db),
    ...createFoundStories(db, engine),

    async insert(story) {
      await db
        .insertInto('stories')
        .values({ id: story.id, workspaceId: story.workspaceId, publicId: story.publicId, ...viewRow(story) })
        .execute()
      await addInvestors(story)
      await keepNames(story, 1)
    },

    async update(story) {
      await db.updateTable('stories').set(viewRow(story)).where('id', '=', story.id).execute()
      if (story.topic === 'funding') {
        await db.deleteFrom('investors').where('storyId', '=', story.id).execute()
        await addInvestors(story)
      }
      await keepNames(story, 0)
    },

    async setPublic(storyId, publicId) {
      await db.updateTable('stories').set({ publicId }).where('id', '=', storyId).execute()
    },

    async addMending({ entryIds, ...record }) {
      await db
        .insertInto('mendings')
        .values({ ...record, entryIdsJson: toJson(entryIds) })
        .execute()
    },
  }
}
