import { createHash } from 'node:crypto'
import type { StateStore } from '@slack/bolt'
import { z } from 'zod'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Random } from '../../../core/ports/random.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import { parseJson } from '../../../core/parse-json.ts'
import type { SealedBox } from './sealed-box.ts'

/** As long as the cookie that Slack's SDK compares a state with. */
const VALID_FOR_MS = 600_000
/** Older ones are forgotten first; Slack takes a code only once besides. */
const MOST_USED = 1_000
const SEALED_FOR = 'slack oauth state'
/** Where used states are kept: no place of Slack has such an id. */
const USED_ID = 'slack:used-states'

const STATE = z.object({
  id: z.string(),
  /** Unix milliseconds. */
  until: z.number(),
  installOptions: z.object({ scopes: z.array(z.string()), redirectUri: z.string().optional() }),
})
const USED = z.array(z.object({ hash: z.string(), until: z.number() }))
type Used = z.infer<typeof USED>

/** Its code is told to whoever hears that an installation failed. */
class InstallStateError extends Error {
  override readonly name = 'InstallStateError'
  readonly code = 'slack_oauth_invalid_state'
}

/**
 * What a person carries from our link to Slack's page and back, so that nobody has them end an installation that somebody
 * else began: sealed, for ten minutes, and good for once, whichever process it comes back to.
 * https://datatracker.ietf.org/doc/html/rfc6749#section-10.12
 */
export function createInstallStates(parts: {
  readonly store: InstallationStore
  readonly box: SealedBox
  readonly clock: Clock
  readonly random: Random
}): StateStore {
  const { store, box, clock, random } = parts
  const seal = (used: Used): string => box.seal(JSON.stringify(used), USED_ID)
  /** What was sealed with another key tells of states that nobody can open any more. */
  const open = (sealed: string): Used => USED.parse(JSON.parse(box.open(sealed, USED_ID) ?? '[]'))

  /** False when it was used before, or nobody began here. */
  async function useUp(hash: string, until: number): Promise<boolean> {
    for (;;) {
      const stored = await store.find(USED_ID)
      if (stored === null) return false
      const now = clock.nowMs()
      const used = open(stored.sealed).filter((other) => other.until >= now)
      if (used.some((other) => other.hash === hash)) return false
      // Another process may use one at the same time.
      if (await store.reseal(USED_ID, stored.sealed, seal([...used, { hash, until }].slice(-MOST_USED)))) return true
    }
  }

  return {
    async generateStateParam({ scopes, redirectUri }) {
      const now = clock.nowMs()
      if ((await store.find(USED_ID)) === null) {
        await store.save({ id: USED_ID, sealed: seal([]), installedAt: now })
      }
      const installOptions = { scopes: [scopes].flat(), ...(redirectUri !== undefined && { redirectUri }) }
      const state: z.infer<typeof STATE> = { id: random.id(), until: now + VALID_FOR_MS, installOptions }
      return box.seal(JSON.stringify(state), SEALED_FOR)
    },

    async verifyStateParam(_now, sealed) {
      const state = STATE.safeParse(parseJson(box.open(sealed, SEALED_FOR) ?? '')).data
      if (state === undefined) throw new InstallStateError('The state is none of ours')
      if (state.until < clock.nowMs()) throw new InstallStateError('The state is too old')
      const hash = createHash('sha256').update(state.id).digest('base64url')
      if (!(await useUp(hash, state.until))) throw new InstallStateError('The state was used before')
      const { scopes, redirectUri } = state.installOptions
      return { scopes, ...(redirectUri !== undefined && { redirectUri }) }
    },
  }
}
