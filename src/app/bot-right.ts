import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'
import type { Role } from '../core/role.ts'
import { shardNumbers, shardsName, type Shards } from '../core/shards.ts'
import { gatewayAccord } from '../ops/gateway-accord.ts'
import { senderAccord } from '../ops/sender-accord.ts'
import { tokenName } from '../ops/token-name.ts'

type RightDeps = { readonly store: Pick<Store, 'tryHold'>; readonly clock: Clock; readonly log: Log }

/** What one process at a time does with a Discord token, over all that share the database: for `keepHold`. */
export function botRight(role: Role, token: string, shards: Shards, { store, clock, log }: RightDeps) {
  const bot = tokenName(token)
  const name = shards === 'auto' ? `${role}:${bot}` : `${role} ${shardsName(shards)}:${bot}`
  const parts = shardsIn(shards).map((shard) => `${role} ${shard}:${bot}`)
  const accord = role === 'gateway' ? gatewayAccord(token, shards) : senderAccord(token)
  return { name, tryHold: (wanted: string) => store.tryHold(wanted, parts, accord), clock, log }
}

/** Each by itself, lowest first; none where they are not counted. */
function shardsIn(shards: Shards): readonly string[] {
  if (shards === 'auto') return []
  return shardNumbers(shards).map((shard) => `${shard}/${shards.count}`)
}
