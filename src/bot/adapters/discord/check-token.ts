import { PermissionFlagsBits, Routes } from 'discord.js'
import { z } from 'zod'
import type { Finding } from '../../../core/finding.ts'
import { shardsName, type Shards } from '../../../core/shards.ts'
import { getApplication, type Application } from './application.ts'
import { endpointProblems, INTERACTIONS_PATH } from './endpoint-problems.ts'
import { isUnknownAddress, toChatError } from './errors.ts'
import { NEEDED_PERMISSIONS } from './needed-permissions.ts'
import { closeRest, openRest } from './open-rest.ts'
import type { Rest } from './paced-rest.ts'

const SERVERS_MAX = 200
const me = z.object({ username: z.string() })
const gateway = z.object({ shards: z.number() })
const servers = z.array(z.object({ name: z.string(), permissions: z.string().regex(/^\d+$/u).transform(BigInt) }))

/**
 * Asks Discord who the token belongs to, where it sends interactions, how many shards it recommends, and what the bot may
 * do in its first servers. Changes nothing, never throws.
 */
export async function checkDiscord(options: {
  readonly token: string
  readonly apiUrl: string | null
  /** Interactions over HTTP; `null`: by the gateway. */
  readonly http: { readonly publicKey: string; readonly publicUrl: string } | null
  readonly shards: Shards
}): Promise<readonly Finding[]> {
  const rest = openRest(options)
  try {
    const { username } = me.parse(await rest.get(Routes.user()))
    const query = new URLSearchParams({ limit: String(SERVERS_MAX) })
    const found = servers.parse(await rest.get(Routes.userGuilds(), { query }))
    const count = found.length === 1 ? '1 server' : `${found.length} servers`
    return [
      { level: 'ok', part: 'discord', words: `The token is that of ${username}, which is in ${count}.` },
      ...interactionFindings(await getApplication(rest), options.http),
      ...(options.http === null ? await shardsFindings(rest, options.shards) : []),
      ...(found.length === 0 ? [NO_SERVER] : found.flatMap(serverFinding)),
    ]
  } catch (error) {
    const { kind, message } = toChatError(error)
    const words =
      kind === 'unauthorized'
        ? 'Discord refuses DISCORD_TOKEN. Reset it on the Bot page of your application, and copy the new one.'
        : `${message}. Check that this computer reaches Discord, and look here again.`
    return [{ level: 'fail', part: 'discord', words }]
  } finally {
    closeRest(rest)
  }
}

function interactionFindings(
  application: Application,
  http: Parameters<typeof endpointProblems>[1],
): readonly Finding[] {
  const part = 'discord'
  const problems = endpointProblems(application, http)
  if (problems.length > 0) return problems.map((words) => ({ level: 'fail', part, words }))
  if (http === null) return []
  return [{ level: 'ok', part, words: `Discord sends interactions to ${http.publicUrl}${INTERACTIONS_PATH}.` }]
}

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
async function shardsFindings(rest: Rest, shards: Shards): Promise<readonly Finding[]> {
  const answer: unknown = await rest.get(Routes.gatewayBot()).catch((error: unknown) => {
    if (!isUnknownAddress(error)) throw error
  })
  // Not every server recommends something.
  const recommended = gateway.safeParse(answer).data?.shards
  if (recommended === undefined) return []
  const part = 'discord'
  const advice = `Discord recommends ${recommended === 1 ? '1 shard' : `${recommended} shards`}`
  if (shards === 'auto') return [{ level: 'ok', part, words: `${advice}, and as many are kept.` }]
  if (shards.count >= recommended) {
    return [{ level: 'ok', part, words: `${advice}, and DISCORD_SHARDS has ${shards.count}.` }]
  }
  const words = `${advice}, and DISCORD_SHARDS (${shardsName(shards)}) has ${shards.count}. Stop all gateways, and start them with parts that end in ${recommended} or with auto.`
  return [{ level: 'warn', part, words }]
}

const NO_SERVER: Finding = {
  level: 'warn',
  part: 'discord',
  words: 'The bot is in no server yet. Start it, and open the address that it prints to add it to one.',
}

function serverFinding({ name, permissions }: z.infer<typeof servers>[number]): readonly Finding[] {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return []
  const missing = Object.entries(NEEDED_PERMISSIONS).filter(([, bit]) => (permissions & bit) === 0n)
  if (missing.length === 0) return []
  const names = missing.map(([permission]) => permission).join(', ')
  const words = `In ${name} the bot's roles lack ${names}. Give them to its role, or in the channels that subscribe.`
  return [{ level: 'warn', part: 'discord', words }]
}
