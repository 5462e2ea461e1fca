import { webApi } from '@slack/bolt'
import { createMessages } from '../../src/bot/adapters/slack/messages.ts'
import { oneWorkspace } from '../../src/bot/adapters/slack/workspaces.ts'
import { deliveryIdOf } from '../../src/bot/adapters/slack/delivery-id.ts'
import { renderCard } from '../../src/bot/adapters/slack/render.ts'
import { ChatError } from '../../src/core/errors.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import type { Chance } from './chance.ts'
import { createNetwork } from './network.ts'
import { createSimChannels } from './sim-channels.ts'
import { DIRECT, fits, type SimMessage, type SimPlatform } from './sim-platform.ts'
import type { RequestKind, SimProcess } from './sim-process.ts'
import type { VirtualTime } from './virtual-time.ts'

const TIMEOUT_MS = 20_000

type Parts = Readonly<Record<string, unknown>>

/** Slack as the sender sees it: messages with metadata, threads, and codes. It never notices a repeated message. */
export function createSimSlack(time: VirtualTime, chance: Chance): SimPlatform {
  const messages: (SimMessage & { readonly ts: string; readonly metadata: unknown; readonly isOutside: boolean })[] = []
  const channels = createSimChannels(time, messages)
  const violations: string[] = []
  const faults = { percent: 0 }
  const network = createNetwork({ time, chance, faults, timeoutMs: TIMEOUT_MS })
  const files = new Map<string, 'asked' | 'sent' | 'ready'>()
  let lastMs = 0
  let requests = 0

  const platform: SimPlatform = {
    name: 'slack',
    faults,
    messages,
    violations,
    poison: null,
    requests: () => requests,
    setChannel: channels.setChannel,
    remove: channels.remove,
    draw: (_deliveryId, card) => JSON.stringify(renderCard(card).blocks),
    adapter,
  }

  const refusal = (error: string): Error => new webApi.WebAPIPlatformError({ ok: false, error })
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const find = (channel: string, ts: string) =>
    messages.find((message) => message.channel === channel && message.ts === ts && message.deletedAt === null)

  /** In a channel itself (`null`), or in the thread of a message. */
  const standingIn = (channel: string, thread: string | null) =>
    messages.filter(
      (message) =>
        message.channel === channel &&
        message.deletedAt === null &&
        (message.isOutside ? null : message.threadOf) === thread,
    )
  /** Of a message that somebody deleted the thread stays while it holds an answer. */
  const isThread = (channel: string, ts: string) =>
    find(channel, ts) !== undefined || standingIn(channel, ts).length > 0

  /** The address of a file's bytes is its id here. */
  function takeFile(method: string, parts: Parts): Record<string, unknown> {
    if (method === 'files.getUploadURLExternal') {
      const id = `F${files.size + 1}`
      files.set(id, 'asked')
      return { upload_url: id, file_id: id }
    }
    if (method === 'files.info')
      return { file: { mimetype: files.get(text(parts.file)) === 'ready' ? 'image/png' : '' } }
    for (const id of idsIn(parts.files)) {
      if (files.get(id) === 'asked') throw refusal('file_not_found')
      files.set(id, 'ready')
    }
    return {}
  }

  function execute(method: string, parts: Parts): Record<string, unknown> {
    const channel = text(parts.channel)
    if (method === 'conversations.open') return { channel: { id: DIRECT } }
    if (method.startsWith('files.')) return takeFile(method, parts)
    const state = channels.stateOf(channel)
    if (state === 'gone') throw refusal('channel_not_found')
    if (state === 'forbidden') throw refusal('not_in_channel')
    const body = JSON.stringify(parts.blocks)
    if (picturesIn(parts.blocks).some((id) => files.get(id) !== 'ready')) throw refusal('invalid_blocks')
    const isWriting = method.startsWith('chat.')
    if (isWriting && platform.poison !== null && body.includes(platform.poison)) throw refusal('invalid_blocks')
    if (method === 'chat.update') {
      const message = find(channel, text(parts.ts))
      if (message === undefined) throw refusal('message_not_found')
      message.body = body
      return { ts: message.ts }
    }
    if (method === 'chat.delete') {
      const message = find(channel, text(parts.ts))
      if (message === undefined) throw refusal('message_not_found')
      message.deletedAt = time.nowMs()
      return { ts: message.ts }
    }
    if (method === 'chat.postMessage') {
      lastMs = Math.max(lastMs + 1, time.nowMs())
      const ts = (lastMs / 1_000).toFixed(6)
      const thread = text(parts.thread_ts)
      // What answers nothing that is there stands in the channel.
      const isOutside = thread !== '' && !isThread(channel, thread)
      messages.push({
        ref: ts,
        ts,
        channel,
        threadOf: thread === '' ? null : thread,
        deliveryId: deliveryIdOf({ metadata: parts.metadata }) ?? '',
        metadata: parts.metadata,
        madeAt: time.nowMs(),
        firstBody: body,
        body,
        deletedAt: null,
        isOutside,
      })
      return { ts, message: { ts, ...(thread !== '' && !isOutside && { thread_ts: thread }) } }
    }
    const thread = method === 'conversations.replies' ? text(parts.ts) : null
    if (thread !== null && !isThread(channel, thread)) throw refusal('thread_not_found')
    const inPlace = standingIn(channel, thread)
    const found = inPlace.filter(({ ts }) => Number(ts) >= Number(parts.oldest ?? 0))
    return { messages: found.map(({ ts, metadata }) => ({ ts, metadata })) }
  }

  function adapter(process: SimProcess): ChatAdapter {
    const apiCall = async (method: string, parts: Parts = {}): Promise<webApi.WebAPICallResult> => {
      requests += 1
      return await network.request(process, {
        kind: kindOf(method, parts),
        execute: () => ({ ok: true, ...execute(method, parts) }),
        refuse: (status) =>
          status === 429
            ? new webApi.WebAPIRateLimitedError(1 + chance.below(5))
            : refusal(chance.pick(['fatal_error', 'internal_error'])),
      })
    }
    const sendBytes = async (url: string): Promise<void> => {
      requests += 1
      const refuse = () => new ChatError('unavailable', 'the bytes did not arrive')
      const sending = network.request(process, {
        kind: 'picture',
        execute: () => files.set(url, 'sent'),
        refuse,
      })
      await sending.catch(() => {
        throw refuse()
      })
    }
    return {
      platform: 'slack',
      capabilities: { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: TIMEOUT_MS, fits },
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      ...createMessages(
        { apiCall },
        oneWorkspace('xoxb-simulated', () => ({})),
        { sendBytes, clock: process.clock },
        () => Promise.resolve(0),
      ),
    }
  }

  return platform
}

/** What of the bot's work it is, so that each kind can be crashed by itself. */
function kindOf(method: string, parts: Parts): RequestKind {
  if (method === 'conversations.open') return 'direct'
  if (method.startsWith('files.')) return 'picture'
  if (method === 'chat.update') return 'edit'
  if (method === 'chat.delete') return 'take-back'
  if (method === 'chat.postMessage') return parts.thread_ts === undefined ? 'post' : 'note'
  return 'look'
}

function idsIn(values: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(values) ? values : []
  return all.flatMap((one) =>
    typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
  )
}

/** The files that the blocks name. */
function picturesIn(blocks: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : []
  return idsIn(
    all.map((one) => (typeof one === 'object' && one !== null && 'slack_file' in one ? one.slack_file : null)),
  )
}
