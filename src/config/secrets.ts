import { CONFIG_KEYS } from './settings.ts'

const SECRET_KEY = /(?:_TOKEN|_KEY|_SECRET|PASSWORD|^DATABASE_URL)$/u
/** What libraries read by themselves. */
const KEYS_OF_LIBRARIES = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'OPENAI_API_KEY', 'PGPASSWORD']

/** What is set there and must not be seen: for errors from before, or besides, a whole configuration. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const secrets = [...CONFIG_KEYS.filter((key) => SECRET_KEY.test(key)), ...KEYS_OF_LIBRARIES].flatMap(
    // As they are read, too.
    (key) => [environment[key] ?? '', environment[key]?.trim() ?? ''],
  )
  return withoutDoubles([...secrets, ...passwordsIn(environment.DATABASE_URL ?? '')])
}

/** As it stands in the address of a database, and as it is sent there. It may be one of the options behind it. */
export function passwordsIn(databaseUrl: string): readonly string[] {
  const url = URL.parse(databaseUrl.trim())
  const password = url?.password ?? ''
  const options = url?.searchParams.getAll('password') ?? []
  try {
    return [password, decodeURIComponent(password), ...options]
  } catch {
    return [password, ...options]
  }
}

export function withoutDoubles(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets.filter((secret) => secret !== ''))]
}
