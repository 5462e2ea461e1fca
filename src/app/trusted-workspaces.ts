import { platformId } from '../core/workspace.ts'
import type { Config } from '../config.ts'
import type { TrustsWorkspace } from '../feeds/vouched-for.ts'

/** Whoever sits at the terminal runs the bot. */
const TERMINAL = platformId('preview', '')

/** Members of which workspaces may add feeds of private hosts that are allowed. */
export function trustedWorkspaces({ privateHostWorkspaces }: Pick<Config, 'privateHostWorkspaces'>): TrustsWorkspace {
  const named = new Set(privateHostWorkspaces)
  return (workspaceId) => workspaceId.startsWith(TERMINAL) || named.has(workspaceId)
}
