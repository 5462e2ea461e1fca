import { answer } from '../bot/commands/answer.ts'
import type { CommandDeps } from '../bot/commands/command-deps.ts'
import { complete } from '../bot/commands/complete.ts'
import { COMMANDS } from '../bot/commands/definitions.ts'
import { formOf } from '../bot/commands/form-of.ts'
import { home } from '../bot/commands/home.ts'
import { createKnownNames } from '../bot/commands/known-names.ts'
import { createTurns } from '../bot/commands/turns.ts'
import { backfill } from '../bot/delivery/backfill.ts'
import { greet } from '../bot/delivery/greet.ts'
import { paintImages } from '../bot/delivery/paint-images.ts'
import { putRight } from '../bot/delivery/put-right.ts'
import { tellLoss } from '../bot/delivery/tell-loss.ts'
import { ChatError } from '../core/errors.ts'
import type { ChartPainter } from '../core/ports/chart-painter.ts'
import type { AdapterHandlers, ChatAdapter } from '../core/ports/chat-adapter.ts'
import { LOSS_REASONS, WORKSPACE_LOSSES, type LossReason, type Subscription } from '../core/subscription.ts'
import { workspaceOf, type Platform } from '../core/workspace.ts'
import { companiesByUsualName } from '../news/names/usual-company.ts'
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

/** What ends when the bot may post: a forum's tags are another matter. */
const SHUT_OUT: readonly LossReason[] = ['forbidden', 'channel-gone', ...WORKSPACE_LOSSES]

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
    names: createKnownNames(store.stories, clock, companiesByUsualName()),
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
  const tell = async (lost: readonly Subscription[], reason: LossReason): Promise<void> => {
    for (const adapter of adapters.values()) await tellLoss(lost, reason, adapter, deps)
  }
  /** What rests because the bot could not post there goes on. */
  const goOn = async (channelId: string): Promise<void> => {
    await store.transaction(async (ledger) => {
      for (const reason of LOSS_REASONS) await ledger.subscriptions.resumeChannel(channelId, reason)
      await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
      // Of one that was paused or follows nothing any more, nobody knows whether it was lost.
      await putRight(ledger, channelId, clock.nowMs())
    })
    wake(channelId)
  }
  return {
    commands: COMMANDS,
    answer: (call) => answer(call, commands),
    form: (call) => formOf(call, commands),
    paint: (card) => paintImages(card, painter, log),
    complete: (call, option) => complete(call, option, commands),
    workspaceGone: async (workspaceId, reason) => {
      const lost = await store.transaction((ledger) =>
        ledger.subscriptions.pauseWorkspace(workspaceId, reason, clock.nowMs()),
      )
      await tell(lost, reason)
    },
    workspaceJoined: async (workspaceId) => {
      const back = await store.transaction(async (ledger) => {
        const resumed = new Set<string>()
        for (const reason of WORKSPACE_LOSSES) {
          for (const id of await ledger.subscriptions.resumeWorkspace(workspaceId, reason)) resumed.add(id)
        }
        for (const channelId of resumed) await putRight(ledger, channelId, clock.nowMs())
        return resumed
      })
      for (const channelId of back) wake(channelId)
    },
    channelLost: async (channelId, reason, workspaceId) => {
      if ((await store.channels.find(channelId))?.workspaceId !== workspaceId) return
      const lost = await store.subscriptions.pauseChannel(channelId, reason, clock.nowMs())
      await tell(lost, reason)
    },
    greet: async (workspace) => {
      try {
        await greet(workspace, adapterOf(workspace.platform), deps)
      } catch (error) {
        log.error('a workspace was not greeted', { workspace: workspace.id, err: error })
      }
    },
    channelMoved: async (channelId, to) => {
      if (await store.transaction((ledger) => ledger.channels.move(channelId, to))) await goOn(to.id)
    },
    listWaiting: (platform) => store.channels.listWaiting(platform),
    channelsOpen: async (workspaceId, mayPost) => {
      for (const { id, externalId } of await store.channels.listOfWorkspace(workspaceId)) {
        const subscriptions = await store.subscriptions.listOfChannel(id)
        // A roundup without subscriptions is refused, too.
        const isRefused = subscriptions.length === 0 && (await store.channels.rest(id)).refusals > 0
        const rests = (reason: LossReason): boolean =>
          (isRefused && reason === 'forbidden') || subscriptions.some(({ pauseReason }) => pauseReason === reason)
        if (SHUT_OUT.some((reason) => rests(reason) && mayPost(externalId, reason))) await goOn(id)
      }
    },
    channelBack: goOn,
    directOf: async (channelId, personId) => {
      const channel = await store.channels.find(channelId)
      return channel?.personId === personId ? workspaceOf(channel) : null
    },
    home: (call) => home(call, commands),
  }
}
