import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setImmediate } from 'node:timers/promises'
import { webApi, type Installation } from '@slack/bolt'
import { createMessages } from '../../../src/bot/adapters/slack/messages.ts'
import { createSealedBox } from '../../../src/bot/adapters/slack/sealed-box.ts'
import type { RenewedToken } from '../../../src/bot/adapters/slack/token-renewals.ts'
import { createVault, type Vault } from '../../../src/bot/adapters/slack/vault.ts'
import { card } from '../../../src/core/card.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import type { InstallationStore } from '../../../src/core/ports/installation-store.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../../src/ops/system-random.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { SILENT } from '../../builders/silent-log.ts'

const random = createSystemRandom(systemClock)

let store: Store
let gone: string[]
/** What Slack gives for a refresh token, when it does. */
let refresh: (refreshToken: string) => Promise<RenewedToken>

/** Who waits a second until the next look waits a hundredth of it. */
const QUICK: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) }

/** A process of its own: it remembers nothing of another one. */
const startProcess = (
  installations: InstallationStore = store.installations,
  key = new Uint8Array(32),
  clock: Clock = QUICK,
): Vault =>
  createVault({
    store: installations,
    box: createSealedBox(key, random),
    refresh: (token) => refresh(token),
    workspaceGone: (id) => {
      gone.push(id)
      return Promise.resolve()
    },
    workspaceJoined: () => Promise.resolve(),
    clock,
    log: SILENT,
  })

/** One that is about to run out, unless it says otherwise. */
const installed = (token: string, expiresInMs = HOUR_MS): Installation => ({
  team: { id: 'T1' },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: {
    token,
    id: 'B1',
    userId: 'UB1',
    scopes: [],
    refreshToken: `refresh-${token}`,
    expiresAt: Math.floor((systemClock.nowMs() + expiresInMs) / 1_000),
  },
})

const renewed = (token: string): RenewedToken => ({
  ...{ token, refreshToken: `refresh-${token}`, expiresAt: systemClock.nowMs() + 12 * HOUR_MS },
})

beforeEach(async () => {
  store = await openMemoryStore(random)
  gone = []
})
afterEach(() => store.close())

test('a renewal that ends after the app was installed again leaves the newer token', async () => {
  const vault = startProcess()
  await vault.boltStore.storeInstallation(installed('old'))
  let answer: (pair: RenewedToken) => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    refresh = () => {
      resolve()
      return new Promise((given) => {
        answer = given
      })
    }
  })
  const waiting = vault.tokenOf('T1')
  await asked
  await vault.boltStore.storeInstallation(installed('reinstalled', 12 * HOUR_MS))
  answer(renewed('from-old'))
  expect(await waiting).toBe('reinstalled')
  expect(await startProcess().tokenOf('T1')).toBe('reinstalled')
})

test('of two processes that renew at once, both go on with the pair that was kept', async () => {
  const one = startProcess()
  const other = startProcess()
  await one.boltStore.storeInstallation(installed('old'))
  let count = 0
  refresh = () => Promise.resolve(renewed(`new-${++count}`))
  const tokens = await Promise.all([one.tokenOf('T1'), other.tokenOf('T1')])
  expect(new Set(tokens).size).toBe(1)
  expect(await startProcess().tokenOf('T1')).toBe(tokens[0])
})

/** How a message is sent with tokens of the vault; `used` are the tokens that it went with. */
function startSending(vault: Vault, refused: (token: unknown) => string | null) {
  const used: unknown[] = []
  const client = {
    apiCall: (_method: string, options: Record<string, unknown> = {}) => {
      used.push(options.token)
      const code = refused(options.token)
      if (code === null) return Promise.resolve({ ok: true, ts: '1.2' })
      return Promise.reject(new ChatError('unauthorized', `Slack refused: ${code}`, { platformCode: code }))
    },
  }
  const uploading = { sendBytes: () => Promise.resolve(), clock: systemClock }
  const workspace = { id: 'slack:T1', platform: 'slack', externalId: 'T1' } as const
  const channel = newChannel(workspace, 'C1', { language: 'en', timeZone: 'UTC' })
  const message = { deliveryId: 'd1', language: 'en', card: card({ tone: 'info', title: 'Here' }) } as const
  return { used, post: () => createMessages(client, vault, uploading, () => Promise.resolve(0)).post(channel, message) }
}

describe('a token that ran out', () => {
  const expired = (token: unknown) => (token === 'old' ? 'token_expired' : null)

  const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })
  test.each([
    [
      'nobody is reached',
      new Error('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
      { kind: 'unavailable', isUnreached: true },
    ],
    ['Slack is out of order', refusal('internal_error'), { kind: 'unavailable', isUnreached: false }],
    // It is no fault of what is to be sent, nor of other workspaces.
    ['a setting of ours is wrong', refusal('bad_client_secret'), { kind: 'rate-limited', retryAfterMs: 600_000 }],
    ['the workspace is being moved', refusal('org_login_required'), { kind: 'rate-limited', retryAfterMs: 600_000 }],
    ['Slack asks to wait', new webApi.WebAPIRateLimitedError(30), { kind: 'rate-limited', retryAfterMs: 30_000 }],
  ])('ends no workspace where %s, and is renewed later', async (_why, problem, told) => {
    const vault = startProcess()
    await vault.boltStore.storeInstallation(installed('old', -HOUR_MS))
    const { used, post } = startSending(vault, expired)
    refresh = () => Promise.reject(problem)
    await expect(post()).rejects.toMatchObject(told)
    expect(gone).toEqual([])
    refresh = () => Promise.resolve(renewed('new'))
    expect(await post()).toBe('1.2')
    expect(used).toEqual(['old', 'new'])
  })

  test('ends its workspace where Slack knows its refresh token no more', async () => {
    const vault = startProcess()
    await vault.boltStore.storeInstallation(installed('old', -HOUR_MS))
    refresh = () => Promise.reject(new ChatError('invalid', 'planned', { platformCode: 'invalid_refresh_token' }))
    await expect(startSending(vault, expired).post()).rejects.toMatchObject({ kind: 'workspace-gone' })
    expect(gone).toEqual(['slack:T1'])
  })

  test('and whose next one is refused, too, ends its workspace alone', async () => {
    const vault = startProcess()
    await vault.boltStore.storeInstallation(installed('old', 12 * HOUR_MS))
    refresh = () => Promise.resolve(renewed('new'))
    const { used, post } = startSending(vault, (token) => (token === 'old' ? 'token_expired' : 'token_revoked'))
    await expect(post()).rejects.toMatchObject({ kind: 'workspace-gone', platformCode: 'token_revoked' })
    expect([used, gone]).toEqual([['old', 'new'], ['slack:T1']])
  })
})

test('of two processes that renew a token that ran out, none ends the workspace while the other writes the new one down', async () => {
  await startProcess().boltStore.storeInstallation(installed('old', -HOUR_MS))
  const asked = Promise.withResolvers<undefined>()
  const isSlow = Promise.withResolvers<undefined>()
  const slowly: InstallationStore['reseal'] = async (...given) => {
    asked.resolve(undefined)
    await isSlow.promise
    return await store.installations.reseal(...given)
  }
  // Slack takes a refresh token once.
  const taken = new Set<string>()
  refresh = (token) => {
    if (taken.has(token)) {
      return Promise.reject(new ChatError('invalid', 'planned', { platformCode: 'invalid_refresh_token' }))
    }
    taken.add(token)
    return Promise.resolve(renewed('new'))
  }
  const expired = (token: unknown) => (token === 'old' ? 'token_expired' : null)
  const first = startSending(startProcess({ ...store.installations, reseal: slowly }), expired)
  const sleep = () => {
    isSlow.resolve(undefined)
    return setImmediate()
  }
  const second = startSending(startProcess(store.installations, undefined, { ...systemClock, sleep }), expired)
  const sent = first.post()
  await asked.promise
  expect([await second.post(), await sent]).toEqual(['1.2', '1.2'])
  expect(gone).toEqual([])
})

describe('a workspace that has the bot by its organisation, too,', () => {
  const organisation = (token: string): Installation => ({
    ...installed(token, 12 * HOUR_MS),
    ...{ team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true },
  })
  const own = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false }
  const all = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: true }
  const soon = () => systemClock.nowMs() + 1
  let vault: Vault

  beforeEach(async () => {
    vault = startProcess()
    await vault.boltStore.storeInstallation(installed('own', 12 * HOUR_MS))
    await vault.boltStore.storeInstallation(organisation('all'))
    await vault.authorize(all)
  })

  test.each([
    ['its own is removed', () => vault.forget(own, soon()), 'all', []],
    ['the one of the organisation is removed', () => vault.forget(all, soon()), 'own', ['slack:E1']],
    ['the organisation takes it from it', () => vault.unshare(all, ['T1']), 'own', []],
  ])('goes on where %s', async (_what, end, token, told) => {
    await end()
    expect([await vault.tokenOf('T1'), gone]).toEqual([token, told])
  })

  test('is sent with the other token what the one is refused for, and ends with the second', async () => {
    const sending = startSending(vault, (token) => (token === 'own' ? 'token_revoked' : null))
    expect(await sending.post()).toBe('1.2')
    expect([sending.used, gone]).toEqual([['own', 'all'], []])
    const refusing = startSending(vault, () => 'account_inactive')
    await expect(refusing.post()).rejects.toMatchObject({ kind: 'workspace-gone' })
    expect([refusing.used, gone]).toEqual([['all'], ['slack:E1', 'slack:T1']])
  })
})

test('a token that was sealed with another key ends nothing, and is used again with its own', async () => {
  await startProcess().boltStore.storeInstallation(installed('old', 12 * HOUR_MS))
  const other = startSending(startProcess(store.installations, new Uint8Array(32).fill(1)), () => null)
  await expect(other.post()).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 600_000 })
  expect([other.used, gone]).toEqual([[], []])
  const own = startSending(startProcess(), () => null)
  expect([await own.post(), own.used]).toEqual(['1.2', ['old']])
  await startProcess().forget(
    { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false },
    systemClock.nowMs() + 1,
  )
  await expect(own.post()).rejects.toMatchObject({ kind: 'workspace-gone' })
})

test('a pair that the store does not take is kept until it does: Slack gives it once', async () => {
  let isFull = true
  const reseal: InstallationStore['reseal'] = (...given) =>
    isFull ? Promise.reject(new Error('the disk is full')) : store.installations.reseal(...given)
  const vault = startProcess({ ...store.installations, reseal })
  await vault.boltStore.storeInstallation(installed('old'))
  let count = 0
  refresh = () => Promise.resolve(renewed(`new-${++count}`))
  expect(await vault.tokenOf('T1')).toBe('old')
  isFull = false
  expect([await vault.tokenOf('T1'), count]).toEqual(['new-1', 1])
  expect(await startProcess().tokenOf('T1')).toBe('new-1')
})

test('what an old token was refused for goes with the new one, and the channel is not lost', async () => {
  const vault = startProcess()
  await vault.boltStore.storeInstallation(installed('old', 12 * HOUR_MS))
  const used: unknown[] = []
  const client = {
    apiCall: async (_method: string, options: Record<string, unknown> = {}) => {
      used.push(options.token)
      if (options.token === 'new') return { ok: true, ts: '1.2' }
      await vault.boltStore.storeInstallation(installed('new', 12 * HOUR_MS))
      throw new ChatError('unauthorized', 'Slack refused: token_revoked', { platformCode: 'token_revoked' })
    },
  }
  const uploading = { sendBytes: () => Promise.resolve(), clock: systemClock }
  const messages = createMessages(client, vault, uploading, () => Promise.resolve(0))
  const workspace = { id: 'slack:T1', platform: 'slack', externalId: 'T1' } as const
  const channel = newChannel(workspace, 'C1', { language: 'en', timeZone: 'UTC' })
  const message = { deliveryId: 'd1', language: 'en', card: card({ tone: 'info', title: 'Here' }) } as const
  expect(await messages.post(channel, message)).toBe('1.2')
  expect(used).toEqual(['old', 'new'])
  expect(gone).toEqual([])
})
