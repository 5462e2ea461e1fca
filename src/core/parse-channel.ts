// As Slack hands over a channel that was typed: <#id|name>.
const CHANNEL = /^<#(\w+)(?:\|[^>]*)?>$/u

/** The platform's id of the channel that was typed; `null` when the text is none. */
export function parseChannel(text: string): string | null {
  return CHANNEL.exec(text)?.[1] ?? null
}
