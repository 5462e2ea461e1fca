import type { Card } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import { MODEL_STATUSES } from '../../core/status.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { listStories } from './list-stories.ts'
import { parseStatus } from './parse-status.ts'
import { badChoice, readBoolean, readSince, readSubjects, readText } from './read-options.ts'
import { wantedWords } from './wanted-words.ts'
import { withoutAny } from './without-any.ts'

/** `/models`: the newest model releases. */
export async function runModels(asked: CommandContext): Promise<Card> {
  const context = withoutAny(asked)
  const words = readText(context, 'query')
  return await listStories(context, context.strings.topicTitle['model-release'], {
    ...ANY_STORY,
    topic: 'model-release',
    workspaceId: context.workspace.id,
    subjects: await readSubjects(context, 'vendor', 'vendor'),
    ...(words === null ? {} : wantedWords(words, context)),
    statuses: readStatuses(context),
    from: readSince(context),
  })
}

function readStatuses(context: CommandContext): readonly string[] | null {
  const typed = readText(context, 'status')
  const status = typed === null ? null : parseStatus(typed, 'model-release')
  if (typed !== null && status === null) throw badChoice(context, 'status', typed, MODEL_STATUSES)
  if (!readBoolean(context, 'open_weights', false)) return status === null ? null : [status]
  // A model has one status, and open weights is one.
  if (status !== null && status !== 'open-weights') {
    throw mistake(context, context.strings.contradict('status', 'open_weights'), '/models open_weights:yes')
  }
  return ['open-weights']
}
