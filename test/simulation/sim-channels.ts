import type { SimMessage } from './sim-platform.ts'
import type { VirtualTime } from './virtual-time.ts'

type ChannelState = 'open' | 'forbidden' | 'gone'

/** What all platforms have in common: channels that close, and messages that somebody deletes. */
export type SimChannels = {
  readonly stateOf: (channel: string) => ChannelState
  readonly setChannel: (channel: string, state: ChannelState) => void
  /** Somebody deletes a message. */
  readonly remove: (ref: string) => void
}

export function createSimChannels(time: VirtualTime, messages: readonly SimMessage[]): SimChannels {
  const states = new Map<string, ChannelState>()
  return {
    stateOf: (channel) => states.get(channel) ?? 'open',
    setChannel(channel, state) {
      states.set(channel, state)
    },
    remove(ref) {
      for (const message of messages) if (message.ref === ref) message.deletedAt ??= time.nowMs()
    },
  }
}
