import { App, SocketModeReceiver, webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { platformId } from '../../../core/workspace.ts'
import { registerAnswers } from './answers.ts'
import { keepConnected } from './connection.ts'
import type { Connection } from './connection.ts'
import { toChatError } from './errors.ts'
import { createMessages } from './messages.ts'
import { createPeople } from './people.ts'
import { sdkLog } from './sdk-log.ts'

const TIMEOUT_MS = 20_000

export type SlackOptions = {
  /** `xoxb-...` */
  readonly botToken: string
  /** `xapp-...`, with the scope `connections:write`. */
  readonly appToken: string
  /** Ends with a slash; default `https://slack.com/api/`. */
  readonly apiUrl?: string
  /** How long to wait for one answer of the Web API; default 20 s. */
  readonly timeoutMs?: number
  readonly clock: Clock
  readonly log: Log
}

/** Slack by bolt in Socket Mode: no public address is needed. One workspace a bot token. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { clock, log } = options
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const clientOptions: webApi.WebClientOptions = {
    ...(options.apiUrl !== undefined && { slackApiUrl: options.apiUrl }),
    // By default a lost answer would post twice, and one throttled channel hold up all others.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: sdkLog(log),
  }
  const client = new webApi.WebClient(options.botToken, clientOptions)
  let connection: Connection | null = null

  const open = async (handlers: AdapterHandlers): Promise<Connection> => {
    const identity = await client.auth.test()
    const teamId = identity.team_id
    if (teamId === undefined) throw new ChatError('unavailable', 'Slack did not name the workspace')
    const receiver = new SocketModeReceiver({
      appToken: options.appToken,
      logger: sdkLog(log),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    })
    const app = new App({
      receiver,
      clientOptions,
      logger: sdkLog(log),
      convoStore: false,
      // The token is checked already; without this bolt would ask Slack again.
      authorize: () =>
        Promise.resolve({
          botToken: options.botToken,
          ...(identity.bot_id !== undefined && { botId: identity.bot_id }),
          ...(identity.user_id !== undefined && { botUserId: identity.user_id }),
        }),
    })
    app.error((error) => {
      log.error('an event of Slack could not be handled', { error })
      return Promise.resolve()
    })
    registerAnswers(app, { handlers, teamId, findPerson: createPeople(client, clock, log), log })
    const gone = () => handlers.workspaceGone(platformId('slack', teamId))
    app.event('app_uninstalled', gone)
    app.event('tokens_revoked', async ({ event }) => {
      // Tokens of people are none of ours.
      if (event.tokens.bot === undefined || event.tokens.bot.length > 0) await gone()
    })
    return await keepConnected(receiver, clock, log)
  }

  return {
    platform: 'slack',
    capabilities: { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: timeoutMs },
    async start(handlers) {
      if (connection !== null) return
      try {
        connection = await open(handlers)
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
    ...createMessages(client),
  }
}
