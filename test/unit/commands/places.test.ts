import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(Date.UTC(2026, 1, 12))
})
afterAll(() => bench.store.close())

const said = async (...asked: Parameters<CommandBench['ask']>): Promise<string> => readCard(await bench.ask(...asked))

test('posts are published only where a channel can be followed, and can be kept back everywhere', async () => {
  expect(await said('settings', { publish: 'yes' })).toContain('announcement channel')
  expect(await said('settings')).not.toContain('Publishes')
  expect(await said('settings', { publish: 'yes' }, { canPublish: true })).toContain('Publish posts to followers: yes')
  expect(await bench.store.channels.find('preview:c')).toMatchObject({ publish: true })
  expect(await said('settings', { publish: 'no' })).not.toContain('Publish posts to followers: yes')
  expect(await bench.store.channels.find('preview:c')).toMatchObject({ publish: false })
})

test('what is said in a thread is about its channel, until the thread follows something itself', async () => {
  const inThread = { threadExternalId: 't', managesToo: ['t', 'c'] }
  const topicsOf = async (id: string) => (await bench.store.subscriptions.listOfChannel(id)).map(({ topic }) => topic)
  await bench.clock.sleep(60_000)
  await bench.ask('subscribe', { topic: 'funding' }, inThread)
  expect([await topicsOf('preview:c'), await topicsOf('preview:t')]).toEqual([['funding'], []])
  await bench.ask('subscribe', { topic: 'models', channel: 't' }, inThread)
  expect([await topicsOf('preview:c'), await topicsOf('preview:t')]).toEqual([['funding'], ['model-release']])
  expect(await said('subscriptions', {}, inThread)).not.toMatch(/funding/iu)
  await bench.ask('unsubscribe', { topic: 'models' }, inThread)
  expect(await topicsOf('preview:t')).toEqual([])
  expect(await said('subscriptions', {}, inThread)).toMatch(/funding/iu)
})

test('what is to be typed about another channel names it, so that typed as told it changes no other', async () => {
  await bench.clock.sleep(60_000)
  const there = { managesToo: ['foo'] }
  const subscribed = await said('subscribe', { topic: 'models', channel: 'foo' }, there)
  expect(subscribed).toContain('/settings channel:<#foo> language:ko|ja|zh')
  expect(await said('settings', { channel: 'foo', roundup: 'off' }, there)).toContain('/settings channel:<#foo> ')
  expect(await said('subscriptions', { channel: 'foo' }, there)).toContain('/settings channel:<#foo> roundup:on')
  expect(await said('settings', { channel: 'empty' }, { managesToo: ['empty'] })).toContain(
    'Weekly roundup: No roundup of the week. /settings channel:<#empty> roundup:on',
  )
  expect(await said('subscriptions', { channel: 'foo' }, there)).toContain(
    'Change it: /subscribe topic:models channel:<#foo>\n',
  )
  expect(await said('settings', { channel: 'foo', roundup: 'someday' }, there)).toContain(
    'For example: /settings channel:<#foo> roundup:"mon 9"',
  )
  for (const language of ['ko', 'ja', 'zh'] as const) {
    const paused = await said('subscriptions', { channel: 'foo', pause: 'yes' }, { ...there, language })
    expect(paused).toContain('/subscriptions channel:<#foo> resume:yes')
  }
  expect(await said('subscriptions', { pause: 'yes' })).toContain('/subscriptions resume:yes')
})
