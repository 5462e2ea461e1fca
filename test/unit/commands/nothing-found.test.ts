import { afterEach, beforeEach, expect, test } from 'vitest'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
})
afterEach(() => bench.store.close())

test.each(LANGUAGES)('an answer without stories says in %s what would bring some', async (language) => {
  const strings = stringsOf(language)
  const said = async (command: string, options: Readonly<Record<string, string>> = {}) =>
    readCard(await bench.ask(command, options, { language }))
  // Nobody gave a filter that could be wider.
  expect(await said('models')).toContain(strings.noneYet)
  expect(await said('funding', { sort: 'largest' })).toContain(strings.noneYet)
  await bench.store.stories.insert(modelStory('released'))
  expect(await said('models', { open_weights: 'yes' })).toContain(strings.nothingFound)
  expect(await said('search', { query: 'heard of' })).toContain(strings.nothingWithWords)
  expect(await said('models', { query: 'heard of' })).toContain(strings.nothingWithWords)
})

test('of a company that is known and has no stories yet, or that a channel is to follow first, nothing is called a slip', async () => {
  await bench.store.stories.insert(modelStory('released'))
  const said = async (command: string, options: Readonly<Record<string, string>>) =>
    readCard(await bench.ask(command, options))
  const cohere = await said('models', { vendor: 'co here' })
  expect(cohere).toContain('Nothing about Cohere yet.')
  expect(cohere).toContain('/watch action:add name:Cohere')
  expect(await said('models', { vendor: 'Cohere', status: 'preview' })).toContain('Nothing found.')
  expect(await said('models', { vendor: 'Coheer' })).toContain('Did you mean Cohere?')
  expect(await said('subscribe', { topic: 'Cohere' })).toContain('/subscribe topic:models companies:Cohere')
})

test('whoever follows only who is muted is told how that ends', async () => {
  await bench.ask('subscriptions', { mute: 'Mistral AI' })
  const said = async (companies: string) => readCard(await bench.ask('subscribe', { topic: 'models', companies }))
  expect(await said('mistral')).toContain('/subscriptions unmute:"Mistral AI"')
  expect(await said('mistral, Cohere')).toContain('Only Mistral AI or Cohere.')
})

test('words that are a time are said to be one, where they find nothing', async () => {
  await bench.store.stories.insert(modelStory('released'))
  const said = async (command: string, query: string) => readCard(await bench.ask(command, { query }))
  expect(await said('models', 'last week')).toContain('For example: /models since:"last week"')
  expect(await said('models', 'yesterday')).toContain('For example: /models since:yesterday')
  expect(await said('models', 'heard of')).not.toContain('For example')
  // It takes no time.
  expect(await said('search', 'yesterday')).not.toContain('For example')
})

test('whoever asks why of a post that nobody read is told how to have its site read, or to give its link', async () => {
  const said = async (about: string) => readCard(await bench.ask('why', { link_or_title: about }))
  expect(await said('https://news.example/a/b?c=d')).toContain('/feeds action:add feed:https://news.example')
  expect(await said('never heard of')).toContain('For example: /why link_or_title:https://')
})

test('help names what an option takes once', async () => {
  const help = async (command: string) => readCard(await bench.ask('help', { command }))
  expect(await help('subscribe')).toContain(
    'topic (required) · What to follow: models, funding or the weekly roundup\n',
  )
  expect(await help('settings')).toContain('language · Language of the posts: en, ko, ja, zh\n')
  // What its description does not say is listed.
  expect(await help('funding')).toMatch(/sort · .*: newest, largest/u)
})

test('help with a word that other bots have for it shows the command', async () => {
  const help = async (command: string) => readCard(await bench.ask('help', { command }))
  expect(await help('digest')).toContain('/roundup week:')
  expect(await help('daily')).toContain('quiet_hours · ')
  expect(await help('teapot')).toContain("I don't know the command 'teapot'.")
})

test('the settings tell the roundup as a day and an hour, and give an example of the own language', async () => {
  await bench.ask('subscribe', { topic: 'roundup' })
  const settings = await bench.ask('settings', {}, { language: 'ko' })
  expect(settings.fields.map(({ value }) => value)).toContain('매주 월요일 09:00~10:00(UTC)')
  expect(readCard(settings)).toContain('/settings language:ko time_zone:Asia/Seoul quiet_hours:22-7')
})

test('the health of feeds that were never read says so, beside how many can be', async () => {
  await bench.store.feeds.replaceCatalogue([WIRE_FEED])
  const fresh = readCard(await bench.ask('health'))
  expect(fresh).toContain('0 of 1 feed can be read.\n1 has not been read yet.')
  expect(readCard(await bench.ask('feeds'))).toContain('Besides, there is 1 shared feed. 1 has not been read yet.')
  const [stored] = await bench.store.feeds.list()
  if (stored === undefined) throw new Error('there is no feed')
  await bench.store.feeds.saveState(WIRE_FEED.id, { ...stored.state, lastSuccessAt: bench.clock.nowMs() })
  const read = readCard(await bench.ask('health'))
  expect(read).toContain('1 of 1 feed can be read.')
  expect(read).not.toContain('not been read')
})

test.each(['nothing', 'Late?', '안 와', '遅い', '没有消息'])(
  'whoever asks why %s, and not of a post, is led to what tells of all posts and feeds',
  async (about) => {
    // Its headline has the words.
    await bench.store.stories.insert({ ...modelStory('released'), title: 'Late-stage nothing' })
    const said = readCard(await bench.ask('why', { link_or_title: about }))
    expect(said).toContain('/health says when the last post came here')
    expect(said).toContain('For example: /why')
    expect(said).not.toContain('found no post')
  },
)

test('whoever asks why of a company that is called Nothing means the company', async () => {
  const { store, clock } = bench
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const entry = { id: 'e', feedId: WIRE_FEED.id, identity: 'e', identityKeys: ['e'], url: 'https://wire.example/e' }
  const times = { publishedAt: clock.nowMs(), seenAt: clock.nowMs() }
  const read = { title: 'Nothing raises $30 million', summary: '', language: 'en', ...times }
  await store.transaction((ledger) => ledger.entries.insert({ ...entry, ...read }, 'no-topic'))
  const said = async () => readCard(await bench.ask('why', { link_or_title: 'nothing' }))
  expect(await said()).toContain('/health says when the last post came here')
  await store.stories.insert(fundingStory('announced', { company: fact('Nothing') }))
  await clock.sleep(120_000)
  await said()
  expect(await said()).toContain('Nothing raises $30 million')
})

test('of a post that nobody read it is said where feeds cannot be read', async () => {
  const said = async () => readCard(await bench.ask('why', { link_or_title: 'never heard of' }))
  expect(await said()).not.toContain('/health')
  await bench.store.feeds.replaceCatalogue([WIRE_FEED])
  const stored = await bench.store.feeds.find(WIRE_FEED.id)
  if (stored === null) throw new Error('the feed is missing')
  const { state } = stored
  await bench.store.feeds.saveState(WIRE_FEED.id, { ...state, failuresInARow: 9, problem: 'timeout' })
  expect(await said()).toContain('1 feed cannot be read at the moment: /health says which.')
})
