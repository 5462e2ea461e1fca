import { inspect } from 'node:util'
import { databaseRefusal } from '../app/database-refusal.ts'
import { ChatError } from '../core/errors.ts'

/** What ended a verb, for whoever typed it: with all that is known of it where nobody could have foreseen it. */
export function whyItEnded(error: unknown): string {
  if (error instanceof ChatError) return `${error.message}. ${error.hint}`
  return databaseRefusal(error) ?? inspect(error)
}
