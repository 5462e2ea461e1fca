import { webApi } from '@slack/bolt'
import type { Finding } from '../../../core/finding.ts'
import type { Log } from '../../../core/ports/log.ts'
import { toChatError } from './errors.ts'
import { BOT_SCOPES, OPTIONAL_SCOPES } from './manifest.ts'
import { clientOptionsOf } from './slack-api.ts'

/** Of one answer, where somebody waits for what is looked at. */
export const TIMEOUT_MS = 15_000

/** Asks Slack who the tokens belong to and what they may do. Changes nothing, never throws. */
export async function checkSlack(options: {
  readonly botToken: string
  readonly appToken: string
  readonly apiUrl: string | null
  readonly log: Log
}): Promise<readonly Finding[]> {
  const { apiUrl, log } = options
  const clientOptions = clientOptionsOf({ apiUrl, timeoutMs: TIMEOUT_MS, log })
  const bot = new webApi.WebClient(options.botToken, clientOptions)
  const app = new webApi.WebClient(options.appToken, clientOptions)
  return [
    ...(await finding('SLACK_BOT_TOKEN', async () => {
      const { team, user, response_metadata: about } = await bot.auth.test()
      const who = `The bot token is that of ${user ?? 'a bot'} in ${team ?? 'a workspace'}.`
      return [{ level: 'ok', part: 'slack', words: who }, ...scopeFindings(about?.scopes)]
    })),
    // Slack answers with an address that nobody opens, so nothing is connected.
    ...(await finding('SLACK_APP_TOKEN', async () => {
      await app.apps.connections.open({})
      return [{ level: 'ok', part: 'slack', words: 'The app token may open a connection.' }]
    })),
  ]
}

async function finding(setting: string, ask: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await ask()
  } catch (error) {
    const { kind, message, platformCode } = toChatError(error)
    const isToken = kind === 'unauthorized' || kind === 'forbidden'
    // Slack says the same of a bad token and of a computer that may not use it.
    const orAddress =
      platformCode === 'invalid_auth' ? ', or add this computer to the allowed IP address ranges of the app' : ''
    const words = isToken
      ? `${message}. Copy ${setting} again${orAddress}.`
      : `${message}. Check that this computer reaches Slack, and look here again.`
    return [{ level: 'fail', part: 'slack', words }]
  }
}

/** Slack names what a token may with every answer. */
function scopeFindings(scopes: readonly string[] | undefined): readonly Finding[] {
  if (scopes === undefined) return []
  const missing = BOT_SCOPES.filter((scope) => !scopes.includes(scope))
  const isOptional = (scope: string) => OPTIONAL_SCOPES.some(({ scopes: some }) => some.some((one) => one === scope))
  const needed = missing.filter((scope) => !isOptional(scope))
  return [
    ...(needed.length === 0
      ? []
      : [
          {
            level: 'fail',
            part: 'slack',
            words: `The bot token lacks ${needed.join(', ')}. Take slack-manifest.json as the app's manifest and install it again.`,
          } as const,
        ]),
    ...OPTIONAL_SCOPES.flatMap(({ scopes: some, lost }): Finding[] => {
      const spared = some.filter((scope) => missing.includes(scope))
      return spared.length === 0
        ? []
        : [{ level: 'warn', part: 'slack', words: `Without ${spared.join(', ')} ${lost}.` }]
    }),
  ]
}
