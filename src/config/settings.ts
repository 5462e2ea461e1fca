import { z } from 'zod'
import { USUAL_OWN_QUOTA } from '../core/own-quota.ts'
import { nearTimeZone, parseTimeZone } from '../core/parse-time-zone.ts'
import type { Shards } from '../core/shards.ts'
import { canBeRead, UNREADABLE_ADDRESS, withCheckedCertificate } from './database-address.ts'

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

export const SETTINGS = z.object({
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
  TIME_ZONE: z.string().transform(readTimeZone).default('UTC'),
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

export type Settings = z.infer<typeof SETTINGS>

/** Every environment variable that is read, in the order of `.env.example`. */
export const CONFIG_KEYS: readonly string[] = Object.keys(SETTINGS.shape)
