import { InvariantError } from '../core/errors.ts'

/** Reads back an object that this store wrote: its shape was typed when it was written, and migrations keep it so. */
export function fromJson<T extends object>(text: string): T {
  const value: unknown = JSON.parse(text)
  if (!isOurs<T>(value)) throw new InvariantError('the database holds a value where an object belongs')
  return value
}

function isOurs<T extends object>(value: unknown): value is T {
  return typeof value === 'object' && value !== null
}
