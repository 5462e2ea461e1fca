import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import type { FeedKind, FeedScope } from '../../src/core/feed.ts'
import { readWithdrawal } from '../../src/news/read-withdrawal.ts'
import { understand } from '../../src/pipeline/understand.ts'
import { HOUR_MS } from '../builders/delivery-world.ts'
import { openPublishedWorld, POST, type PublishedWorld } from '../builders/published-world.ts'

const FEED = { name: 'Wire', kind: 'press' as FeedKind, language: 'en' }

function namedIn(title: string): readonly string[] | null {
  const facts = readWithdrawal({ id: 'e', title, summary: '', url: null, language: null }, FEED)
  return facts?.models.map(({ name }) => name.value) ?? null
}

test.each([
  'OpenAI withdraws GPT-5.4',
  'GPT-5.4 pulled hours after launch',
  'OpenAI pulls GPT-5.4 after users report unsafe answers',
  'OpenAI pulls its new GPT-5.4 model over unsafe answers',
  'OpenAI’s GPT-5.4 taken offline a day after its debut',
  'GPT-5.4 has been withdrawn, OpenAI says',
  'OpenAI took down GPT-5.4 within hours',
  '오픈AI, GPT-5.4 배포 긴급 중단',
  'OpenAI、GPT-5.4の提供を一時停止',
  'OpenAI紧急下架GPT-5.4',
])('%s: says plainly that the model was taken back', (title) => {
  expect(namedIn(title)).toEqual(['GPT-5.4'])
})

test.each([
  'OpenAI to pull GPT-5.4',
  'Will OpenAI withdraw GPT-5.4?',
  'OpenAI may have pulled GPT-5.4',
  'OpenAI pulls GPT-5.4 from Europe',
  'OpenAI pulls GPT-5.4 ahead of Claude Opus 4.6',
  'GPT-5.4 pulls ahead in coding benchmark',
  'OpenAI removes access to GPT-5.4',
  'OpenAI retires GPT-5.4',
  'OpenAI pulls GPT-5.4 voice feature',
  'Senator urges OpenAI: GPT-5.4 must be pulled',
  'Seedance 2 pulled as it unexpectedly reconstructs voices accurately from face photos',
  'OpenAI withdraws paper on GPT-5.4',
  'Researchers withdraw from GPT-5.4 audit',
  'OpenAI denies GPT-5.4 was pulled',
  'Apple pulled GPT-5.4 into Siri',
  'How GPT-5.4 was pulled hours after launch',
  'OpenAI recalls GPT-5.4 launch day',
  'GPT-5.4 and GPT-5.4 mini pulled after launch',
  // Who offers it no more, or has to, is not its maker.
  'Microsoft pulls GPT-5.4 from the API',
  'MS, GPT-5.4 제공 중단',
  '苹果下架GPT-5.4',
  'GPT-5.4 pulled after court order',
  '이탈리아 정부, GPT-5.4 제공 중단 명령',
  'イタリア当局、GPT-5.4の提供停止を命令',
  'GPT-5.4 pulled over 1M users in a day',
  'OpenAI releases GPT-5.4',
])('%s: does not', (title) => {
  expect(namedIn(title)).toBeNull()
})

describe('the story of a model', () => {
  let world: PublishedWorld
  beforeEach(async () => {
    world = await openPublishedWorld()
  })
  afterEach(async () => {
    await world.store.close()
  })

  const OUT = 'OpenAI releases GPT-5.4'

  async function statuses(): Promise<readonly string[]> {
    const stories = await world.store.stories.list({ ...ANY_STORY, limit: 9, offset: 0 })
    return stories.map(({ status }) => status)
  }

  test('ends when a headline says that it was taken back, and all are told', async () => {
    await world.publish([{ guid: 'a', title: OUT }])
    await world.later(5)
    world.adapter.calls.length = 0
    expect(await world.publish([{ guid: 'b', title: 'OpenAI withdraws GPT-5.4' }], POST)).toEqual(['joined'])
    expect(await statuses()).toEqual(['withdrawn'])
    expect(world.adapter.calls).toContain('reply-for-all')
    expect([world.posts().length, world.notes().length]).toEqual([1, 1])
    // One more says nothing new.
    await world.publish([{ guid: 'c', title: 'GPT-5.4 pulled hours after launch' }])
    expect(world.notes()).toHaveLength(1)
  })

  test.each([
    ['no story', 'Anthropic releases Claude Opus 4.6', 5, 'OpenAI withdraws GPT-5.4'],
    ['another version', OUT, 5, 'OpenAI withdraws GPT-5.3'],
    ['a variant', OUT, 5, 'OpenAI withdraws GPT-5.4 mini'],
    ['an old model', OUT, 24 * 8, 'OpenAI withdraws GPT-5.4'],
    ['a model that was only talked of', 'OpenAI may release GPT-5.4 next week', 5, 'OpenAI withdraws GPT-5.4'],
    ['another maker', OUT, 5, 'Anthropic withdraws Claude Opus 4.6'],
  ] as const)('does not end by word of %s, which is of no topic', async (_name, first, hours, second) => {
    await world.publish([{ guid: 'a', title: first }])
    const before = await statuses()
    await world.later(hours)
    expect(await world.publish([{ guid: 'b', title: second }], POST)).toEqual(['no-topic'])
    expect(await statuses()).toEqual(before)
    expect(world.notes()).toEqual([])
  })

  describe('that is read only after it was taken back', () => {
    const TAKEN = 'OpenAI withdraws GPT-5.4'
    /** Hours from the withdrawal to the release. */
    async function readAfter(hours: number, title: string, taken = TAKEN): Promise<readonly string[]> {
      // What is older than all that is known of a feed is none of its news.
      await world.publish([{ guid: 'x', title: 'Notes on a quiet day', at: world.clock.nowMs() - 20 * 24 * HOUR_MS }])
      expect(await world.publish([{ guid: 'b', title: taken }], POST)).toEqual(['no-topic'])
      const at = world.clock.nowMs() + hours * HOUR_MS
      await world.later(1)
      await world.publish([{ guid: 'a', title, at }])
      return await statuses()
    }

    test('is told as taken back, once', async () => {
      expect(await readAfter(-2, OUT)).toEqual(['withdrawn'])
      expect([world.posts().length, world.notes().length]).toEqual([1, 0])
      expect(world.posts()[0]).toMatch(/withdrawn/iu)
      const [story] = await world.store.stories.list({ ...ANY_STORY, limit: 1, offset: 0 })
      expect(story?.sources.map(({ name }) => name).toSorted()).toEqual(['Post', 'Wire'])
      const [entry] = await world.store.entries.search({ url: null, words: 'withdraws', workspaceId: null }, 5)
      expect([entry?.outcome, entry?.storyId]).toEqual(['joined', story?.id])
      // It waits no more.
      expect(await world.store.stories.listTurns(['gpt:5.4'])).toEqual([])
    })

    test('is told as taken back by its first report, though a late one is read before that', async () => {
      expect(await readAfter(0.5, OUT)).toEqual(['released'])
      await world.later(1)
      const at = world.clock.nowMs() - 2.5 * HOUR_MS
      await world.publish([{ guid: 'c', title: 'OpenAI launches GPT-5.4, its new flagship model', at }])
      expect(await statuses()).toEqual(['withdrawn'])
      expect([world.posts().length, world.notes().length]).toEqual([1, 1])
    })

    test.each([
      ['came after that', 0.5, OUT, TAKEN, 'released'],
      ['is another version', -2, 'OpenAI releases GPT-5.3', TAKEN, 'released'],
      ['is a variant', -2, 'OpenAI releases GPT-5.4 mini', TAKEN, 'released'],
      ['is only talked of', -2, 'OpenAI may release GPT-5.4 next week', TAKEN, 'rumoured'],
      ['was out for long', -24 * 8, OUT, TAKEN, 'released'],
      ['is of another maker', -2, OUT, 'Anthropic withdraws Claude Opus 4.6', 'released'],
    ] as const)('is not, where it %s', async (_name, hours, title, taken, status) => {
      expect(await readAfter(hours, title, taken)).toEqual([status])
    })

    test.each([
      ['OpenAI denies GPT-5.4 was pulled', 'released'],
      ['OpenAI releases GPT-5.4 to all', 'released'],
      ['OpenAI withdraws GPT-5.3', 'released'],
      ['OpenAI withdraws GPT-5.4 after launch', 'withdrawn'],
    ])('is told by what its paper says at last: %s', async (title, status) => {
      await world.publish([{ guid: 'x', title: 'Notes on a quiet day', at: world.clock.nowMs() - 20 * 24 * HOUR_MS }])
      const at = world.clock.nowMs()
      await world.publish([{ guid: 'b', title: TAKEN, at }], POST)
      await world.later(1)
      await world.publish([{ guid: 'b', title, at }], POST)
      await world.publish([{ guid: 'a', title: OUT, at: at - 2 * HOUR_MS }])
      expect(await statuses()).toEqual([status])
    })

    test('is not, by the word of a forum, nor of what is older than a turn may be', async () => {
      const forum = { ...POST, kind: 'community' } as const
      await world.store.feeds.replaceCatalogue([
        { ...POST, id: 'wire', name: 'Wire', url: 'https://wire.example/feed' },
        forum,
      ])
      expect(await readAfter(-2, OUT)).toEqual(['released'])
      const at = world.clock.nowMs() - 8 * 24 * HOUR_MS
      await world.publish([{ guid: 'd', title: 'Anthropic withdraws Claude Opus 4.6', at }])
      expect(await world.store.stories.listTurns(['gpt:5.4', 'claude:4.6'])).toEqual([])
    })
  })

  test('does not end by the word of a forum', async () => {
    const forum = { ...POST, kind: 'community' } as const
    await world.store.feeds.replaceCatalogue([
      { ...POST, id: 'wire', name: 'Wire', url: 'https://wire.example/feed' },
      forum,
    ])
    await world.publish([{ guid: 'a', title: OUT }])
    await world.later(5)
    expect(await world.publish([{ guid: 'b', title: 'OpenAI withdraws GPT-5.4' }], POST)).toEqual(['no-topic'])
    expect(await statuses()).toEqual(['released'])
  })

  test('does not end by the feed of a workspace', async () => {
    const entry = { id: 'e', feedId: 'own', identity: 'e', identityKeys: ['e'], title: 'OpenAI withdraws GPT-5.4' }
    const read = { ...entry, summary: '', url: null, author: null, language: null, publishedAt: 1, seenAt: 1 }
    const heard = async (scope: FeedScope) => {
      const feed = { ...POST, scope }
      return (await understand(read, { feed, isBaseline: false }, { analyst: null, store: world.store })).withdrawal
    }
    expect(await heard({ kind: 'catalogue' })).not.toBeNull()
    expect(await heard({ kind: 'workspace', workspaceId: 'w', channelId: 'c' })).toBeNull()
  })

  test('stays ended when late papers tell of the release, until it is back', async () => {
    await world.publish([{ guid: 'a', title: OUT }])
    await world.later(5)
    await world.publish([{ guid: 'b', title: 'OpenAI withdraws GPT-5.4' }], POST)
    await world.later(3)
    await world.publish([{ guid: 'c', title: 'OpenAI launches GPT-5.4, its new flagship model' }], POST)
    expect(await statuses()).toEqual(['withdrawn'])
    expect(world.notes()).toHaveLength(1)
    await world.later(3)
    await world.publish([{ guid: 'd', title: 'OpenAI re-releases GPT-5.4 model with fixes' }], POST)
    expect(await statuses()).toEqual(['released'])
  })
})
