import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { card, text } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { CommandCall, CommandForm } from '../../../src/core/command.ts'
import type { ChatAdapter, HomePart, NewWorkspace } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { EMPTY_CHART } from '../../builders/empty-chart.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { createShiftedClock, type ShiftedClock } from '../../builders/shifted-clock.ts'
import { connectSlack, SLACK_CONNECTIONS, type ConnectedSlack } from '../../builders/slack-connection.ts'
import { FakeSlack } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'

/** What a channel's part of the Home tab says. */
const written = (one: Card) => () => Promise.resolve([one])

describe.each(SLACK_CONNECTIONS)('by %s,', (connection) => {
  let fake: FakeSlack
  let connected: ConnectedSlack
  let adapter: ChatAdapter
  let answer: Card
  let calls: CommandCall[]
  let channels: string[]
  /** Of what is being typed. */
  let asked: CommandCall['options'][]
  let form: CommandForm | null
  let home: readonly HomePart[]
  let greeted: NewWorkspace[]
  let clock: ShiftedClock
  /** What the store and the answers wait for. */
  let gate: Promise<void>
  let openGate: () => void
  /** Nothing sleeps any more. */
  let isHurried: boolean

  beforeEach(async () => {
    clock = createShiftedClock()
    gate = Promise.resolve()
    isHurried = false
    fake = await FakeSlack.start(() => clock.nowMs())
    fake.people.set('U1', { locale: 'en-US' })
    fake.people.set('U2', { locale: 'ko-KR', is_restricted: true })
    fake.people.set('U4', { locale: 'ko-KR' })
    fake.channels.set('CPRIVATE', { isPrivate: true, members: ['U1', 'U0BOT'] })
    calls = []
    channels = []
    asked = []
    form = null
    home = []
    greeted = []
    answer = card({ tone: 'info', title: 'Done', isPrivate: true })
    connected = await connectSlack(connection, fake, {
      clock: { ...clock, sleep: (ms, signal) => clock.sleep(isHurried ? 0 : ms, signal) },
      installations: (real) => ({
        ...real,
        findFor: async (id) => {
          await gate
          return await real.findFor(id)
        },
      }),
    })
    adapter = connected.adapter
    await adapter.start({
      ...IDLE_HANDLERS,
      commands: COMMANDS,
      answer: async (call) => {
        calls.push(call)
        await gate
        return answer
      },
      paint: ({ images }) =>
        Promise.resolve(images.map(({ alt }) => ({ name: 'chart-1.png', alt, png: Uint8Array.of(1, 2) }))),
      form: () => Promise.resolve(form),
      complete: async (call, option) => {
        await gate
        asked.push(call.options)
        const typed = call.options[option] ?? ''
        return [
          { label: `${typed} `.repeat(100), value: 'Anthropic' },
          { label: 'too long', value: 'x'.repeat(151) },
        ]
      },
      greet: (workspace) => {
        greeted.push(workspace)
        return Promise.resolve()
      },
      channelLost: (id, reason, workspaceId) => {
        channels.push(`${id} ${reason} ${workspaceId}`)
        return Promise.resolve()
      },
      channelBack: (id) => {
        channels.push(`${id} back`)
        return Promise.resolve()
      },
      channelMoved: (id, { externalId }) => {
        channels.push(`${id} ${externalId}`)
        return Promise.resolve()
      },
      home: async () => {
        await gate
        return home
      },
    })
  })

  afterEach(async () => {
    await connected.close()
    await fake.close()
    expect(fake.problems).toEqual([])
  })

  const subscribe = { command: '/subscribe', text: '', channel: 'C1', person: 'U1' }
  const shutGate = () => {
    gate = new Promise((resolve) => {
      openGate = resolve
    })
  }

  describe('a command', () => {
    const slash = (command: string, text = '', person = 'U4') =>
      fake.sendSlash({ command, text, channel: 'C1', person })

    it('answers the channel, or only whoever asked, in their language', async () => {
      answer = card({ tone: 'info', title: 'Page 1' })
      expect((await slash('/models', 'Mistral')).body).toMatchObject({ response_type: 'in_channel' })
      expect(calls[0]).toMatchObject({ language: 'ko', canManage: true, personId: 'U4', channelExternalId: 'C1' })
      expect((await slash('/aiwire', 'subscriptions')).body).toMatchObject({ response_type: 'ephemeral' })
      expect((await slash('/models', '', 'U9')).body).toMatchObject({ response_type: 'in_channel' })
      expect(calls[2]).toMatchObject({ language: null, canManage: false, isUnknown: true })
      answer = card({ tone: 'error', title: 'No', isPrivate: true })
      expect((await slash('/models')).body).toMatchObject({ response_type: 'ephemeral' })
      // The people were asked for once each; nobody unknown is remembered.
      expect(fake.requests.filter((one) => one.method === 'users.info')).toHaveLength(2)
      expect(fake.acks).toHaveLength(4)
      expect(fake.problems).toEqual([])
    })

    it('comes with what the person may do by now, and with nothing of it where Slack does not say', async () => {
      const comes = async () => {
        await slash('/models')
        return calls.pop()
      }
      expect(await comes()).toMatchObject({ canManage: true, isUnknown: false })
      fake.people.set('U4', { locale: 'ko-KR', is_ultra_restricted: true })
      clock.advance(60_000)
      expect(await comes()).toMatchObject({ canManage: false, isAdmin: false })
      fake.people.set('U4', { locale: 'ko-KR', is_admin: true })
      clock.advance(60_000)
      expect(await comes()).toMatchObject({ canManage: true, isAdmin: true })
      fake.fail({ kind: 'error', code: 'internal_error' }, ['users.info'])
      clock.advance(60_000)
      // Their language is remembered longer.
      expect(await comes()).toMatchObject({ canManage: false, isAdmin: false, isUnknown: true, language: 'ko' })
      expect(await comes()).toMatchObject({ canManage: true, isAdmin: true, isUnknown: false })
      clock.advance(3_600_000)
      fake.fail({ kind: 'error', code: 'internal_error' }, ['users.info'])
      expect(await comes()).toMatchObject({ language: null })
    })

    it.each([
      ['of this workspace', { team_id: TEAM }, true],
      [
        'of this and another one of its organisation',
        { team_id: 'T8', enterprise_user: { teams: ['T8', TEAM] } },
        true,
      ],
      ['of another company, in a channel shared with it', { team_id: 'T9', is_stranger: false }, false],
      ['of another organisation', { team_id: 'T9', enterprise_user: { teams: ['T9'] } }, false],
    ])('of an admin %s comes with what they may do here', async (_where, place, isOurs) => {
      fake.people.set('U4', { locale: 'ko-KR', is_admin: true, ...place })
      await slash('/models')
      expect(calls).toMatchObject([{ canManage: isOurs, isAdmin: isOurs, isUnknown: false, language: 'ko' }])
    })

    it('is answered with the pictures of its card, and without them where Slack takes none', async () => {
      answer = card({ tone: 'roundup', title: 'The week', images: [{ chart: EMPTY_CHART, alt: 'Mistral $1B' }] })
      const shown = await slash('/roundup')
      expect(fake.files).toMatchObject([{ name: 'chart-1.png', alt: 'Mistral $1B', state: 'ready' }])
      expect(JSON.stringify(shown.body.blocks)).toContain('"slack_file":{"id":"F1"},"alt_text":"Mistral $1B"')
      fake.refusesPictures = true
      const refused = await slash('/roundup')
      expect(JSON.stringify(refused.body.blocks)).not.toContain('slack_file')
      expect(JSON.stringify(refused.body.blocks)).toContain('The week')
      fake.fail({ kind: 'error', code: 'missing_scope' }, ['files.getUploadURLExternal'])
      const bare = await slash('/roundup')
      expect(JSON.stringify(bare.body.blocks)).not.toContain('slack_file')
    })

    it('explains a command, without asking anybody', async () => {
      const { body } = await slash('/aiwire', 'search ?')
      expect(body).toMatchObject({ response_type: 'ephemeral' })
      expect(JSON.stringify(body)).toContain('/aiwire search')
      expect(calls).toEqual([])
    })

    it('turns the pages of an answer in place, and answers other buttons beside it', async () => {
      answer = card({
        tone: 'info',
        title: 'Page 1',
        buttons: [
          { kind: 'command', label: 'Next', run: { command: 'models', options: { page: '2' } } },
          { kind: 'command', label: 'Help', run: { command: 'help', options: {} } },
        ],
      })
      const { blocks } = (await slash('/models')).body
      const press = (label: string) =>
        fake.press({ blocks, label, channel: 'C1', person: 'U1', message: { ts: '5.000000', thread_ts: '4.000000' } })
      expect((await press('Next')).body).toMatchObject({ replace_original: true })
      expect(calls[1]).toMatchObject({ command: 'models', options: { page: '2' } })
      expect((await press('Help')).body).toMatchObject({
        replace_original: false,
        response_type: 'ephemeral',
        thread_ts: '4.000000',
      })
    })
  })

  describe('signs that Slack tells as entities', () => {
    const use = { channel: 'C1', person: 'U1' }

    it('are themselves in what a button carries', async () => {
      const options = { mute: 'AT&T <Labs> & "Co" \\u0026' }
      answer = card({
        tone: 'info',
        title: 'x',
        buttons: [{ kind: 'command', label: 'Mute', run: { command: 'models', options } }],
      })
      const { blocks } = (await fake.sendSlash({ ...use, command: '/models', text: '' })).body
      await fake.press({ ...use, blocks, label: 'Mute', message: { ts: '5.000000', blocks } })
      expect(calls[1]?.options).toEqual(options)
    })

    it('are themselves in a form, in what it was opened with, and in the words of a message', async () => {
      form = {
        run: { command: 'subscribe', options: { topic: 'models', words: 'R&D' } },
        asks: ['companies'],
        filled: {},
      }
      const view = await fake.openForm({ command: '/subscriptions', text: '', ...use })
      fake.submit(view, { companies: ['AT&T', '<b>'] }, 'U1')
      await expect.poll(() => calls.length).toBe(1)
      expect(calls[0]?.options).toEqual({ topic: 'models', words: 'R&D', companies: 'AT&T, <b>' })
      await fake.useOnMessage('aw_why', { text: 'AT&amp;T raises &lt;$5M' }, 'C1', 'U1')
      expect(calls[1]?.options).toEqual({ link_or_title: 'AT&T raises <$5M' })
    })
  })

  describe('however slow the store and the answers are,', () => {
    it('Slack hears at once that a request arrived', async () => {
      const view = await fake.openForm(subscribe)
      const value = JSON.stringify({ command: 'models', options: {} })
      const button = { type: 'button', text: { type: 'plain_text', text: 'Press' }, action_id: 'aw:ask:0', value }
      const posted = { blocks: [{ type: 'actions', elements: [button] }], message: { ts: '5.0' } }
      const before = fake.acks.length
      shutGate()
      const use = { channel: 'C1', person: 'U1' }
      const answered = [
        fake.sendSlash({ ...use, command: '/models', text: '' }),
        fake.press({ ...use, ...posted, label: 'Press' }),
        fake.useOnMessage('aw_why', { text: 'x' }, 'C1', 'U1'),
      ]
      fake.submit(view, { topic: 'models' }, 'U1')
      fake.useAnywhere('aw_subscribe', 'U1')
      fake.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.2' })
      fake.sendEvent({ type: 'channel_archive', channel: 'C1' })
      await expect.poll(() => fake.acks.length - before).toBe(7)
      clock.advance(60_000)
      openGate()
      await Promise.all(answered)
    })

    it('a field offers nothing rather than late', async () => {
      const view = await fake.openForm(subscribe)
      shutGate()
      isHurried = true
      expect(await fake.suggest(view, 'companies', 'Anth', 'U1')).toEqual({ options: [] })
      openGate()
    })
  })

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

    it('of each command that needs one opens when nothing is typed, in the language of the person', async () => {
      const needy = COMMANDS.filter(({ options }) => options.some(({ required }) => required))
      expect(needy.length).toBeGreaterThan(3)
      for (const { name } of needy) {
        const view = await fake.openForm({ command: '/aiwire', text: name, channel: 'C1', person: 'U2' })
        expect(view).toMatchObject({ type: 'modal', callback_id: `aw:form:${name}`, submit: { text: '보내기' } })
      }
      expect(calls).toEqual([])
    })

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

    it('helps to type what fits the topic that the form is about', async () => {
      form = { run: { command: 'subscribe', options: { topic: 'funding' } }, asks: ['statuses'], filled: {} }
      const view = await fake.openForm({ ...subscribe, text: 'models' })
      await fake.suggest(view, 'statuses', 'rel', 'U1')
      expect(asked).toEqual([{ topic: 'funding', statuses: 'rel' }])
    })

    it('that comes too late is explained in words', async () => {
      fake.fail({ kind: 'error', code: 'expired_trigger_id' }, ['views.open'])
      const { body } = await fake.sendSlash(subscribe)
      expect(JSON.stringify(body)).toContain('topic:models|funding|roundup')
      expect(JSON.stringify(body)).toContain('Fill in a form')
    })

    it('opens from a button of the explanation', async () => {
      const { body } = await fake.sendSlash({ ...subscribe, command: '/models', text: 'help' })
      const press = {
        blocks: body.blocks,
        label: 'Fill in a form',
        channel: 'C1',
        person: 'U1',
        message: { ts: '5.0' },
      }
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
      // Five answers are the most for one address: the fake would tell of a sixth.
      for (let time = 1; time <= 6; time += 1) fake.submit(view, { topic: 'models' }, 'U1')
      await expect.poll(() => fake.whispers).toEqual([{ channel: 'C1', person: 'U1', text: 'Done' }])
      fake.fail({ kind: 'error', code: 'user_not_in_channel' }, ['chat.postEphemeral'])
      fake.submit(view, { topic: 'models' }, 'U1')
      await expect.poll(() => fake.messages.map(({ channel }) => channel)).toEqual(['U1'])
    })

    it('goes another way when half an hour has passed', async () => {
      const view = await fake.openForm(subscribe)
      clock.advance(30 * 60_000)
      fake.submit(view, { topic: 'models' }, 'U1')
      await expect.poll(() => fake.whispers).toEqual([{ channel: 'C1', person: 'U1', text: 'Done' }])
    })

    it('is not given twice when nobody knows whether it arrived', async () => {
      const view = await fake.openForm(subscribe)
      fake.submit(
        { ...view, private_metadata: JSON.stringify({ channelId: 'C1', responseUrl: null, askedAtMs: 0 }) },
        { topic: 'models' },
        'U1',
      )
      await expect.poll(() => fake.whispers.length).toBe(1)
      fake.fail({ kind: 'drop-after' }, ['chat.postEphemeral'])
      fake.submit(
        { ...view, private_metadata: JSON.stringify({ channelId: 'C1', responseUrl: null, askedAtMs: 0 }) },
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
      fake.channels.set('CPUBLIC', { isPrivate: false, members: ['U0BOT'] })
      home = [
        {
          channelExternalId: 'CPUBLIC',
          write: written(card({ tone: 'info', title: 'Public', lines: [[text('follows models')]] })),
        },
        { channelExternalId: 'CPRIVATE', write: written(card({ tone: 'info', title: 'Secret' })) },
        { channelExternalId: null, write: written(card({ tone: 'roundup', title: 'Top stories' })) },
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

    it('shows no channel of which nobody knows that the person may see it', async () => {
      const part = (id: string) => ({ channelExternalId: id, write: written(card({ tone: 'info', title: id })) })
      fake.channels.set('CPUBLIC', { isPrivate: false, members: ['U0BOT'] })
      fake.channels.set('COWN', { isPrivate: false, members: ['U2', 'U0BOT'] })
      // The bot was in CLEFT, a private channel: Slack lists it no more.
      home = ['CPUBLIC', 'COWN', 'CLEFT', 'DOWN'].map(part)
      const look = async (user: string) => {
        fake.sendEvent({ type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1.2' })
        await expect.poll(() => fake.views.length).toBe(1)
        const shown = JSON.stringify(fake.views.pop()?.view)
        return ['CPUBLIC', 'COWN', 'CLEFT', 'DOWN'].filter((id) => shown.includes(id))
      }
      expect(await look('U1')).toEqual(['CPUBLIC', 'COWN', 'DOWN'])
      // A guest sees the channels that they are in; somebody whom Slack does not know may be one.
      expect(await look('U2')).toEqual(['COWN', 'DOWN'])
      expect(await look('U9')).toEqual(['DOWN'])
    })

    it('says what to do when nothing is followed, and fits however much there is', async () => {
      const view = async () => {
        fake.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.2' })
        await expect.poll(() => fake.views.length).toBe(1)
        return JSON.stringify(fake.views.pop()?.view)
      }
      expect(await view()).toContain('/invite')
      const many = Array.from({ length: 60 }, () => [text('word '.repeat(100))])
      let asked = 0
      for (let at = 0; at < 40; at += 1) fake.channels.set(`C${at}`, { isPrivate: false, members: ['U0BOT'] })
      home = Array.from({ length: 40 }, (_, at) => ({
        channelExternalId: `C${at}`,
        write: () => {
          asked += 1
          const sections = [{ heading: 'h', lines: many }]
          return written(card({ tone: 'info', title: `Channel ${at}`, lines: many, sections }))()
        },
      }))
      expect(await view()).toContain('34 more channels')
      expect(asked).toBe(6)
      home = home.slice(0, 7)
      expect(await view()).toContain('1 more channel:')
    })
  })

  it('who invites the bot is told how to begin, in that channel and in their language', async () => {
    fake.sendEvent({ type: 'member_joined_channel', user: 'U0BOT', channel: 'C1', team: TEAM, inviter: 'U4' })
    const workspace = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
    await expect.poll(() => greeted).toEqual([{ ...workspace, language: 'ko', channels: ['C1'] }])
    fake.sendEvent({ type: 'member_joined_channel', user: 'U5', channel: 'C1', inviter: 'U4' })
    fake.sendEvent({ type: 'channel_left', channel: 'C2' })
    await expect.poll(() => channels.length).toBe(2)
    expect(greeted).toHaveLength(1)
  })

  it('channels are followed, whatever happens to them', async () => {
    const told: readonly (readonly [event: object, then: string])[] = [
      [{ type: 'member_joined_channel', user: 'U0BOT', channel: 'C1', team: TEAM }, 'slack:C1 back'],
      [{ type: 'channel_left', channel: 'C2' }, `slack:C2 bot-removed slack:${TEAM}`],
      [{ type: 'group_left', channel: 'C3' }, `slack:C3 bot-removed slack:${TEAM}`],
      [{ type: 'member_left_channel', user: 'U0BOT', channel: 'C4' }, `slack:C4 bot-removed slack:${TEAM}`],
      [{ type: 'channel_archive', channel: 'C5' }, `slack:C5 channel-gone slack:${TEAM}`],
      [{ type: 'group_archive', channel: 'C6' }, `slack:C6 channel-gone slack:${TEAM}`],
      [{ type: 'channel_deleted', channel: 'C7' }, `slack:C7 channel-gone slack:${TEAM}`],
      [{ type: 'channel_unarchive', channel: 'C8', user: 'U1' }, 'slack:C8 back'],
      [{ type: 'group_unarchive', channel: 'C9', user: 'U1' }, 'slack:C9 back'],
      [{ type: 'channel_id_changed', old_channel_id: 'G1', new_channel_id: 'C10' }, 'slack:G1 C10'],
    ]
    // Other people come and go.
    fake.sendEvent({ type: 'member_joined_channel', user: 'U5', channel: 'C1' })
    for (const [event] of told) fake.sendEvent({ ...event })
    await expect.poll(() => channels.toSorted()).toEqual(told.map(([, then]) => then))
  })
})
