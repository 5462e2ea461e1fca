/** Those with people in them. */
export const CHAT_PLATFORMS = ['discord', 'slack'] as const
export type ChatPlatform = (typeof CHAT_PLATFORMS)[number]

export const PLATFORMS = [...CHAT_PLATFORMS, 'preview'] as const
export type Platform = (typeof PLATFORMS)[number]

export const LANGUAGES = ['en', 'ko', 'ja', 'zh'] as const
/** The languages that the interface speaks. */
export type Language = (typeof LANGUAGES)[number]

/** A Discord server or a Slack team. `id` is `platform:externalId`. */
export type Workspace = {
  readonly id: string
  readonly platform: Platform
  readonly externalId: string
}

/**
 * - `with-topics`: comes to a channel that follows a topic
 * - `always`: comes to a channel that follows none, too
 * - `off`: never comes by itself
 */
export const ROUNDUP_MODES = ['with-topics', 'always', 'off'] as const
type RoundupMode = (typeof ROUNDUP_MODES)[number]

/**
 * How much the message of a story shows:
 * - `full`: all that is known, with its buttons
 * - `short`: its headline, its figures in one line and its sources
 */
export const CARD_STYLES = ['full', 'short'] as const
export type CardStyle = (typeof CARD_STYLES)[number]

/** When the week that has ended is told. */
export type RoundupPlan = {
  readonly mode: RoundupMode
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  readonly weekday: number
  /** 0 to 23, in the channel's time zone. */
  readonly hour: number
  /** Since when the mode is what it is: a roundup whose hour was before does not come any more. Unix milliseconds. */
  readonly since: number
}

/** Where nobody changed it. */
export const USUAL_PLAN: RoundupPlan = { mode: 'with-topics', weekday: 1, hour: 9, since: 0 }

/** From one hour of the channel's time zone (inclusive) to another (exclusive), 0 to 23; it may pass midnight. */
export type QuietHours = { readonly fromHour: number; readonly untilHour: number }

/** A chat channel, or a person's direct messages. `id` is `platform:externalId`. */
export type Channel = {
  readonly id: string
  readonly workspaceId: string
  readonly platform: Platform
  readonly externalId: string
  readonly language: Language
  /** IANA name, for the roundup's hour, for quiet hours and for dates. */
  readonly timeZone: string
  readonly roundup: RoundupPlan
  /** Nothing is posted meanwhile; what is owed waits. `null`: posts come at any hour. */
  readonly quietHours: QuietHours | null
  /** Whether new subscriptions include rumours where they don't say. */
  readonly rumours: boolean
  /** Vendors and companies that nobody wants to hear of here, whatever the subscriptions say. */
  readonly muted: readonly string[]
  /** Only who administers the workspace may change something here. */
  readonly adminsOnly: boolean
  /**
   * Since when what changes in a story is told in the thread of its message: what came to be owed before is not. `null`:
   * the message alone changes. Unix milliseconds.
   */
  readonly threadsSince: number | null
  readonly cardStyle: CardStyle
  /** Its posts are passed on to the channels elsewhere that follow it, where the platform has that. */
  readonly publish: boolean
  /** Whose direct messages it is; `null` for a channel. The platform's id. */
  readonly personId: string | null
}

/** Our id of what a platform calls `externalId`; two platforms may call different things alike. */
export function platformId(platform: Platform, externalId: string): string {
  return `${platform}:${externalId}`
}

/** The workspace that a channel is in. */
export function workspaceOf({ platform, workspaceId }: Channel): Workspace {
  return { id: workspaceId, platform, externalId: workspaceId.slice(platformId(platform, '').length) }
}

/**
 * Whether direct messages end with their person's time in the workspace: on Slack with the account there. On Discord they go
 * on after somebody left a server, and whoever left is not to hear of its own feeds.
 */
const DIRECT_ENDS_WITH_MEMBERSHIP: Readonly<Record<Platform, boolean>> = { discord: false, slack: true, preview: true }

/** Whether stories of its workspace's own feeds may come there. */
export function hearsOwnStories({ platform, personId }: Pick<Channel, 'platform' | 'personId'>): boolean {
  return personId === null || DIRECT_ENDS_WITH_MEMBERSHIP[platform]
}

/** Whether a story may be told in the channel: a workspace's own one is for its members alone. */
export function mayBeToldIn(
  channel: Pick<Channel, 'platform' | 'personId' | 'workspaceId'>,
  story: { readonly workspaceId: string | null },
): boolean {
  return story.workspaceId === null || (story.workspaceId === channel.workspaceId && hearsOwnStories(channel))
}

/** A channel of that workspace as it is before anybody changed a setting. */
export function newChannel(
  workspace: Workspace,
  externalId: string,
  settings: Pick<Channel, 'language' | 'timeZone'> & Partial<Channel>,
): Channel {
  return {
    id: platformId(workspace.platform, externalId),
    workspaceId: workspace.id,
    platform: workspace.platform,
    externalId,
    roundup: USUAL_PLAN,
    quietHours: null,
    rumours: false,
    muted: [],
    adminsOnly: false,
    threadsSince: 0,
    cardStyle: 'full',
    publish: false,
    personId: null,
    ...settings,
  }
}

/** The interface language for one of a platform's locales, such as `ko-KR`; `null` where there is none, or none is told. */
export function languageOf(locale = ''): Language | null {
  return LANGUAGES.find((language) => locale.startsWith(language)) ?? null
}
