import { NOT_READ_LEVELS } from '../../core/ports/feed-desk.ts'
import type { CommandContext } from './command-context.ts'
import { feedsOfWorkspace } from './feeds-of-workspace.ts'

/** That some feeds cannot be read, with where to see which; nothing where all can. */
export async function feedsNotRead(context: CommandContext): Promise<readonly string[]> {
  const { shared, own } = await feedsOfWorkspace(context)
  const count = [...shared, ...own].filter((stored) =>
    NOT_READ_LEVELS.has(context.deps.feedDesk.levelOf(stored)),
  ).length
  return count === 0 ? [] : [context.strings.feedsNotRead(count)]
}
