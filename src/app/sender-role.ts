import { InputError } from '../core/errors.ts'
import type { ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Platform } from '../core/workspace.ts'
import { keepHold, type KeptHold } from '../jobs/keep-hold.ts'
import { OTHER_SENDER } from '../ops/sender-accord.ts'
import { botRight } from './bot-right.ts'
import { createSweeper, type SweeperDeps } from './sweeper.ts'

type SenderRoleDeps = Omit<SweeperDeps, 'served' | 'place'> & {
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  /** `null` where Discord is not configured. */
  readonly discordToken: string | null
  /** Of this process. */
  readonly holder: string
  /** Hears of every right that is waited for or held from now on. */
  readonly onHold: (hold: KeptHold) => void
  /** The process cannot go on. */
  readonly onFailed: (reason: Error) => void
}

export type SenderRole = {
  /** Sends what is owed from now on, and looks again and again for what nobody was woken for. */
  begin(): Promise<void>
  /** What is due from now on wakes others. Never rejects. */
  leave(): Promise<void>
}

/** Wakes the channels that this process sends to. */
export function createSenderRole(deps: SenderRoleDeps): SenderRole {
  const { adapters, jobs, shared, traffic, discordToken, holder } = deps
  const served = new Set<Platform>()
  const serve = async (platform: Platform): Promise<void> => {
    served.add(platform)
    traffic.serve(platform)
    await shared?.serve(platform)
  }
  const leave = async (platform: Platform): Promise<void> => {
    if (!served.delete(platform)) return
    traffic.leave(platform)
    await shared?.leave(platform)
  }

  const sweeper = createSweeper({
    ...deps,
    served: () => [...adapters.values()].filter(({ platform }) => served.has(platform)),
    place: Number.parseInt(holder.slice(0, 8), 16) / 2 ** 32,
  })

  /** Over all processes, one at a time sends with a Discord token: its 50 requests a second are counted in one place. */
  const holdDiscord = (token: string): KeptHold =>
    keepHold({
      ...botRight('sender', token, 'auto', deps),
      async onGain() {
        await serve('discord')
        // What came while nobody had the right.
        await sweeper.sweep()
      },
      onLoss: () => leave('discord'),
      onRefused() {
        deps.onFailed(new InputError([OTHER_SENDER]))
      },
    })

  return {
    async begin() {
      for (const platform of adapters.keys()) {
        if (platform === 'discord' && discordToken !== null) deps.onHold(holdDiscord(discordToken))
        else await serve(platform)
      }
      jobs.every('sweep', '*/5 * * * * *', sweeper.sweep)
      jobs.every('claims', '* * * * * *', sweeper.keepClaims)
    },

    async leave() {
      await Promise.allSettled([...served].map(leave))
    },
  }
}
