import { writeRefusal } from '../store/write-refusal.ts'

/** Why the database took nothing, with what to do; `null` for any other error. */
export function databaseRefusal(error: unknown): string | null {
  const refusal = writeRefusal(error)
  return refusal === null ? null : `The database cannot be written: ${refusal.why}. ${refusal.todo}`
}
