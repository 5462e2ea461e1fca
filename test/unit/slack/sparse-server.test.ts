import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack, type RawAnswer } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'
import { SAMPLE_COMMANDS } from './sample-commands.ts'

const WORKSPACE = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
const CHANNEL = newChannel(WORKSPACE, 'C1', { language: 'en', timeZone: 'UTC' })
const story = (deliveryId: string): OutgoingMessage => ({
  ...{ deliveryId, language: 'en', card: card({ tone: 'model', title: 'Codestral 3' }) },
})
const ok = (body: object = {}): RawAnswer => ({ status: 200, text: JSON.stringify({ ok: true, ...body }) })
const no = (status: number, error: string): RawAnswer => ({ status, text: JSON.stringify({ ok: false, error }) })

/** Who waits a second until the next try waits a twentieth of it. */
const QUICK: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) }

let fake: FakeSlack
let adapter: ChatAdapter
let calls: CommandCall[]
let gone: string[]

beforeEach(async () => {
  fake = await FakeSlack.start()
  calls = []
  gone = []
  const options = { apiUrl: fake.apiUrl, timeoutMs: 2_000, clock: QUICK, log: SILENT }
  adapter = createSlackAdapter({ ...options, botToken: BOT_TOKEN, appToken: APP_TOKEN })
})

afterEach(async () => {
  await adapter.stop()
  await fake.close()
})

function start(): Promise<void> {
  return adapter.start({
    ...IDLE_HANDLERS,
    commands: SAMPLE_COMMANDS,
    answer: (call) => {
      calls.push(call)
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    },
    workspaceGone: (id) => {
      gone.push(id)
      return Promise.resolve()
    },
  })
}

const find = (deliveryId: string) => adapter.findSent(CHANNEL, { deliveryId, sinceMs: 0, threadOf: null })

describe('a server that says little', () => {
  it('names a message where it can, and shows what it was given as text', async () => {
    const metadata = { event_type: 'aiwire_delivery', event_payload: { delivery_id: 'd1' } }
    const history = [
      null,
      { ts: '1.1' },
      { ts: '1.2', metadata: {} },
      { ts: '1.3', metadata: JSON.stringify(metadata) },
    ]
    fake.answers = (method) =>
      method === 'chat.postMessage' ? ok({ message: { ts: '1.3' } }) : ok({ messages: history, has_more: false })
    expect(await adapter.post(CHANNEL, story('d1'))).toBe('1.3')
    expect([await find('d1'), await find('d2')]).toEqual(['1.3', null])
    fake.answers = () => ok()
    // What it does not show may well be there.
    await expect(find('d2')).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(adapter.post(CHANNEL, story('d2'))).rejects.toMatchObject({ kind: 'ambiguous' })
  })

  it.each<[string, RawAnswer, object]>([
    ['429 in a header', { status: 429, headers: { 'RETRY-AFTER': '7' } }, { retryAfterMs: 7_000 }],
    ['429 of a proxy', { status: 429, text: '<html>' }, { kind: 'rate-limited', retryAfterMs: 1_000 }],
    ['429 in words', no(200, 'ratelimited'), { kind: 'rate-limited' }],
    ['502 of a proxy', { status: 502, text: '<html>' }, { kind: 'ambiguous' }],
    ['words of a proxy', { status: 200, text: '<html>' }, { kind: 'ambiguous' }],
    ['nothing', { status: 200 }, { kind: 'ambiguous' }],
    ['no reason', { status: 200, text: '{"ok":false}' }, { kind: 'ambiguous' }],
    ['a reason in a 400', no(400, 'invalid_blocks'), { kind: 'invalid' }],
    ['a reason in a 403', no(403, 'not_in_channel'), { kind: 'forbidden' }],
    ['a reason in a 401', no(401, 'invalid_auth'), { kind: 'unauthorized' }],
    ['a 404 of a proxy', { status: 404, text: 'no' }, { kind: 'unavailable' }],
    ['an end of edits', no(200, 'edit_window_closed'), { kind: 'edit-closed' }],
    // https://docs.slack.dev/reference/methods/chat.update#errors
    ['an edit in an archived channel', no(200, 'is_inactive'), { kind: 'channel-gone' }],
  ])('may answer with %s', async (_what, answer, problem) => {
    fake.answers = () => answer
    await expect(adapter.edit(CHANNEL, '1.1', story('d1'))).rejects.toMatchObject(problem)
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject(problem)
  })

  it('may name the place of a picture without its own name', async () => {
    fake.answers = (method) => (method === 'files.info' ? ok({ file: { mimetype: 'image/png' } }) : null)
    const upload = () => adapter.upload(CHANNEL, { name: 'a.png', alt: 'A', png: Uint8Array.of(1, 2) })
    const id = await upload()
    fake.answers = (method) => {
      if (method === 'files.getUploadURLExternal') return ok({ upload_url: `/upload/${id ?? ''}`, file_id: 'F9' })
      return method === 'files.info' ? ok({ file: { mimetype: 'image/png' } }) : ok()
    }
    expect(await upload()).toBe('F9')
  })
})

describe('what comes through the socket', () => {
  const slash = { command: '/models', user_id: 'U1', channel_id: 'C1' }
  const envelope = (envelope_id: string, payload: object, type = 'slash_commands') => ({ envelope_id, type, payload })
  beforeEach(start)

  it('is answered though much is left out, and once though it comes twice', async () => {
    fake.say(envelope('e1', slash))
    // Without an address for it the answer goes to the channel, for whoever asked.
    await expect.poll(() => fake.whispers.map(({ person }) => person)).toEqual(['U1'])
    const { url, answer } = fake.openAnswer()
    fake.say(envelope('e1', slash))
    fake.say({ ...envelope('e2', { ...slash, response_url: url }), retry_attempt: 1 })
    expect((await answer).body.text).toBe('Here')
    expect([calls.length, fake.acks]).toEqual([2, ['e1', 'e1', 'e2']])
    expect(calls[0]).toMatchObject({ workspaceExternalId: TEAM, channelExternalId: 'C1', personId: 'U1', options: {} })
  })

  it('is acknowledged, and no harm, where it is nothing of ours', async () => {
    const user = { id: 'U1' }
    const unknown = [
      { type: 'view_closed', user, view: { callback_id: 'x' } },
      { type: 'block_actions', user },
      { type: 'message_action', callback_id: 'aw_why', user },
      { type: 'view_submission', user, view: { callback_id: 'aw:form:models' } },
      { type: 'workflow_step_edit', user, callback_id: 'x' },
    ]
    unknown.forEach((payload, at) => {
      fake.say(envelope(`e${at}`, payload, 'interactive'))
    })
    for (const event of [
      { type: 'app_home_opened' },
      { type: 'channel_rename', channel: {} },
      { type: 'unheard_of' },
    ]) {
      fake.say(envelope(event.type, { type: 'event_callback', event }, 'events_api'))
    }
    fake.say({ type: 'ping' })
    fake.say(envelope('last', slash))
    await expect.poll(() => fake.whispers.length).toBe(1)
    expect(fake.acks).toHaveLength(unknown.length + 4)
  })

  it('goes on after Slack closed it, whatever the reason, and though it opens only at the second try', async () => {
    let refusals = 1
    fake.answers = (method) =>
      method === 'apps.connections.open' && (refusals -= 1) >= 0 ? no(200, 'internal_error') : null
    fake.refreshSockets('link_disabled')
    await expect.poll(() => fake.connections, { timeout: 5_000 }).toBe(0)
    await expect.poll(() => fake.connections, { timeout: 5_000 }).toBe(1)
    fake.say(envelope('e1', slash))
    await expect.poll(() => fake.whispers.length).toBe(1)
  })

  it('tells that the app is gone, be it without a word about tokens', async () => {
    fake.say(envelope('e1', { type: 'event_callback', event: { type: 'tokens_revoked' } }, 'events_api'))
    fake.say(envelope('e2', { type: 'event_callback', event: { type: 'app_uninstalled' } }, 'events_api'))
    await expect.poll(() => gone).toEqual([WORKSPACE.id, WORKSPACE.id])
  })
})
