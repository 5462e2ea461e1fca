import type { Card } from '../../core/card.ts'
import type { CommandContext } from './command-context.ts'
import { listStories } from './list-stories.ts'
import { readSince, readSubject, readText } from './read-options.ts'

/** `/models`: the newest model releases. */
export async function runModels(context: CommandContext): Promise<Card> {
  return await listStories(context, context.strings.modelsTitle, {
    topic: 'model-release',
    workspaceId: context.workspace.id,
    subject: await readSubject(context, 'vendor', 'model-release'),
    words: readText(context, 'query'),
    statuses: null,
    minAmountUsd: null,
    from: readSince(context),
    until: null,
    sort: 'newest',
  })
}
