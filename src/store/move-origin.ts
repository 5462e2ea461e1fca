import { lookIntoFile } from './look-into-file.ts'

/** A target says in this setting where its rows come from, as long as the move is not done. */
export const ORIGIN = 'moved-from'
/** A source says in this setting when everything it holds was moved; nothing once that was undone. */
export const MOVED = 'moved-at'

/** The day on which everything in that file was moved, such as `2026-02-12`; `null`: it was not. */
export function movedOn(path: string): string | null {
  const value = lookIntoFile(path, (database) =>
    database.prepare('select value from settings where name = ?').pluck().get(MOVED),
  )
  return typeof value === 'string' && value !== '' ? value.slice(0, 10) : null
}
