import type { App } from '../app.ts'
import type { Channel } from '../core/workspace.ts'

type TerminalSeat = {
  /** The answer as it is drawn; `null` for a blank line. */
  type(line: string): Promise<string | null>
  /** Whole lines that a half-typed one may become. */
  complete(line: string): Promise<readonly string[]>
}

/** Somebody at the terminal's channel. They set no language of their own: an answer comes in what is the channel's by then. */
export function terminalSeat({ preview, store }: Pick<App, 'preview' | 'store'>, channel: Channel): TerminalSeat {
  const place = { externalId: channel.externalId, language: null }
  const languageNow = async () => (await store.channels.find(channel.id))?.language ?? channel.language
  return {
    type: async (line) => (await preview?.type(line, place, true, languageNow)) ?? null,
    complete: async (line) => ((await preview?.complete(line, place)) ?? []).map((choice) => choice.line),
  }
}
