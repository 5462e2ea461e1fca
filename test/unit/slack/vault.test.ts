import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Installation } from '@slack/bolt'
import { createMessages } from '../../../src/bot/adapters/slack/messages.ts'
import { createSealedBox } from '../../../src/bot/adapters/slack/sealed-box.ts'
import { createVault, type RenewedToken, type Vault } from '../../../src/bot/adapters/slack/vault.ts'
import { card } from '../../../src/core/card.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../../src/ops/system-random.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { SILENT } from '../../builders/silent-log.ts'

const HOUR_MS = 3_600_000
const random = createSystemRandom(systemClock)

let store: Store
let gone: string[]
/** What Slack gives for a refresh token, when it does. */
let refresh: (refreshToken: string) => Promise<RenewedToken>

/** A process of its own: it remembers nothing of another one. */
const startProcess = (): Vault =>
  createVault({
    store: store.installations,
    box: createSealedBox(new Uint8Array(32), random),
    refresh: (token) => refresh(token),
    workspaceGone: (id) => {
      gone.push(id)
      return Promise.resolve()
    },
    workspaceJoined: () => Promise.resolve(),
    clock: systemClock,
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
  store = await openStore({ url: 'sqlite::memory:', random })
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
  const messages = createMessages(client, vault, uploading)
  const workspace = { id: 'slack:T1', platform: 'slack', externalId: 'T1' } as const
  const channel = newChannel(workspace, 'C1', { language: 'en', timeZone: 'UTC' })
  const message = { deliveryId: 'd1', language: 'en', card: card({ tone: 'info', title: 'Here' }) } as const
  expect(await messages.post(channel, message)).toBe('1.2')
  expect(used).toEqual(['old', 'new'])
  expect(gone).toEqual([])
})
