import { afterEach, beforeEach, expect, test } from 'vitest'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { entry } from '../../contract/stored-entry.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  const feed = (id: string, name: string, url: string) => ({ ...WIRE_FEED, id, name, url })
  await bench.store.feeds.replaceCatalogue([
    feed('tech', 'The Tech Ledger', 'https://www.techledger.example/feed/ai'),
    feed('tech-money', 'The Tech Ledger: Money', 'https://money.techledger.example/feed'),
    feed('capital', 'Capital Daily', 'https://capital.example/rss'),
    feed('capital-kr', 'Capital Korea', 'https://capital.co.kr/rss'),
    feed('star', '星图智讯', 'https://xingtu.example/feed'),
    feed('scraped', 'Quay Labs (scraped)', 'https://raw.githubusercontent.com/somebody/feeds/quay.xml'),
    feed('hosted', 'Quay Letters', 'https://hosting.example/feeds/quay'),
    feed('guest', 'Harbour Letters', 'https://hosting.example/feeds/harbour'),
    feed('medium', 'Quay Engineering', 'https://medium.com/feed/@quay'),
    feed('tube', 'Quays, Berths, Piers', 'https://www.youtube.com/feeds/videos.xml?channel_id=quays'),
    { ...feed('forum', 'Quay Forum', 'https://forum.example/rss'), kind: 'community' },
  ])
  const posts = {
    hosted: 'https://quay.example/a',
    guest: 'https://harbour.example/a',
    medium: 'https://medium.com/@quay/a',
  }
  for (const [feedId, url] of Object.entries(posts)) {
    await bench.store.entries.insert(entry(feedId, { feedId, url }), 'no-topic')
  }
  for (const workspaceId of ['preview:w', 'slack:other']) {
    const scope = { kind: 'workspace', workspaceId, channelId: null } as const
    await bench.store.feeds.add({
      ...{ ...WIRE_FEED, id: workspaceId, scope, name: `Blog of ${workspaceId}` },
      url: `https://${workspaceId.replace(':', '-')}.example/feed`,
    })
  }
})
afterEach(() => bench.store.close())

const follow = async (options: Readonly<Record<string, string>>) =>
  readCard(await bench.ask('subscribe', { topic: 'funding', ...options }))
const leftOut = async () =>
  (await bench.store.subscriptions.listOfChannel('preview:c')).flatMap(({ filter }) => filter.notPublishers)

test.each([
  ['techledger.example', ['techledger.example']],
  ['Techledger.Example', ['techledger.example']],
  ['the tech ledger', ['techledger.example']],
  ['Tech Ledger', ['techledger.example']],
  ['https://www.techledger.example/2026/02/a-story', ['techledger.example']],
  ['<https://techledger.example/|techledger.example>', ['techledger.example']],
  ['星图智讯', ['xingtu.example']],
  ['capital daily and xingtu.example', ['capital.example', 'xingtu.example']],
  ['Quay Labs', ['Quay Labs (scraped)']],
  ['forum.example', ['Quay Forum']],
  [
    'Capital Daily, Quays, berths, Piers, techledger.example',
    ['capital.example', 'Quays, Berths, Piers', 'techledger.example'],
  ],
  // What it writes lies elsewhere than its feed.
  ['Quay Letters', ['Quay Letters']],
  ['Quay Engineering', ['medium.com/@quay']],
  ['https://medium.com/@quay/a', ['medium.com/@quay']],
  ['preview-w.example', ['preview-w.example']],
  ['gazette.example!', ['gazette.example']],
  ['LABS', ['labs']],
  ['개발사、開発元', ['labs']],
  ...LANGUAGES.map((language): [string, string[]] => [stringsOf(language).labs, ['labs']]),
  ['none', []],
])('%s is left out as %j', async (typed, kept) => {
  expect((await bench.ask('subscribe', { topic: 'funding', not_sources: typed })).tone).toBe('info')
  expect(await leftOut()).toEqual(kept)
})

test.each([
  ['capital', 'That did not work\nDid you mean capital.co.kr or capital.example?', 'not_sources:capital.co.kr'],
  ['techleger.example', 'Did you mean techledger.example?', 'not_sources:techledger.example'],
  ['gazette.example', 'If you mean it as you wrote it: not_sources:gazette.example!', 'not_sources:gazette.example!'],
  ['github.com', "No feed fits 'github.com', shared or your own.\n", 'not_sources:capital.co.kr'],
  ['Gazette', "No feed fits 'Gazette'", 'not_sources:capital.co.kr'],
  // What others added is nobody else's to know of.
  ['Blog of slack:other', 'No feed fits', 'not_sources:'],
])('%s is no publisher, which is said with what may be meant', async (typed, said, example) => {
  const told = await follow({ not_sources: typed })
  expect(told).toContain(said)
  expect(told).toContain(`/subscribe topic:funding ${example}`)
  expect(await leftOut()).toEqual([])
})

test.each(LANGUAGES)(
  'a publisher that is not read is told in %s, and one that is said with what it brings',
  async (language) => {
    const ask = async (options: Readonly<Record<string, string>>) =>
      readCard(await bench.ask('subscribe', { topic: 'models', ...options }, { language, personId: language }))
    expect(await ask({ sources: 'Gazette' })).toContain('/subscribe topic:models sources:capital.co.kr')
    const told = await ask({ sources: 'Tech Ledger', not_sources: 'Quay Forum' })
    expect(told).toContain('techledger.example')
    expect(told).toContain('Quay Forum')
  },
)

test('publishers are completed by their sites and the names of their feeds, in a list too', async () => {
  expect(await bench.suggest('subscribe', { not_sources: 'money' }, 'not_sources')).toEqual([
    'techledger.example · The Tech Ledger · The Tech Ledger: Money',
  ])
  const [first] = await bench.suggest('subscribe', { sources: 'Capital Daily, 星' }, 'sources')
  expect(first).toBe('Capital Daily, xingtu.example · 星图智讯')
  const all = await bench.suggest('subscribe', {}, 'sources')
  expect(all).toContain('Quay Forum')
  expect(all[0]).toBe('the makers of models')
  expect(all.join()).not.toContain('slack')
})

test('a subscription waits for another publisher, says so, and what was set is kept when it is changed', async () => {
  const told = {
    name: 'The Tech Ledger',
    url: 'https://techledger.example/r',
    at: FIRST_AT,
    language: 'en',
    kind: 'press',
  } as const
  await bench.store.stories.insert(
    fundingStory('announced', {}, { id: 'r', updatedAt: FIRST_AT + 3_600_000, sources: [told] }),
  )
  expect(await follow({ not_sources: 'Tech Ledger' })).toContain(
    'What is reported by techledger.example alone waits for another publisher.',
  )
  const why = async () => readCard(await bench.ask('why', { story: 'r' }))
  expect(await why()).toContain(
    'no: only publishers that this subscription leaves out have reported it so far (The Tech Ledger)',
  )
  expect(await follow({ sources: 'Capital Daily' })).toContain(
    'To have it as it was: /subscribe topic:funding not_sources:techledger.example',
  )
  expect(await why()).toContain('no: none of the publishers that this subscription wants has reported it so far')
  expect(await follow({ sources: 'forum.example, techledger.example' })).toContain(
    'Only with a report by Quay Forum or techledger.example.',
  )
  expect(await why()).toContain('yes: it fits')
})

test('words that belong elsewhere lead to the line that is meant, and what nothing can pass is refused', async () => {
  expect(await follow({ publishers: 'Capital Daily' })).toContain('Did you mean sources?')
  expect(await follow({ sources: 'capital.example', not_sources: 'Capital Daily' })).toContain('not_sources')
  expect(await leftOut()).toEqual([])
})
