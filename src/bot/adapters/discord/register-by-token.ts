import type { Command } from '../../../core/command.ts'
import { getApplication } from './application.ts'
import { toChatError } from './errors.ts'
import { closeRest, openRest, type RestParts } from './open-rest.ts'
import { registerCommands, type Registration } from './register-commands.ts'

export type RegisteredCommands = Registration & {
  /** The application that the token is of. */
  readonly application: string
}

/** Registers beside a bot that may run. Throws ChatError. */
export async function registerByToken(parts: RestParts, commands: readonly Command[]): Promise<RegisteredCommands> {
  const rest = openRest(parts)
  try {
    const { id, name } = await getApplication(rest)
    return { ...(await registerCommands(rest, id, commands)), application: name }
  } catch (error) {
    throw toChatError(error)
  } finally {
    closeRest(rest)
  }
}
