import { afterEach, beforeEach, expect, test } from 'vitest'
import { interactionCall, slashCall } from '../../../src/bot/adapters/discord/interaction-call.ts'
import { parseInteraction } from '../../../src/bot/adapters/discord/interaction.ts'
import { feedStringsOf, notAddedWords } from '../../../src/bot/cards/feed-strings.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'

const MANAGE_CHANNELS = 16n
const MENTION_EVERYONE = 1n << 17n
const GUILD = '900'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(Date.UTC(2026, 10, 1))
})
afterEach(() => bench.store.close())

const subscribed = async (permissions: bigint, role: string, isMentionable: boolean, isForm = false) => {
  const roles = { [role]: { mentionable: isMentionable } }
  const options = [
    { name: 'topic', type: 3, value: 'models' },
    { name: 'mention', type: 9, value: role },
  ]
  const interaction = parseInteraction({
    ...{ id: '1', application_id: '2', type: 2, token: 't', guild_id: GUILD, channel_id: '8', locale: 'en-US' },
    channel: { id: '8', type: 0 },
    member: { user: { id: '7' }, permissions: String(permissions) },
    app_permissions: String(MENTION_EVERYONE),
    data: { name: 'subscribe', options, resolved: { roles } },
  })
  if (interaction?.type !== 2) throw new Error('not read')
  const run = { command: 'subscribe', options: { topic: 'models', mention: `<@&${role}>` } }
  const call = isForm ? interactionCall(interaction, run) : slashCall(interaction)
  const said = call === null ? '' : readCard(await bench.ask('subscribe', call.options, call))
  const [subscription] = await bench.store.subscriptions.listOfChannel('discord:8')
  return [subscription?.mention?.id ?? null, /may not mention|never call everybody/u.test(said)]
}

test('a role that the member may not mention is called by no post', async () => {
  expect(await subscribed(MANAGE_CHANNELS, '5', false)).toEqual([null, true])
  expect(await subscribed(MANAGE_CHANNELS, '5', true, true)).toEqual([null, true])
  expect(await subscribed(MANAGE_CHANNELS, '5', true)).toEqual(['5', false])
})

test.each([
  [0, false],
  [5, true],
])('posts of a channel of kind %i can be published: %s', (type, can) => {
  const interaction = parseInteraction({
    ...{ id: '1', application_id: '2', type: 3, token: 't', guild_id: GUILD, locale: 'en-US' },
    channel: { id: '8', type },
    member: { user: { id: '7' }, permissions: '0' },
    data: { custom_id: 'aw:settings' },
  })
  if (interaction?.type !== 3) throw new Error('not read')
  expect(interactionCall(interaction, { command: 'settings', options: {} })?.canPublish).toBe(can)
})

test('who may mention everyone may name every role but the one of everybody', async () => {
  const may = MANAGE_CHANNELS | MENTION_EVERYONE
  expect(await subscribed(may, GUILD, true)).toEqual([null, true])
  expect(await subscribed(may, GUILD, true, true)).toEqual([null, true])
  expect(await subscribed(may, '5', false, true)).toEqual(['5', false])
  // A form that is sent untouched leaves what somebody else chose.
  expect(await subscribed(MANAGE_CHANNELS, '5', false, true)).toEqual(['5', false])
})

test.each(LANGUAGES)('nobody hears in %s which names the network of the bot has', (language) => {
  const strings = feedStringsOf(language)
  expect(notAddedWords(strings, 'dns')).toBe(notAddedWords(strings, 'blocked-address'))
})
