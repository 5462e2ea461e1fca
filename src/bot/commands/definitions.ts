import { COMMAND_NAMES, type Command, type CommandName } from '../../core/command.ts'
import { CHANGING_COMMANDS } from './changing-commands.ts'
import { withLocalNames } from './local-names.ts'
import { READING_COMMANDS } from './reading-commands.ts'

const BY_NAME: Readonly<Record<CommandName, Command>> = { ...READING_COMMANDS, ...CHANGING_COMMANDS }

/** Every command, as platforms offer them. */
export const COMMANDS: readonly Command[] = COMMAND_NAMES.map((name) => withLocalNames(BY_NAME[name]))
