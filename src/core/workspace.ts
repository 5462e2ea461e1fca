export const PLATFORMS = ['discord', 'slack', 'preview'] as const
export type Platform = (typeof PLATFORMS)[number]

export const LANGUAGES = ['en', 'ko', 'ja', 'zh'] as const
/** The languages that the interface speaks. */
export type Language = (typeof LANGUAGES)[number]

/** A Discord guild or a Slack team. `id` is `platform:externalId`. */
export type Workspace = {
  readonly id: string
  readonly platform: Platform
  readonly externalId: string
}

/** From one hour of the channel's time zone (inclusive) to another (exclusive), 0 to 23; it may pass midnight. */
export type QuietHours = { readonly fromHour: number; readonly untilHour: number }

/** A chat channel. `id` is `platform:externalId`. */
export type Channel = {
  readonly id: string
  readonly workspaceId: string
  readonly platform: Platform
  readonly externalId: string
  readonly language: Language
  /** IANA name, for the roundup's hour and for dates. */
  readonly timeZone: string
  /** Nothing is posted meanwhile; what is owed waits. `null`: posts come at any hour. */
  readonly quietHours: QuietHours | null
}

export function platformId(platform: Platform, externalId: string): string {
  return `${platform}:${externalId}`
}
