import { HOUR_MS } from '../../src/core/durations.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story, StorySource } from '../../src/core/story.ts'
import { MORNING } from './delivery-world.ts'
import { fundingFacts, report, story } from './story.ts'
import { WIRE_FEED } from './wire-feed.ts'

const told = (name: string, host: string, at: number, language = 'en'): StorySource => {
  return { name, url: `https://${host}/alder`, at, language, kind: 'press' }
}
const FACTS = fundingFacts({ company: 'Alder', amountUsd: 300e6 })
export const LOUD = told('Loud Post', 'loud.example', MORNING)
export const CALM = told('Calm Post', 'calm.example', MORNING + HOUR_MS, 'ko')

/** A round that one publisher tells, with its headline. */
export const ALONE: Story = story({
  ...{ id: 'alder', facts: FACTS, title: 'You will not believe what Alder got', url: LOUD.url, sources: [LOUD] },
  ...{ firstAt: MORNING, eventAt: MORNING, updatedAt: MORNING },
})
/** The same, once the other tells it as well. */
export const TWO: Story = { ...ALONE, sources: [LOUD, CALM], updatedAt: MORNING + HOUR_MS, revision: 2 }

export type Said = readonly [source: StorySource, title: string, facts: Story['facts']]

/** Both report it, each in its own words. */
export const BOTH: readonly Said[] = [
  [LOUD, ALONE.title, FACTS],
  [CALM, 'Alder raises $300M', FACTS],
]

/** Records who reported it, in that order, and the story where the ledger has none. */
export async function addReports(store: Store, said: readonly Said[]): Promise<void> {
  await store.feeds.replaceCatalogue([WIRE_FEED])
  if ((await store.stories.find(TWO.id)) === null) await store.stories.insert(TWO)
  for (const [index, [source, title, facts]] of said.entries()) {
    const { url, language, name: feedName } = source
    const [id, publishedAt] = [`told-${index}`, source.at + index]
    await store.entries.insert(
      {
        ...{ id, feedId: WIRE_FEED.id, identity: id, identityKeys: [id], title, url, summary: '', language },
        ...{ publishedAt, seenAt: publishedAt },
      },
      'new-story',
    )
    const told = report({ entryId: id, facts, title, url, feedName, language, publishedAt })
    await store.stories.addReport(ALONE.id, told, [])
  }
}
