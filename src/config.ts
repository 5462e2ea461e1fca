import { z } from 'zod'
import { InputError } from './core/errors.ts'
import { USUAL_OWN_QUOTA, type OwnQuota } from './core/own-quota.ts'
import { nearTimeZone, parseTimeZone } from './core/parse-time-zone.ts'
import type { Shards } from './core/shards.ts'

const ANALYST_PROVIDERS = ['anthropic', 'openai-compatible'] as const

/** A setting that counts something from `least` to `most`; what is typed wrongly is told by these bounds. */
const wholeNumber = (least: number, most: number, of?: string) =>
  z.coerce
    .number({ error: `must be a number${of === undefined ? '' : ` of ${of}`} from ${least} to ${most}` })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

// Addresses are told to publishers and printed; and nothing can be asked at one with a user in it.
const httpUrl = z
  .url({ protocol: /^https?$/u, error: 'must be an http or https address, such as https://example.org', abort: true })
  .refine((url) => URL.parse(url)?.username === '' && URL.parse(url)?.password === '', {
    error: 'must hold no user or password: keys have settings of their own',
  })
/** The address under which people reach the bot, wherever it is typed; without the slashes at its end. */
export const PUBLIC_ADDRESS = httpUrl
  .refine((url) => !/[?#]/u.test(url), { error: 'must end before the first ? or #, such as https://example.org' })
  .transform((url) => url.replace(/\/+$/u, ''))
/** What stands between commas. */
const listed = (list: string): readonly string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
const token = (pattern: RegExp, hint: string) => z.string().regex(pattern, hint)

/** As in `/settings`; besides, what the runtime alone knows as a zone, such as `Etc/GMT+5`. */
function readTimeZone(typed: string, problems: z.RefinementCtx): string {
  const known = parseTimeZone(typed)
  if (known !== null) return known
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
  } catch {
    const near = nearTimeZone(typed)
    const right = near === null ? ', such as Asia/Seoul or Seoul' : `: maybe ${near} is meant`
    problems.addIssue({
      code: 'custom',
      message: `must be an IANA time zone or a city that one is named after${right}`,
    })
    return z.NEVER
  }
}

/**
 * Whether an address of PostgreSQL means what was typed. A password with a raw `/`, `?`, `#` or a second `@` ends it early: then
 * a part of the password would be taken for the host and told in errors.
 */
export function canBeRead(databaseUrl: string): boolean {
  if (databaseUrl.startsWith('sqlite:')) return true
  const url = URL.parse(databaseUrl)
  return url !== null && url.hash === '' && !`${url.pathname}${url.search}`.includes('@')
}

export const UNREADABLE_ADDRESS =
  'cannot be read as an address: write signs of the password as %40 for @, %2F for /, %3F for ?, %23 for # and %25 for %, such as postgres://user:pass%40word@host/aiwire'

/**
 * With the word for what the driver does at `prefer`, `require` and `verify-ca`: it checks the certificate, warns at each of
 * them that a later version will not, and providers write them into every address that they hand out.
 * https://github.com/brianc/node-postgres/tree/master/packages/pg-connection-string
 */
export function withCheckedCertificate(databaseUrl: string): string {
  if (!databaseUrl.startsWith('postgres') || /[?&]uselibpqcompat=/u.test(databaseUrl)) return databaseUrl
  return databaseUrl.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/gu, '$1verify-full')
}

const MOST_SHARDS = 16_384

/** Reads `auto`, `0-3/8` or `5/8`. */
function readShards(text: string, problems: z.RefinementCtx): Shards {
  if (text === 'auto') return 'auto'
  const [, first, last = first, count] = (/^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/u.exec(text) ?? []).map(Number)
  const shards = { first: first ?? 0, last: Number.isNaN(last) ? (first ?? 0) : (last ?? 0), count: count ?? 0 }
  if (shards.first <= shards.last && shards.last < shards.count && shards.count <= MOST_SHARDS) return shards
  const message =
    'must be auto, or which shards of how many, counted from 0: 0-3/8 are the first four of eight, 4-7/8 the others'
  problems.addIssue({ code: 'custom', message })
  return z.NEVER
}

const SETTINGS = z.object({
  DISCORD_TOKEN: token(
    /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/u,
    'must be a bot token: copy it from the Bot page of your application in the Discord developer portal',
  ).optional(),
  DISCORD_PUBLIC_KEY: token(
    /^[\da-f]{64}$/iu,
    'must be 64 hexadecimal digits: copy Public Key from General Information in the Discord developer portal',
  ).optional(),
  SLACK_BOT_TOKEN: token(
    /^xoxb-[\w-]{10,}$/u,
    'must be a bot token, which begins with xoxb-: copy all of it from OAuth & Permissions of your Slack app',
  ).optional(),
  SLACK_APP_TOKEN: token(
    /^xapp-[\w-]{10,}$/u,
    'must be an app-level token, which begins with xapp-: make one with the scope connections:write under Basic Information of your Slack app, and copy all of it',
  ).optional(),
  SLACK_SIGNING_SECRET: token(
    /^[\da-f]{16,}$/iu,
    'must be the signing secret: copy it from Basic Information of your Slack app',
  ).optional(),
  SLACK_CLIENT_ID: token(
    /^[\d.]{3,}$/u,
    'must be the client id: copy it from Basic Information of your Slack app',
  ).optional(),
  SLACK_CLIENT_SECRET: token(
    /^[\da-f]{16,}$/iu,
    'must be the client secret: copy it from Basic Information of your Slack app',
  ).optional(),
  SLACK_TOKEN_KEY: token(
    /^[\da-f]{64}$/iu,
    'must be 64 hexadecimal digits: make them with openssl rand -hex 32, and keep a copy',
  ).optional(),
  DISCORD_API_URL: httpUrl.optional(),
  DISCORD_REQUESTS_PER_SECOND: wholeNumber(1, 500).default(50),
  DISCORD_SHARDS: z.string().default('auto').transform(readShards),
  SLACK_API_URL: httpUrl.optional(),
  PUBLIC_URL: PUBLIC_ADDRESS.optional(),
  DATABASE_URL: z
    .string()
    .regex(
      // As an address with two slashes the first folder would be taken for the root's, and nobody stands in for ~ here. With
      // a space in front it would be a folder of that name.
      /^(?:sqlite:(?!\s|~|\/\/[^/]).*[^/]|postgres(?:ql)?:\/\/.+)$/u,
      {
        error:
          'must be sqlite: followed by the path of a file, such as sqlite:data/aiwire.db, or an address such as postgres://user:password@host/aiwire',
        abort: true,
      },
    )
    .refine(canBeRead, { error: UNREADABLE_ADDRESS })
    .transform(withCheckedCertificate)
    .default('sqlite:data/aiwire.db'),
  BACKUP_FOLDER: z
    .string()
    .regex(/^[^~]/u, 'must be the path of a folder, such as /data/backups: nobody stands in for ~ here')
    .optional(),
  BACKUPS_KEPT: wholeNumber(1, 1_000, 'files').default(7),
  ENTRIES_KEPT_DAYS: wholeNumber(30, 36_500, 'days').default(365),
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int('must be a whole number')
    .min(0, 'must be from 0 to 65535')
    .max(65_535, 'must be from 0 to 65535')
    .default(8080),
  HOST: z.string().min(1, 'must be an address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  ADMIN_PASSWORD: z
    .string()
    .min(16, 'must have at least 16 characters, such as those that "openssl rand -base64 18" prints')
    .optional(),
  TIME_ZONE: z.string().default('UTC').transform(readTimeZone),
  AWAY_AFTER_HOURS: z.coerce
    .number({ error: 'must be a number of hours from 1 to 168' })
    .min(1, 'must be at least 1')
    .max(168, 'must be at most 168')
    .default(6),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  OWN_FEEDS_PER_WORKSPACE: wholeNumber(1, 1_000, 'feeds').default(USUAL_OWN_QUOTA.feeds),
  OWN_ENTRIES_PER_DAY: wholeNumber(10, 1_000_000, 'entries').default(USUAL_OWN_QUOTA.entriesPerDay),
  SCRAPED_FEEDS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ANALYST_PROVIDER: z
    .enum(ANALYST_PROVIDERS, { error: 'must be anthropic or openai-compatible, or empty for no analyst' })
    .optional(),
  ANALYST_BASE_URL: httpUrl.optional(),
  ANALYST_MODEL: z.string().max(200, 'must be the name of a model').optional(),
  ANALYST_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/u, 'must be one key: no spaces, no line breaks')
    .optional(),
  ANALYST_TOKENS_PER_DAY: z.coerce
    .number({ error: 'must be a number of tokens, such as 200000' })
    .int('must be a whole number')
    .min(1_000, 'must be at least 1000: one question takes about that many')
    .max(1_000_000_000, 'must be at most 1000000000')
    .default(200_000),
  ANALYST_TIMEOUT_MS: wholeNumber(500, 60_000, 'milliseconds').default(8_000),
  /** Comma-separated `host` or `host:port`: private addresses that feeds may come from. */
  ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform(listed)
    .refine(
      (hosts) => hosts.every((host) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/iu.test(host)),
      'must be names or addresses of hosts, maybe with a port, separated by commas, such as intranet,10.0.0.5:8080,[fd00::5]',
    ),
  /** Comma-separated ids of workspaces whose members may add feeds from there. */
  PRIVATE_HOST_WORKSPACES: z
    .string()
    .default('')
    .transform(listed)
    .refine(
      (ids) => ids.every((id) => /^(?:discord:\d{1,20}|slack:[A-Z\d]{1,20})$/u.test(id)),
      'must be ids of workspaces, separated by commas, such as slack:T012AB3CD,discord:123456789012345678',
    ),
})

/** Every environment variable that is read, in the order of `.env.example`. */
export const CONFIG_KEYS: readonly string[] = Object.keys(SETTINGS.shape)

const SECRET_KEY = /(?:_TOKEN|_KEY|_SECRET|PASSWORD|^DATABASE_URL)$/u
/** What libraries read by themselves. */
const KEYS_OF_LIBRARIES = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'OPENAI_API_KEY', 'PGPASSWORD']

/** A file that `docker run --env-file` reads keeps its quotes and remarks, unlike one called `.env`. */
const QUOTED = /^(["']).*\1$/u
const REMARKED = /\s#/u

/** What is set there and must not be seen: for errors from before, or besides, a whole configuration. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const secrets = [...CONFIG_KEYS.filter((key) => SECRET_KEY.test(key)), ...KEYS_OF_LIBRARIES].flatMap(
    // As they are read, too.
    (key) => [environment[key] ?? '', environment[key]?.trim() ?? ''],
  )
  return withoutDoubles([...secrets, ...passwordsIn(environment.DATABASE_URL ?? '')])
}

/** As it stands in the address of a database, and as it is sent there. It may be one of the options behind it. */
function passwordsIn(databaseUrl: string): readonly string[] {
  const url = URL.parse(databaseUrl.trim())
  const password = url?.password ?? ''
  const options = url?.searchParams.getAll('password') ?? []
  try {
    return [password, decodeURIComponent(password), ...options]
  } catch {
    return [password, ...options]
  }
}

function withoutDoubles(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets.filter((secret) => secret !== ''))]
}

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
    readonly provider: (typeof ANALYST_PROVIDERS)[number]
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

/**
 * Reads the settings. An empty variable counts as not set. Throws InputError that names every wrong variable and what to
 * put there; values are never repeated, they may be secrets.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    CONFIG_KEYS.flatMap((key) => {
      const value = environment[key]?.trim()
      return value === undefined || value === '' ? [] : [[key, value]]
    }),
  )
  const result = SETTINGS.safeParse(given)
  const problems = result.success
    ? []
    : result.error.issues.map(({ path, message }) => {
        const key = path.map(String).join('.')
        const value = given[key] ?? ''
        const quotes = QUOTED.test(value) ? ' Take away the quotes around it.' : ''
        return `${key} ${message}.${quotes}${REMARKED.test(value) ? ' Take away the remark behind it.' : ''}`
      })
  const named = new Set(result.error?.issues.map(({ path }) => path[0]))
  for (const [key, value] of Object.entries(given)) {
    // A folder, a password or the name of a model would have them for a part of it.
    if (QUOTED.test(value) && !named.has(key)) problems.push(`${key} stands in quotes. Take away the quotes around it.`)
  }
  if (given.BACKUP_FOLDER !== undefined && given.DATABASE_URL?.startsWith('postgres') === true) {
    problems.push('BACKUP_FOLDER is for a SQLite file: copy PostgreSQL with pg_dump, and leave it out.')
  }
  const { DISCORD_SHARDS: shards = 'auto' } = result.data ?? {}
  const isPart = shards !== 'auto' && shards.last - shards.first + 1 < shards.count
  if (isPart && given.DATABASE_URL?.startsWith('postgres') !== true) {
    problems.push(
      `DISCORD_SHARDS must be auto or all of them (0-${shards.count - 1}/${shards.count}) over a SQLite file: no other process could serve the rest.`,
    )
  }
  problems.push(...discordHttpProblems(given), ...slackProblems(given))
  problems.push(...analystProblems(given))
  if (!result.success || problems.length > 0) throw new InputError(problems)
  const settings = result.data
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

/** What each provider cannot do without; a key without a provider is most likely a forgotten variable. */
function analystProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const provider = given.ANALYST_PROVIDER
  if (provider === undefined) {
    return ['ANALYST_MODEL', 'ANALYST_API_KEY', 'ANALYST_BASE_URL']
      .filter((key) => given[key] !== undefined)
      .slice(0, 1)
      .map((key) => `ANALYST_PROVIDER is missing: ${key} is set. Set it to anthropic or openai-compatible.`)
  }
  const problems: string[] = []
  if (given.ANALYST_MODEL === undefined)
    problems.push('ANALYST_MODEL is missing: name the model that ANALYST_PROVIDER is to use.')
  if (provider === 'anthropic' && given.ANALYST_API_KEY === undefined)
    problems.push('ANALYST_API_KEY is missing: anthropic needs a key of the Anthropic console.')
  if (provider === 'openai-compatible' && given.ANALYST_BASE_URL === undefined)
    problems.push('ANALYST_BASE_URL is missing: openai-compatible needs one, such as http://127.0.0.1:11434/v1.')
  return problems
}

/** Two slashes at the beginning of a link would lead to another site. */
function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+/gu, '/').replace(/\/$/u, '')
}

/** Whoever sets the key wants no gateway: then Discord has to be told an address. */
function discordHttpProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  if (given.DISCORD_PUBLIC_KEY === undefined) return []
  const needs = 'DISCORD_PUBLIC_KEY is set, and interactions over HTTP need both. Take it out to use the gateway.'
  return ['DISCORD_TOKEN', 'PUBLIC_URL']
    .filter((key) => given[key] === undefined)
    .map((key) => `${key} is missing: ${needs}`)
}

function discordHttpOf(settings: z.infer<typeof SETTINGS>): Config['discordHttp'] {
  const { DISCORD_TOKEN: botToken, DISCORD_PUBLIC_KEY: publicKey, PUBLIC_URL: publicUrl } = settings
  if (botToken === undefined || publicKey === undefined || publicUrl === undefined) return null
  return { publicKey, publicUrl }
}

const SLACK_TOKENS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const
const SLACK_APP_KEYS = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY'] as const

/** A part is most likely a forgotten variable: silently running without Slack would hide it. */
function slackProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const isGiven = (key: string): boolean => given[key] !== undefined
  const [tokens, appKeys] = [SLACK_TOKENS.filter(isGiven), SLACK_APP_KEYS.filter(isGiven)]
  const [token] = tokens
  const [appKey] = appKeys
  if (token !== undefined && appKey !== undefined) {
    const ways = `for one, take out ${appKeys.join(', ')}; for many, take out ${tokens.join(', ')}`
    return [`${token} is for one workspace and ${appKey} for many: ${ways}.`]
  }
  const missing = (keys: readonly string[], why: string): string[] =>
    keys.filter((key) => !isGiven(key)).map((key) => `${key} is missing: ${why}`)
  if (token !== undefined) return missing(SLACK_TOKENS, `${token} is set, and Socket Mode needs both.`)
  if (appKey === undefined) return []
  return missing([...SLACK_APP_KEYS, 'PUBLIC_URL'], `${appKey} is set, and Slack over HTTP needs this, too.`)
}

function slackAppOf(settings: z.infer<typeof SETTINGS>): Config['slackApp'] {
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
