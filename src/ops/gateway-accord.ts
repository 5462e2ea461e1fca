import type { Accord } from '../core/ports/store.ts'
import { shardCountOf, shardsName, type Shards } from '../core/shards.ts'
import { tokenName } from './token-name.ts'

/** All gateways of a bot count its shards to one number. */
export function gatewayAccord(token: string, shards: Shards): Accord {
  return { kind: `gateway:${tokenName(token)}`, number: shardCountOf(shards) }
}

/** What to say where others go by these numbers. */
export function gatewayDisagreement(shards: Shards, others: readonly number[]): string {
  const counted = others.map((number) => (number === 0 ? 'auto' : `a part of ${number}`)).join(' and ')
  return `DISCORD_SHARDS: it is ${shardsName(shards)} here, and ${counted} in another gateway that runs. All parts end in the same number: stop all gateways, and start them with it.`
}
