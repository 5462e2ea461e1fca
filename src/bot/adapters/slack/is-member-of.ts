import type { webApi } from '@slack/bolt'
import { parseChannel } from '../../../core/parse-channel.ts'

const PAGE = 200
const MOST_PAGES = 5

/** A client with the workspace that is meant: an organisation's token sees all of its workspaces. */
export type InWorkspace = { readonly client: webApi.WebClient; readonly teamId: string }

/**
 * Whether a person belongs to a channel that they named from elsewhere: a public one is everybody's in its workspace. Never
 * rejects: what cannot be seen is nobody's.
 */
export async function isMemberOf(place: InWorkspace, written: string, personId: string): Promise<boolean> {
  const channelId = channelIdIn(written)
  try {
    const { channel } = await place.client.conversations.info({ channel: channelId })
    if (channel?.is_private === false) return isSharedWith(place.teamId, channel.shared_team_ids ?? [])
    return (await channelsOf(place, { types: 'private_channel', user: personId }, MOST_PAGES)).has(channelId)
  } catch {
    return false
  }
}

/** Of a workspace's own channel Slack names that one; of what all of an organisation have, the organisation; maybe nothing. */
function isSharedWith(teamId: string, shared: readonly string[]): boolean {
  return shared.length === 0 || shared.some((id) => id === teamId || id.startsWith('E'))
}

/** The channels that the person is in, as far as the bot can see: of the private ones, those that hold both. */
export async function channelsOfPerson(place: InWorkspace, personId: string): Promise<ReadonlySet<string>> {
  return await channelsOf(place, { types: 'public_channel,private_channel', user: personId }, MOST_PAGES)
}

/** The public channels that the bot is in, archived ones too, as far as it is let look. */
export async function publicChannelsOfBot(place: InWorkspace): Promise<ReadonlySet<string>> {
  return await channelsOf(place, { types: 'public_channel' }, MOST_PAGES)
}

/** Every channel that holds the bot and is no archive, but for direct messages. */
export async function channelsOfBot(place: InWorkspace): Promise<ReadonlySet<string>> {
  const asked = { types: 'public_channel,private_channel', exclude_archived: true }
  return await channelsOf(place, asked, Number.POSITIVE_INFINITY)
}

async function channelsOf(
  { client, teamId }: InWorkspace,
  asked: webApi.UsersConversationsArguments,
  mostPages: number,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let cursor = ''
  for (let page = 0; page < mostPages; page += 1) {
    const result = await client.users.conversations({
      ...asked,
      team_id: teamId,
      limit: PAGE,
      ...(cursor !== '' && { cursor }),
    })
    for (const { id } of result.channels ?? []) if (id !== undefined) found.add(id)
    cursor = result.response_metadata?.next_cursor ?? ''
    if (cursor === '') break
  }
  return found
}

/** Of a channel that was typed, or chosen in a form. */
export function channelIdIn(written: string): string {
  return parseChannel(written) ?? written
}
