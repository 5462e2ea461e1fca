import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTTPReceiver, webApi } from '@slack/bolt'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import type { Random } from '../../../core/ports/random.ts'
import type { RawListener } from '../../../core/ports/route.ts'
import { createInstaller } from './create-installer.ts'
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from './manifest.ts'
import { createMessages } from './messages.ts'
import { isOfBot, openBoltApp } from './open-bolt-app.ts'
import { openChannels } from './open-channels.ts'
import { requestRefusal } from './request-refusal.ts'
import { sayPlainly } from './say-plainly.ts'
import { sdkLog } from './sdk-log.ts'
import { createSealedBox } from './sealed-box.ts'
import { aheadOf, capabilitiesOf, clientOptionsOf, uploadingOf, type SlackApiOptions } from './slack-api.ts'
import type { RenewedToken } from './token-renewals.ts'
import { createVault } from './vault.ts'

const SECOND_MS = 1_000

type SlackHttpOptions = SlackApiOptions & {
  /** From Basic Information of the app: proves that a request is Slack's. */
  readonly signingSecret: string
  readonly clientId: string
  readonly clientSecret: string
  /** 32 bytes: tokens are sealed with it. Another key makes every installation void. */
  readonly tokenKey: Uint8Array
  /** Where people and Slack reach our HTTP server, without a slash at its end. */
  readonly publicUrl: string
  readonly installations: InstallationStore
  readonly random: Random
}

export type SlackHttpAdapter = ChatAdapter & {
  readonly listener: RawListener<IncomingMessage, ServerResponse>
}

/** Slack by signed HTTP requests, in as many workspaces as install it by OAuth. */
export function createSlackHttpAdapter(options: SlackHttpOptions): SlackHttpAdapter {
  const { clock, log, random, clientId, clientSecret, publicUrl, signingSecret } = options
  const clientOptions = clientOptionsOf(options)
  const client = new webApi.WebClient(undefined, clientOptions)
  let handlers: AdapterHandlers | null = null
  let receiver: HTTPReceiver | null = null

  const refresh = async (refreshToken: string): Promise<RenewedToken> => {
    const result = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    const { access_token: token, refresh_token: next, expires_in: seconds } = result
    if (token === undefined || next === undefined || seconds === undefined) {
      throw new Error('Slack gave no new pair of tokens')
    }
    return { token, refreshToken: next, expiresAt: clock.nowMs() + seconds * SECOND_MS }
  }
  const store = options.installations
  const box = createSealedBox(options.tokenKey, random)
  const vault = createVault({
    store,
    box,
    refresh,
    workspaceGone: async (workspaceId, reason) => {
      await handlers?.workspaceGone(workspaceId, reason)
    },
    workspaceJoined: async (workspaceId) => {
      await handlers?.workspaceJoined(workspaceId)
    },
    clock,
    log,
  })

  const installer = createInstaller({ ...options, vault, store, box, clientOptions })

  const open = (answering: AdapterHandlers): HTTPReceiver => {
    const opened = new HTTPReceiver({
      signingSecret,
      endpoints: EVENTS_PATH,
      logger: sdkLog(log),
      // A digest of the whole request and its time, and verified by then.
      customPropertiesExtractor: ({ headers }) => ({ signature: headers['x-slack-signature'] }),
    })
    const installUrl = `${publicUrl}${INSTALL_PATH}`
    const uploading = uploadingOf(options)
    const parts = { clientOptions, handlers: answering, installUrl, uploading, clock, log }
    const app = openBoltApp(opened, vault, parts)
    app.event('app_uninstalled', async ({ body, context }) => {
      await vault.forget(sourceOf(context), eventEndMs(body.event_time))
    })
    app.event('tokens_revoked', async ({ event, body, context }) => {
      if (isOfBot(event.tokens)) await vault.forget(sourceOf(context), eventEndMs(body.event_time))
    })
    app.event('team_access_granted', async ({ event, context }) => {
      await vault.share(sourceOf(context), event.team_ids)
    })
    app.event('team_access_revoked', async ({ event, context }) => {
      await vault.unshare(sourceOf(context), event.team_ids)
    })
    return opened
  }

  /** Slack tells a few times that the bot is back in a channel, and no more: what came while nothing ran is asked for. */
  const openAllChannels = async ({ listWaiting, channelsOpen }: AdapterHandlers): Promise<void> => {
    try {
      for (const { externalId: teamId } of await listWaiting('slack')) {
        const token = await vault.tokenOf(teamId)
        if (receiver === null) return
        if (token === null) continue
        const place = { client: new webApi.WebClient(token, clientOptions), teamId }
        const problem = await openChannels(place, { channelsOpen }, log)
        // Nothing is sent where all rests: else nobody would learn that the app was removed while nothing ran. One that ran
        // out may be renewed yet.
        if (problem?.kind !== 'unauthorized' || problem.platformCode === 'token_expired') continue
        await vault.refused(teamId, token, problem.platformCode)
      }
    } catch (error) {
      log.warn('what rests on Slack could not be looked up', { err: error })
    }
  }

  const hear = async (listening: HTTPReceiver, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = await requestRefusal(request, signingSecret, clock.nowMs())
    if (refusal === null) {
      listening.requestListener(request, response)
      return
    }
    log.warn('a request in the name of Slack was refused', { status: refusal })
    sayPlainly(response, refusal, '')
  }

  return {
    platform: 'slack',
    capabilities: capabilitiesOf(options),
    start(given) {
      handlers = given
      if (receiver === null) {
        receiver = open(given)
        options.print?.(`Slack workspaces install the bot at ${publicUrl}${INSTALL_PATH}`)
        void openAllChannels(given)
      }
      return Promise.resolve()
    },
    stop() {
      receiver = null
      return Promise.resolve()
    },
    listener: {
      paths: [EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH],
      handle(request, response) {
        if (receiver === null) {
          sayPlainly(response, 503, '')
          return
        }
        try {
          const isEvent = new URL(request.url ?? '/', publicUrl).pathname === EVENTS_PATH
          nameType(request)
          if (isEvent && request.method === 'POST') void hear(receiver, request, response)
          else (isEvent ? receiver : installer).requestListener(request, response)
        } catch {
          // Bolt throws at a method that it does not know.
          sayPlainly(response, 404, '')
        }
      },
    },
    ...createMessages(client, vault, uploadingOf(options), aheadOf(options), options.stopping),
  }
}

function sourceOf(context: {
  readonly teamId?: string
  readonly enterpriseId?: string
  readonly isEnterpriseInstall: boolean
}) {
  const { teamId, enterpriseId, isEnterpriseInstall } = context
  return { teamId, enterpriseId, isEnterpriseInstall }
}

/** Slack tells times of events in whole seconds. */
function eventEndMs(eventTime: number): number {
  return (eventTime + 1) * SECOND_MS - 1
}

/** Bolt knows a form by the whole header, which may say how it is written, too. */
function nameType({ headers }: IncomingMessage): void {
  const [type] = (headers['content-type'] ?? '').split(';')
  if (type !== undefined && type !== '') headers['content-type'] = type.trim().toLowerCase()
}
