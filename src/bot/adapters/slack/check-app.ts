import { webApi } from '@slack/bolt'
import type { Finding } from '../../../core/finding.ts'
import type { Log } from '../../../core/ports/log.ts'
import { TIMEOUT_MS } from './check-tokens.ts'
import { WRONG_SETTINGS } from './codes.ts'
import { toChatError } from './errors.ts'
import { INSTALL_PATH } from './manifest.ts'
import { clientOptionsOf } from './slack-api.ts'

/** Slack gave it to nobody: whoever changes it for a token gets none, and is told what else is wrong. */
const NO_CODE = 'none'

/**
 * Asks Slack whether it knows the app by what workspaces install it with and tokens are renewed with. Each workspace has a
 * token of its own, which is asked with every message. Changes nothing, never throws.
 * https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export async function checkSlackApp(options: {
  readonly clientId: string
  readonly clientSecret: string
  readonly publicUrl: string
  readonly apiUrl: string | null
  readonly log: Log
}): Promise<readonly Finding[]> {
  const { clientId, clientSecret, publicUrl, apiUrl, log } = options
  const client = new webApi.WebClient(undefined, clientOptionsOf({ apiUrl, timeoutMs: TIMEOUT_MS, log }))
  const part = 'slack'
  try {
    await client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: NO_CODE })
  } catch (error) {
    const { message, platformCode } = toChatError(error)
    const setting = WRONG_SETTINGS.get(platformCode)
    if (setting !== undefined) {
      const words = `${message}. Copy ${setting} again, from Basic Information of the app.`
      return [{ level: 'fail', part, words }]
    }
    if (!(error instanceof webApi.WebAPIPlatformError)) {
      const words = `${message}. Check that this computer reaches Slack, and look here again.`
      return [{ level: 'fail', part, words }]
    }
  }
  const words = `Slack over HTTP is set. Workspaces install it at ${publicUrl}${INSTALL_PATH}.`
  return [{ level: 'ok', part, words }]
}
