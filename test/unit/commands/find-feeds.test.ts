import { afterEach, beforeEach, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { FIRST_AT } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT)
  const shared = (id: string, name: string, url: string) => ({ ...WIRE_FEED, id, name, url })
  await bench.store.feeds.replaceCatalogue([
    shared('tech', 'The Tech Ledger', 'https://www.techledger.example/feed/ai'),
    shared('other', 'Capital Daily', 'https://capital.example/rss'),
    { ...shared('zh', '星图智讯', 'https://xingtu.example/feed'), language: 'zh' },
  ])
  for (const [id, workspaceId] of [
    ['ours', 'preview:w'],
    ['theirs', 'slack:other'],
  ] as const) {
    const scope = { kind: 'workspace', workspaceId, channelId: null } as const
    await bench.store.feeds.add({ ...WIRE_FEED, id, scope, name: `Blog ${id}`, url: `https://${id}.example/feed` })
  }
})
afterEach(() => bench.store.close())

const find = async (feed: string) => readCard(await bench.ask('feeds', { action: 'list', feed }, { canManage: false }))

test.each([
  ['tech ledger', 'The Tech Ledger'],
  ['techledger.example', 'The Tech Ledger'],
  ['https://techledger.example/2026/02/a-story', 'The Tech Ledger'],
  ['<https://www.techledger.example/|techledger.example>', 'The Tech Ledger'],
  ['星图', '星图智讯'],
  ['blog', 'Blog ours'],
])('anybody can look whether a feed is read, by its name or its site: %s', async (asked, name) => {
  const told = await find(asked)
  expect(told).toContain(name)
  expect(told).toContain('Not read yet')
  for (const other of ['Capital Daily', 'Blog theirs']) expect(told).not.toContain(other)
})

test.each(['Gazette', 'https://capital.example.evil/rss', 'theirs.example', 'a.example'])(
  'one that is not read is said not to be, with how to add it: %s',
  async (asked) => {
    const told = await find(asked)
    expect(told).toContain('No feed fits')
    expect(told).toContain('/feeds action:add feed:')
  },
)

test.each(LANGUAGES)('anybody can see in %s which feeds are read, and is told how', async (language) => {
  const ask = async (options: Readonly<Record<string, string>>) =>
    readCard(await bench.ask('feeds', options, { canManage: false, language }))
  expect(await ask({})).toContain('/feeds action:list feed:all')
  const told = await ask({ action: 'list', feed: 'all' })
  expect(told).toMatch(/Blog ours[^]*Capital Daily(?:, |、)The Tech Ledger/u)
  expect(told).toContain('星图智讯')
  expect(told).not.toContain('Blog theirs')
  // With the workspace's own one.
  expect(told).toContain('4')
})

test('whoever adds one by its name is shown that it is read', async () => {
  expect(readCard(await bench.ask('feeds', { action: 'add', feed: 'tech ledger' }))).toContain('The Tech Ledger')
})

test('of many that fit, a few are shown and the others counted', async () => {
  const many = Array.from({ length: 9 }, (_, at) => ({
    ...WIRE_FEED,
    ...{ id: `n${at}`, name: `Noon ${at}`, url: `https://noon${at}.example/feed` },
  }))
  await bench.store.feeds.replaceCatalogue(many)
  const told = await find('noon')
  expect(told.match(/Noon \d/gu)).toHaveLength(5)
  expect(told).toContain('and 4 more')
})

test('of their own, those that need somebody come first', async () => {
  const { store } = bench
  const scope = { kind: 'workspace', workspaceId: 'preview:w', channelId: null } as const
  await store.feeds.add({ ...WIRE_FEED, id: 'zz', scope, name: 'Blog zz', url: 'https://zz.example/feed' })
  const stored = await store.feeds.find('zz')
  if (stored === null) throw new Error('it is not there')
  await store.feeds.saveState('zz', { ...stored.state, problem: 'timeout', lastProblem: 'late', failuresInARow: 6 })
  expect(readCard(await bench.ask('feeds'))).toMatch(/Blog zz[\s\S]*Blog ours/u)
})

test('one that rests because no channel follows anything is no trouble', async () => {
  const stored = await bench.store.feeds.find('ours')
  if (stored === null) throw new Error('it is not there')
  await bench.store.feeds.saveState('ours', { ...stored.state, problem: 'unfollowed', stoppedAt: FIRST_AT })
  const told = readCard(await bench.ask('health'))
  expect(told).toContain('All is well')
  expect(told).toContain('Blog ours · Resting')
})
