import type { AuthorizeResult } from '@slack/bolt'
import type { WorkspaceLoss } from '../../../core/subscription.ts'

/** The workspaces in which the bot may act, by Slack's ids, and with which token. */
export type Workspaces = {
  /** `null` where the bot is not installed. Renews a token that is about to run out. */
  readonly tokenOf: (teamId: string) => Promise<string | null>
  /** Whether the bot is installed, but with a token that cannot be read now: with another key it can. */
  readonly isLocked: (teamId: string) => Promise<boolean>
  /** After Slack said that this token ran out; `null` where it cannot be renewed. Throws ChatError where that may still be. */
  readonly renew: (teamId: string, expired: string) => Promise<string | null>
  /**
   * Slack refuses the token for good, with that code. What that means where others may go on: the installation is forgotten
   * then, or, where it is an organisation's and the code is about this workspace, the workspace's part in it; where the code
   * may mean something else, the workspace rests with all that it has. `null` when it is the one token of the whole bot.
   */
  readonly refused: (teamId: string, token: string, code: string | null) => Promise<WorkspaceLoss | null>
  /** Whose bot a request is for; quick, for Slack waits. Without an installation, nobody's. */
  readonly authorize: (source: Source) => Promise<AuthorizeResult>
}

export type Source = {
  readonly teamId: string | undefined
  readonly enterpriseId: string | undefined
  readonly isEnterpriseInstall: boolean
}

/** One workspace, whose token stands in the settings. */
export function oneWorkspace(
  botToken: string,
  identity: () => { readonly teamId?: string; readonly botId?: string; readonly botUserId?: string },
): Workspaces {
  return {
    tokenOf: () => Promise.resolve(botToken),
    isLocked: () => Promise.resolve(false),
    renew: () => Promise.resolve(null),
    refused: () => Promise.resolve(null),
    // Not the person's team: in a shared channel that may be another one than the bot's.
    authorize: () => Promise.resolve({ botToken, ...identity() }),
  }
}
