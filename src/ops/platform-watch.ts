import type { ChatErrorKind } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Platform } from '../core/workspace.ts'

const WINDOW_MS = 10 * 60_000
/** Answered with 401, 403 or 429, which Discord counts: 10,000 in ten minutes and it shuts the address out. */
const INVALID: ReadonlySet<'ok' | ChatErrorKind> = new Set(['unauthorized', 'forbidden', 'rate-limited'] as const)

/** What the last answers of each platform tell about it. */
export type PlatformWatch = {
  note(platform: Platform, result: 'ok' | ChatErrorKind): void
  /** Requests of the last ten minutes that were answered with 401, 403 or 429. */
  invalidRequests(platform: Platform): number
  /** The platform refuses the token, and has let nothing through since. */
  isRefused(platform: Platform): boolean
}

export function createPlatformWatch(clock: Clock): PlatformWatch {
  const invalidAt = new Map<Platform, number[]>()
  const refused = new Set<Platform>()
  const recent = (platform: Platform): number[] => {
    const times = invalidAt.get(platform) ?? []
    const from = clock.nowMs() - WINDOW_MS
    const first = times.findIndex((at) => at > from)
    const kept = first < 0 ? [] : times.slice(first)
    invalidAt.set(platform, kept)
    return kept
  }
  return {
    note(platform, result) {
      if (INVALID.has(result)) recent(platform).push(clock.nowMs())
      if (result === 'unauthorized') refused.add(platform)
      if (result === 'ok') refused.delete(platform)
    },
    invalidRequests: (platform) => recent(platform).length,
    isRefused: (platform) => refused.has(platform),
  }
}
