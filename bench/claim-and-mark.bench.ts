import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { newChannel, platformId } from '../src/core/workspace.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Measurement } from './measurement.ts'

const DELIVERIES = 5_000
const CHANNELS = 50
const LEASE_MS = 60_000

/** Claim and mark on a file with `synchronous=FULL`: two commits a delivery, as in production. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const random = createSystemRandom(systemClock)
  const store = await openStore({ url: `sqlite:${join(folder, 'bench.db')}`, random })
  try {
    const workspace = { id: platformId('preview', 'w'), platform: 'preview', externalId: 'w' } as const
    const channelIds = Array.from({ length: CHANNELS }, (_, at) => platformId('preview', `c${at}`))
    await store.transaction(async (ledger) => {
      for (const id of channelIds) {
        await ledger.channels.ensure(workspace, newChannel(workspace, id, { id, language: 'en', timeZone: 'UTC' }))
      }
      for (let at = 0; at < DELIVERIES; at += 1) {
        const channelId = channelIds[at % CHANNELS] ?? ''
        const post = { kind: 'post', storyId: `s${at}`, week: null, revision: 1, dueAt: 0 } as const
        await ledger.deliveries.add({ channelId, ...post })
      }
    })
    const startedAt = performance.now()
    let marked = 0
    for (const channelId of channelIds) {
      for (;;) {
        const claimed = await store.transaction((ledger) => ledger.deliveries.claimNext(channelId, 1, LEASE_MS))
        if (claimed === null) break
        const message = {
          id: random.id(),
          channelId,
          ref: claimed.id,
          deliveryId: claimed.id,
          storyId: claimed.storyId,
          revision: 1,
          closedAt: null,
        }
        await store.transaction((ledger) => ledger.deliveries.markSent(claimed, message))
        marked += 1
      }
    }
    const perSecond = marked / ((performance.now() - startedAt) / 1_000)
    return [
      {
        name: 'claim + mark, SQLite, synchronous=FULL',
        value: perSecond,
        unit: 'deliveries/s',
        target: { atLeast: 2_000 },
      },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
