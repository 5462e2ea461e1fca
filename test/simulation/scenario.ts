import { HOUR_MS, MINUTE_MS } from '../../src/core/durations.ts'
import type { CardStyle } from '../../src/core/workspace.ts'
import type { Chance } from './chance.ts'

type ReportKind = 'talks' | 'closed' | 'more'

/** A feed says something about a company's round. */
export type SimReport = {
  readonly atMs: number
  readonly feed: string
  readonly company: string
  readonly kind: ReportKind
  /** Its outlet first told another sum, and mends it then. */
  readonly mendedAtMs?: number
}

/** What happens around the bot. */
export type SimEvent =
  | { readonly kind: 'subscribe'; readonly channel: string; readonly backfill: number }
  | { readonly kind: 'unsubscribe'; readonly channel: string }
  | { readonly kind: 'delete-message'; readonly channel: string }
  | { readonly kind: 'forbid'; readonly channel: string; readonly forMs: number }
  | { readonly kind: 'remove-channel'; readonly channel: string }
  /** Whether what changes from then on is told in threads, too. */
  | { readonly kind: 'threads'; readonly channel: string; readonly isOn: boolean }
  | { readonly kind: 'quiet-hours'; readonly channel: string; readonly fromHour: number; readonly untilHour: number }
  | { readonly kind: 'roundup' }
  /** An operator takes back what is told of that company by then. */
  | { readonly kind: 'retract'; readonly company: string }
  | { readonly kind: 'down'; readonly forMs: number }

export type SimChannel = {
  readonly channel: string
  /** Of its filter. */
  readonly rumours: boolean
  /** Of its beginning. */
  readonly hasThreads: boolean
  readonly cardStyle: CardStyle
}

export type Scenario = {
  readonly channels: readonly SimChannel[]
  readonly reports: readonly SimReport[]
  readonly events: readonly { readonly atMs: number; readonly event: SimEvent }[]
  /** A company whose posts the platform refuses. */
  readonly poison: string | null
  readonly faultPercent: number
}

export const FEEDS = ['wire', 'post', 'herald'] as const
export const OLD_COMPANY = 'Pellucid AI'
const COMPANIES = [
  'Nimbara',
  'Quorvex',
  'Talisen',
  'Brightloom',
  'Vectrona',
  'Heliobase',
  'Marrowby',
  'Cindrel',
] as const
const WIDE = 80
/** Of the day on which scenarios begin. */
export const START_HOUR = 8
/** Reports and events come within this time. */
export const SCRIPT_MS = 14 * HOUR_MS

/** As a channel is that nobody set anything in. */
export const UNSET: Omit<SimChannel, 'channel'> = { rumours: true, hasThreads: true, cardStyle: 'full' }

/**
 * Times are from the start. Most scenarios are small; trouble comes in some. What is mended by hand, and what channels set,
 * goes by chances of their own.
 */
export function makeScenario(chance: Chance, ofMending: Chance, ofSettings: Chance): Scenario {
  // A few are wide: many channels get one story at once.
  const more = chance.oneIn(200)
    ? Array.from({ length: WIDE }, (_, at) => ({ ...UNSET, channel: String(201 + at) }))
    : []
  const channels: readonly SimChannel[] = [
    ...more,
    { ...UNSET, channel: '101', cardStyle: ofSettings.oneIn(4) ? 'short' : 'full' },
    { ...UNSET, channel: '102', rumours: false, hasThreads: !ofSettings.oneIn(4) },
    ...(chance.oneIn(3) ? [{ ...UNSET, channel: '103', hasThreads: !ofSettings.oneIn(2) }] : []),
  ]
  const count = more.length > 0 ? 1 : chance.pick([1, 1, 2, 4])
  const first = chance.below(COMPANIES.length)
  const reports: SimReport[] = []
  // A burst of news in some, a day of it in others.
  const spreadMs = chance.pick([2 * MINUTE_MS, HOUR_MS, SCRIPT_MS])
  for (let at = 0; at < count; at += 1) {
    const company = COMPANIES[(first + at) % COMPANIES.length] ?? ''
    const kinds: readonly ReportKind[] = chance.pick([
      ['closed'],
      ['talks', 'closed'],
      ['talks', 'closed', 'more'],
      ['closed', 'more'],
      ['talks'],
    ])
    let atMs = MINUTE_MS + chance.below(spreadMs)
    kinds.forEach((kind, place) => {
      reports.push({ atMs, company, kind, feed: FEEDS[place] ?? 'wire' })
      atMs = Math.min(SCRIPT_MS, atMs + 1_000 + chance.below(chance.pick([30_000, 20 * MINUTE_MS, 3 * HOUR_MS])))
    })
  }
  const events: { atMs: number; event: SimEvent }[] = []
  const sometimes = (oneIn: number, make: () => SimEvent): void => {
    if (chance.oneIn(oneIn)) events.push({ atMs: MINUTE_MS + chance.below(SCRIPT_MS), event: make() })
  }
  const channel = (): string => chance.pick(['101', '102', '103'])
  sometimes(3, () => ({ kind: 'subscribe', channel: '104', backfill: chance.below(4) }))
  sometimes(12, () => ({ kind: 'unsubscribe', channel: channel() }))
  sometimes(4, () => ({ kind: 'delete-message', channel: channel() }))
  sometimes(5, () => ({ kind: 'forbid', channel: channel(), forMs: chance.below(8 * HOUR_MS) }))
  sometimes(12, () => ({ kind: 'remove-channel', channel: channel() }))
  sometimes(3, () => {
    const fromHour = chance.below(24)
    return { kind: 'quiet-hours', channel: channel(), fromHour, untilHour: (fromHour + 2 + chance.below(8)) % 24 }
  })
  sometimes(3, () => ({ kind: 'down', forMs: chance.pick([MINUTE_MS, 8 * HOUR_MS]) }))
  sometimes(2, () => ({ kind: 'roundup' }))
  const isHeld = ofMending.oneIn(8)
  if (isHeld) {
    // What waits through it comes in one message.
    const untilHour = START_HOUR + 2 + ofMending.below(8)
    events.push({ atMs: 1_000, event: { kind: 'quiet-hours', channel: '101', fromHour: START_HOUR, untilHour } })
    const company = COMPANIES[(first + count) % COMPANIES.length] ?? ''
    reports.push({ atMs: MINUTE_MS + ofMending.below(2 * HOUR_MS), company, kind: 'closed', feed: 'wire' })
  }
  const retracted = isHeld || ofMending.oneIn(4) ? reports[ofMending.below(reports.length)] : undefined
  if (retracted !== undefined) {
    // Soon, while it is on its way, or when it has stood for long or waits through the night.
    const atMs = retracted.atMs + ofMending.below(ofMending.pick([2_000, 2 * MINUTE_MS, 30 * HOUR_MS]))
    events.push({ atMs, event: { kind: 'retract', company: retracted.company } })
  }
  if (ofSettings.oneIn(4)) {
    const [one, isOn] = [ofSettings.pick(['101', '102', '103']), ofSettings.oneIn(2)]
    events.push({
      atMs: MINUTE_MS + ofSettings.below(spreadMs),
      event: { kind: 'threads', channel: one, isOn },
    })
  }
  // A headline that another outlet contradicts would be a story of its own.
  const alone = reports.findIndex((one) =>
    reports.every(({ company }, at) => reports[at] === one || company !== one.company),
  )
  const mended = reports[alone]
  if (mended !== undefined && ofMending.oneIn(10)) {
    const mendedAtMs = mended.atMs + 1_000 + ofMending.below(ofMending.pick([MINUTE_MS, HOUR_MS, SCRIPT_MS]))
    reports[alone] = { ...mended, mendedAtMs: Math.min(mendedAtMs, SCRIPT_MS) }
  }
  return {
    channels,
    reports: reports.toSorted((a, b) => a.atMs - b.atMs),
    events,
    poison: chance.oneIn(10) ? (reports[0]?.company ?? null) : null,
    faultPercent: chance.pick([0, 10, 30, 60]),
  }
}

/** In millions of dollars. Rounds of one size in one week could be one story. */
export function sumOf(company: string): number {
  return 40 + 23 * (COMPANIES.findIndex((name) => name === company) + 1)
}

/** What a headline says that is mended later. */
export function wrongSumOf(company: string): number {
  return 400 + sumOf(company)
}

/** As outlets would write it. */
export function headlineOf({ company, kind }: Pick<SimReport, 'company' | 'kind'>, sum = sumOf(company)): string {
  const place = COMPANIES.findIndex((name) => name === company)
  const round = `$${sum} million Series ${'ABCDE'.charAt((place + 1) % 5)}`
  switch (kind) {
    case 'talks':
      return `${company} in talks to raise ${round}, sources say`
    case 'closed':
      return `${company} raises ${round} to build AI agents`
    case 'more':
      return `${company} closes ${round} for AI agents`
  }
}
