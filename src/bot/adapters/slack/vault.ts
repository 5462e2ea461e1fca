import type { Installation, InstallationStore as BoltInstallationStore } from '@slack/bolt'
import { HOUR_MS } from '../../../core/durations.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import type { WorkspaceLoss } from '../../../core/subscription.ts'
import { platformId } from '../../../core/workspace.ts'
import type { SealedBox } from './sealed-box.ts'
import { createSealedGrants, type Grant } from './sealed-grants.ts'
import { createTokenRenewals, type RenewedToken } from './token-renewals.ts'
import type { Source, Workspaces } from './workspaces.ts'

/** Slack's own client renews as early. */
const RENEW_BEFORE_MS = 2 * HOUR_MS

/** What Slack says where an organisation's token is good, but not in this one of its workspaces. */
const NOT_HERE: ReadonlySet<string | null> = new Set([
  'team_access_not_granted',
  'team_disabled',
  'user_removed_from_team',
])

/**
 * Slack says so of a bad token, and of any token where the app may only be used from other addresses than this computer's: all
 * installations at once must not be lost by that. https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const MAYBE_ADDRESS = 'invalid_auth'

type VaultParts = {
  readonly store: InstallationStore
  readonly box: SealedBox
  /** Changes a refresh token for a new pair. Rejects where Slack refuses. */
  readonly refresh: (refreshToken: string) => Promise<RenewedToken>
  readonly workspaceGone: (workspaceId: string, reason: WorkspaceLoss) => Promise<void>
  readonly workspaceJoined: (workspaceId: string) => Promise<void>
  readonly clock: Clock
  readonly log: Log
}

export type Vault = Workspaces & {
  /** What bolt's OAuth flow stores into. */
  readonly boltStore: BoltInstallationStore
  /** The bot was removed there at that time (Unix milliseconds): what was installed later stays. Once or twice is the same. */
  readonly forget: (source: Source, atMs: number) => Promise<void>
  /** An organisation gives the bot to some of its workspaces, or takes it from them. */
  readonly share: (source: Source, teamIds: readonly string[]) => Promise<void>
  readonly unshare: (source: Source, teamIds: readonly string[]) => Promise<void>
}

/** Tokens of many workspaces and organisations, in our store, sealed. */
export function createVault(parts: VaultParts): Vault {
  const { store, box, clock, log } = parts
  const idOf = (slackId: string) => platformId('slack', slackId)
  const grants = createSealedGrants(box, log)
  const renewals = createTokenRenewals({ store, grants, refresh: parts.refresh, clock, log })
  const findFor = async (teamId: string) => grants.open(await store.findFor(idOf(teamId)))

  /** A workspace may have the bot twice, of its own and by its organisation: where one ends, the other serves it. */
  const tellGone = async (workspaceId: string): Promise<void> => {
    if ((await store.findFor(workspaceId)) === null) await parts.workspaceGone(workspaceId, 'bot-removed')
  }
  const removeFrom = async (id: string, installedUntil: number): Promise<void> => {
    if (!(await store.remove(id, installedUntil)) && (await store.find(id)) !== null) return
    for (const workspaceId of [id, ...(await store.listJoined(id))]) await tellGone(workspaceId)
  }

  const join = async (teamId: string, organisationId: string): Promise<void> => {
    // What is told of the organisation as a whole comes in its name.
    if (idOf(teamId) === organisationId) return
    if (await store.join(idOf(teamId), organisationId)) await parts.workspaceJoined(idOf(teamId))
  }
  const leave = async (teamId: string, organisationId: string): Promise<void> => {
    if (await store.leave(idOf(teamId), organisationId)) await tellGone(idOf(teamId))
  }

  return {
    async tokenOf(teamId) {
      const found = await findFor(teamId)
      if (found === null) return null
      const { grant } = found
      if (grant.expiresAt === null || grant.expiresAt - clock.nowMs() > RENEW_BEFORE_MS) return grant.botToken
      // The one that is there may be good for a while.
      return (await renewals.once(found).catch(() => null))?.botToken ?? grant.botToken
    },

    async isLocked(teamId) {
      const stored = await store.findFor(idOf(teamId))
      return stored !== null && box.open(stored.sealed, stored.id) === null
    },

    async renew(teamId, expired) {
      const found = await findFor(teamId)
      if (found === null) return null
      if (found.grant.botToken !== expired) return found.grant.botToken
      return ((await renewals.once(found)) ?? (await renewals.elsewhere(found)))?.botToken ?? null
    },

    async refused(teamId, token, code) {
      const stored = await store.findFor(idOf(teamId))
      // Installed again or renewed meanwhile: the old token's end is no news.
      if (stored !== null && grants.open(stored)?.grant.botToken !== token) return 'bot-removed'
      if (stored !== null && stored.id !== idOf(teamId) && NOT_HERE.has(code)) {
        await leave(teamId, stored.id)
        return 'bot-removed'
      }
      if (stored !== null && code === MAYBE_ADDRESS) {
        const hint =
          'Look at the allowed IP address ranges of the app: this computer has to be in them. Then start again. If it is, have the app installed there once more.'
        log.error('slack refuses the token of a workspace, or this computer', { workspace: idOf(teamId), hint })
        await parts.workspaceGone(idOf(teamId), 'token-refused')
        return 'token-refused'
      }
      await removeFrom(stored?.id ?? idOf(teamId), stored?.installedAt ?? clock.nowMs())
      return 'bot-removed'
    },

    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const place = isEnterpriseInstall ? enterpriseId : teamId
      const found = place === undefined ? null : await findFor(place)
      if (found === null) return { ...(teamId !== undefined && { teamId }) }
      if (isEnterpriseInstall && teamId !== undefined && enterpriseId !== undefined) {
        await join(teamId, idOf(enterpriseId))
      }
      const { botToken, botId, botUserId } = found.grant
      return {
        botToken,
        ...(typeof botId === 'string' && { botId }),
        ...(typeof botUserId === 'string' && { botUserId }),
        ...(teamId !== undefined && { teamId }),
      }
    },

    async forget({ teamId, enterpriseId, isEnterpriseInstall }, atMs) {
      const place = isEnterpriseInstall ? enterpriseId : teamId
      if (place !== undefined) await removeFrom(idOf(place), atMs)
    },

    async share({ enterpriseId }, teamIds) {
      if (enterpriseId !== undefined) for (const teamId of teamIds) await join(teamId, idOf(enterpriseId))
    },
    async unshare({ enterpriseId }, teamIds) {
      if (enterpriseId !== undefined) for (const teamId of teamIds) await leave(teamId, idOf(enterpriseId))
    },

    boltStore: {
      async storeInstallation(installation) {
        const id = idOf(placeOf(installation))
        const grant = grantOf(installation)
        await store.save({ id, sealed: grants.seal(id, grant), installedAt: clock.nowMs() })
        for (const workspaceId of [id, ...(await store.listJoined(id))]) await parts.workspaceJoined(workspaceId)
      },
      // Our own `authorize` reads it.
      fetchInstallation: () => Promise.reject(new Error('installations are read by authorize')),
    },
  }
}

function placeOf(installation: Installation): string {
  const place = installation.isEnterpriseInstall === true ? installation.enterprise : installation.team
  if (place === undefined) throw new Error('Slack named neither workspace nor organisation')
  return place.id
}

function grantOf({ bot }: Installation): Grant {
  if (bot === undefined) throw new Error('Slack gave no bot token')
  return {
    botToken: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    refreshToken: bot.refreshToken ?? null,
    expiresAt: bot.expiresAt === undefined ? null : bot.expiresAt * 1_000,
  }
}
