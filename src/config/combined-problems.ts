import type { Shards } from '../core/shards.ts'

/** What is set, by name. */
type Given = Readonly<Record<string, string | undefined>>

/** What is wrong with settings beside each other, however right each of them is. `shards`: those that are set, where they can be read. */
export function combinedProblems(given: Given, shards: Shards = 'auto'): readonly string[] {
  const problems: string[] = []
  if (given.BACKUP_FOLDER !== undefined && given.DATABASE_URL?.startsWith('postgres') === true) {
    problems.push('BACKUP_FOLDER is for a SQLite file: copy PostgreSQL with pg_dump, and leave it out.')
  }
  const isPart = shards !== 'auto' && shards.last - shards.first + 1 < shards.count
  if (isPart && given.DATABASE_URL?.startsWith('postgres') !== true) {
    problems.push(
      `DISCORD_SHARDS must be auto or all of them (0-${shards.count - 1}/${shards.count}) over a SQLite file: no other process could serve the rest.`,
    )
  }
  return [...problems, ...discordHttpProblems(given), ...slackProblems(given), ...analystProblems(given)]
}

/** What each provider cannot do without; a key without a provider is most likely a forgotten variable. */
function analystProblems(given: Given): string[] {
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

/** Whoever sets the key wants no gateway: then Discord has to be told an address. */
function discordHttpProblems(given: Given): string[] {
  if (given.DISCORD_PUBLIC_KEY === undefined) return []
  const needs = 'DISCORD_PUBLIC_KEY is set, and interactions over HTTP need both. Take it out to use the gateway.'
  return ['DISCORD_TOKEN', 'PUBLIC_URL']
    .filter((key) => given[key] === undefined)
    .map((key) => `${key} is missing: ${needs}`)
}

const SLACK_TOKENS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const
const SLACK_APP_KEYS = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY'] as const

/** A part is most likely a forgotten variable: silently running without Slack would hide it. */
function slackProblems(given: Given): string[] {
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
