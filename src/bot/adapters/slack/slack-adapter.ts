import { SocketModeReceiver, webApi } from '@slack/bolt'
import type { App, Receiver } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { platformId } from '../../../core/workspace.ts'
import { aheadOfSlackOver, type AheadOfSlack } from './ahead-of-slack.ts'
import { registerAnswers } from './answers.ts'
import { keepConnected } from './connection.ts'
import type { Connection } from './connection.ts'
import { createDesk } from './desk.ts'
import { toChatError } from './errors.ts'
import { registerHome } from './home.ts'
import { registerMembership } from './membership.ts'
import { createMessages } from './messages.ts'
import { openChannels } from './open-channels.ts'
import { createPeople } from './people.ts'
import { PromptApp } from './prompt-app.ts'
import { fits } from './render.ts'
import { sdkLog } from './sdk-log.ts'
import { sendBytesOver, type Uploading } from './upload-picture.ts'
import { oneWorkspace, type Workspaces } from './workspaces.ts'

const TIMEOUT_MS = 20_000
const REAL_API = 'https://slack.com/api/'

export type SlackApiOptions = {
  /** Ends with a slash; default `https://slack.com/api/`. */
  readonly apiUrl?: string | null
  /** How long to wait for one answer of the Web API; default 20 s. */
  readonly timeoutMs?: number
  /** Aborts when the bot stops; default: never. */
  readonly stopping?: AbortSignal
  readonly clock: Clock
  readonly log: Log
  /** Tells the operator where to begin; default: nobody. */
  readonly print?: (line: string) => void
}

type SlackOptions = SlackApiOptions & {
  /** `xoxb-...` */
  readonly botToken: string
  /** `xapp-...`, with the scope `connections:write`. */
  readonly appToken: string
}

/** Slack by bolt in Socket Mode: no public address is needed. One workspace a bot token. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { clock, log } = options
  const clientOptions = clientOptionsOf(options)
  const client = new webApi.WebClient(options.botToken, clientOptions)
  let identity: { readonly teamId?: string; readonly botId?: string; readonly botUserId?: string } = {}
  const workspaces = oneWorkspace(options.botToken, () => identity)
  let connection: Connection | null = null

  const open = async (handlers: AdapterHandlers): Promise<Connection> => {
    const { team_id: teamId, bot_id: botId, user_id: botUserId } = await client.auth.test()
    if (teamId === undefined) throw new ChatError('unavailable', 'Slack did not name the workspace')
    identity = { teamId, ...(botId !== undefined && { botId }), ...(botUserId !== undefined && { botUserId }) }
    const receiver = new SocketModeReceiver({
      appToken: options.appToken,
      logger: sdkLog(log),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
      customPropertiesExtractor: ({ envelope_id: envelopeId }: { readonly envelope_id?: unknown }) => ({ envelopeId }),
    })
    const uploading = uploadingOf(options)
    const app = openBoltApp(receiver, workspaces, { clientOptions, handlers, installUrl: null, uploading, clock, log })
    const gone = () => handlers.workspaceGone(platformId('slack', teamId), 'bot-removed')
    app.event('app_uninstalled', gone)
    app.event('tokens_revoked', async ({ event }) => {
      if (isOfBot(event.tokens)) await gone()
    })
    const connected = await keepConnected(receiver, clock, log)
    void openChannels({ client, teamId }, handlers, log)
    return connected
  }

  return {
    platform: 'slack',
    capabilities: capabilitiesOf(options),
    async start(handlers) {
      if (connection !== null) return
      try {
        connection = await open(handlers)
        log.info('slack connected')
        options.print?.('Slack is connected. To bring the bot into a channel, type there: /invite @AI Wire')
      } catch (error) {
        const problem = toChatError(error)
        if (problem.kind !== 'ambiguous') throw problem
        // Nothing was asked for that could have been carried out.
        throw new ChatError('unavailable', 'the connection to Slack could not be opened', { cause: error })
      }
    },
    async stop() {
      const open = connection
      connection = null
      await open?.stop()
    },
    ...createMessages(client, workspaces, uploadingOf(options), aheadOf(options), options.stopping),
  }
}

/** What Slack lets the sender do, whatever its requests come by. */
export function capabilitiesOf({ timeoutMs }: SlackApiOptions): ChatAdapter['capabilities'] {
  return { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: timeoutMs ?? TIMEOUT_MS, fits }
}

/** How pictures get to Slack. */
export function uploadingOf({ timeoutMs, apiUrl, clock }: SlackApiOptions): Uploading {
  return { sendBytes: sendBytesOver(timeoutMs ?? TIMEOUT_MS, apiUrl ?? REAL_API), clock }
}

/** By how much to mistrust our clock. */
export function aheadOf({ timeoutMs, apiUrl, clock }: SlackApiOptions): AheadOfSlack {
  return aheadOfSlackOver(timeoutMs ?? TIMEOUT_MS, apiUrl ?? REAL_API, clock)
}

/** How every client of the Web API asks: nothing is repeated behind our back. */
export function clientOptionsOf({ apiUrl, timeoutMs, log }: Omit<SlackApiOptions, 'clock'>): webApi.WebClientOptions {
  return {
    ...(typeof apiUrl === 'string' && { slackApiUrl: apiUrl }),
    // By default a lost answer would post twice, and one throttled channel hold up all others.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs ?? TIMEOUT_MS,
    logger: sdkLog(log),
  }
}

/** A bolt app that answers people and follows channels, whatever its requests come by. */
export function openBoltApp(
  receiver: Receiver,
  workspaces: Workspaces,
  parts: {
    readonly clientOptions: webApi.WebClientOptions
    readonly handlers: AdapterHandlers
    readonly installUrl: string | null
    readonly uploading: Uploading
    readonly clock: Clock
    readonly log: Log
  },
): App {
  const { clientOptions, handlers, installUrl, uploading, clock, log } = parts
  const app = new PromptApp(
    {
      receiver,
      clientOptions,
      logger: sdkLog(log),
      convoStore: false,
      // Tokens are checked when they are used; without this bolt would ask Slack about each.
      authorize: async (source) => {
        try {
          return await workspaces.authorize(source)
        } catch (error) {
          log.error('whose request of Slack it is could not be looked up', { err: error })
          // Whoever asked is told by the listener, which looks again.
          return { ...(source.teamId !== undefined && { teamId: source.teamId }) }
        }
      },
    },
    clock,
  )
  app.error((error) => {
    log.error('an event of Slack could not be handled', { err: error })
    return Promise.resolve()
  })
  const clientOf = async (teamId: string) => {
    const token = await workspaces.tokenOf(teamId)
    return token === null ? null : new webApi.WebClient(token, clientOptions)
  }
  const deskParts = { handlers, clientOf, findPerson: createPeople(clock, log), installUrl, uploading, clock, log }
  registerAnswers(app, createDesk(deskParts), deskParts)
  registerHome(app, deskParts)
  registerMembership(app, deskParts)
  return app
}

/** Tokens of people are none of ours. */
export function isOfBot(tokens?: { readonly bot?: readonly string[] }): boolean {
  return tokens?.bot === undefined || tokens.bot.length > 0
}
