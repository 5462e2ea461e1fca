import { DAY_MS } from '../../src/core/durations.ts'
import type { Facts } from '../../src/core/facts.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Report, Story } from '../../src/core/story.ts'
import { joinAlone } from './join-alone.ts'
import { mendStory, type MendingOrder } from '../../src/pipeline/mend-story.ts'
import { openMemoryStore } from './memory-store.ts'
import { sequence } from './sequence.ts'
import { report } from './story.ts'
import { createVirtualClock } from './virtual-clock.ts'

type Order = MendingOrder extends infer Each
  ? Each extends MendingOrder
    ? Omit<Each, 'doneBy' | 'why'>
    : never
  : never

export type ToldLedger = {
  readonly store: Store
  /** Somebody reports an event; which story that went into. Entries are `e1`, `e2` and so on, in the order of telling. */
  readonly tell: (day: number, title: string, facts: Facts, more?: Partial<Report>) => Promise<string>
  /** Gives the story that came of a split, or was merged away. */
  readonly mend: (order: Order) => Promise<string | null>
  readonly find: (storyId: string) => Promise<Story>
  /** The entries of a story, in the order of publication. */
  readonly entriesOf: (storyId: string) => Promise<readonly string[]>
}

/** A ledger on a real database that grows report by report, as it does when feeds are read. */
export async function openToldLedger(open = openMemoryStore): Promise<ToldLedger> {
  const random = sequence()
  const clock = createVirtualClock(100 * DAY_MS)
  const store = await open(random)
  const feed = { id: 'feed', scope: { kind: 'catalogue' }, name: 'Example Wire', url: 'https://news.example/' } as const
  await store.feeds.replaceCatalogue([{ ...feed, language: 'en', kind: 'press', weight: 0.8 }])
  let told = 0
  return {
    store,
    async tell(day, title, facts, more = {}) {
      told += 1
      const publishedAt = day * DAY_MS
      const one = report({ entryId: `e${told}`, facts, title, feedName: `Wire ${told}`, publishedAt, ...more })
      const { entryId: id, url: at, summary, language } = one
      const entry = { id, feedId: feed.id, identity: id, identityKeys: [id], title, url: at, summary, language }
      return await store.transaction(async (ledger) => {
        await ledger.entries.insert({ ...entry, publishedAt, seenAt: publishedAt }, 'no-topic')
        const story = await joinAlone(one, ledger, random)
        await ledger.entries.setOutcome(id, 'joined', story.id)
        return story.id
      })
    },
    async mend(order) {
      const { record } = await mendStory({ ...order, doneBy: 'op', why: 'seen by hand' }, { store, clock, random })
      return record.otherStoryId
    },
    async find(storyId) {
      const found = await store.stories.find(storyId)
      if (found === null) throw new Error(`there is no story ${storyId}`)
      return found
    },
    entriesOf: async (storyId) => (await store.stories.reports(storyId)).map(({ entryId }) => entryId),
  }
}
