import { ChatError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import type { Log } from '../../../core/ports/log.ts'
import { LONG_WAIT_MS } from '../../../core/unanswered.ts'
import { WRONG_SETTINGS } from './codes.ts'
import { toChatError } from './errors.ts'
import type { Grant, OpenedGrant, SealedGrants } from './sealed-grants.ts'

/** So often, and so long apart, it is looked whether another process has written down what it renewed. */
const LOOKS = 10
const LOOK_AGAIN_MS = 500

/** What Slack says of a refresh token that is good for nothing any more. */
const OVER: ReadonlySet<string | null> = new Set(['invalid_refresh_token', 'invalid_grant'])

export type RenewedToken = { readonly token: string; readonly refreshToken: string; readonly expiresAt: number }

type RenewalParts = {
  readonly store: Pick<InstallationStore, 'find' | 'reseal'>
  readonly grants: SealedGrants
  /** Changes a refresh token for a new pair. Rejects where Slack refuses. */
  readonly refresh: (refreshToken: string) => Promise<RenewedToken>
  readonly clock: Clock
  readonly log: Log
}

/** Both give `null` where there is nothing to act with. */
type TokenRenewals = {
  /** A refresh token works once: who comes second waits for the first. Throws ChatError where it may still be renewed. */
  readonly once: (held: OpenedGrant) => Promise<Grant | null>
  /** What another process got for the refresh token: it had it at the same time, and may be about to write it down. */
  readonly elsewhere: (held: OpenedGrant) => Promise<Grant | null>
}

/** New tokens for those that run out. */
export function createTokenRenewals({ store, grants, refresh, clock, log }: RenewalParts): TokenRenewals {
  const renewing = new Map<string, Promise<Grant | null>>()
  /** What Slack gave for an installation, and gives once, while the store does not take it. */
  const unsaved = new Map<string, Grant>()

  const takeNext = async (grant: Grant, refreshToken: string): Promise<Grant> => {
    const { token, ...renewed } = await refresh(refreshToken)
    return { ...grant, botToken: token, ...renewed }
  }
  const exchange = async ({ id, sealed, grant }: OpenedGrant): Promise<Grant | null> => {
    if (grant.refreshToken === null) return null
    const next = unsaved.get(sealed) ?? (await takeNext(grant, grant.refreshToken))
    unsaved.set(sealed, next)
    const isSaved = await store.reseal(id, sealed, grants.seal(id, next))
    unsaved.delete(sealed)
    if (isSaved) return next
    // Installed again or removed meanwhile: what is there now holds, and what was removed must not come back.
    return grants.open(await store.find(id))?.grant ?? null
  }

  return {
    async once(held) {
      const { id } = held
      const running = renewing.get(id)
      if (running !== undefined) return await running
      const started = exchange(held).catch((error: unknown) => {
        const problem = toChatError(error)
        const what = 'a token of Slack could not be renewed'
        const details = { id, code: problem.platformCode }
        if (WRONG_SETTINGS.has(problem.platformCode)) log.error(what, { ...details, hint: 'Run "aiwire doctor".' })
        else log.warn(what, details)
        if (isOver(problem)) return null
        throw notRenewed(problem)
      })
      renewing.set(id, started)
      try {
        return await started
      } finally {
        renewing.delete(id)
      }
    },
    async elsewhere({ id, sealed }) {
      for (let look = 0; look < LOOKS; look += 1) {
        const stored = await store.find(id)
        if (stored?.sealed !== sealed) return grants.open(stored)?.grant ?? null
        await clock.sleep(LOOK_AGAIN_MS)
      }
      return null
    },
  }
}

/** Nothing was sent. Where Slack answered, this one workspace waits: other workspaces go on, and no message is at fault. */
function notRenewed({ kind, platformCode, retryAfterMs, isUnreached, cause }: ChatError): ChatError {
  const words = 'The token could not be renewed now'
  return kind === 'unavailable' || kind === 'ambiguous'
    ? new ChatError('unavailable', words, { platformCode, isUnreached, cause })
    : new ChatError('rate-limited', words, { platformCode, retryAfterMs: retryAfterMs ?? LONG_WAIT_MS, cause })
}

/** Whether Slack will never give anything for a refresh token. Whatever else it says passes, or is a setting of ours. */
function isOver({ kind, platformCode }: ChatError): boolean {
  return kind === 'unauthorized' || OVER.has(platformCode)
}
