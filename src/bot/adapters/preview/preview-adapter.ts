import { card, type Card, type CommandState } from '../../../core/card.ts'
import type { CommandCall } from '../../../core/command.ts'
import { ChatError } from '../../../core/errors.ts'
import type {
  AdapterHandlers,
  ChatAdapter,
  HomePart,
  OutgoingMessage,
  UploadedPicture,
} from '../../../core/ports/chat-adapter.ts'
import { forgetOldest } from '../../../core/forget-oldest.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Channel, Language } from '../../../core/workspace.ts'
import { inPlainWords } from '../../cards/in-plain-words.ts'
import { completeLine, type LineCompletion } from './complete-line.ts'
import { parseLine } from './parse-line.ts'
import { renderTerminal } from './render-terminal.ts'

type PreviewMessage = {
  readonly ref: string
  readonly channelId: string
  readonly deliveryId: string
  readonly threadOf: string | null
  /** A reply that is to be seen in the channel, too. */
  readonly isForAll: boolean
  readonly sentAt: number
  readonly card: Card
  readonly language: Language
  readonly text: string
  readonly pictures: readonly UploadedPicture[]
}

/** Where somebody sits, and the language that they set; `null`: the channel's holds. */
export type PreviewPlace = Pick<Channel, 'externalId'> & { readonly language: Language | null }

export type PreviewAnswer = { readonly command: string; readonly card: Card }

type Fits = NonNullable<CommandCall['fits']>

const PERSON = 'terminal'
/** A bot that runs for months keeps what somebody may still look at. */
const MOST_KEPT = 500

export type PreviewAdapter = ChatAdapter & {
  /** What stands in the channel now, in order of posting. */
  messages(): readonly PreviewMessage[]
  /** Calls back at every post, reply and edit, until the returned function is called. */
  onChange(listener: (message: PreviewMessage) => void): () => void
  /** Runs a typed line; `null` for a blank line. An answer that does not fit comes in pages. */
  ask(line: string, channel: PreviewPlace, canManage: boolean, fits?: Fits): Promise<PreviewAnswer | null>
  /** Runs what rides in a button. */
  press(run: CommandState, channel: PreviewPlace, canManage: boolean, fits?: Fits): Promise<PreviewAnswer>
  /** The overview of the workspace, as somebody there sees it. */
  home(channel: PreviewPlace): Promise<readonly HomePart[]>
  /** The pictures of an answer's card. */
  paint(card: Card): Promise<readonly UploadedPicture[]>
  /** Runs a typed line and returns the answer as it is drawn, in the language that holds then; `null` for a blank line. */
  type(
    line: string,
    channel: PreviewPlace,
    canManage: boolean,
    languageNow: () => Promise<Language>,
  ): Promise<string | null>
  /** How a half-typed line may go on. */
  complete(line: string, channel: PreviewPlace): Promise<readonly LineCompletion[]>
  /** Somebody deletes a message. */
  remove(ref: string): void
}

/** The terminal is one channel of its workspace; a post to another one says so. */
function elsewhere({ workspaceId, id, externalId, personId }: Channel): string {
  if (id === workspaceId) return ''
  return personId === null ? `#${externalId}\n` : `@${personId}\n`
}

/** A chat platform in a terminal: posts, edits and notes are printed as they happen. */
export function createPreviewAdapter(options: {
  readonly print: (text: string) => void
  readonly isColoured: boolean
  /** How wide the terminal is now; `undefined`: nobody knows. */
  readonly columns?: (() => number | undefined) | undefined
  readonly clock: Clock
}): PreviewAdapter {
  const sent = new Map<string, PreviewMessage>()
  const removed = new Set<string>()
  const listeners = new Set<(message: PreviewMessage) => void>()
  let handlers: AdapterHandlers | null = null

  const draw = (shown: Card, language: Language): string =>
    renderTerminal(shown, {
      language,
      isColoured: options.isColoured,
      nowMs: options.clock.nowMs(),
      columns: options.columns?.(),
    })
  const getHandlers = (): AdapterHandlers => {
    if (handlers === null) throw new ChatError('unavailable', 'the preview has not been started')
    return handlers
  }
  const refuseRemoved = (ref: string): void => {
    if (removed.has(ref)) throw new ChatError('message-gone', `the message ${ref} was deleted`)
  }
  const keep = (message: PreviewMessage): void => {
    if (!sent.has(message.ref)) forgetOldest(sent, MOST_KEPT)
    sent.set(message.ref, message)
    for (const listener of listeners) listener(message)
  }
  const press: PreviewAdapter['press'] = async (run, channel, canManage, fits) => {
    const named = run.options.channel?.replace(/^#/u, '')
    const managesToo = canManage && named !== undefined ? [named] : []
    const answer = await getHandlers().answer({
      ...run,
      ...placeOf(channel),
      canManage,
      isAdmin: canManage,
      seesAll: canManage,
      managesToo,
      ...(fits !== undefined && { fits }),
    })
    return { command: run.command, card: answer }
  }
  const ask: PreviewAdapter['ask'] = async (line, channel, canManage, fits) => {
    const typed = parseLine(line, getHandlers().commands)
    return typed === null ? null : await press(typed, channel, canManage, fits)
  }
  const append = (channel: Channel, message: OutgoingMessage, threadOf: string | null, mark: string): string => {
    const earlier = [...sent.values()].find((one) => one.deliveryId === message.deliveryId && one.threadOf === threadOf)
    if (earlier !== undefined) return earlier.ref
    const { deliveryId } = message
    const ref = `m-${deliveryId}`
    const { language, isForAll = false, pictures = [] } = message
    const sentAt = options.clock.nowMs()
    const card = shownOf(message)
    const text = draw(card, language)
    keep({ ref, channelId: channel.id, deliveryId, threadOf, isForAll, sentAt, card, language, text, pictures })
    options.print(`${mark}${elsewhere(channel)}${text}\n`)
    return ref
  }

  return {
    platform: 'preview',
    capabilities: { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: 15_000, fits: () => true },
    start(given) {
      handlers = given
      return Promise.resolve()
    },
    stop() {
      handlers = null
      return Promise.resolve()
    },
    post: (channel, message) => settle(() => append(channel, message, null, '')),
    // As Slack does: what the page shows names its pictures.
    upload: (_channel, { name }) => Promise.resolve(name),
    edit: (_channel, ref, message) =>
      settle(() => {
        refuseRemoved(ref)
        const text = draw(shownOf(message), message.language)
        const old = sent.get(ref)
        // A message of an earlier run is on the terminal still, though no longer here.
        if (old !== undefined) keep({ ...old, card: shownOf(message), language: message.language, text })
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
    openDirect: (_workspace, personId) => Promise.resolve(`dm-${personId}`),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask,
    press,
    home: ({ externalId, language }) =>
      getHandlers().home({ platform: 'preview', workspaceExternalId: externalId, personId: PERSON, language }),
    paint: async (shown) => (await getHandlers().paint(shown)).map((picture) => ({ ...picture, fileId: picture.name })),
    type: async (line, channel, canManage, languageNow) => {
      const answered = await ask(line, channel, canManage)
      if (answered === null) return null
      const language = await languageNow()
      return draw(answered.card, language)
    },
    complete: (line, channel) =>
      completeLine(line, { ...placeOf(channel), canManage: true, isAdmin: true, managesToo: [] }, getHandlers()),
  }
}

function shownOf({ card: whole, isPlain = false }: OutgoingMessage): Card {
  return isPlain ? card({ tone: whole.tone, badge: whole.badge, ...inPlainWords(whole) }) : whole
}

function placeOf({ externalId, language }: PreviewPlace) {
  const place = { workspaceExternalId: externalId, channelExternalId: externalId, personId: PERSON }
  return { platform: 'preview', ...place, language } as const
}

/** What throws must reject: callers of a port only await. */
async function settle<T>(work: () => T): Promise<T> {
  return await Promise.resolve().then(work)
}
