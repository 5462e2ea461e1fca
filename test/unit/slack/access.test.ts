import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { BOT_USER } from '../../fakes/slack/fake-access.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'

const WORKSPACE = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
const channel = (externalId: string, parts: Partial<Channel> = {}): Channel =>
  newChannel(WORKSPACE, externalId, { language: 'en', timeZone: 'UTC', ...parts })
const story = (deliveryId: string): OutgoingMessage => ({
  deliveryId,
  language: 'en',
  card: card({ tone: 'model', title: 'Codestral 3' }),
})

describe('where Slack lets the app do something', () => {
  let fake: FakeSlack
  let adapter: ChatAdapter
  let nowMs: number

  beforeEach(async () => {
    nowMs = Date.now()
    fake = await FakeSlack.start(() => nowMs)
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: fake.apiUrl }
    adapter = createSlackAdapter({
      ...tokens,
      timeoutMs: 2_000,
      clock: { ...systemClock, nowMs: () => nowMs },
      log: SILENT,
    })
  })

  afterEach(async () => {
    await adapter.stop()
    await fake.close()
  })

  it('is in a channel that holds it: a secret one is not even there for it elsewhere', async () => {
    fake.channels.set('COPEN', { isPrivate: false, members: ['U1'] })
    fake.channels.set('CSECRET', { isPrivate: true, members: ['U1'] })
    await expect(adapter.post(channel('COPEN'), story('d1'))).rejects.toMatchObject({ platformCode: 'not_in_channel' })
    await expect(adapter.post(channel('CSECRET'), story('d2'))).rejects.toMatchObject({ kind: 'channel-gone' })
    fake.access.note({ type: 'member_left_channel', channel: 'C1', user: BOT_USER })
    await expect(adapter.post(channel('C1'), story('d3'))).rejects.toMatchObject({ kind: 'forbidden' })
    fake.access.note({ type: 'member_joined_channel', channel: 'C1', user: BOT_USER })
    fake.access.note({ type: 'channel_archive', channel: 'C1' })
    await expect(adapter.post(channel('C1'), story('d4'))).rejects.toMatchObject({ platformCode: 'is_archived' })
    expect(fake.messages).toEqual([])
  })

  it('names the very scope without which nobody can look for a message, in direct messages, too', async () => {
    const lookIn = (externalId: string, threadOf: string | null) =>
      adapter.findSent(channel(externalId), { deliveryId: 'd1', sinceMs: 0, threadOf })
    fake.channels.set('CSECRET', { isPrivate: true, members: [BOT_USER] })
    fake.access.scopes = fake.access.scopes.filter((scope) => !scope.endsWith(':history'))
    for (const [place, scope] of [
      ['C1', 'channels:history'],
      ['CSECRET', 'groups:history'],
      ['DU1', 'im:history'],
    ] as const) {
      for (const threadOf of [null, '1.000000']) {
        const message = `Slack did not answer, and without the scope ${scope} nobody can see whether the message is there.`
        await expect(lookIn(place, threadOf)).rejects.toMatchObject({ kind: 'unseen', message })
      }
    }
  })

  it('ends direct messages with the account of the person, though Slack takes them on and on', async () => {
    const direct = channel('DU1', { personId: 'U1' })
    const looks = () => fake.requests.filter(({ method }) => method === 'users.info').length
    fake.people.set('U1', {})
    await adapter.post(direct, story('d1'))
    await adapter.post(direct, story('d2'))
    expect(looks()).toBe(1)
    fake.people.set('U1', { deleted: true })
    // It is asked for once a day.
    await adapter.post(direct, story('d3'))
    nowMs += DAY_MS
    await expect(adapter.post(direct, story('d4'))).rejects.toMatchObject({ kind: 'channel-gone' })
    await expect(adapter.openDirect(WORKSPACE, 'U1')).rejects.toMatchObject({ kind: 'channel-gone' })
    fake.people.set('U1', {})
    await adapter.openDirect(WORKSPACE, 'U1')
    await adapter.post(direct, story('d5'))
    // Slack opened them just now.
    expect(looks()).toBe(2)
    expect(fake.messages).toHaveLength(4)
  })

  it('brings direct messages to whom nobody can look up', async () => {
    const direct = channel('DU1', { personId: 'U1' })
    fake.access.scopes = ['chat:write']
    await adapter.post(direct, story('d1'))
    expect(fake.messages).toHaveLength(1)
  })

  it('takes one message a second from a channel, a few at once, and from others meanwhile', async () => {
    fake.burst = 2
    for (const id of ['d1', 'd2']) await adapter.post(channel('C1'), story(id))
    const full = { kind: 'rate-limited', retryAfterMs: 1_000 }
    await expect(adapter.post(channel('C1'), story('d3'))).rejects.toMatchObject(full)
    await adapter.post(channel('C2'), story('d4'))
    nowMs += 2_000
    await adapter.post(channel('C1'), story('d3'))
    expect(fake.messages.map(({ channel: id }) => id)).toEqual(['C1', 'C1', 'C2', 'C1'])
  })

  it('says which scope it wants for anything else', async () => {
    fake.access.scopes = ['commands']
    const words = 'Slack refused: missing_scope, it wants chat:write'
    await expect(adapter.post(channel('C1'), story('d1'))).rejects.toMatchObject({ kind: 'forbidden', message: words })
  })
})
