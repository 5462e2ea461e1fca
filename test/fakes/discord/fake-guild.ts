// The one server that is played, with what is in it at first.
export const APPLICATION_ID = '900000000000000001'
export const GUILD_ID = '900000000000000002'
export const CHANNEL_ID = '900000000000000003'
export const PERSON_ID = '900000000000000004'
export const DIRECT_ID = '900000000000000005'
export const ROLE_ID = '900000000000000006'
export const OTHER_CHANNEL_ID = '900000000000000007'
export const BOT_ROLE_ID = '900000000000000008'
const OWNER_ID = '900000000000000009'
export const FORUM_ID = '900000000000000010'
export const NEWS_ID = '900000000000000011'
export const THREAD_ID = '900000000000000012'
const REQUIRE_TAG = 1 << 4
const MANAGE_CHANNELS = 1n << 4n
export const VIEW_CHANNEL = 1n << 10n
export const SEND_MESSAGES = 1n << 11n
export const EMBED_LINKS = 1n << 14n
export const ATTACH_FILES = 1n << 15n
export const READ_HISTORY = 1n << 16n
export const CREATE_THREADS = 1n << 35n
export const SEND_IN_THREADS = 1n << 38n
/** To see channels, and to manage them where nothing else is said. */
const MEMBERS_PERMISSIONS = MANAGE_CHANNELS | VIEW_CHANNEL
const NOT_FOR_PERSON = { id: PERSON_ID, type: 1, allow: '0', deny: MANAGE_CHANNELS.toString() }
export const BOT = {
  id: APPLICATION_ID,
  username: 'aiwire',
  discriminator: '0',
  avatar: null,
  bot: true,
  global_name: null,
}
export const ALL_PERMISSIONS = (1n << 50n) - 1n

/** What the server says of itself when it is told of. */
export type FakeGuild = { joinedAt: string; systemChannelId: string | null; locale: string }
/** How the forum is set up. */
export type FakeForum = { tags: readonly { id: string; name: string; moderated: boolean }[]; needsTag: boolean }

export const CHANNEL = {
  id: CHANNEL_ID,
  type: 0,
  guild_id: GUILD_ID,
  name: 'ai-news',
  position: 0,
  permission_overwrites: [],
}

export function channelsOf(forum: FakeForum) {
  return [
    { ...CHANNEL, type: 0 },
    { ...CHANNEL, type: 0, id: OTHER_CHANNEL_ID, permission_overwrites: [NOT_FOR_PERSON] },
    {
      ...{ ...CHANNEL, id: FORUM_ID, type: 15, name: 'ai-forum' },
      ...{ available_tags: forum.tags, flags: forum.needsTag ? REQUIRE_TAG : 0 },
    },
    { ...CHANNEL, id: NEWS_ID, type: 5, name: 'ai-announcements' },
  ]
}

/** What options of an interaction may name. */
export const RESOLVED = {
  roles: { [ROLE_ID]: { id: ROLE_ID, name: 'Scouts', permissions: '0', position: 1, color: 0 } },
  users: { [PERSON_ID]: person() },
  channels: {
    [CHANNEL_ID]: { id: CHANNEL_ID, type: 0, name: 'ai-news', permissions: '16' },
    [OTHER_CHANNEL_ID]: { id: OTHER_CHANNEL_ID, type: 0, name: 'elsewhere', permissions: '0' },
  },
}

export function person() {
  return { id: PERSON_ID, username: 'reader', discriminator: '0', avatar: null, global_name: 'Reader' }
}

export function guildOf(guild: FakeGuild, channels: readonly object[], botPermissions: bigint) {
  return {
    id: GUILD_ID,
    name: 'Readers',
    owner_id: OWNER_ID,
    roles: [
      { id: GUILD_ID, name: '@everyone', permissions: MEMBERS_PERMISSIONS.toString(), position: 0, color: 0 },
      { id: BOT_ROLE_ID, name: 'bots', permissions: botPermissions.toString(), position: 1, color: 0 },
    ],
    channels,
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    members: [{ user: BOT, roles: [BOT_ROLE_ID], joined_at: '2026-01-01T00:00:00Z', flags: 0 }],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    preferred_locale: guild.locale,
    system_channel_id: guild.systemChannelId,
    joined_at: guild.joinedAt,
    member_count: 2,
    unavailable: false,
  }
}
