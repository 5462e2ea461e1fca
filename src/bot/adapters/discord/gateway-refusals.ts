import { GatewayCloseCodes } from 'discord.js'

/**
 * Why Discord closes the gateway for good, but for a bad token, and what to do: commands are not heard then, while messages
 * go on. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
const REFUSALS = new Map<number, string>([
  [
    GatewayCloseCodes.InvalidShard,
    'DISCORD_SHARDS names a shard that Discord refuses. Count shards from 0, as in 0-3/8, or set auto, and start again.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'DISCORD_SHARDS has too few shards for as many servers as the bot is in. Set auto, or more shards, and start again.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord no longer takes the version of its API that the bot speaks. Update AI Wire, and start again.',
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord does not know the intent Guilds, the only one that the bot asks for. Update AI Wire, and start again.',
  ],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord does not let the bot use the intent Guilds, the only one that it asks for. See what the Bot page of the application says of intents and verification, and start again.',
  ],
])

/** `null`: it is none of these. */
export function gatewayRefusal(closeCode: number): string | null {
  return REFUSALS.get(closeCode) ?? null
}
