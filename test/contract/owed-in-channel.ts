import { beforeEach } from 'vitest'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { mustClaim } from '../builders/must-claim.ts'

type Owed = {
  readonly storyId?: string
  readonly messageId?: string
  readonly revision?: number
  readonly dueAt?: number
}

/** Before each test the channel `preview:c` follows funding. How it comes to be owed things, and how they are claimed. */
export function owedInChannel(opened: () => Store) {
  beforeEach(async () => {
    const store = opened()
    await subscribe(store, await addChannel(store, 'c'), 'funding')
  })
  const owe = (kind: 'post' | 'again' | 'edit' | 'note' | 'roundup', parts: Owed = {}): Promise<boolean> =>
    opened().deliveries.add({
      channelId: 'preview:c',
      kind,
      messageId: parts.messageId ?? null,
      storyId: kind === 'roundup' ? null : (parts.storyId ?? 's1'),
      week: kind === 'roundup' ? '2026-W07' : null,
      revision: parts.revision ?? 1,
      dueAt: parts.dueAt ?? 0,
    })
  const claim = (nowMs = 100): Promise<ClaimedDelivery | null> =>
    opened().deliveries.claimNext('preview:c', nowMs, 1_000)
  /** Where a test goes on with what it claims. */
  const claimDue = (nowMs = 100): Promise<ClaimedDelivery> => mustClaim(opened(), 'preview:c', nowMs)
  return { owe, claim, claimDue }
}
