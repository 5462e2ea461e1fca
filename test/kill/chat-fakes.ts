import { visibleText } from '../fakes/discord/reader.ts'
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts'
import { FakeSlack } from '../fakes/slack/fake-slack.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'

const FIRST_DISCORD_CHANNEL = 800_000_000_000_000_000n

/** What was sent, as readers see it. */
type Sent = { readonly text: string; readonly isNote: boolean }

export type ChatFakes = {
  readonly discord: { readonly url: string; readonly token: string }
  readonly slack: { readonly url: string }
  /** Half of them on either platform, by its own ids. */
  readonly channels: readonly { readonly platform: 'discord' | 'slack'; readonly name: string }[]
  /** By the channel's name, in the order in which it came; notes with the channel of their message. */
  sent(): ReadonlyMap<string, readonly Sent[]>
  /** How many messages there are. */
  count(): number
  /** Lets go of what a long run would fill the memory with. */
  forget(): void
  close(): Promise<void>
}

/** A Discord and a Slack of our own that share that many channels. */
export async function startChatFakes(count: number, nowMs: () => number): Promise<ChatFakes> {
  const discord = await startFakeDiscord(undefined, nowMs)
  const slack = await FakeSlack.start(nowMs)
  const channels = Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? ({ platform: 'discord', name: String(FIRST_DISCORD_CHANNEL + BigInt(at)) } as const)
      : ({ platform: 'slack', name: `C${at}` } as const),
  )
  for (const { platform, name } of channels) if (platform === 'discord') discord.addChannel(name)
  return {
    discord: { url: discord.apiUrl, token: discord.token },
    slack: { url: slack.apiUrl },
    channels,
    sent() {
      const names = new Set(channels.map(({ name }) => name))
      // A thread on Discord is a channel with the id of its message; what all are to see answers the message.
      const placeOf = new Map(discord.messages.map(({ id, channelId }) => [id, channelId]))
      const all = [
        ...discord.messages.map(({ channelId, body }) => ({
          name: names.has(channelId) ? channelId : (placeOf.get(channelId) ?? ''),
          text: visibleText(body),
          isNote: !names.has(channelId) || body.message_reference !== undefined,
        })),
        ...slack.messages.map(({ channel, text, blocks, threadTs }) => ({
          name: channel,
          text: readBlocks(text, blocks).text,
          isNote: threadTs !== null,
        })),
      ]
      return Map.groupBy(all, ({ name }) => name)
    },
    count: () => discord.messages.length + slack.messages.length,
    forget() {
      discord.forgetRequests()
      slack.requests.length = 0
    },
    async close() {
      await discord.close()
      await slack.close()
    },
  }
}
