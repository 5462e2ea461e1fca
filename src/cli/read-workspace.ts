import { InputError } from '../core/errors.ts'
import { PLATFORMS } from '../core/workspace.ts'

const WORKSPACE = new RegExp(`^(?:${PLATFORMS.join('|')}):\\S+$`, 'u')

/** What stands behind `--workspace`: a workspace's id, such as `discord:1234`. Throws InputError. */
export function readWorkspace(typed: string): string {
  if (WORKSPACE.test(typed)) return typed
  throw new InputError([`--workspace: "${typed}" is no workspace. Name its platform and its id, such as discord:1234.`])
}
