import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackHttpAdapter, type SlackHttpAdapter } from '../../../src/bot/adapters/slack/slack-http-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { livez, startHttpServer, type HttpServer } from '../../../src/ops/http-server.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../../src/ops/system-random.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { FakeSlack, type FakeInstall } from '../../fakes/slack/fake-slack.ts'
import { installApp } from '../../fakes/slack/install-app.ts'
import { SAMPLE_COMMANDS } from './sample-commands.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const PUBLIC_URL = 'https://aiwire.example.org'

let fake: FakeSlack
let store: Store
let adapter: SlackHttpAdapter
let server: HttpServer
let calls: CommandCall[]
let gone: string[]
let joined: string[]
let lost: string[]
let printed: string[]

/** Who waits a second until the next look waits a twentieth of it. */
const QUICK: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) }

const open = (tokenKey: Uint8Array) =>
  createSlackHttpAdapter({
    signingSecret: SECRET,
    clientId: '1.2',
    clientSecret: 'client-secret',
    tokenKey,
    publicUrl: PUBLIC_URL,
    installations: store.installations,
    apiUrl: fake.apiUrl,
    timeoutMs: 2_000,
    clock: QUICK,
    log: SILENT,
    random: createSystemRandom(systemClock),
    print: (line) => void printed.push(line),
  })

/** A process of its own, beside others on one store. */
async function startProcess(
  resting: readonly string[] = [],
): Promise<{ readonly adapter: SlackHttpAdapter; readonly server: HttpServer }> {
  const started = open(new Uint8Array(32).fill(7))
  const listeners = [started.listener]
  const listening = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [livez], listeners, log: SILENT })
  await started.start({
    ...IDLE_HANDLERS,
    commands: SAMPLE_COMMANDS,
    listWaiting: (platform) =>
      Promise.resolve(resting.map((externalId) => ({ id: `slack:${externalId}`, platform, externalId }))),
    answer: (call) => {
      calls.push(call)
      return Promise.resolve(card({ tone: 'info', title: `Hello ${call.workspaceExternalId}` }))
    },
    workspaceGone: (id, reason) => {
      gone.push(reason === 'bot-removed' ? id : `${id} ${reason}`)
      return Promise.resolve()
    },
    channelLost: (id) => {
      lost.push(id)
      return Promise.resolve()
    },
    workspaceJoined: (id) => {
      joined.push(id)
      return Promise.resolve()
    },
  })
  return { adapter: started, server: listening }
}

beforeEach(async () => {
  fake = await FakeSlack.start()
  store = await openMemoryStore(createSystemRandom(systemClock))
  calls = []
  gone = []
  joined = []
  lost = []
  printed = []
  const started = await startProcess()
  adapter = started.adapter
  server = started.server
  fake.target = { url: server.url, signingSecret: SECRET }
})

afterEach(async () => {
  await fake.settle()
  await adapter.stop()
  await server.close()
  await store.close()
  await fake.close()
  expect(fake.problems).toEqual([])
})

const grant = (teamId: string, parts: Partial<FakeInstall> = {}): FakeInstall => ({
  teamId,
  orgId: null,
  token: `xoxb-${teamId}`,
  refreshToken: null,
  expiresIn: null,
  ...parts,
})

const install = async (given: FakeInstall, spoil?: (url: string) => string): Promise<Response> => {
  const { page, answer } = await installApp(fake, server.url, given, spoil)
  const at = [page.host, page.searchParams.get('redirect_uri')]
  expect(at).toEqual(['slack.com', `${PUBLIC_URL}/slack/oauth_redirect`])
  return answer
}

const slash = (teamId: string, orgId?: string) =>
  fake.sendSlash({
    command: '/models',
    text: '',
    channel: 'C1',
    person: 'U1',
    where: { teamId, ...(orgId !== undefined && { orgId }) },
  })
const channelOf = (teamId: string) =>
  newChannel({ id: `slack:${teamId}`, platform: 'slack', externalId: teamId }, `C-${teamId}`, {
    language: 'en',
    timeZone: 'UTC',
  })
const post = (teamId: string, by = adapter) =>
  by.post(channelOf(teamId), { deliveryId: 'd1', language: 'en', card: card({ tone: 'info', title: teamId }) })
const isInstalled = async (id: string) => (await store.installations.find(`slack:${id}`)) !== null

describe('many workspaces', () => {
  it('are named the address at the start, where they install it', () => {
    expect(printed).toEqual([`Slack workspaces install the bot at ${PUBLIC_URL}/slack/install`])
  })

  it('install by a link, are answered and posted to, each with its own token, on the one port', async () => {
    const installed = await install(grant('T1'))
    expect([installed.status, await installed.text()]).toEqual([200, expect.stringContaining('설치되었습니다')])
    await install(grant('T2'))
    expect((await slash('T1')).body).toMatchObject({ text: 'Hello T1', response_type: 'in_channel' })
    expect((await slash('T2')).body).toMatchObject({ text: 'Hello T2' })
    expect(calls.map(({ workspaceExternalId }) => workspaceExternalId)).toEqual(['T1', 'T2'])
    await post('T1')
    await post('T2')
    expect(fake.sends).toHaveLength(2)
    expect((await fetch(`${server.url}/livez`)).status).toBe(200)
    expect((await fetch(`${server.url}/slack/events`)).status).toBe(404)
  })

  it('keep their tokens sealed, each for its own place', async () => {
    await install(grant('T1', { refreshToken: 'refresh-1', expiresIn: 43_200 }))
    const stored = await store.installations.find('slack:T1')
    for (const secret of ['xoxb-', 'refresh-1']) expect(stored?.sealed).not.toContain(secret)
    await store.installations.save({ id: 'slack:T2', sealed: stored?.sealed ?? '', installedAt: 1 })
    await expect(post('T2')).rejects.toMatchObject({ kind: 'rate-limited' })
    await post('T1')
    // Another key opens nothing, and ends nothing.
    const other = open(new Uint8Array(32).fill(8))
    const message = { deliveryId: 'd2', language: 'en', card: card({ tone: 'info', title: 'x' }) } as const
    await expect(other.post(channelOf('T1'), message)).rejects.toMatchObject({ kind: 'rate-limited' })
  })

  it('are not installed by a state of somebody else, without a code, or against Slack', async () => {
    for (const spoil of [
      (url: string) => url.replace('state=', 'state=x'),
      (url: string) => url.replace(/&state=.*/u, ''),
      (url: string) => url.replace('code=code', 'error=access_denied'),
      (url: string) => url.replace('code=code', 'code=other'),
    ]) {
      const answer = await install(grant('T1'), spoil)
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('설치되지')])
    }
    // The state is right, and the browser another one.
    const begun = await fetch(`${server.url}/slack/install`, { redirect: 'manual' })
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    expect((await fetch(`${server.url}/slack/oauth_redirect?code=code&state=${state}`)).status).toBe(400)
    expect(await isInstalled('T1')).toBe(false)
  })

  it('are not installed by a state that was used before, whichever process it comes back to', async () => {
    const begun = await fetch(`${server.url}/slack/install`, { redirect: 'manual' })
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const back = `/slack/oauth_redirect?code=code&state=${state}`
    const other = await startProcess()
    const statuses: number[] = []
    for (const { url } of [server, server, other.server]) {
      fake.grants.set('code', grant('T1'))
      const answer = await fetch(url + back, { headers: { cookie, 'accept-language': 'ko' } })
      statuses.push(answer.status)
      if (answer.status === 400) expect(await answer.text()).toContain('설치되지')
    }
    expect(statuses).toEqual([200, 400, 400])
    expect(fake.requests.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(1)
    await other.adapter.stop()
    await other.server.close()
  })

  it('are installed though Slack says little of them', async () => {
    const said = (body: object) => ({ status: 200, text: JSON.stringify({ ok: true, ...body }) })
    const bot = { access_token: 'xoxb-T1', token_type: 'bot', scope: 'commands', bot_user_id: 'U0' }
    fake.tokens.set('xoxb-T1', { teamId: 'T1', orgId: null })
    fake.answers = (method) => {
      if (method === 'oauth.v2.access') return said({ ...bot, team: { id: 'T1' } })
      return method === 'auth.test' ? said({}) : null
    }
    expect((await install(grant('T1'))).status).toBe(200)
    await post('T1')
    expect((await slash('T1')).body).toMatchObject({ text: 'Hello T1' })
  })

  it('of an organisation share its token', async () => {
    await install(grant('', { teamId: null, orgId: 'E1', token: 'xoxb-E1' }))
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone' })
    expect((await slash('T1', 'E1')).body).toMatchObject({ text: 'Hello T1' })
    await post('T1')
    fake.sendEvent({ type: 'app_uninstalled' }, { teamId: 'T1', orgId: 'E1' })
    await expect.poll(() => gone).toEqual(['slack:E1', 'slack:T1'])
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone' })
  })

  it('of an organisation see only their own channels', async () => {
    await install(grant('', { teamId: null, orgId: 'E1', token: 'xoxb-E1' }))
    fake.people.set('U1', { locale: 'en-US' })
    fake.channels.set('COPEN', { isPrivate: false, members: ['U0BOT'], teamId: 'T1' })
    fake.channels.set('CSECRET', { isPrivate: true, members: ['U1', 'U0BOT'], teamId: 'T1' })
    const managed = async (teamId: string, channel: string) => {
      calls = []
      const asked = { command: '/subscribe', channel: 'C1', person: 'U1', where: { teamId, orgId: 'E1' } }
      await fake.sendSlash({ ...asked, text: `topic:models channel:<#${channel}|news>` })
      return calls[0]?.managesToo
    }
    for (const channel of ['COPEN', 'CSECRET']) {
      expect(await managed('T1', channel)).toEqual([channel])
      expect(await managed('T2', channel)).toEqual([])
    }
  })

  it('of an organisation lose the bot one by one, and get it back', async () => {
    await install(grant('', { teamId: null, orgId: 'E1', token: 'xoxb-E1' }))
    for (const team of ['T1', 'T2']) await slash(team, 'E1')
    await expect.poll(() => joined).toEqual(['slack:E1', 'slack:T1', 'slack:T2'])
    const where = { teamId: 'E1', orgId: 'E1' }
    fake.sendEvent({ type: 'team_access_revoked', team_ids: ['T1', 'T9'] }, where)
    await expect.poll(() => gone).toEqual(['slack:T1'])
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone' })
    await post('T2')
    fake.sendEvent({ type: 'team_access_granted', team_ids: ['T1'] }, where)
    await expect.poll(() => joined.slice(3)).toEqual(['slack:T1'])
    await post('T1')

    // Nobody told, for the server was down.
    fake.answers = (method) =>
      method === 'chat.postMessage' ? { status: 200, text: '{"ok":false,"error":"team_access_not_granted"}' } : null
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone' })
    fake.answers = () => null
    expect(gone).toEqual(['slack:T1', 'slack:T1'])
    await post('T2')
    await slash('T1', 'E1')
    await expect.poll(() => joined.slice(4)).toEqual(['slack:T1'])
    await post('T1')
  })

  it('that are not installed any more are told how to', async () => {
    const { body } = await slash('T9')
    expect(body.text).toContain(`${PUBLIC_URL}/slack/install`)
    expect(body).toMatchObject({ response_type: 'ephemeral' })
    expect([fake.statuses, calls]).toEqual([[200], []])
  })

  it('are told to try again while the store fails', async () => {
    await install(grant('T1'))
    await store.close()
    const { body } = await slash('T1')
    expect(body).toMatchObject({ response_type: 'ephemeral' })
    expect(JSON.stringify(body)).toContain('Something went wrong on our side')
    expect([fake.statuses, calls]).toEqual([[200], []])
  })
})

describe('a request', () => {
  const payload = { command: '/models', text: '', team_id: 'T1', user_id: 'U1', channel_id: 'C1', response_url: 'x' }

  it.each([
    ['with a bad signature', { signingSecret: 'f'.repeat(32) }],
    ['that is old', { ageMs: 6 * 60_000 }],
    ['that is of later', { ageMs: -6 * 60_000 }],
  ])('%s is refused', async (_name, forge) => {
    await install(grant('T1'))
    const { status } = await fake.sendSigned('slash_commands', payload, forge)
    expect([status, calls]).toEqual([401, []])
  })

  it('without any signature is refused, and so is one that is no JSON', async () => {
    const send = (body: string, headers = {}) => fetch(`${server.url}/slack/events`, { method: 'POST', body, headers })
    expect((await send('{}')).status).toBe(401)
    expect((await send('{', { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': 'soon' })).status).toBe(401)
  })

  it.each(['null', '7', '"words"', '[]', '[null]', 'true'])('that is only %s is answered at once', async (words) => {
    const value: unknown = JSON.parse(words)
    for (const type of ['events_api', 'interactive'])
      expect((await fake.sendSigned(type, value)).status, type).toBe(400)
    expect((await fake.sendSigned('events_api', value, { signingSecret: 'f'.repeat(32) })).status).toBe(401)
  })

  it('that is too long is not read to its end', async () => {
    const send = () => fetch(`${server.url}/slack/events`, { method: 'POST', body: 'x'.repeat(4_200_000) })
    expect((await send()).status).toBe(413)
  })

  it('proves the address to Slack, however it says what it is written in', async () => {
    const asked = { type: 'url_verification', challenge: 'abc' }
    const { status, body } = await fake.sendSigned('events_api', asked, { charset: '; charset=utf-8' })
    expect([status, JSON.parse(body)]).toEqual([200, { challenge: 'abc' }])
    expect((await fake.sendSigned('slash_commands', { ssl_check: '1' }, { charset: ';charset=UTF-8' })).status).toBe(
      200,
    )
  })

  it('that comes again is not carried out again', async () => {
    await install(grant('T1'))
    const signedAt = Date.now()
    const send = async (type: string, body: object, atMs: number) =>
      (await fake.sendSigned(type, body, { ageMs: Date.now() - atMs })).status
    const first = { ...payload, trigger_id: '1.first' }
    // Word for word, signed anew by Slack, and one without any name but its signature.
    expect(await send('slash_commands', first, signedAt)).toBe(200)
    expect(await send('slash_commands', first, signedAt)).toBe(200)
    expect(await send('slash_commands', first, signedAt - 2_000)).toBe(200)
    expect(await send('slash_commands', payload, signedAt - 4_000)).toBe(200)
    expect(await send('slash_commands', payload, signedAt - 4_000)).toBe(200)
    await expect.poll(() => calls.length).toBe(2)
    const left = {
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev1',
      event: { type: 'channel_left', channel: 'C9' },
    }
    expect(await send('events_api', left, signedAt)).toBe(200)
    expect(await send('events_api', left, signedAt - 2_000)).toBe(200)
    expect(await send('events_api', { ...left, event_id: 'Ev2' }, signedAt)).toBe(200)
    await expect.poll(() => lost).toEqual(['slack:C9', 'slack:C9'])
    expect(calls).toHaveLength(2)
  })

  it('for the choices of a field that says nothing more is answered with none, and nothing is left rejected', async () => {
    const rejected: unknown[] = []
    const note = (reason: unknown) => void rejected.push(reason)
    process.on('unhandledRejection', note)
    const { status } = await fake.sendSigned('interactive', { type: 'block_suggestion' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('unhandledRejection', note)
    expect([status, rejected]).toEqual([200, []])
  })

  it('before the start is put off', async () => {
    await adapter.stop()
    expect((await fake.sendSigned('slash_commands', payload)).status).toBe(503)
  })
})

describe('a token', () => {
  it('is renewed before it runs out, once for all who wait', async () => {
    await install(grant('T1', { token: 'xoxb-old', refreshToken: 'r1', expiresIn: 3_600 }))
    fake.grants.set('r1', grant('T1', { token: 'xoxb-new', refreshToken: 'r2', expiresIn: 43_200 }))
    fake.tokens.delete('xoxb-old')
    await Promise.all([post('T1'), post('T1'), post('T1')])
    expect(fake.requests.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(2)
    await post('T1')
    expect(fake.sends).toHaveLength(4)
  })

  it('that ran out all the same is renewed once, and what was refused is sent', async () => {
    await install(grant('T1', { token: 'xoxb-old', refreshToken: 'r1', expiresIn: 43_200 }))
    fake.grants.set('r1', grant('T1', { token: 'xoxb-new', refreshToken: 'r2', expiresIn: 43_200 }))
    fake.fail({ kind: 'error', code: 'token_expired' })
    await post('T1')
    expect(fake.messages).toHaveLength(1)
    fake.fail({ kind: 'error', code: 'token_expired' })
    // The second pair is not to be had.
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone', platformCode: 'token_expired' })
    expect([gone, await isInstalled('T1')]).toEqual([['slack:T1'], false])
  })

  it('refused as this computer may be rests with its installation, and goes on after a start', async () => {
    await install(grant('T1'))
    fake.fail({ kind: 'error', code: 'invalid_auth' })
    await expect(post('T1')).rejects.toMatchObject({ kind: 'token-refused', platformCode: 'invalid_auth' })
    expect([gone, await isInstalled('T1')]).toEqual([['slack:T1 token-refused'], true])
    await post('T1')
    expect(fake.messages).toHaveLength(1)
  })

  it.each([
    ['account_inactive', false],
    ['token_revoked', false],
    ['invalid_auth', true],
    ['token_expired', true],
    ['internal_error', true],
  ])('refused with %s when a start looks what rests, is kept: %s', async (code, isKept) => {
    await install(grant('T1'))
    fake.fail({ kind: 'error', code }, ['users.conversations'])
    const later = await startProcess(['T1'])
    await expect.poll(() => fake.requests.some(({ method }) => method === 'users.conversations')).toBe(true)
    await expect.poll(() => isInstalled('T1')).toBe(isKept)
    await later.adapter.stop()
    expect(await isInstalled('T1')).toBe(isKept)
    await later.server.close()
  })

  it.each(['account_inactive', 'token_revoked'])('refused with %s ends its workspace alone', async (code) => {
    await install(grant('T1'))
    await install(grant('T2'))
    fake.fail({ kind: 'error', code })
    await expect(post('T1')).rejects.toMatchObject({ kind: 'workspace-gone', platformCode: code })
    await post('T2')
    expect([gone, await isInstalled('T1'), await isInstalled('T2')]).toEqual([['slack:T1'], false, true])
  })
})

describe('an uninstallation', () => {
  const uninstalled = (atMs?: number) => {
    fake.sendEvent({ type: 'app_uninstalled' }, { teamId: 'T1' }, atMs)
  }
  const revoked = (atMs?: number) => {
    fake.sendEvent({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, { teamId: 'T1' }, atMs)
  }

  it.each([
    ['uninstalled, then revoked', [uninstalled, revoked]],
    ['revoked, then uninstalled', [revoked, uninstalled]],
    ['revoked alone', [revoked]],
  ])('is followed: %s', async (_name, events) => {
    await install(grant('T1'))
    await install(grant('T2'))
    for (const happen of events) {
      happen()
      await expect.poll(() => isInstalled('T1')).toBe(false)
    }
    await fake.settle()
    expect(new Set(gone)).toEqual(new Set(['slack:T1']))
    expect(await isInstalled('T2')).toBe(true)
  })

  it('is followed when two processes are told at once, and both send nothing more', async () => {
    await install(grant('T1', { refreshToken: 'r1', expiresIn: 3_600 }))
    fake.grants.set('r1', grant('T1', { token: 'xoxb-new', refreshToken: 'r2', expiresIn: 43_200 }))
    const other = await startProcess()
    const inOther = { url: other.server.url, signingSecret: SECRET }
    // One of them renews the token meanwhile: that must not bring the installation back.
    const renewing = post('T1', other.adapter).catch(() => null)
    uninstalled()
    fake.target = inOther
    revoked()
    await renewing
    await fake.settle()
    await expect.poll(() => isInstalled('T1')).toBe(false)
    expect(new Set(gone)).toEqual(new Set(['slack:T1']))
    const before = fake.sends.length
    for (const process of [adapter, other.adapter])
      await expect(post('T1', process)).rejects.toMatchObject({ kind: 'workspace-gone' })
    expect(fake.sends).toHaveLength(before)

    // Installed again in one; what the other is told late is about the time before.
    const atMs = Date.now() - 60_000
    joined = []
    await install(grant('T1', { token: 'xoxb-again' }))
    expect(joined).toEqual(['slack:T1'])
    revoked(atMs)
    fake.target = { url: server.url, signingSecret: SECRET }
    uninstalled(atMs)
    await fake.settle()
    for (const process of [adapter, other.adapter]) await post('T1', process)
    await other.adapter.stop()
    await other.server.close()
  })

  it('that is told late ends nothing that was installed after it, nor do the tokens of people', async () => {
    await install(grant('T1'))
    const before = Date.now() - 60_000
    uninstalled(before)
    revoked(before)
    fake.sendEvent({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, { teamId: 'T1' })
    await expect.poll(() => fake.statuses.length).toBe(3)
    await post('T1')
    expect([gone, await isInstalled('T1')]).toEqual([[], true])
  })
})
