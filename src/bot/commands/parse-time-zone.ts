const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]
const BY_NAME = new Map(ZONES.map((zone) => [zone.toLowerCase(), zone]))
/** `seoul` -> `Asia/Seoul`. */
const BY_CITY = new Map(ZONES.map((zone) => [cityOf(zone), zone]))

/** IANA names, and for each its city as people write it. */
export const TIME_ZONES: readonly string[] = ZONES

/** An IANA name in any case, or its city: `Asia/Seoul`, `new york`. `null` when it is none. */
export function parseTimeZone(text: string): string | null {
  const typed = text.trim().toLowerCase().replaceAll(' ', '_')
  const known = BY_NAME.get(typed) ?? BY_CITY.get(typed)
  if (known !== undefined) return known
  // Other spellings that the runtime takes too, such as Asia/Calcutta; offsets are no places.
  if (!/^[a-z]+(?:\/[a-z_+-]+)+$/u.test(typed)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).toLowerCase()
}
