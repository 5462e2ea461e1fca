import { answer } from '../bot/commands/answer.ts'
import type { CommandDeps } from '../bot/commands/command-deps.ts'
import { complete } from '../bot/commands/complete.ts'
import { COMMANDS } from '../bot/commands/definitions.ts'
import { formOf } from '../bot/commands/form-of.ts'
import { home } from '../bot/commands/home.ts'
import { createKnownNames } from '../bot/commands/known-names.ts'
import { createTurns } from '../bot/commands/turns.ts'
import { backfill } from '../bot/delivery/backfill.ts'
import { createChannelLife } from '../bot/delivery/channel-life.ts'
import { greet } from '../bot/delivery/greet.ts'
import { paintImages } from '../bot/delivery/paint-images.ts'
import { ChatError } from '../core/errors.ts'
import type { ChartPainter } from '../core/ports/chart-painter.ts'
import type { AdapterHandlers, ChatAdapter } from '../core/ports/chat-adapter.ts'
import { workspaceOf, type Platform } from '../core/workspace.ts'
import { companiesByUsualName, PARTS_IN_LATIN } from '../news/names/usual-company.ts'
import { buildStoryView } from '../news/story/view.ts'
import { toUsd } from '../news/usd-rates.ts'
import { createSharedTurns } from './shared-turns.ts'

type HandlerDeps = Pick<
  CommandDeps,
  'store' | 'clock' | 'random' | 'log' | 'feedDesk' | 'defaultTimeZone' | 'wake' | 'about'
> & {
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  readonly painter: ChartPainter
}

/** What the bot does when people ask, and when a platform tells that a channel or workspace came or went. */
export function createHandlers(deps: HandlerDeps): AdapterHandlers {
  const { store, adapters, painter, clock, random, log, feedDesk, defaultTimeZone, wake, about } = deps
  const adapterOf = (platform: Platform): ChatAdapter => {
    const adapter = adapters.get(platform)
    if (adapter === undefined) throw new ChatError('unavailable', `${platform} is not configured`)
    return adapter
  }
  const commands: CommandDeps = {
    store,
    clock,
    random,
    log,
    names: createKnownNames(store.stories, clock, companiesByUsualName, PARTS_IN_LATIN),
    announce: async (channel, card) => {
      await adapterOf(channel.platform).post(channel, { deliveryId: random.id(), card, language: channel.language })
    },
    openDirect: (workspace, personId) => adapterOf(workspace.platform).openDirect(workspace, personId),
    buildView: buildStoryView,
    defaultTimeZone,
    backfill: (subscription, channel, count) => backfill(store, subscription, channel, count, clock.nowMs()),
    toUsd,
    feedDesk,
    wake,
    about,
    inTurn: store.isShared ? createSharedTurns(deps) : createTurns(),
  }
  return {
    commands: COMMANDS,
    answer: (call) => answer(call, commands),
    form: (call) => formOf(call, commands),
    paint: (card) => paintImages(card, painter, log),
    complete: (call, option) => complete(call, option, commands),
    greet: async (workspace) => {
      try {
        await greet(workspace, adapterOf(workspace.platform), deps)
      } catch (error) {
        log.error('a workspace was not greeted', { workspace: workspace.id, err: error })
      }
    },
    listWaiting: (platform) => store.channels.listWaiting(platform),
    directOf: async (channelId, personId) => {
      const channel = await store.channels.find(channelId)
      return channel?.personId === personId ? workspaceOf(channel) : null
    },
    home: (call) => home(call, commands),
    ...createChannelLife(deps),
  }
}
