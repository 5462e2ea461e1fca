import { HOUR_MS } from '../../src/core/durations.ts'
import type { EntryOutcome } from '../../src/core/outcome.ts'
import type { Feed } from '../../src/core/feed.ts'
import { ingestPushed } from '../../src/pipeline.ts'
import { subscribe } from './channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from './delivery-world.ts'
import { pipelineDeps } from './pipeline-deps.ts'
import { WIRE_FEED } from './wire-feed.ts'

export const WIRE: Feed = { ...WIRE_FEED, name: 'Wire' }
export const POST: Feed = { ...WIRE, id: 'post', name: 'Post', url: 'https://post.example/feed' }

/** Without a date of its own it is as old as the look at it. */
type PublishedItem = {
  readonly guid: string
  readonly title: string
  readonly text?: string
  readonly at?: number
}

export type PublishedWorld = DeliveryWorld & {
  /** A document of the feed as it stands now; then the channel gets what it is owed by then. What became of new entries. */
  readonly publish: (
    items: readonly PublishedItem[],
    feed?: Pick<Feed, 'id' | 'url'>,
  ) => Promise<readonly EntryOutcome[]>
  /** Time passes, and the channel gets what it is owed by then. */
  readonly later: (hours: number) => Promise<void>
}

/** One channel of the preview that follows everything, and two papers whose documents are read whole. */
export async function openPublishedWorld(): Promise<PublishedWorld> {
  const world = await openDeliveryWorld()
  await subscribe(world.store, world.channel, 'model-release')
  await world.store.feeds.replaceCatalogue([WIRE, POST])
  for (const { id } of [WIRE, POST]) {
    const { state } = await stored(world, id)
    await world.store.feeds.saveState(id, { ...state, baselineAt: world.clock.nowMs() - HOUR_MS })
  }
  return {
    ...world,
    async publish(items, feed: Pick<Feed, 'id' | 'url'> = WIRE) {
      const listed = items.map(
        ({ guid, title, text = '', at }) =>
          `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><description>${text}</description>` +
          `${at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}<link>${feed.url}/${guid}</link></item>`,
      )
      const body = Buffer.from(`<rss version="2.0"><channel><title>Wire</title>${listed.join('')}</channel></rss>`)
      const fetch = { fetch: unasked, postForm: unasked, close: () => Promise.resolve() }
      const deps = pipelineDeps({ ...world.deps, fetch })
      const document = { body, contentType: 'application/rss+xml', finalUrl: feed.url }
      const { fresh } = await ingestPushed(await stored(world, feed.id), document, deps)
      await world.drain()
      return fresh.map(({ outcome }) => outcome)
    },
    async later(hours) {
      world.clock.set(world.clock.nowMs() + hours * HOUR_MS)
      await world.drain()
    },
  }
}

async function stored({ store }: DeliveryWorld, feedId: string) {
  const found = await store.feeds.find(feedId)
  if (found === null) throw new Error('the feed is missing')
  return found
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('nobody is asked'))
}
