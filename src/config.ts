import { passwordsIn, withoutDoubles } from './config/secrets.ts'
import { readSettings } from './config/read-settings.ts'
import type { Settings } from './config/settings.ts'
import type { OwnQuota } from './core/own-quota.ts'
import type { Shards } from './core/shards.ts'

export type Config = {
  readonly discord: {
    readonly token: string
    readonly apiUrl: string | null
    readonly requestsPerSecond: number
    readonly shards: Shards
  } | null
  /** Discord's interactions by signed HTTP, instead of a connection to the gateway; never without `discord`. */
  readonly discordHttp: {
    /** 32 bytes in hexadecimal digits. */
    readonly publicKey: string
    readonly publicUrl: string
  } | null
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string | null } | null
  /** Slack by signed HTTP, for many workspaces; never beside `slack`. */
  readonly slackApp: {
    readonly signingSecret: string
    readonly clientId: string
    readonly clientSecret: string
    /** 32 bytes in hexadecimal digits: tokens of workspaces are sealed with it. */
    readonly tokenKey: string
    readonly publicUrl: string
    readonly apiUrl: string | null
  } | null
  /** The optional language model that is asked where the text leaves a question open. */
  readonly analyst: {
    readonly provider: NonNullable<Settings['ANALYST_PROVIDER']>
    readonly baseUrl: string | null
    readonly model: string
    readonly apiKey: string | null
    readonly tokensPerDay: number
    readonly timeoutMs: number
  } | null
  /** Without a slash at its end, as everywhere. */
  readonly publicUrl: string | null
  /** The path of `publicUrl`, such as `/wire`; empty where it has none. */
  readonly basePath: string
  readonly databaseUrl: string
  /** A copy a day goes there; `null`: none is made. */
  readonly backupFolder: string | null
  readonly backupsKept: number
  /** Entries about no topic are forgotten after so long. */
  readonly entriesKeptDays: number
  readonly port: number
  readonly host: string
  /** Opens the pages that are not for everybody. */
  readonly adminPassword: string | null
  /** By IANA's name: of new channels, and of the public roundup. */
  readonly timeZone: string
  /** Posts that waited longer come as one message per channel. */
  readonly awayAfterHours: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** Whether to read stand-ins for publishers without a feed, which others make from their pages. */
  readonly scrapedFeeds: boolean
  /** What workspaces may bring in by feeds of their own. */
  readonly ownQuota: OwnQuota
  /** `host` or `host:port`: private addresses that feeds may come from. */
  readonly allowedPrivateHosts: readonly string[]
  /** Ids of workspaces whose members may add feeds from there; else only whoever runs the bot. */
  readonly privateHostWorkspaces: readonly string[]
}

/** Where the database is; `null`: on a server. */
export function sqliteFile({ databaseUrl }: Pick<Config, 'databaseUrl'>): string | null {
  return databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null
}

/** Reads the settings, as `readSettings` does. Throws InputError. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const settings = readSettings(environment)
  const { DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, ANALYST_PROVIDER, ANALYST_MODEL } = settings
  return Object.freeze({
    discord:
      DISCORD_TOKEN === undefined
        ? null
        : {
            token: DISCORD_TOKEN,
            apiUrl: settings.DISCORD_API_URL ?? null,
            requestsPerSecond: settings.DISCORD_REQUESTS_PER_SECOND,
            shards: settings.DISCORD_SHARDS,
          },
    discordHttp: discordHttpOf(settings),
    slack:
      SLACK_BOT_TOKEN === undefined || SLACK_APP_TOKEN === undefined
        ? null
        : { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, apiUrl: settings.SLACK_API_URL ?? null },
    slackApp: slackAppOf(settings),
    analyst:
      ANALYST_PROVIDER === undefined || ANALYST_MODEL === undefined
        ? null
        : {
            provider: ANALYST_PROVIDER,
            baseUrl: settings.ANALYST_BASE_URL ?? null,
            model: ANALYST_MODEL,
            apiKey: settings.ANALYST_API_KEY ?? null,
            tokensPerDay: settings.ANALYST_TOKENS_PER_DAY,
            timeoutMs: settings.ANALYST_TIMEOUT_MS,
          },
    publicUrl: settings.PUBLIC_URL ?? null,
    basePath: basePathOf(settings.PUBLIC_URL),
    databaseUrl: settings.DATABASE_URL,
    backupFolder: settings.BACKUP_FOLDER ?? null,
    backupsKept: settings.BACKUPS_KEPT,
    entriesKeptDays: settings.ENTRIES_KEPT_DAYS,
    port: settings.PORT,
    host: settings.HOST,
    adminPassword: settings.ADMIN_PASSWORD ?? null,
    timeZone: settings.TIME_ZONE,
    awayAfterHours: settings.AWAY_AFTER_HOURS,
    logLevel: settings.LOG_LEVEL,
    scrapedFeeds: settings.SCRAPED_FEEDS === 'on',
    ownQuota: { feeds: settings.OWN_FEEDS_PER_WORKSPACE, entriesPerDay: settings.OWN_ENTRIES_PER_DAY },
    allowedPrivateHosts: settings.ALLOWED_PRIVATE_HOSTS,
    privateHostWorkspaces: settings.PRIVATE_HOST_WORKSPACES,
  })
}

/** Two slashes at the beginning of a link would lead to another site. */
function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+/gu, '/').replace(/\/$/u, '')
}

function discordHttpOf(settings: Settings): Config['discordHttp'] {
  const { DISCORD_TOKEN: botToken, DISCORD_PUBLIC_KEY: publicKey, PUBLIC_URL: publicUrl } = settings
  if (botToken === undefined || publicKey === undefined || publicUrl === undefined) return null
  return { publicKey, publicUrl }
}

function slackAppOf(settings: Settings): Config['slackApp'] {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = settings
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_TOKEN_KEY: tokenKey, SLACK_API_URL: apiUrl = null } = settings
  if (signingSecret === undefined || clientId === undefined || clientSecret === undefined) return null
  if (tokenKey === undefined || publicUrl === undefined) return null
  return { signingSecret, clientId, clientSecret, tokenKey, publicUrl, apiUrl }
}

/** What must not be seen in any log. */
export function secretsOf({
  discord,
  slack,
  slackApp,
  analyst,
  adminPassword,
  databaseUrl,
}: Config): readonly string[] {
  const ofSlack = [
    slack?.botToken,
    slack?.appToken,
    slackApp?.signingSecret,
    slackApp?.clientSecret,
    slackApp?.tokenKey,
  ]
  const secrets = [discord?.token, ...ofSlack, analyst?.apiKey, adminPassword, ...passwordsIn(databaseUrl)]
  return withoutDoubles(secrets.filter((secret) => typeof secret === 'string'))
}
