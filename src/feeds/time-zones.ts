/** Minutes east of UTC. Where an abbreviation has several meanings, the one that feeds mean. */
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    WET: 0,
    WEST: 60,
    BST: 60,
    IST: 330,
    CET: 60,
    MET: 60,
    MEZ: 60,
    CEST: 120,
    MEST: 120,
    MESZ: 120,
    EET: 120,
    EEST: 180,
    SAST: 120,
    MSK: 180,
    MSD: 240,
    GST: 240,
    PKT: 300,
    ICT: 420,
    WIB: 420,
    HKT: 480,
    SGT: 480,
    PHT: 480,
    AWST: 480,
    KST: 540,
    JST: 540,
    ACST: 570,
    AEST: 600,
    AEDT: 660,
    NZST: 720,
    NZDT: 780,
    NST: -210,
    NDT: -150,
    AT: -240,
    AST: -240,
    ADT: -180,
    BRT: -180,
    ART: -180,
    ET: -300,
    EST: -300,
    EDT: -240,
    CT: -360,
    CST: -360,
    CDT: -300,
    MT: -420,
    MST: -420,
    MDT: -360,
    PT: -480,
    PST: -480,
    PDT: -420,
    AKST: -540,
    AKDT: -480,
    HST: -600,
  }),
)

/** A zone as written: minutes east of UTC, or a function of the local time for an IANA name; `null` for an unknown one. */
export function readZone(written: string): number | ((localMs: number) => number) | null {
  const zone = written.replace(/^,/, '').trim()
  const [, , sign, hours, minutes = '0', name] =
    /^(?:(UTC|GMT|UT|Z)\s*)?([+-])(\d{1,2}):?(\d{2})?(?:\s+([A-Z]+)|Z)?$/i.exec(zone) ?? []
  if (sign !== undefined) {
    const offset = Number(hours) * 60 + Number(minutes)
    return offset > 18 * 60 || (name !== undefined && name.length > 5) ? null : sign === '-' ? -offset : offset
  }
  const named = NAMED.get(zone.toUpperCase())
  if (named !== undefined) return named
  // RFC 822 had the letters of the military backwards, so that nobody knows what one means (RFC 5322, 4.3).
  if (/^[A-IK-Z]$/i.test(zone)) return 0
  return /^[A-Za-z_]+\/[A-Za-z_/+-]+\d{0,2}$/.test(zone) ? ianaOffset(zone) : null
}

function ianaOffset(timeZone: string): ((localMs: number) => number) | null {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    return null
  }
  const offsetAt = (ms: number): number => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
    const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
    return sign === '-' ? -offset : offset
  }
  // Twice, because the first guess may be on the other side of a change to or from summer time.
  return (localMs) => offsetAt(localMs - offsetAt(localMs) * 60_000)
}
