import { meteredAdapter } from '../ops/metered-adapter.ts'
import type { NodeListener } from '../ops/http-server.ts'
import type { PreviewAdapter } from '../bot/adapters/preview/preview-adapter.ts'
import type { Traffic } from '../bot/delivery/traffic.ts'
import type { Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import type { ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Meter } from '../core/ports/meter.ts'
import type { Route } from '../core/ports/route.ts'
import type { Role } from '../core/role.ts'
import { CHAT_PLATFORMS, type ChatPlatform, type Platform } from '../core/workspace.ts'
import type { PipelineDeps } from '../pipeline/deps.ts'

/** Whether the settings of a platform are there. */
const IS_SET: Readonly<Record<ChatPlatform, (config: Config) => boolean>> = {
  discord: ({ discord }) => discord !== null,
  slack: ({ slack, slackApp }) => slack !== null || slackApp !== null,
}

/**
 * Those that a process with these roles works with. Where none is configured, the preview stands in for whoever sends; one
 * that reads feeds for others needs no token and shows nothing. Throws InputError where nobody could be answered.
 */
export function platformsOf(config: Config, roles: readonly Role[]): readonly Platform[] {
  const platforms = CHAT_PLATFORMS.filter((platform) => IS_SET[platform](config))
  if (platforms.length > 0) return platforms
  if (roles.includes('sender')) return ['preview']
  if (!roles.includes('gateway')) return []
  throw new InputError([
    'No token of Discord or Slack is set, and a gateway answers people there. Give it the settings of the senders.',
  ])
}

type Adapters = {
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  /** Where platforms ask over HTTP: by what a vendor brings, or by plain routes. */
  readonly listeners: readonly NodeListener[]
  readonly routes: readonly Route[]
}

/** The SDKs are large: each is loaded only where its token is set. */
export async function createAdapters(
  config: Config,
  preview: PreviewAdapter | null,
  deps: Pick<PipelineDeps, 'store' | 'clock' | 'log' | 'random'> & {
    readonly meter: Meter
    readonly traffic: Traffic
    /** Aborts when the bot stops. */
    readonly stopping: AbortSignal
    /** Tells whoever sits at the terminal. */
    readonly print: (text: string) => void
  },
): Promise<Adapters> {
  const { meter, traffic, stopping, store, clock, log, random, print } = deps
  const adapters = new Map<Platform, ChatAdapter>()
  const listeners: NodeListener[] = []
  const routes: Route[] = []
  const add = (adapter: ChatAdapter): void => {
    adapters.set(adapter.platform, meteredAdapter(adapter, meter, clock))
  }
  if (preview !== null) add(preview)
  if (config.discord !== null) {
    const pace = traffic.paceOf('discord', config.discord.requestsPerSecond)
    const common = { ...config.discord, pace, clock, log, print }
    if (config.discordHttp === null) {
      const { createDiscordAdapter } = await import('../bot/adapters/discord/discord-adapter.ts')
      add(createDiscordAdapter(common))
    } else {
      const { createDiscordHttpAdapter } = await import('../bot/adapters/discord/discord-http-adapter.ts')
      const adapter = createDiscordHttpAdapter({ ...common, ...config.discordHttp })
      add(adapter)
      routes.push(...adapter.routes)
    }
  }
  if (config.slack !== null) {
    const { createSlackAdapter } = await import('../bot/adapters/slack/slack-adapter.ts')
    add(createSlackAdapter({ ...config.slack, stopping, clock, log, print }))
  }
  if (config.slackApp !== null) {
    const { createSlackHttpAdapter } = await import('../bot/adapters/slack/slack-http-adapter.ts')
    const { tokenKey, ...slack } = config.slackApp
    const adapter = createSlackHttpAdapter({
      ...slack,
      tokenKey: Buffer.from(tokenKey, 'hex'),
      installations: store.installations,
      stopping,
      clock,
      log,
      print,
      random,
    })
    add(adapter)
    listeners.push(adapter.listener)
  }
  return { adapters, listeners, routes }
}
