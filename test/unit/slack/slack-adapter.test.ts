import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { SAMPLE_COMMANDS } from './sample-commands.ts'

const CHANNEL: Channel = newChannel({ id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM }, 'C1', {
  language: 'en',
  timeZone: 'UTC',
})
const story = (deliveryId: string): OutgoingMessage => ({
  deliveryId,
  language: 'en',
  card: card({ tone: 'model', title: 'Codestral 3' }),
})

describe('the Slack adapter', () => {
  let fake: FakeSlack
  let adapter: ChatAdapter
  let answer: Card
  let calls: CommandCall[]
  let gone: string[]
  let printed: string[]

  beforeEach(async () => {
    fake = await FakeSlack.start()
    fake.people.set('U1', { locale: 'ko-KR' })
    calls = []
    gone = []
    printed = []
    answer = card({ tone: 'info', title: 'Page 1' })
    const { apiUrl } = fake
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN }
    const print = (line: string) => void printed.push(line)
    adapter = createSlackAdapter({ ...tokens, apiUrl, timeoutMs: 5_000, clock: systemClock, log: SILENT, print })
  })

  afterEach(async () => {
    await adapter.stop()
    await fake.close()
  })

  const start = () =>
    adapter.start({
      ...IDLE_HANDLERS,
      commands: SAMPLE_COMMANDS,
      answer: (call) => {
        calls.push(call)
        return Promise.resolve(answer)
      },
      workspaceGone: (workspaceId) => {
        gone.push(workspaceId)
        return Promise.resolve()
      },
    })
  const slash = (command: string, text = '', person = 'U1') => fake.sendSlash({ command, text, channel: 'C1', person })

  it('says once that it is connected, and how it gets into a channel', async () => {
    expect(printed).toEqual([])
    await start()
    await start()
    expect(printed).toEqual(['Slack is connected. To bring the bot into a channel, type there: /invite @AI Wire'])
  })

  it('sends no unfurling, no mentions, and what finds a message again', async () => {
    const ref = await adapter.post(CHANNEL, story('d1'))
    await adapter.reply(CHANNEL, ref, story('d2'))
    await adapter.edit(CHANNEL, ref, story('d3'))
    const [post, reply, edit] = fake.sends.map((request) => request.body)
    expect(post).toMatchObject({
      channel: 'C1',
      text: 'Codestral 3',
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'aiwire_delivery', event_payload: { delivery_id: 'd1' } },
    })
    expect(post?.client_msg_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u)
    expect(reply?.thread_ts).toBe(ref)
    expect(reply?.client_msg_id).not.toBe(post?.client_msg_id)
    expect(edit).toMatchObject({ channel: 'C1', ts: ref, parse: 'none', link_names: 'false' })
    expect(edit).not.toHaveProperty('metadata')
    const query = { deliveryId: 'd1', sinceMs: Date.now() - 1_000, threadOf: null }
    expect(await adapter.findSent(CHANNEL, query)).toBe(ref)
  })

  it('shows a reply in the channel, too, where all are to see it', async () => {
    const ref = await adapter.post(CHANNEL, story('d1'))
    await adapter.reply(CHANNEL, ref, story('d2'))
    await adapter.reply(CHANNEL, ref, { ...story('d3'), isForAll: true })
    expect(fake.messages.map(({ threadTs, isBroadcast }) => [threadTs, isBroadcast])).toEqual([
      [null, false],
      [ref, false],
      [ref, true],
    ])
    const query = { deliveryId: 'd1', sinceMs: Date.now() - 1_000, threadOf: null }
    expect(await adapter.findSent(CHANNEL, query)).toBe(ref)
  })

  it.each([false, true])(
    'leaves nothing in the channel of a message that somebody deleted (for all: %s)',
    async (isForAll) => {
      const ref = await adapter.post(CHANNEL, story('d1'))
      fake.deleteMessage('C1', ref)
      await expect(adapter.reply(CHANNEL, ref, { ...story('d2'), isForAll })).rejects.toMatchObject({
        kind: 'message-gone',
      })
      expect(fake.messages).toEqual([])
    },
  )

  it('lets an answer stand where nobody can see whether the message is gone, or take it back', async () => {
    const ref = await adapter.post(CHANNEL, story('d1'))
    fake.deleteMessage('C1', ref)
    fake.fail({ kind: 'error', code: 'missing_scope' }, ['conversations.replies'])
    const unseen = await adapter.reply(CHANNEL, ref, story('d2'))
    fake.fail({ kind: 'error', code: 'cant_delete_message' }, ['chat.delete'])
    const kept = await adapter.reply(CHANNEL, ref, story('d3'))
    expect(fake.messages.map(({ ts }) => ts)).toEqual([unseen, kept])
  })

  it('says in the channel what all are to see where the thread takes nothing, once, and only of what stands there', async () => {
    const ref = await adapter.post(CHANNEL, story('d1'))
    const closed = { kind: 'error', code: 'restricted_action_non_threadable_channel' } as const
    const reply = (deliveryId: string, isForAll: boolean) => {
      fake.fail(closed, ['chat.postMessage'])
      return adapter.reply(CHANNEL, ref, { ...story(deliveryId), isForAll })
    }
    await expect(reply('d2', false)).rejects.toMatchObject({ kind: 'thread-closed' })
    const answer = await reply('d3', true)
    expect(fake.messages.map(({ ts, threadTs }) => [ts, threadTs])).toEqual([
      [ref, null],
      [answer, null],
    ])
    const query = { deliveryId: 'd3', sinceMs: Date.now() - 1_000, threadOf: ref }
    expect(await adapter.findSent(CHANNEL, query)).toBe(answer)
    fake.fail({ kind: 'error', code: 'missing_scope' }, ['conversations.replies'])
    await reply('d4', true)
    fake.fail({ kind: 'error', code: 'thread_not_found' }, ['conversations.replies'])
    await expect(reply('d5', true)).rejects.toMatchObject({ kind: 'message-gone' })
    expect(fake.messages).toHaveLength(3)
  })

  it('calls the one mention of a post, and opens direct messages', async () => {
    const group = { kind: 'role', id: 'S12' } as const
    await adapter.post(CHANNEL, { ...story('d1'), card: card({ tone: 'model', title: '<!channel>', mention: group }) })
    const forged = { kind: 'person', id: '!here' } as const
    await adapter.post(CHANNEL, { ...story('d2'), card: card({ tone: 'model', title: 'Codestral', mention: forged }) })
    const [post, other] = fake.messages
    expect(post?.text).toBe('<!subteam^S12> &lt;!channel&gt;')
    expect(JSON.stringify(post?.blocks)).toContain('<!subteam^S12>')
    expect(other?.text).toBe('Codestral')
    const workspace = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
    expect(await adapter.openDirect(workspace, 'U1')).toBe('DU1')
    expect(fake.problems).toEqual([])
  })

  it('looks through every page of the history, and not behind its time', async () => {
    const first = await adapter.post(CHANNEL, story('d0'))
    for (let at = 1; at <= 230; at += 1) await adapter.post(CHANNEL, story(`d${at}`))
    const find = (sinceMs: number) => adapter.findSent(CHANNEL, { deliveryId: 'd0', sinceMs, threadOf: null })
    expect(await find(Date.now() - 60_000)).toBe(first)
    expect(await find(Date.now() + 120_000)).toBeNull()
  })

  it('looks through a busy channel a page a minute where Slack gives no more, and waits only for what it began', async () => {
    const clock = createVirtualClock(Date.now())
    const sparing = await FakeSlack.start(() => clock.nowMs())
    sparing.isSparing = true
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: sparing.apiUrl }
    const slow = createSlackAdapter({ ...tokens, timeoutMs: 5_000, clock, log: SILENT })
    const sinceMs = clock.nowMs()
    const refs: string[] = []
    for (let at = 0; at <= 40; at += 1) refs.push(await slow.post(CHANNEL, story(`d${at}`)))
    const find = (deliveryId: string) => slow.findSent(CHANNEL, { deliveryId, sinceMs, threadOf: null })
    expect(await find('d0')).toBe(refs[0])
    expect(Math.floor((clock.nowMs() - sinceMs) / 60_000)).toBe(2)
    // Nothing of it would be asked for twice: the channel rests, and others have their turn.
    await expect(find('d40')).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 })
    await sparing.close()
  })

  it('waits for no page of a search once the bot is stopped, and gives up as Slack answered', async () => {
    const stopping = new AbortController()
    fake.isSparing = true
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: fake.apiUrl }
    const slow = createSlackAdapter({ ...tokens, stopping: stopping.signal, clock: systemClock, log: SILENT })
    const sinceMs = Date.now()
    for (let at = 0; at <= 20; at += 1) await slow.post(CHANNEL, story(`d${at}`))
    const search = slow.findSent(CHANNEL, { deliveryId: 'd0', sinceMs, threadOf: null })
    const outcome = expect(search).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 })
    const pages = () => fake.requests.filter(({ method }) => method === 'conversations.history').length
    await expect.poll(pages).toBe(2)
    stopping.abort()
    await outcome
    expect(pages()).toBe(2)
  })

  it.each([
    ['a day ahead', 24 * 3_600_000],
    ['an hour behind', -3_600_000],
  ])('finds what it sent while its clock is %s', async (_how, aheadMs) => {
    const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs }
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: fake.apiUrl }
    const wrong = createSlackAdapter({ ...tokens, timeoutMs: 5_000, clock, log: SILENT })
    const query = { deliveryId: 'd1', sinceMs: clock.nowMs(), threadOf: null }
    const ref = await wrong.post(CHANNEL, story('d1'))
    expect(await wrong.findSent(CHANNEL, query)).toBe(ref)
    // Without a word on the time, our own clock holds.
    fake.answers = (method) => (method === 'api.test' ? { status: 503, headers: { date: 'never' } } : null)
    expect(await wrong.findSent(CHANNEL, query)).toBe(aheadMs > 0 ? null : ref)
  })

  it('tells that a message is gone whose thread it looks in', async () => {
    const looking = adapter.findSent(CHANNEL, { deliveryId: 'd1', sinceMs: 0, threadOf: '1.000000' })
    await expect(looking).rejects.toMatchObject({ kind: 'message-gone' })
  })

  it('gives up waiting, and calls it ambiguous', async () => {
    fake.fail({ kind: 'hang' })
    const { apiUrl } = fake
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN }
    const hasty = createSlackAdapter({ ...tokens, apiUrl, timeoutMs: 300, clock: systemClock, log: SILENT })
    await expect(hasty.post(CHANNEL, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    expect(fake.sends).toHaveLength(1)
  })

  it.each(['drop-before', 'drop-after'] as const)('does not send again by itself: %s', async (kind) => {
    fake.fail({ kind })
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    expect(fake.sends).toHaveLength(1)
  })

  it('that may not look for a lost message says so, and sends it again under the same client_msg_id', async () => {
    fake.fail({ kind: 'drop-after' })
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    for (const method of ['conversations.history', 'conversations.replies']) {
      fake.fail({ kind: 'error', code: 'missing_scope' }, [method])
      const threadOf = method === 'conversations.replies' ? '1.000000' : null
      const looking = adapter.findSent(CHANNEL, { deliveryId: 'd1', sinceMs: 0, threadOf })
      await expect(looking).rejects.toMatchObject({ kind: 'unseen' })
    }
    await adapter.post(CHANNEL, story('d1'))
    await adapter.post(CHANNEL, story('d2'))
    const [first, second, other] = fake.sends.map(({ body }) => body.client_msg_id)
    expect(second).toBe(first)
    expect(other).not.toBe(first)
  })

  it('tells when nobody listens', async () => {
    const other = await FakeSlack.start()
    const { apiUrl } = other
    await other.close()
    const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN }
    const lonely = createSlackAdapter({ ...tokens, apiUrl, clock: systemClock, log: SILENT })
    await expect(lonely.post(CHANNEL, story('d1'))).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(lonely.start(IDLE_HANDLERS)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('waits for one channel only, as long as Slack says', async () => {
    fake.fail({ kind: 'rate-limited', retryAfter: '30' })
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 30_000,
    })
    await adapter.post({ ...CHANNEL, externalId: 'C2' }, story('d2'))
    fake.fail({ kind: 'rate-limited', retryAfter: null })
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject({ kind: 'rate-limited' })
  })

  it('refuses to start with a bad app token', async () => {
    const { apiUrl } = fake
    const other = createSlackAdapter({
      botToken: BOT_TOKEN,
      appToken: 'xapp-bad',
      apiUrl,
      clock: systemClock,
      log: SILENT,
    })
    await expect(other.start(IDLE_HANDLERS)).rejects.toMatchObject({ kind: 'unauthorized' })
    await other.stop()
  })

  it('tells of revoked bot tokens, not of those of people', async () => {
    await start()
    fake.sendEvent({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
    fake.sendEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } })
    await expect.poll(() => gone).toEqual([`slack:${TEAM}`])
  })

  it('connects again when Slack renews the connection, and after a refusal', async () => {
    await start()
    fake.fail({ kind: 'status', status: 503 }, ['apps.connections.open'])
    fake.refreshSockets()
    const opened = () => fake.requests.filter((one) => one.method === 'apps.connections.open').length
    await expect.poll(opened).toBe(3)
    await expect.poll(() => fake.connections).toBe(1)
    expect((await slash('/models')).body).toMatchObject({ response_type: 'in_channel' })
    await adapter.stop()
    await expect.poll(() => fake.connections).toBe(0)
  })
})
