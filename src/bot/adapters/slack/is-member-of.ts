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
    return (await privateChannelsOf(client, personId)).has(channelId)
  } catch {
    return false
  }
}

/** The private channels that hold both the bot and the person; for `null`, all that hold the bot. */
export async function privateChannelsOf(
  client: webApi.WebClient,
  personId: string | null,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const result = await client.users.conversations({
      types: 'private_channel',
      limit: PAGE,
      ...(personId !== null && { user: personId }),
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
