import { InputError } from '../core/errors.ts'
import type { InstanceLease } from '../core/ports/store.ts'

/** So long a process has a SQLite file to itself before it must ask again. */
export const INSTANCE_LEASE_MS = 30_000

/** Throws InputError where another process has the file: what `takeLease` returned. */
export function refuseIfHeld(other: InstanceLease | null): void {
  if (other !== null) throw heldByAnother()
}

export function heldByAnother(): InputError {
  return new InputError([
    'DATABASE_URL: another AI Wire is running on this database. Stop it first, or name another file. After a crash, wait half a minute.',
  ])
}
