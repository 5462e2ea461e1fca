import type { webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import { LONG_WAIT_MS } from '../../../core/unanswered.ts'
import { toChatError } from './errors.ts'
import type { Workspaces } from './workspaces.ts'

/** Calls a method of Slack with the token of a workspace. Rejects with a ChatError. */
export type CallFor = (
  workspaceId: string,
  method: string,
  parts: Record<string, unknown>,
) => Promise<webApi.WebAPICallResult>

/** A token that Slack refuses is renewed or given up, and where the workspace has another one by then, that is tried. */
export function createCallFor(client: Pick<webApi.WebClient, 'apiCall'>, workspaces: Workspaces): CallFor {
  return async (workspaceId, method, parts) => {
    const teamId = workspaceId.slice(workspaceId.indexOf(':') + 1)
    const getToken = async (gone: ChatError): Promise<string> => {
      const token = await workspaces.tokenOf(teamId)
      if (token !== null) return token
      // Who started the bot with a wrong key must not lose what people follow.
      if (!(await workspaces.isLocked(teamId))) throw gone
      throw new ChatError('rate-limited', 'The token was sealed with another key', { retryAfterMs: LONG_WAIT_MS })
    }
    const attempt = (withToken: string) =>
      client.apiCall(method, { ...parts, token: withToken }).catch((error: unknown) => {
        throw toChatError(error)
      })
    const afterRefusal = async (refused: string, error: unknown): Promise<webApi.WebAPICallResult> => {
      if (!(error instanceof ChatError) || error.kind !== 'unauthorized') throw error
      const { message, platformCode } = error
      // Installed again, or renewed by another process, while this was on its way.
      const current = await workspaces.tokenOf(teamId)
      const isNews = current === null || current === refused
      const loss = isNews ? await workspaces.refused(teamId, refused, platformCode) : 'bot-removed'
      if (loss === null) throw error
      // The others go on: this is about one workspace.
      const kind = loss === 'token-refused' ? loss : 'workspace-gone'
      const gone = new ChatError(kind, message, { platformCode, cause: error })
      // Its organisation may have the bot, too.
      const next = await getToken(gone)
      if (next === refused) throw gone
      return await attempt(next).catch((again: unknown) => afterRefusal(next, again))
    }
    const token = await getToken(new ChatError('workspace-gone', 'AI Wire is not installed in this workspace'))
    try {
      return await attempt(token)
    } catch (error) {
      const isExpired = error instanceof ChatError && error.platformCode === 'token_expired'
      const renewed = isExpired ? await workspaces.renew(teamId, token) : null
      if (renewed === null) return await afterRefusal(token, error)
      return await attempt(renewed).catch((again: unknown) => afterRefusal(renewed, again))
    }
  }
}
