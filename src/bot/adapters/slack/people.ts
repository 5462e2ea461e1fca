import type { webApi } from '@slack/bolt'
import { HOUR_MS } from '../../../core/durations.ts'
import { forgetOldest } from '../../../core/forget-oldest.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { languageOf, type Language } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'

/** `language` is `null` where Slack shows another than ours. */
export type Person = {
  readonly language: Language | null
  /** Slack did not say who it is: nobody knows what they may do. */
  readonly isUnknown: boolean
  /** In single channels of the workspace only, or of another one. Somebody unknown may be one. */
  readonly isGuest: boolean
  /** Of this workspace, or its owner. */
  readonly isAdmin: boolean
}

type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>

const LANGUAGE_KEPT_MS = HOUR_MS
const RIGHTS_KEPT_MS = 60_000
const MOST_KEPT = 1_000
const UNKNOWN: Person = { language: null, isUnknown: true, isGuest: true, isAdmin: false }

/** Where only the language is needed, the rest may be older than it would be otherwise. */
export type FindPerson = (
  client: webApi.WebClient,
  teamId: string,
  personId: string,
  needs: 'language' | 'rights',
) => Promise<Person>

/**
 * Looks people up. Their language is remembered for an hour, what they may do for a minute: it can be taken from them.
 * Never rejects: of somebody who cannot be looked up now, the language alone may be known.
 */
export function createPeople(clock: Clock, log: Log): FindPerson {
  const known = new Map<string, { readonly person: Person; readonly atMs: number }>()
  return async (client, teamId, personId, needs) => {
    const key = `${teamId}:${personId}`
    const kept = known.get(key)
    const ageMs = kept === undefined ? Number.POSITIVE_INFINITY : clock.nowMs() - kept.atMs
    if (kept !== undefined && ageMs < (needs === 'rights' ? RIGHTS_KEPT_MS : LANGUAGE_KEPT_MS)) return kept.person
    try {
      const { user } = await client.users.info({ user: personId, include_locale: true })
      if (user === undefined) return UNKNOWN
      const isOurs = isMember(user, teamId)
      const isGuest = !isOurs || user.is_restricted === true || user.is_ultra_restricted === true
      const isAdmin = isOurs && (user.is_admin === true || user.is_owner === true)
      const person = { language: languageOf(user.locale ?? ''), isUnknown: false, isGuest, isAdmin }
      known.delete(key)
      forgetOldest(known, MOST_KEPT)
      known.set(key, { person, atMs: clock.nowMs() })
      return person
    } catch (error) {
      log.debug('a person could not be looked up', { code: toChatError(error).platformCode })
      return ageMs < LANGUAGE_KEPT_MS ? { ...UNKNOWN, language: kept?.person.language ?? null } : UNKNOWN
    }
  }
}

/**
 * Whether the workspace is theirs. In a channel that it shares with another company Slack calls the others no strangers; an
 * organisation has one account for all of its workspaces. https://docs.slack.dev/reference/objects/user-object
 */
function isMember(user: SlackUser, teamId: string): boolean {
  if (user.is_stranger === true) return false
  if (user.team_id === undefined || user.team_id === teamId) return true
  return user.enterprise_user?.teams?.includes(teamId) ?? false
}
