import type { App } from '../app.ts'
import { InputError } from '../core/errors.ts'
import { readPlace } from './read-place.ts'

/**
 * Refuses stories that are none of the workspace behind `--workspace`. What everybody reads may be looked at by each, and
 * changed for none alone. Throws InputError; without the option anything may be named.
 */
export async function insistOnWorkspace(
  { stories }: Pick<App['store'], 'stories'>,
  ids: readonly string[],
  typed: string | undefined,
  purpose: 'show' | 'mend',
): Promise<void> {
  if (typed === undefined) return
  const workspaceId = readPlace('workspace', typed)
  for (const id of ids) {
    const story = await stories.find(id)
    if (story === null || story.workspaceId === workspaceId) continue
    if (story.workspaceId !== null) throw new InputError([`Story ${id} is none that ${workspaceId} sees.`])
    if (purpose === 'show') continue
    const own = (await stories.listOwnOf(id)).find((one) => one.workspaceId === workspaceId)
    const instead = own === undefined ? '' : `, or name the story that ${workspaceId} has of it: ${own.id}`
    throw new InputError([
      `Story ${id} is everybody's, and is mended for everybody. Leave out --workspace for that${instead}.`,
    ])
  }
}
