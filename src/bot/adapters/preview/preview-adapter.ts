import { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Channel } from '../../../core/workspace.ts'
import { parseLine } from './parse-line.ts'
import { renderTerminal } from './render-terminal.ts'

export type PreviewMessage = {
  readonly ref: string
  readonly channelId: string
  readonly deliveryId: string
  readonly threadOf: string | null
  readonly sentAt: number
  readonly text: string
}

export type PreviewAdapter = ChatAdapter & {
  /** What stands in the channel now, in order of posting. */
  messages(): readonly PreviewMessage[]
  /** Runs a typed line and returns the answer as it is drawn; `null` for a blank line. */
  type(line: string, channel: Pick<Channel, 'externalId' | 'language'>, canManage: boolean): Promise<string | null>
  /** Somebody deletes a message. */
  remove(ref: string): void
}

/** A chat platform in a terminal: posts, edits and notes are printed as they happen. */
export function createPreviewAdapter(options: {
  readonly print: (text: string) => void
  readonly isColoured: boolean
  readonly clock: Clock
}): PreviewAdapter {
  const sent = new Map<string, PreviewMessage>()
  const removed = new Set<string>()
  let handlers: AdapterHandlers | null = null

  const draw = (message: OutgoingMessage): string =>
    renderTerminal(message.card, {
      language: message.language,
      isColoured: options.isColoured,
      nowMs: options.clock.nowMs(),
    })
  const refuseRemoved = (ref: string): void => {
    if (removed.has(ref)) throw new ChatError('message-gone', `the message ${ref} was deleted`)
  }
  const append = (channel: Channel, message: OutgoingMessage, threadOf: string | null, mark: string): string => {
    const earlier = [...sent.values()].find((one) => one.deliveryId === message.deliveryId && one.threadOf === threadOf)
    if (earlier !== undefined) return earlier.ref
    const { deliveryId } = message
    const ref = `m-${deliveryId}`
    const text = draw(message)
    sent.set(ref, { ref, channelId: channel.id, deliveryId, threadOf, sentAt: options.clock.nowMs(), text })
    options.print(`${mark}${text}\n`)
    return ref
  }

  return {
    platform: 'preview',
    capabilities: { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: 15_000 },
    start(given) {
      handlers = given
      return Promise.resolve()
    },
    stop() {
      handlers = null
      return Promise.resolve()
    },
    post: (channel, message) => settle(() => append(channel, message, null, '')),
    edit: (_channel, ref, message) =>
      settle(() => {
        refuseRemoved(ref)
        const text = draw(message)
        const old = sent.get(ref)
        // A message of an earlier run is on the terminal still, though no longer here.
        if (old !== undefined) sent.set(ref, { ...old, text })
        options.print(`✎\n${text}\n`)
      }),
    reply: (channel, ref, message) =>
      settle(() => {
        refuseRemoved(ref)
        return append(channel, message, ref, '↳\n')
      }),
    findSent: (channel, { deliveryId, sinceMs, threadOf }) =>
      settle(() => {
        const found = [...sent.values()].find(
          (message) =>
            message.channelId === channel.id &&
            message.deliveryId === deliveryId &&
            message.threadOf === threadOf &&
            message.sentAt >= sinceMs,
        )
        return found?.ref ?? null
      }),
    messages: () => [...sent.values()],
    remove: (ref) => {
      sent.delete(ref)
      removed.add(ref)
    },
    type: async (line, { externalId, language }, canManage) => {
      if (handlers === null) throw new ChatError('unavailable', 'the preview has not been started')
      const typed = parseLine(line, handlers.commands)
      if (typed === null) return null
      const shown = await handlers.answer({
        ...typed,
        platform: 'preview',
        workspaceExternalId: externalId,
        channelExternalId: externalId,
        personId: 'terminal',
        canManage,
        language,
      })
      return renderTerminal(shown, { language, isColoured: options.isColoured, nowMs: options.clock.nowMs() })
    },
  }
}

/** What throws must reject: callers of a port only await. */
async function settle<T>(work: () => T): Promise<T> {
  return await Promise.resolve().then(work)
}
