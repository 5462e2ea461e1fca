import type { RegisteredCommands } from '../bot/adapters/discord/register-by-token.ts'
import { COMMANDS } from '../bot/commands/definitions.ts'
import type { Config } from '../config.ts'
import { InputError } from '../core/errors.ts'

/** Tells Discord which commands there are, unless it knows. Throws InputError without a token, ChatError. */
export async function registerDiscordCommands({ discord }: Config): Promise<RegisteredCommands> {
  if (discord === null) {
    throw new InputError([
      'DISCORD_TOKEN is missing: commands are registered with Discord alone. Slack has them from its manifest: see aiwire slack-manifest.',
    ])
  }
  const { registerByToken } = await import('../bot/adapters/discord/register-by-token.ts')
  return await registerByToken(discord, COMMANDS)
}
