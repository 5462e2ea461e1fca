import type { Feed, FeedScope } from '../core/feed.ts'

/** Whether members of that workspace may add feeds of private hosts that are allowed. */
export type TrustsWorkspace = (workspaceId: string) => boolean

/**
 * The address of a feed that whoever runs the bot vouches for: one of the catalogue, one that they added for a workspace, or
 * one of a workspace that they trust. Nobody else's leads to private hosts that are allowed.
 */
export function vouchedFor({ url, scope }: Pick<Feed, 'url' | 'scope'>, trusts: TrustsWorkspace): string | null {
  return scope.kind === 'catalogue' || isOperators(scope) || trusts(scope.workspaceId) ? url : null
}

/** What a member added stays theirs, though the channel where they did is forgotten. */
function isOperators({ channelId, isChannelForgotten }: Extract<FeedScope, { kind: 'workspace' }>): boolean {
  return channelId === null && isChannelForgotten !== true
}
