import { ChatError } from '../../../core/errors.ts'
import { toChatError } from './errors.ts'

/** Nothing of a start is half done: what may have worked is simply done again. */
export function asStartError(error: unknown): ChatError {
  const problem = toChatError(error)
  if (problem.kind !== 'ambiguous') return problem
  return new ChatError('unavailable', problem.message, { platformCode: problem.platformCode, cause: error })
}
