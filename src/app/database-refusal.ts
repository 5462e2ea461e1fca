import { NewerWordError } from '../core/errors.ts'
import { writeRefusal } from '../store/write-refusal.ts'

/** Why the database took nothing, or cannot be read, with what to do; `null` for any other error. */
export function databaseRefusal(error: unknown): string | null {
  if (error instanceof NewerWordError)
    return `DATABASE_URL: ${error.message}: a newer AI Wire has written it. Start the newer one.`
  const refusal = writeRefusal(error)
  return refusal === null ? null : `The database cannot be used: ${refusal.why}. ${refusal.todo}`
}
