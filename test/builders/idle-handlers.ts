import { card } from '../../src/core/card.ts'
import type { AdapterHandlers } from '../../src/core/ports/chat-adapter.ts'

/** Handlers that know no command and do nothing. */
export const IDLE_HANDLERS: AdapterHandlers = {
  commands: [],
  answer: () => Promise.resolve(card({ tone: 'info', title: 'Idle' })),
  form: () => Promise.resolve(null),
  paint: () => Promise.resolve([]),
  complete: () => Promise.resolve([]),
  workspaceGone: () => Promise.resolve(),
  workspaceJoined: () => Promise.resolve(),
  greet: () => Promise.resolve(),
  listWaiting: () => Promise.resolve([]),
  channelsOpen: () => Promise.resolve(),
  channelLost: () => Promise.resolve(),
  channelBack: () => Promise.resolve(),
  channelMoved: () => Promise.resolve(),
  directOf: () => Promise.resolve(null),
  home: () => Promise.resolve([]),
}
