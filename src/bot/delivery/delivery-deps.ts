import type { ChartPainter } from '../../core/ports/chart-painter.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Traffic } from './traffic.ts'

/** What delivering needs of the rest of the bot. */
export type DeliveryDeps = {
  readonly store: Store
  readonly adapters: ReadonlyMap<string, ChatAdapter>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly traffic: Traffic
  /** Posts that are owed for longer come in one message. */
  readonly awayAfterMs: number
  /** Without it messages go without their pictures. */
  readonly painter?: ChartPainter
  /** Told of every post that stands in its channel and was not owed in quiet hours, with how long it was owed. */
  readonly onSent?: (platform: Channel['platform'], waitedMs: number) => void
}
