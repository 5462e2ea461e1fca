import { text, type Body } from './fake-body.ts'
import { pageOf } from './fake-page.ts'

export const BOT = 'B0FAKE'

export type FakeMessage = {
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | null
  /** A reply that stands in the channel, too. */
  readonly isBroadcast: boolean
  readonly text: string
  readonly blocks: unknown
  readonly metadata: unknown
}

/** The messages that stand in the channels. */
export class FakeMessages {
  readonly all: FakeMessage[] = []
  /** The same messages by channel. */
  readonly #inChannel = new Map<string, FakeMessage[]>()
  readonly #nowMs: () => number
  #lastTsMs = 0

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  post(body: Body): Body {
    const ts = this.nextTs()
    const { channel, metadata, blocks } = body
    // An answer to what is not there stands in the channel, and only the message in the answer tells.
    const asked = text(body.thread_ts)
    const threadTs = this.#isThread(text(channel), asked) ? asked : null
    // A repeated client_msg_id makes a second message here: nobody may rely on Slack to notice it.
    const isBroadcast = body.reply_broadcast === 'true'
    const message = { channel: text(channel), ts, threadTs, isBroadcast, text: text(body.text), blocks, metadata }
    this.all.push(message)
    const known = this.#inChannel.get(message.channel)
    if (known === undefined) this.#inChannel.set(message.channel, [message])
    else known.push(message)
    const shown = {
      type: 'message',
      bot_id: BOT,
      ts,
      text: message.text,
      ...(threadTs !== null && { thread_ts: threadTs }),
    }
    return { ok: true, channel, ts, message: shown }
  }

  update(body: Body): Body {
    const inChannel = this.#inChannel.get(text(body.channel)) ?? []
    const old = inChannel.find((one) => one.ts === body.ts)
    if (old === undefined) return { ok: false, error: 'message_not_found' }
    const edited = { ...old, text: text(body.text), blocks: body.blocks, metadata: body.metadata ?? old.metadata }
    inChannel[inChannel.indexOf(old)] = edited
    this.all[this.all.indexOf(old)] = edited
    return { ok: true, channel: body.channel, ts: body.ts }
  }

  /** A channel gets another id. */
  move(from: string, to: string): void {
    const moved = (this.#inChannel.get(from) ?? []).map((message) => {
      const there = { ...message, channel: to }
      this.all[this.all.indexOf(message)] = there
      return there
    })
    this.#inChannel.delete(from)
    this.#inChannel.set(to, moved)
  }

  /** As the bot does it, or a moderator. */
  delete(channel: string, ts: string): Body {
    const inChannel = this.#inChannel.get(channel) ?? []
    const at = inChannel.findIndex((one) => one.ts === ts)
    const [deleted] = at < 0 ? [] : inChannel.splice(at, 1)
    if (deleted === undefined) return { ok: false, error: 'message_not_found' }
    this.all.splice(this.all.indexOf(deleted), 1)
    return { ok: true, channel, ts }
  }

  /** Of a channel, or (`threadTs`) of a thread; at most so many at once. */
  list(body: Body, threadTs: string | null, most: number): Body {
    const inChannel = this.#inChannel.get(text(body.channel)) ?? []
    if (threadTs !== null && !this.#isThread(text(body.channel), threadTs))
      return { ok: false, error: 'thread_not_found' }
    const oldest = Number(body.oldest ?? 0)
    const fits = inChannel.filter(
      (one) =>
        (threadTs === null
          ? one.threadTs === null || one.isBroadcast
          : one.threadTs === threadTs || one.ts === threadTs) && Number(one.ts) >= oldest,
    )
    const ordered = threadTs === null ? fits.toReversed() : fits
    const { page, next } = pageOf(ordered, body, most)
    return {
      ok: true,
      messages: page.map((one) => ({
        type: 'message',
        bot_id: BOT,
        ts: one.ts,
        text: one.text,
        ...(one.threadTs !== null && { thread_ts: one.threadTs }),
        ...(body.include_all_metadata === 'true' && one.metadata !== undefined && { metadata: one.metadata }),
      })),
      has_more: next !== '',
      response_metadata: { next_cursor: next },
    }
  }

  /** Of a message that was deleted the thread stays while it holds an answer. An answer has none of its own. */
  #isThread(channel: string, ts: string): boolean {
    const inChannel = this.#inChannel.get(channel) ?? []
    return inChannel.some((one) => (one.ts === ts && one.threadTs === null) || one.threadTs === ts)
  }

  nextTs(): string {
    this.#lastTsMs = Math.max(this.#lastTsMs + 1, this.#nowMs())
    return (this.#lastTsMs / 1_000).toFixed(6)
  }
}
