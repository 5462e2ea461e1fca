import type { Command, CommandCall } from '../../core/command.ts'
import { platformId, type Channel, type Language, type Workspace } from '../../core/workspace.ts'
import type { Strings } from '../cards/en.ts'
import { stringsOf } from '../cards/strings.ts'
import type { CommandDeps } from './command-deps.ts'
import { CommandMistake } from './command-mistake.ts'

/** One call, with what every command asks first. */
export type CommandContext = {
  readonly command: Command
  readonly call: CommandCall
  readonly deps: CommandDeps
  readonly language: Language
  readonly strings: Strings
  readonly workspace: Workspace
  /** As stored; one that is not known yet is as it would be stored. */
  readonly channel: Channel
}

export async function contextOf(command: Command, call: CommandCall, deps: CommandDeps): Promise<CommandContext> {
  const { platform, language } = call
  const workspace = {
    id: platformId(platform, call.workspaceExternalId),
    platform,
    externalId: call.workspaceExternalId,
  }
  const id = platformId(platform, call.channelExternalId)
  const fresh = {
    id,
    workspaceId: workspace.id,
    platform,
    externalId: call.channelExternalId,
    language,
    timeZone: deps.defaultTimeZone,
    quietHours: null,
  }
  const channel = (await deps.store.channels.find(id)) ?? fresh
  return { command, call, deps, language, strings: stringsOf(language), workspace, channel }
}

/** To be thrown: what was wrong, with the command's own example unless a better one is given. */
export function mistake(context: CommandContext, problem: string, example = context.command.example): CommandMistake {
  return new CommandMistake(problem, example)
}
