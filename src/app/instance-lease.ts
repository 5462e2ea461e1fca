import { InputError } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Store } from '../core/ports/store.ts'

/** So long a process has a SQLite file to itself before it must ask again. */
export const INSTANCE_LEASE_MS = 30_000

/** What whoever starts a second bot on the file is told. */
export function heldByAnother(): InputError {
  return new InputError([
    'DATABASE_URL: another AI Wire is running on this database. Stop it first, or name another file. After a crash, wait half a minute.',
  ])
}

/**
 * Takes the file for one process. Returns what renews that, to be called more often than it ends; `onTaken` hears that
 * another took it meanwhile. Throws InputError where another has it.
 */
export async function takeInstance(
  store: Pick<Store, 'takeLease'>,
  holder: string,
  clock: Clock,
  onTaken: (reason: Error) => void,
): Promise<() => Promise<void>> {
  const take = () => store.takeLease(holder, clock.nowMs(), INSTANCE_LEASE_MS)
  if (!(await take())) throw heldByAnother()
  return async () => {
    if (await take()) return
    // This computer slept, or the process was halted, for so long that the other could begin.
    onTaken(new Error('another AI Wire took the database over while this one stood still'))
  }
}
