import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { card, text } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { ChatAdapter, HomePart } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack, TEAM } from '../../fakes/slack/fake-slack.ts'

let fake: FakeSlack
let adapter: ChatAdapter
let answer: Card
let calls: CommandCall[]
let channels: string[]
let home: readonly HomePart[]

beforeEach(async () => {
  fake = await FakeSlack.start()
  fake.people.set('U1', { locale: 'en-US' })
  fake.people.set('U2', { locale: 'ko-KR', is_restricted: true })
  fake.channels.set('CPRIVATE', { isPrivate: true, members: ['U1'] })
  calls = []
  channels = []
  home = []
  answer = card({ tone: 'info', title: 'Done', isPrivate: true })
  const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN }
  adapter = createSlackAdapter({ ...tokens, apiUrl: fake.apiUrl, timeoutMs: 2_000, clock: systemClock, log: SILENT })
  await adapter.start({
    ...IDLE_HANDLERS,
    commands: COMMANDS,
    answer: (call) => {
      calls.push(call)
      return Promise.resolve(answer)
    },
    complete: (call, option) => {
      const typed = call.options[option] ?? ''
      return Promise.resolve([
        { label: `${typed} `.repeat(100), value: 'Anthropic' },
        { label: 'too long', value: 'x'.repeat(151) },
      ])
    },
    channelLost: (id, reason) => {
      channels.push(`${id} ${reason}`)
      return Promise.resolve()
    },
    channelBack: (id) => {
      channels.push(`${id} back`)
      return Promise.resolve()
    },
    home: () => Promise.resolve(home),
  })
})

afterEach(async () => {
  await adapter.stop()
  await fake.close()
  expect(fake.problems).toEqual([])
})

const subscribe = { command: '/subscribe', text: '', channel: 'C1', person: 'U1' }

describe('a form', () => {
  it('opens where something is missing, and its answer goes where it was opened', async () => {
    const answered = fake.sendSlash({ ...subscribe, text: 'min_amount:100M companies:"Mistral, xAI"' })
    await expect.poll(() => fake.views.length).toBe(1)
    const view = fake.views[0]?.view ?? {}
    expect(JSON.stringify(view)).toContain('"initial_value":"100M"')
    expect(JSON.stringify(view)).toContain('"value":"xAI"')
    fake.submit(view, { topic: 'funding', min_amount: '100M', companies: ['Mistral', 'xAI'], rumours: 'true' }, 'U1')
    expect((await answered).body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(calls).toEqual([
      expect.objectContaining({
        command: 'subscribe',
        options: { topic: 'funding', min_amount: '100M', companies: 'Mistral, xAI', rumours: 'true' },
        channelExternalId: 'C1',
        canManage: true,
        managesToo: [],
        language: 'en',
      }),
    ])
  })

  it.each(COMMANDS.filter(({ options }) => options.some(({ required }) => required)).map(({ name }) => name))(
    'of /%s opens when nothing is typed, in the language of the person',
    async (name) => {
      const view = await fake.openForm({ command: '/aiwire', text: name, channel: 'C1', person: 'U2' })
      expect(view).toMatchObject({ type: 'modal', callback_id: `aw:form:${name}`, submit: { text: '보내기' } })
      expect(calls).toEqual([])
    },
  )

  it('hands on people and channels, and lets nobody into a private channel of others', async () => {
    const send = async (channel: string, person: string) => {
      const answered = fake.sendSlash({ ...subscribe, person })
      await expect.poll(() => fake.views.length).toBeGreaterThan(0)
      const { view = {} } = fake.views.pop() ?? {}
      fake.submit(view, { topic: 'models', channel, mention: 'U7' }, person)
      await answered
      return calls.pop()
    }
    expect(await send('CPRIVATE', 'U1')).toMatchObject({
      options: { channel: 'CPRIVATE', mention: '<@U7>' },
      managesToo: ['CPRIVATE'],
    })
    fake.people.set('U3', { locale: 'en-US' })
    expect(await send('CPRIVATE', 'U3')).toMatchObject({ canManage: true, managesToo: [] })
    expect(await send('CPUBLIC', 'U3')).toMatchObject({ managesToo: ['CPUBLIC'] })
    expect(await send('CPUBLIC', 'U2')).toMatchObject({ canManage: false, managesToo: [] })
  })

  it('helps to type', async () => {
    const view = await fake.openForm(subscribe)
    const offered = await fake.suggest(view, 'companies', 'Anth', 'U1')
    const label = `${'Anth '.repeat(15).slice(0, 74).trimEnd()}…`
    const text = { type: 'plain_text', text: label, emoji: false }
    expect(offered).toEqual({ options: [{ text, value: 'Anthropic' }] })
  })

  it('that comes too late is explained in words', async () => {
    fake.fail({ kind: 'error', code: 'expired_trigger_id' }, ['views.open'])
    const { body } = await fake.sendSlash(subscribe)
    expect(JSON.stringify(body)).toContain('topic:models|funding|roundup')
    expect(JSON.stringify(body)).toContain('Fill in a form')
  })

  it('opens from a button of the explanation', async () => {
    const { body } = await fake.sendSlash({ ...subscribe, command: '/models', text: 'help' })
    const press = { blocks: body.blocks, label: 'Fill in a form', channel: 'C1', person: 'U1', message: { ts: '5.0' } }
    void fake.press(press)
    await expect.poll(() => fake.views.length).toBe(1)
    expect(fake.views[0]?.view).toMatchObject({ callback_id: 'aw:form:models' })
  })
})

describe('an answer', () => {
  it('goes another way when its address takes no more', async () => {
    const view = await fake.openForm(subscribe)
    const seat: unknown = JSON.parse(String(view.private_metadata))
    expect(seat).toMatchObject({ channelId: 'C1' })
    // Five answers are the most for one address.
    for (let time = 1; time <= 6; time += 1) fake.submit(view, { topic: 'models' }, 'U1')
    await expect.poll(() => fake.whispers).toEqual([{ channel: 'C1', person: 'U1', text: 'Done' }])
    fake.fail({ kind: 'error', code: 'user_not_in_channel' }, ['chat.postEphemeral'])
    fake.submit(view, { topic: 'models' }, 'U1')
    await expect.poll(() => fake.messages.map(({ channel }) => channel)).toEqual(['U1'])
  })

  it('is not given twice when nobody knows whether it arrived', async () => {
    const view = await fake.openForm(subscribe)
    fake.submit(
      { ...view, private_metadata: JSON.stringify({ channelId: 'C1', responseUrl: null }) },
      { topic: 'models' },
      'U1',
    )
    await expect.poll(() => fake.whispers.length).toBe(1)
    fake.fail({ kind: 'drop-after' }, ['chat.postEphemeral'])
    fake.submit(
      { ...view, private_metadata: JSON.stringify({ channelId: 'C1', responseUrl: null }) },
      { topic: 'models' },
      'U1',
    )
    await expect.poll(() => fake.whispers.length).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(fake.messages).toEqual([])
  })
})

describe('a shortcut', () => {
  it('tells why a message was posted: by its button, its link or its words', async () => {
    const posted = card({
      tone: 'model',
      title: 'Codestral 3',
      buttons: [{ kind: 'command', label: 'Why?', run: { command: 'why', options: { story: 's1' } } }],
    })
    const workspace = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
    const channel = newChannel(workspace, 'C1', { language: 'en', timeZone: 'UTC' })
    await adapter.post(channel, { deliveryId: 'd1', language: 'en', card: posted })
    const ask = async (message: Readonly<Record<string, unknown>>) => {
      const { body } = await fake.useOnMessage('aw_why', message, 'C1', 'U1')
      expect(body).toMatchObject({ response_type: 'ephemeral' })
      return calls.pop()
    }
    const ours = fake.messages[0]
    expect(await ask({ text: ours?.text, blocks: ours?.blocks })).toMatchObject({
      command: 'why',
      options: { story: 's1' },
    })
    expect((await ask({ text: 'see <https://a.example/?b=1&amp;c=2|this>' }))?.options).toEqual({
      link_or_title: 'https://a.example/?b=1&c=2',
    })
    expect((await ask({ text: 'Mistral raises money' }))?.options).toEqual({ link_or_title: 'Mistral raises money' })
  })

  it('subscribes a channel from anywhere, where the person belongs', async () => {
    const choose = async (channel: string, person: string) => {
      fake.useAnywhere('aw_subscribe', person)
      await expect.poll(() => fake.views.length).toBe(1)
      const { view = {} } = fake.views.pop() ?? {}
      fake.submit(view, { topic: 'models', channel }, person)
      await expect.poll(() => calls.length).toBe(1)
      return calls.pop()
    }
    const call = await choose('CPRIVATE', 'U1')
    expect(call).toMatchObject({ channelExternalId: 'CPRIVATE', options: { topic: 'models' }, canManage: true })
    expect(call?.options).not.toHaveProperty('channel')
    fake.people.set('U3', { locale: 'en-US' })
    expect(await choose('CPRIVATE', 'U3')).toMatchObject({ canManage: false })
    // Nobody asked in a channel, so the answer is a direct message.
    await expect.poll(() => fake.messages.map(({ channel }) => channel)).toEqual(['U1', 'U3'])
  })
})

describe('the Home tab', () => {
  it('shows what channels follow, but no private channel of others, and opens the form', async () => {
    home = [
      {
        channelExternalId: 'CPUBLIC',
        card: card({ tone: 'info', title: 'Public', lines: [[text('follows models')]] }),
      },
      { channelExternalId: 'CPRIVATE', card: card({ tone: 'info', title: 'Secret' }) },
      { channelExternalId: null, card: card({ tone: 'roundup', title: 'Top stories' }) },
    ]
    const look = async (user: string) => {
      fake.sendEvent({ type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1.2' })
      await expect.poll(() => fake.views.length).toBe(1)
      return fake.views.pop()
    }
    const own = JSON.stringify((await look('U1'))?.view)
    for (const part of ['<#CPUBLIC>', 'follows models', '<#CPRIVATE>', 'Top stories']) expect(own).toContain(part)
    const others = await look('U2')
    expect(JSON.stringify(others?.view)).not.toContain('CPRIVATE')
    expect(JSON.stringify(others?.view)).not.toContain('Secret')
    const press = { blocks: others?.view.blocks, label: '채널 구독하기', channel: null, person: 'U2', message: {} }
    void fake.press(press)
    await expect.poll(() => fake.views[0]?.view).toMatchObject({ callback_id: 'aw:form:subscribe' })
  })

  it('says what to do when nothing is followed, and fits however much there is', async () => {
    const view = async () => {
      fake.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.2' })
      await expect.poll(() => fake.views.length).toBe(1)
      return JSON.stringify(fake.views.pop()?.view)
    }
    expect(await view()).toContain('/invite')
    const many = Array.from({ length: 60 }, () => [text('word '.repeat(100))])
    home = Array.from({ length: 40 }, (_, at) => ({
      channelExternalId: `C${at}`,
      card: card({ tone: 'info', title: `Channel ${at}`, lines: many, sections: [{ heading: 'h', lines: many }] }),
    }))
    expect(await view()).toContain('34 more channels')
  })
})

describe('a channel', () => {
  it.each([
    [{ type: 'member_joined_channel', user: 'U0BOT', channel: 'C1', team: 'T0FAKE' }, 'slack:C1 back'],
    [{ type: 'channel_left', channel: 'C1' }, 'slack:C1 bot-removed'],
    [{ type: 'group_left', channel: 'C1' }, 'slack:C1 bot-removed'],
    [{ type: 'member_left_channel', user: 'U0BOT', channel: 'C1' }, 'slack:C1 bot-removed'],
    [{ type: 'channel_archive', channel: 'C1' }, 'slack:C1 channel-gone'],
    [{ type: 'group_archive', channel: 'C1' }, 'slack:C1 channel-gone'],
    [{ type: 'channel_deleted', channel: 'C1' }, 'slack:C1 channel-gone'],
    [{ type: 'channel_unarchive', channel: 'C1', user: 'U1' }, 'slack:C1 back'],
    [{ type: 'group_unarchive', channel: 'C1', user: 'U1' }, 'slack:C1 back'],
  ])('is followed: %o', async (event, expected) => {
    // Other people come and go.
    fake.sendEvent({ type: 'member_joined_channel', user: 'U5', channel: 'C1' })
    fake.sendEvent(event)
    await expect.poll(() => channels).toEqual([expected])
  })
})
