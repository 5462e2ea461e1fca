import type { webApi } from '@slack/bolt'

const PAGE = 200
const MOST_PAGES = 5

/**
 * Whether a person belongs to a channel that they named from elsewhere: a public one is everybody's. Never rejects: what
 * cannot be seen is nobody's.
 */
export async function isMemberOf(client: webApi.WebClient, written: string, personId: string): Promise<boolean> {
  const channelId = channelIdIn(written)
  try {
    const { channel } = await client.conversations.info({ channel: channelId })
    if (channel?.is_private === false) return true
    return (await channelsOf(client, { types: 'private_channel', user: personId }, MOST_PAGES)).has(channelId)
  } catch {
    return false
  }
}

/** The channels that the person is in, as far as the bot can see: of the private ones, those that hold both. */
export async function channelsOfPerson(client: webApi.WebClient, personId: string): Promise<ReadonlySet<string>> {
  return await channelsOf(client, { types: 'public_channel,private_channel', user: personId }, MOST_PAGES)
}

export async function publicChannelsOfBot(client: webApi.WebClient): Promise<ReadonlySet<string>> {
  return await channelsOf(client, { types: 'public_channel' }, MOST_PAGES)
}

/** Every channel that holds the bot and is no archive, but for direct messages. */
export async function channelsOfBot(client: webApi.WebClient): Promise<ReadonlySet<string>> {
  const asked = { types: 'public_channel,private_channel', exclude_archived: true }
  return await channelsOf(client, asked, Number.POSITIVE_INFINITY)
}

async function channelsOf(
  client: webApi.WebClient,
  asked: webApi.UsersConversationsArguments,
  mostPages: number,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let cursor = ''
  for (let page = 0; page < mostPages; page += 1) {
    const result = await client.users.conversations({
      ...asked,
      limit: PAGE,
      ...(cursor !== '' && { cursor }),
    })
    for (const { id } of result.channels ?? []) if (id !== undefined) found.add(id)
    cursor = result.response_metadata?.next_cursor ?? ''
    if (cursor === '') break
  }
  return found
}

/** Slack writes a channel that was typed as `<#id|name>`. */
export function channelIdIn(written: string): string {
  return /^<#(\w+)(?:\|[^>]*)?>$/u.exec(written)?.[1] ?? written
}
