import { afterAll, beforeAll, expect, it } from 'vitest'
import { pastedAddress } from '../../../src/bot/commands/pasted-address.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { addressKey } from '../../../src/core/canonical-url.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { report } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

const URL = 'https://news.example/e1'
let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  const { store } = bench
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const story = fundingStory('announced', {}, { id: 'f1' })
  await store.stories.insert(story)
  await store.stories.insert(
    fundingStory('announced', {}, { id: 'own', workspaceId: 'preview:others', title: 'Hidden' }),
  )
  const times = { publishedAt: FIRST_AT, seenAt: FIRST_AT }
  const keys = { feedId: WIRE_FEED.id, identity: 'e1', identityKeys: [addressKey(URL)] }
  const entry = { id: 'e1', ...keys, title: 'Anthropic raises' }
  await store.entries.insert({ ...entry, url: URL, summary: '', language: 'en', ...times }, 'no-topic')
  await store.stories.addReport('f1', report({ entryId: 'e1', facts: story.facts, publishedAt: FIRST_AT }), [])
  // Another workspace's own feed told it first, so there it is a story of theirs.
  await store.stories.addReport('own', report({ entryId: 'e1', facts: story.facts, publishedAt: FIRST_AT }), [])
  await store.entries.setOutcome('e1', 'new-story', 'f1')
})
afterAll(() => bench.store.close())

it.each([
  'f1',
  'https://aiwire.example.org/stories/f1?lang=ko',
  'https://example.org/wire/stories/f1/',
  '<https://aiwire.example.org/stories/f1|our page>',
  URL,
  'http://www.news.example/e1/?utm_source=x#top',
  'news.example/e1',
  `<${URL}>`,
  `（${URL}）`,
  `${URL}。`,
  `"${URL}"`,
])('a story is named by %s', async (typed) => {
  expect(readCard(await bench.ask('why', { link_or_title: typed }))).toContain('It was not posted here.')
  const page = readCard(await bench.ask('story', { id: typed }))
  expect(page).toContain('Facts, each with its quote')
  expect(`${page}${readCard(await bench.ask('why', { link_or_title: typed }))}`).not.toContain('Hidden')
})

it.each([
  'own',
  'https://aiwire.example.org/stories/own',
  'https://news.example/stories/f9',
  'https://news.example/e9',
])('nothing is told of %s', async (typed) => {
  expect(readCard(await bench.ask('why', { link_or_title: typed }))).toContain('I found no post that fits')
  expect(readCard(await bench.ask('story', { id: typed }))).toContain('I found no story that fits')
})

it.each([
  'https://discord.com/channels/1/2/3',
  'https://ptb.discord.com/channels/1/2/3',
  '<https://a-b.slack.com/archives/C1/p17>',
])('the link of a message is called that, with what to do: %s', async (typed) => {
  expect(readCard(await bench.ask('why', { link_or_title: typed }))).toContain('Press “Why?” below that message')
  expect(readCard(await bench.ask('story', { id: typed }))).toContain('Press “Details” below that message')
  for (const language of LANGUAGES) {
    expect(await bench.ask('why', { link_or_title: typed }, { language })).toMatchObject({ tone: 'error' })
  }
})

it('an address with a bracket of its own keeps it', () => {
  expect(pastedAddress('https://en.wikipedia.org/wiki/Claude_(model)')).toBe(
    'https://en.wikipedia.org/wiki/Claude_(model)',
  )
  expect(pastedAddress('Claude 4.6')).toBeNull()
  expect(pastedAddress('3.5/haiku')).toBeNull()
})
