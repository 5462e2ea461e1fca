import { InvariantError } from '../core/errors.ts'

declare const shape: unique symbol

/** JSON text that remembers what was written, so that reading it back needs no guess. */
export type Json<T> = string & { readonly [shape]?: T }

/** As `fromJson` reads it back. */
export function toJson<T extends object>(value: T): Json<T> {
  return JSON.stringify(value)
}

/** The shape was typed when it was written, and migrations keep it so. Throws InvariantError on anything but an object. */
export function fromJson<T extends object>(text: Json<T>): T {
  const value: unknown = JSON.parse(text)
  if (!isWritten(value, text)) throw new InvariantError('the database holds a value where an object belongs')
  return value
}

function isWritten<T extends object>(value: unknown, _text: Json<T>): value is T {
  return typeof value === 'object' && value !== null
}
