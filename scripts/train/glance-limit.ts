import type { Models } from '../../src/news/linear/models.ts'
import { isWorthReading } from '../../src/news/tells-nothing.ts'
import { calibrated } from './calibrate.ts'
import type { HeldOut } from './held-out.ts'
import type { Row } from './rows.ts'

/** How far below the least promising entry that has a topic. */
const MARGIN = 0.5

/** What entries score at a glance, and what they score when they are read, by models that have not seen them. */
type HeldOutGlance = { readonly topics: HeldOut; readonly glance: HeldOut }

/**
 * Below this at a glance no held-out entry has a topic that is found when it is read, with a margin; nothing that was
 * labelled counts, for a reader must not see a difference.
 */
export function glanceLimit(
  rows: readonly Row[],
  heldOut: readonly HeldOutGlance[],
  calibration: Models['calibration'],
): number {
  let lowest = Number.POSITIVE_INFINITY
  for (const { topics, glance } of heldOut) {
    const releases = calibrated(topics[0] ?? [], calibration['model-release'])
    const rounds = calibrated(topics[1] ?? [], calibration.funding)
    rows.forEach(({ scanned }, at) => {
      const isFound =
        (releases[at]?.score ?? 0) >= calibration['model-release'].threshold ||
        (rounds[at]?.score ?? 0) >= calibration.funding.threshold
      if (!isFound || isWorthReading(scanned)) return
      lowest = Math.min(lowest, Math.max(...glance.map((points) => points[at]?.score ?? 0)))
    })
  }
  return Number((lowest - MARGIN).toFixed(2))
}
