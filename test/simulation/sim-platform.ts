import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import type { Traffic } from '../../src/bot/delivery/traffic.ts'
import type { Card } from '../../src/core/card.ts'
import type { NetworkFaults } from './network.ts'
import type { SimChannels } from './sim-channels.ts'
import type { SimProcess } from './sim-process.ts'

/** A message as it was made, and as it stands now. */
export type SimMessage = {
  readonly ref: string
  /** The chat channel, for a reply too. */
  readonly channel: string
  /** The `ref` of the message whose thread it lies in. */
  readonly threadOf: string | null
  readonly deliveryId: string
  readonly madeAt: number
  /** All that was sent when it was made, as one text. */
  readonly firstBody: string
  body: string
  /** When somebody deleted it. */
  deletedAt: number | null
}

/** The direct messages of the one person who subscribed. */
export const DIRECT = '9'

/** Little goes into a message here, so that a week takes several. */
export function fits({ sections }: Card): boolean {
  return sections.length <= 1
}

/** A chat platform that outlives the processes of the bot. */
export type SimPlatform = Pick<SimChannels, 'setChannel' | 'remove'> & {
  readonly name: 'discord' | 'slack'
  readonly faults: NetworkFaults
  readonly messages: readonly SimMessage[]
  /** What no bot may do, whatever happens: too many requests in a second ... */
  readonly violations: readonly string[]
  /** Bodies with this word are refused. */
  poison: string | null
  /** How many requests have come in. */
  requests(): number
  /** A client of that process, which passes what its requests pass. */
  adapter(process: SimProcess, traffic: Traffic): ChatAdapter
  /** What the message of a card must look like, as one text. */
  draw(deliveryId: string, card: Card): string
}
