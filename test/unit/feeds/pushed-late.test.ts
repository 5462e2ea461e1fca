import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANY_STORY } from '../../../src/core/any-story.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { FeedPush } from '../../../src/core/feed.ts'
import { ingestPushed } from '../../../src/pipeline.ts'
import { pipelineDeps } from '../../builders/pipeline-deps.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const PUSHED: FeedPush = {
  ...{ state: 'active', hub: 'https://hub.example/', topic: WIRE_FEED.url, secret: 's', token: 't' },
  ...{ changedAt: 0, renewAt: 9e15, leaseUntil: null },
}

let feed: PolledFeed
let body: string
beforeEach(async () => {
  feed = await startPolledFeed()
  body = rss('Hello')
  feed.origin.serve(feed.host, ({ headers }) =>
    headers['if-none-match'] === etag() ? { status: 304 } : { headers: { etag: etag() }, body },
  )
})
afterEach(() => feed.close())

const etag = (): string => `"${createHash('sha256').update(body).digest('hex')}"`
const told = (amount: number): string => rss(`Alder raises $${amount} million Series A to build AI agents`, 'Hello')

function rss(...titles: readonly string[]): string {
  const items = titles.map(
    (title) => `<item><guid isPermaLink="false">${title.split(' ')[0] ?? ''}</guid><title>${title}</title></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

async function stored() {
  const found = await feed.store.feeds.find(WIRE_FEED.id)
  if (found === null) throw new Error('the feed is missing')
  return found
}

const push = async (document: string): Promise<void> => {
  await ingestPushed(
    await stored(),
    { body: Buffer.from(document), contentType: 'application/rss+xml', finalUrl: WIRE_FEED.url },
    pipelineDeps({ store: feed.store, clock: feed.clock, fetch: feed.fetch }),
  )
}
const amount = async (): Promise<unknown> => {
  const [story] = await feed.store.stories.list({ ...ANY_STORY, limit: 2, offset: 0 })
  return story?.facts.topic === 'funding' ? story.facts.amountUsd : null
}

test('what a hub brings late, and was corrected since then, is as the feed has it once that is asked again', async () => {
  for (const document of [body, told(35), told(40)]) {
    body = document
    await feed.poll()
    feed.clock.moveTo(feed.clock.nowMs() + HOUR_MS)
  }
  await feed.store.feeds.savePush(WIRE_FEED.id, PUSHED)
  await feed.poll()
  const { nextPollAt } = (await stored()).state
  await push(told(35))
  const sooner = (await stored()).state.nextPollAt
  expect(sooner).toBeLessThan(nextPollAt)
  feed.clock.moveTo(sooner)
  await feed.poll()
  expect(await amount()).toBe(40e6)
  // What is the same again asks nobody.
  const asked = feed.origin.asked(feed.host).length
  await push(told(40))
  expect((await stored()).state.validators.etag).toBe(etag())
  expect(feed.origin.asked(feed.host)).toHaveLength(asked)
})
