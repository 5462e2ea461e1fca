import { InputError } from '../core/errors.ts'
import { combinedProblems } from './combined-problems.ts'
import { CONFIG_KEYS, SETTINGS, type Settings } from './settings.ts'

/** A file that `docker run --env-file` reads keeps its quotes and remarks, unlike one called `.env`. */
const QUOTED = /^(["']).*\1$/u
const REMARKED = /\s#/u

/**
 * The settings of an environment. An empty variable counts as not set. Throws InputError that names every wrong variable and
 * what to put there; values are never repeated, they may be secrets.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
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
  problems.push(...combinedProblems(given, result.data?.DISCORD_SHARDS))
  if (!result.success || problems.length > 0) throw new InputError(problems)
  return result.data
}
