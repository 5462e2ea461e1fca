import { HOUR_MS } from '../../src/core/durations.ts'
import { USUAL_OWN_QUOTA } from '../../src/core/own-quota.ts'
import { createEntryMemo } from '../../src/feeds/entry-memo.ts'
import type { PipelineDeps } from '../../src/pipeline/deps.ts'
import { sequence } from './sequence.ts'
import { SILENT } from './silent-log.ts'

type Given = Pick<PipelineDeps, 'store' | 'fetch' | 'clock'> & Partial<PipelineDeps>

/** All that the pipeline takes: what is given, and for the rest no analyst, nobody to wake or to trust, and the usual quota. */
export function pipelineDeps(given: Given): PipelineDeps {
  return {
    random: sequence(),
    log: SILENT,
    analyst: null,
    wake: () => undefined,
    memo: createEntryMemo(),
    trusts: () => false,
    ownQuota: USUAL_OWN_QUOTA,
    awakeSince: 0,
    awayAfterMs: 6 * HOUR_MS,
    ...given,
  }
}
