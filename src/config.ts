import { z } from 'zod'
import { InputError } from './core/errors.ts'

const httpUrl = z.url({ protocol: /^https?$/u, error: 'must be an http or https address, such as https://example.org' })
const token = (pattern: RegExp, hint: string) => z.string().regex(pattern, hint)
const isTimeZone = (value: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}

const SETTINGS = z.object({
  DISCORD_TOKEN: token(
    /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/u,
    'must be a bot token: copy it from the Bot page of your application in the Discord developer portal',
  ).optional(),
  SLACK_BOT_TOKEN: token(
    /^xoxb-[\w-]{10,}$/u,
    'must begin with xoxb-: copy it from OAuth & Permissions of your Slack app',
  ).optional(),
  SLACK_APP_TOKEN: token(
    /^xapp-[\w-]{10,}$/u,
    'must begin with xapp-: make one with the scope connections:write under Basic Information of your Slack app',
  ).optional(),
  DISCORD_API_URL: httpUrl.optional(),
  DISCORD_REQUESTS_PER_SECOND: z.coerce
    .number({ error: 'must be a number from 1 to 500' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(500, 'must be at most 500')
    .default(50),
  SLACK_API_URL: httpUrl.optional(),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/u, 'must be sqlite: followed by the path of a file, such as sqlite:data/aiwire.db')
    .default('sqlite:data/aiwire.db'),
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int('must be a whole number')
    .min(0, 'must be from 0 to 65535')
    .max(65_535, 'must be from 0 to 65535')
    .default(8080),
  HOST: z.string().min(1, 'must be an address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  TIME_ZONE: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Seoul').default('UTC'),
  AWAY_AFTER_HOURS: z.coerce
    .number({ error: 'must be a number of hours from 1 to 168' })
    .min(1, 'must be at least 1')
    .max(168, 'must be at most 168')
    .default(6),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  /** Comma-separated `host` or `host:port`: private addresses that feeds may come from. */
  ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    )
    .refine(
      (hosts) => hosts.every((host) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/iu.test(host)),
      'must be host names or host:port, separated by commas',
    ),
})

/** Every environment variable that is read, in the order of `.env.example`. */
export const CONFIG_KEYS: readonly string[] = Object.keys(SETTINGS.shape)

export type Config = {
  readonly discord: {
    readonly token: string
    readonly apiUrl: string | null
    readonly requestsPerSecond: number
  } | null
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string | null } | null
  readonly publicUrl: string | null
  readonly databaseUrl: string
  readonly port: number
  readonly host: string
  readonly timeZone: string
  readonly awayAfterHours: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly allowedPrivateHosts: readonly string[]
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
    : result.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.message}.`)
  // Half a pair is most likely a forgotten variable: silently running without Slack would hide it.
  if (given.SLACK_BOT_TOKEN !== undefined && given.SLACK_APP_TOKEN === undefined) {
    problems.push('SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN is set, and Socket Mode needs both.')
  }
  if (given.SLACK_APP_TOKEN !== undefined && given.SLACK_BOT_TOKEN === undefined) {
    problems.push('SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN is set, and Socket Mode needs both.')
  }
  if (!result.success || problems.length > 0) throw new InputError(problems)
  const settings = result.data
  const { DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = settings
  return Object.freeze({
    discord:
      DISCORD_TOKEN === undefined
        ? null
        : {
            token: DISCORD_TOKEN,
            apiUrl: settings.DISCORD_API_URL ?? null,
            requestsPerSecond: settings.DISCORD_REQUESTS_PER_SECOND,
          },
    slack:
      SLACK_BOT_TOKEN === undefined || SLACK_APP_TOKEN === undefined
        ? null
        : { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, apiUrl: settings.SLACK_API_URL ?? null },
    publicUrl: settings.PUBLIC_URL ?? null,
    databaseUrl: settings.DATABASE_URL,
    port: settings.PORT,
    host: settings.HOST,
    timeZone: settings.TIME_ZONE,
    awayAfterHours: settings.AWAY_AFTER_HOURS,
    logLevel: settings.LOG_LEVEL,
    allowedPrivateHosts: settings.ALLOWED_PRIVATE_HOSTS,
  })
}
