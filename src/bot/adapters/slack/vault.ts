import type { Installation, InstallationStore as BoltInstallationStore } from '@slack/bolt'
import { z } from 'zod'
import { HOUR_MS } from '../../../core/durations.ts'
import { ChatError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import type { WorkspaceLoss } from '../../../core/subscription.ts'
import { platformId } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'
import type { SealedBox } from './sealed-box.ts'
import type { Source, Workspaces } from './workspaces.ts'

/** Slack's own client renews as early. */
const RENEW_BEFORE_MS = 2 * HOUR_MS

/** So often, and so long apart, it is looked whether another process has written down what it renewed. */
const LOOKS = 10
const LOOK_AGAIN_MS = 500

/** What Slack says of a refresh token that is good for nothing any more. */
const OVER: ReadonlySet<string | null> = new Set(['invalid_refresh_token', 'invalid_grant'])

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

/** What is kept of an installation: nothing of the person who installed. */
const GRANT = z.object({
  botToken: z.string(),
  botId: z.string().nullish(),
  botUserId: z.string().nullish(),
  refreshToken: z.string().nullable(),
  /** Unix milliseconds. */
  expiresAt: z.number().nullable(),
})
type Grant = z.infer<typeof GRANT>

/** An installation as it lies in the store, and what is in it. */
type Opened = { readonly id: string; readonly sealed: string; readonly grant: Grant }

export type RenewedToken = { readonly token: string; readonly refreshToken: string; readonly expiresAt: number }

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
  const renewing = new Map<string, Promise<Grant | null>>()
  /** What Slack gave for an installation, and gives once, while the store does not take it. */
  const unsaved = new Map<string, Grant>()

  const open = (found: { readonly id: string; readonly sealed: string } | null): Opened | null => {
    if (found === null) return null
    const text = box.open(found.sealed, found.id)
    if (text !== null) return { id: found.id, sealed: found.sealed, grant: GRANT.parse(JSON.parse(text)) }
    log.error('an installation on Slack cannot be opened: was it sealed with another key?', { id: found.id })
    return null
  }
  const findFor = async (teamId: string) => open(await store.findFor(idOf(teamId)))
  const seal = (id: string, grant: Grant) => box.seal(JSON.stringify(grant), id)

  const takeNext = async (grant: Grant, refreshToken: string): Promise<Grant> => {
    const { token, ...renewed } = await parts.refresh(refreshToken)
    return { ...grant, botToken: token, ...renewed }
  }
  const exchange = async ({ id, sealed, grant }: Opened): Promise<Grant | null> => {
    if (grant.refreshToken === null) return null
    const next = unsaved.get(sealed) ?? (await takeNext(grant, grant.refreshToken))
    unsaved.set(sealed, next)
    const isSaved = await store.reseal(id, sealed, seal(id, next))
    unsaved.delete(sealed)
    if (isSaved) return next
    // Installed again or removed meanwhile: what is there now holds, and what was removed must not come back.
    return open(await store.find(id))?.grant ?? null
  }
  /** A refresh token works once: who comes second waits for the first. Throws ChatError where it may still be renewed. */
  const renewOnce = async (held: Opened): Promise<Grant | null> => {
    const { id } = held
    const running = renewing.get(id)
    if (running !== undefined) return await running
    const started = exchange(held).catch((error: unknown) => {
      const problem = toChatError(error)
      log.warn('a token of Slack could not be renewed', { id, code: problem.platformCode })
      if (isOver(problem)) return null
      const { platformCode } = problem
      throw new ChatError('unavailable', 'The token could not be renewed now', { platformCode, cause: error })
    })
    renewing.set(id, started)
    try {
      return await started
    } finally {
      renewing.delete(id)
    }
  }

  /** What another process got for the refresh token: it had it at the same time, and may be about to write it down. */
  const renewedElsewhere = async ({ id, sealed }: Opened): Promise<Grant | null> => {
    for (let look = 0; look < LOOKS; look += 1) {
      const stored = await store.find(id)
      if (stored?.sealed !== sealed) return open(stored)?.grant ?? null
      await clock.sleep(LOOK_AGAIN_MS)
    }
    return null
  }

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
      return (await renewOnce(found).catch(() => null))?.botToken ?? grant.botToken
    },

    async isLocked(teamId) {
      const stored = await store.findFor(idOf(teamId))
      return stored !== null && box.open(stored.sealed, stored.id) === null
    },

    async renew(teamId, expired) {
      const found = await findFor(teamId)
      if (found === null) return null
      if (found.grant.botToken !== expired) return found.grant.botToken
      return ((await renewOnce(found)) ?? (await renewedElsewhere(found)))?.botToken ?? null
    },

    async refused(teamId, token, code) {
      const stored = await store.findFor(idOf(teamId))
      // Installed again or renewed meanwhile: the old token's end is no news.
      if (stored !== null && open(stored)?.grant.botToken !== token) return 'bot-removed'
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
        await store.save({ id, sealed: seal(id, grant), installedAt: clock.nowMs() })
        for (const workspaceId of [id, ...(await store.listJoined(id))]) await parts.workspaceJoined(workspaceId)
      },
      // Our own `authorize` reads it.
      fetchInstallation: () => Promise.reject(new Error('installations are read by authorize')),
    },
  }
}

/** Whether Slack will never give anything for a refresh token. Whatever else it says passes, or is a setting of ours. */
function isOver({ kind, platformCode }: ChatError): boolean {
  return kind === 'unauthorized' || OVER.has(platformCode)
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
