import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { complete } from '../../../src/bot/commands/complete.ts'
import { formOf } from '../../../src/bot/commands/form-of.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

/** Somebody who administers another workspace that shares the channel `preview:c`. */
const GUEST = { workspaceExternalId: 'w2', personId: 'p2' } as const

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(fundingStory('announced'))
  await bench.ask('subscribe', { topic: 'funding', words: 'secret' })
  await bench.ask('subscriptions', { mute: 'Anthropic' })
  await bench.clock.sleep(60_000)
})
afterEach(() => bench.store.close())

const said = async (command: string, options: Readonly<Record<string, string>> = {}): Promise<string> =>
  readCard(await bench.ask(command, options, GUEST))
const callOf = (command: string, options: Readonly<Record<string, string>>): CommandCall => ({
  ...{ command, options, platform: 'preview', channelExternalId: 'c', canManage: true, isAdmin: true },
  ...{ managesToo: [], language: 'en', ...GUEST },
})
const state = async () => [
  await bench.store.channels.find('preview:c'),
  await bench.store.subscriptions.listOfChannel('preview:c'),
]

it.each([
  ['subscribe', { topic: 'models' }],
  ['subscribe', { topic: 'funding', preview: '7d' }],
  ['subscribe', { topic: 'funding', channel: 'c' }],
  ['unsubscribe', { topic: 'funding' }],
  ['subscriptions', {}],
  ['subscriptions', { pause: 'yes' }],
  ['subscriptions', { all: 'yes' }],
  ['settings', {}],
  ['settings', { admins_only: 'no' }],
  ['why', { link_or_title: 'Mistral' }],
  ['health', {}],
  ['feeds', { action: 'add', feed: 'https://own.example/feed' }],
])('in a channel of another workspace, /%s %j neither shows nor changes what is set', async (command, options) => {
  const before = await state()
  const shown = await said(command, options)
  expect(shown).toContain('Another workspace')
  expect(shown).not.toMatch(/secret|Anthropic/u)
  expect(await state()).toEqual(before)
})

it('is lost when its own workspace loses the bot there, and not by what happens to the bot of another one', async () => {
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  const { channelLost } = createHandlers({ ...bench.deps, painter, adapters: new Map() })
  await channelLost('preview:c', 'bot-removed', 'preview:w2')
  await channelLost('preview:unknown', 'bot-removed', 'preview:w')
  const reasonOf = async () => (await bench.store.subscriptions.listOfChannel('preview:c'))[0]?.pauseReason
  expect(await reasonOf()).toBeNull()
  await channelLost('preview:c', 'bot-removed', 'preview:w')
  expect(await reasonOf()).toBe('bot-removed')
})

it('says so in the language of the person', async () => {
  for (const language of LANGUAGES) {
    const card = await bench.ask('settings', {}, { ...GUEST, language })
    expect([card.tone, card.isPrivate], language).toEqual(['error', true])
  }
})

it('whoever reads there gets the stories, and the roundup without what is chosen there', async () => {
  for (const [command, options] of [
    ['funding', {}],
    ['models', {}],
    ['search', { query: 'Mistral' }],
    ['help', {}],
    ['watch', { action: 'add', name: 'Mistral' }],
    ['feeds', { action: 'list' }],
  ] as const)
    expect((await bench.ask(command, options, GUEST)).tone, command).not.toBe('error')
  expect(await said('roundup')).toContain('Anthropic')
  expect(readCard(await bench.ask('roundup'))).not.toContain('Anthropic')
})

it('no form and no word that is being typed tells of it', async () => {
  expect(await formOf(callOf('subscriptions', { change: 'funding' }), bench.deps)).toBeNull()
  expect(await complete(callOf('subscriptions', { unmute: 'An' }), 'unmute', bench.deps)).toEqual([])
  expect(await bench.suggest('subscriptions', { unmute: 'An' }, 'unmute')).toEqual(['Anthropic'])
})

it('of two workspaces that begin at once, the first keeps the channel', async () => {
  const place = { channelExternalId: 'new' }
  bench.meanwhile.push(async () => {
    await bench.ask('subscribe', { topic: 'models' }, place)
  })
  const late = await bench.ask('subscribe', { topic: 'funding' }, { ...GUEST, ...place })
  expect(readCard(late)).toContain('Another workspace')
  const topics = (await bench.store.subscriptions.listOfChannel('preview:new')).map(({ topic }) => topic)
  expect(topics).toEqual(['model-release'])
})
