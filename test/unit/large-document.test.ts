import { expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import type { Feed, FeedScope } from '../../src/core/feed.ts'
import type { Random } from '../../src/core/ports/random.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { record } from '../../src/pipeline/record.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const AT = Date.UTC(2026, 1, 9)

async function world(scope: FeedScope) {
  const store = await openMemoryStore(sequence())
  const feed: Feed = { ...WIRE_FEED, scope }
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const told = async (titles: readonly string[], random: Random = sequence(), since = 0) => {
    const entries = titles.map((title, at) => {
      const id = `e${since + at}`
      const keys = { feedId: 'wire', identity: id, identityKeys: [id] }
      const words = { title, url: `https://wire.example/${id}`, summary: '', language: 'en' }
      return { kind: 'new', entry: { id, ...keys, ...words, publishedAt: AT, seenAt: AT } } as const
    })
    return await record(entries, { feed, isBaseline: false }, { store, clock: systemClock, random, analyst: null })
  }
  const workspaceId = scope.kind === 'workspace' ? scope.workspaceId : null
  const stories = () => store.stories.list({ ...ANY_STORY, topic: 'funding', workspaceId, limit: 1_000, offset: 0 })
  return { store, told, stories }
}

/** Companies that share no word. */
function rounds(count: number): readonly string[] {
  const parts = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Ginkgo', 'Hazel', 'Juniper', 'Kauri']
  return Array.from({ length: count }, (_, at) => {
    const name = `${parts[at % 10] ?? ''}${(parts[Math.floor(at / 10) % 10] ?? '').toLowerCase()}`
    return `${name} raises $${at + 5} million Series A to build AI agents`
  })
}

test('others get their turn while a large document is recorded', async () => {
  const { store, told } = await world({ kind: 'catalogue' })
  const over = new AbortController()
  const asks = async (): Promise<number> => {
    let answered = 0
    for (; !over.signal.aborted; answered += 1) {
      await store.channels.listSubscribed()
      await new Promise((resolve) => setImmediate(resolve))
    }
    return answered
  }
  const asking = asks()
  const { fresh } = await told(rounds(100))
  over.abort()
  const meanwhile = await asking
  expect(fresh).toHaveLength(100)
  expect(meanwhile).toBeGreaterThanOrEqual(9)
  await store.close()
})

test('what stops in the middle of a document keeps whole entries, and the rest is told when it is read again', async () => {
  const { store, told, stories } = await world({ kind: 'catalogue' })
  const titles = rounds(25)
  const ids = sequence()
  let given = 0
  const failing: Random = {
    id() {
      given += 1
      if (given === 15) throw new Error('stopped')
      return ids.id()
    },
  }
  await expect(told(titles, failing)).rejects.toThrow('stopped')
  expect(await stories()).toHaveLength(10)
  const { outcomes } = await told(titles, ids)
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(10)
  expect(outcomes.filter((outcome) => outcome === 'new-story')).toHaveLength(15)
  expect(await stories()).toHaveLength(25)
  await store.close()
})

test("a workspace's own feed that tells of one event on and on is taken in no further, and loses no entry", async () => {
  const { store, told, stories } = await world({
    kind: 'workspace',
    workspaceId: 'preview:w-c',
    channelId: 'preview:c',
  })
  await addChannel(store, 'c')
  const told30 = await told(
    Array.from({ length: 30 }, (_, at) => `Alder raises $${50 + at} million to build AI agents`),
  )
  expect(told30.outcomes).toEqual(['new-story', ...Array.from({ length: 29 }, () => 'joined')])
  const [story, ...others] = await stories()
  expect(others).toEqual([])
  expect(await store.stories.reports(story?.id ?? '')).toHaveLength(20)
  await store.close()
})
