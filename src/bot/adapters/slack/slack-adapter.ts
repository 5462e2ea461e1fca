import { SocketModeReceiver, webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import { platformId } from '../../../core/workspace.ts'
import { keepConnected, type Connection } from './connection.ts'
import { toChatError } from './errors.ts'
import { createMessages } from './messages.ts'
import { isOfBot, openBoltApp } from './open-bolt-app.ts'
import { openChannels } from './open-channels.ts'
import { sdkLog } from './sdk-log.ts'
import { aheadOf, capabilitiesOf, clientOptionsOf, uploadingOf, type SlackApiOptions } from './slack-api.ts'
import { oneWorkspace } from './workspaces.ts'

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
