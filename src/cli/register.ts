import type { Writable } from 'node:stream'
import { registerDiscordCommands } from '../app/register-discord-commands.ts'
import { parseConfig } from '../config.ts'
import { readEnvironment } from './environment.ts'

/** `aiwire register`: tells Discord which commands there are, where that changed. Throws InputError, ChatError. */
export async function register(output: Writable): Promise<number> {
  const { application, commands, isChanged } = await registerDiscordCommands(parseConfig(readEnvironment()))
  output.write(
    isChanged
      ? `${commands} commands of ${application} are registered with Discord. Apps that are open may show them after a restart.\n`
      : `Discord has the ${commands} commands of ${application} already.\n`,
  )
  return 0
}
