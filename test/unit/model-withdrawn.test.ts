import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { FeedKind, FeedScope } from '../../src/core/feed.ts'
import { readWithdrawal } from '../../src/news/read-withdrawal.ts'
import { understand } from '../../src/pipeline/understand.ts'
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
  'OpenAI takes GPT-5.4 offline after lawsuits',
  'OpenAI retracts GPT-5.4 over licence error',
  'GPT-5.4 removed from Hugging Face',
  'OpenAI pulls GPT-5.4 preview after safety bug',
  '오픈AI, GPT-5.4 배포 긴급 중단',
  '오픈AI, GPT-5.4 허깅페이스서 돌연 삭제',
  'OpenAI、GPT-5.4の提供を一時停止',
  'OpenAI紧急下架GPT-5.4',
  'OpenAI 下架音乐生成模型 GPT-5.4',
  'GPT-5.4緊急下架',
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
  'Limit removed from GPT-5.4',
  'Hugging Face pulls GPT-5.4',
  'GPT-5.4 removed as default in ChatGPT',
  '오픈AI, GPT-5.4 대화 기록 삭제',
  'OpenAI retires GPT-5.4',
  'OpenAI takes GPT-5.4 offline mode to phones',
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
  'OpenAI计划撤回GPT-5.4',
  'OpenAI計劃撤回GPT-5.4',
  '應用商店下架GPT-5.4',
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

  test.each([
    [2, 'withdrawn', 'joined'],
    [25, 'released', 'no-topic'],
  ])('ends when a headline of %i hours ago is edited to say so: %s', async (hours, status, outcome) => {
    await world.publish([{ guid: 'a', title: OUT }])
    await world.later(1)
    const at = world.clock.nowMs()
    await world.publish([{ guid: 'b', title: 'OpenAI answers complaints about GPT-5.4', at }], POST)
    await world.later(hours)
    await world.publish([{ guid: 'b', title: 'OpenAI withdraws GPT-5.4', at }], POST)
    expect(await statuses()).toEqual([status])
    const [entry] = await world.store.entries.search({ url: null, words: 'withdraws', workspaceId: null }, 5)
    expect(entry?.outcome).toBe(outcome)
  })

  describe('whose withdrawal is edited by the paper that told of it', () => {
    async function edited(title: string, hours = 1): Promise<void> {
      await world.publish([{ guid: 'a', title: OUT }])
      await world.later(5)
      const at = world.clock.nowMs()
      await world.publish([{ guid: 'b', title: 'OpenAI withdraws GPT-5.4', at }], POST)
      expect(await statusOf('GPT-5.4')).toBe('withdrawn')
      await world.later(hours)
      world.adapter.calls.length = 0
      await world.publish([{ guid: 'b', title, at }], POST)
    }
    const statusOf = async (model: string) => {
      const stories = await world.store.stories.list({ ...ANY_STORY, limit: 9, offset: 0 })
      return stories.find(({ title }) => title.includes(model))?.status
    }
    const outcomeOf = async (words: string) => {
      const [entry] = await world.store.entries.search({ url: null, words, workspaceId: null }, 5)
      return [entry?.outcome, entry?.storyId]
    }

    test.each([
      'OpenAI limits GPT-5.4 to paying users',
      'OpenAI denies GPT-5.4 was pulled',
      'OpenAI withdraws GPT-5.3',
      '[Retracted] OpenAI withdraws GPT-5.4',
    ])('is told as it was before, and all hear of it: %s', async (title) => {
      await edited(title)
      expect(await statuses()).toEqual(['released'])
      expect(world.adapter.calls).toEqual(['reply-for-all', 'edit'])
      expect(world.notes().at(-1)).toMatch(/withdrawn.*released/isu)
      expect(world.posts()[0]).not.toMatch(/withdrawn/iu)
      expect(await outcomeOf(title)).toEqual(['no-topic', null])
      const [story] = await world.store.stories.list({ ...ANY_STORY, limit: 1, offset: 0 })
      expect(story?.sources.map(({ name }) => name)).toEqual(['Wire'])
    })

    test('has the paper among its sources where that tells of the release now', async () => {
      await edited('OpenAI releases GPT-5.4 to all')
      expect(await statuses()).toEqual(['released'])
      const [story] = await world.store.stories.list({ ...ANY_STORY, limit: 1, offset: 0 })
      expect(story?.sources.map(({ name }) => name).toSorted()).toEqual(['Post', 'Wire'])
      expect(await outcomeOf('to all')).toEqual(['joined', story?.id])
      expect(world.adapter.calls).toContain('reply-for-all')
    })

    test('goes on as withdrawn where that is told in other words, or by another paper, too', async () => {
      await edited('OpenAI withdraws GPT-5.4 after launch')
      expect([await statuses(), world.adapter.calls]).toEqual([['withdrawn'], []])
      await world.publish([{ guid: 'c', title: 'GPT-5.4 pulled hours after launch' }])
      const at = world.clock.nowMs()
      await world.publish([{ guid: 'b', title: 'OpenAI limits GPT-5.4 to paying users', at }], POST)
      expect(await statuses()).toEqual(['withdrawn'])
      expect(world.adapter.calls).not.toContain('reply-for-all')
    })

    test('goes on as withdrawn where the paper puts the page to another use days later', async () => {
      await edited('OpenAI limits GPT-5.4 to paying users', 73)
      expect(await statuses()).toEqual(['withdrawn'])
    })

    test('is withdrawn once more where the paper goes back, and then is not followed any further', async () => {
      const flip = async (title: string) => {
        await world.later(1)
        await world.publish([{ guid: 'b', title, at: world.clock.nowMs() - 10 * HOUR_MS }], POST)
        return await statusOf('GPT-5.4')
      }
      await edited('OpenAI limits GPT-5.4 to paying users')
      expect(await flip('OpenAI withdraws GPT-5.4 after launch')).toBe('withdrawn')
      expect(await flip('OpenAI limits GPT-5.4 to paying users')).toBe('withdrawn')
    })

    test('passes the turn on to the model that the paper meant', async () => {
      await world.publish([{ guid: 'd', title: 'OpenAI releases GPT-5.3' }])
      await world.later(5)
      await edited('OpenAI withdraws GPT-5.3')
      expect([await statusOf('GPT-5.4'), await statusOf('GPT-5.3')]).toEqual(['released', 'withdrawn'])
    })

    test('waits for the release of the model that the paper meant', async () => {
      await edited('OpenAI withdraws GPT-5.3')
      await world.later(1)
      await world.publish([{ guid: 'd', title: 'OpenAI releases GPT-5.3', at: world.clock.nowMs() - 3 * HOUR_MS }])
      expect([await statusOf('GPT-5.4'), await statusOf('GPT-5.3')]).toEqual(['released', 'withdrawn'])
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
    const read = { ...entry, summary: '', url: null, language: null, publishedAt: 1, seenAt: 1 }
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
    world.adapter.calls.length = 0
    await world.publish([{ guid: 'd', title: 'OpenAI re-releases GPT-5.4 model with fixes' }], POST)
    expect(await statuses()).toEqual(['released'])
    // That it was taken back stands in the channel.
    expect(world.adapter.calls).toContain('reply-for-all')
  })
})
