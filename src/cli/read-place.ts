import { InputError } from '../core/errors.ts'
import { PLATFORMS } from '../core/workspace.ts'

const PLACE = new RegExp(`^(?:${PLATFORMS.join('|')}):\\S+$`, 'u')

/** What stands behind `--workspace` or `--channel`: its id, such as `discord:1234`. Throws InputError. */
export function readPlace(kind: 'workspace' | 'channel', typed: string): string {
  if (PLACE.test(typed)) return typed
  throw new InputError([`--${kind}: "${typed}" is no ${kind}. Name its platform and its id, such as discord:1234.`])
}
