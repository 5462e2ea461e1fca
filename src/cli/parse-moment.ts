const WRITTEN_DAY = /^\d{4}-\d{2}-(\d{2})/u

/** A date as it is typed, in Unix milliseconds; `null` where it is none, as 2026-02-30 is, which a calendar rolls over. */
export function parseMoment(typed: string): number | null {
  const atMs = Date.parse(typed)
  const [day, number] = WRITTEN_DAY.exec(typed) ?? []
  const isReal = day === undefined || new Date(Date.parse(day)).getUTCDate() === Number(number)
  return isReal && !Number.isNaN(atMs) ? atMs : null
}
