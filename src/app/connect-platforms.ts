import type { Config } from '../config.ts'
import { DisagreementError, InputError, type OverlapError } from '../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'
import { shardsName, type Shards } from '../core/shards.ts'
import type { Platform } from '../core/workspace.ts'
import { keepHold, type KeptHold } from '../jobs/keep-hold.ts'
import { gatewayDisagreement } from '../ops/gateway-accord.ts'
import { botRight } from './bot-right.ts'
import { isPassing, startPatiently, startUntil } from './start-patiently.ts'
import { createTryWaits } from './try-waits.ts'

type ConnectDeps = {
  readonly config: Pick<Config, 'discord' | 'discordHttp'>
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  readonly handlers: AdapterHandlers
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Ends all tries. */
  readonly signal: AbortSignal
  /** The platform is there, or another process has it: all is well. */
  readonly onConnected: (platform: Platform) => void
  /** The process cannot go on. */
  readonly onFailed: (reason: Error) => void
  /** Hears of every right that is waited for or held from now on. */
  readonly onHold: (hold: KeptHold) => void
}

/** Begins to answer on every platform. Resolves after the first try; rejects where no other try can help. */
export async function connectPlatforms(deps: ConnectDeps): Promise<void> {
  const { config, adapters, handlers, store, clock, log, signal, onConnected, onFailed } = deps
  const { discord, discordHttp } = config
  for (const adapter of adapters.values()) {
    const { platform } = adapter
    if (platform === 'preview') continue
    // Over HTTP as many may answer as a proxy spreads the questions to.
    const isOneAtATime = platform === 'discord' && discordHttp === null && store.isShared
    if (isOneAtATime && discord !== null) {
      deps.onHold(holdGateway(discord, adapter, deps))
      // Who waits for the right to connect is as ready as who has it.
      onConnected(platform)
    } else {
      const told = {
        onConnected: () => {
          onConnected(platform)
        },
        onRefused: onFailed,
      }
      await startPatiently(adapter, handlers, { clock, log, signal, ...told })
    }
  }
}

/** Over all processes, one at a time answers for a Discord bot, or for a part of its shards. */
function holdGateway(
  { token, shards }: { readonly token: string; readonly shards: Shards },
  adapter: ChatAdapter,
  { handlers, signal, onFailed, ...deps }: ConnectDeps,
): KeptHold {
  let isConnected = false
  const waitAfter = createTryWaits()
  return keepHold({
    ...botRight('gateway', token, shards, deps),
    // The database is asked again soon.
    waitAfter: (reason) => (isPassing(reason) ? waitAfter(reason) : null),
    async onGain() {
      if (isConnected || signal.aborted) return
      try {
        isConnected = await startUntil(signal, adapter, handlers)
      } catch (error) {
        if (error instanceof Error && !isPassing(error)) onFailed(error)
        throw error
      }
    },
    // The connection stays while the database is away; only when another process has taken it, this one ends.
    onLoss: () => Promise.resolve(),
    onTaken() {
      // Who never came so far waits like any other.
      if (isConnected) onFailed(new Error('another process answers for this Discord bot now'))
    },
    onRefused(reason: OverlapError | DisagreementError) {
      const words =
        reason instanceof DisagreementError
          ? gatewayDisagreement(shards, reason.numbers)
          : `DISCORD_SHARDS: another process has a part with some of the shards ${shardsName(shards)}. Give each shard to one part.`
      onFailed(new InputError([words]))
    },
  })
}
