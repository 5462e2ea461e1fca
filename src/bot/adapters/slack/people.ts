import type { webApi } from '@slack/bolt'
import { forgetOldest } from '../../../core/forget-oldest.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { languageOf, type Language } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'

/** `language` is `null` where Slack shows another than ours. */
type Person = {
  readonly language: Language | null
  readonly canManage: boolean
  /** Of the workspace, or its owner. */
  readonly isAdmin: boolean
}

const KEPT_MS = 3_600_000
const MOST_KEPT = 1_000
const UNKNOWN: Person = { language: null, canManage: true, isAdmin: false }

export type FindPerson = (client: webApi.WebClient, teamId: string, personId: string) => Promise<Person>

/** Looks people up, and remembers them for an hour. Never rejects: somebody unknown is a member whose language nobody knows. */
export function createPeople(clock: Clock, log: Log): FindPerson {
  const known = new Map<string, { readonly person: Person; readonly untilMs: number }>()
  return async (client, teamId, personId) => {
    const key = `${teamId}:${personId}`
    const kept = known.get(key)
    if (kept !== undefined && kept.untilMs > clock.nowMs()) return kept.person
    try {
      const { user } = await client.users.info({ user: personId, include_locale: true })
      const isGuest = user?.is_restricted === true || user?.is_ultra_restricted === true || user?.is_stranger === true
      const isAdmin = user?.is_admin === true || user?.is_owner === true
      const person = { language: languageOf(user?.locale ?? ''), canManage: !isGuest, isAdmin }
      forgetOldest(known, MOST_KEPT)
      known.set(key, { person, untilMs: clock.nowMs() + KEPT_MS })
      return person
    } catch (error) {
      log.debug('a person could not be looked up', { code: toChatError(error).platformCode })
      return UNKNOWN
    }
  }
}
