import type { Command, CommandCall } from '../../core/command.ts'
import { newChannel, platformId, type Channel, type Language, type Workspace } from '../../core/workspace.ts'
import { stringsOf, type Strings } from '../cards/strings.ts'
import type { CommandDeps } from './command-deps.ts'
import { CommandMistake } from './command-mistake.ts'

/** One call, with what every command asks first. */
export type CommandContext = {
  readonly command: Command
  readonly call: CommandCall
  readonly deps: CommandDeps
  /** The person's own, else the channel's. */
  readonly language: Language
  readonly strings: Strings
  readonly workspace: Workspace
  /** As stored; one that is not known yet is as it would be stored. */
  readonly channel: Channel
}

/** The channel that a call is about, by the platform's id. One that is not known yet is as it would be stored. */
export async function channelOfCall(call: CommandCall, externalId: string, deps: CommandDeps): Promise<Channel> {
  const known = await deps.store.channels.find(platformId(call.platform, externalId))
  const settings = { language: call.language ?? 'en', timeZone: deps.defaultTimeZone }
  return known ?? newChannel(workspaceOf(call), externalId, settings)
}

/**
 * Stories have threads of their own, so what is said in a thread is about its channel; but a thread that follows something
 * itself is what it is about.
 */
export async function placeCall(call: CommandCall, deps: Pick<CommandDeps, 'store'>): Promise<CommandCall> {
  const { threadExternalId, platform } = call
  if (threadExternalId === undefined) return call
  const id = platformId(platform, threadExternalId)
  const isFollowing =
    (await deps.store.subscriptions.listOfChannel(id)).length > 0 ||
    (await deps.store.channels.find(id))?.roundup.mode === 'always'
  return isFollowing ? { ...call, channelExternalId: threadExternalId } : call
}

/** A command with all that it is answered from, in the language of whoever asks, else of the channel. */
export function contextOf(command: Command, call: CommandCall, channel: Channel, deps: CommandDeps): CommandContext {
  const language = call.language ?? channel.language
  return { command, call, deps, language, strings: stringsOf(language), workspace: workspaceOf(call), channel }
}

function workspaceOf({ platform, workspaceExternalId }: CommandCall): Workspace {
  return { id: platformId(platform, workspaceExternalId), platform, externalId: workspaceExternalId }
}

/**
 * Whether the channel is another workspace's than the one where the command is used: on Slack, workspaces share channels. A
 * channel stays with the workspace that set something there first, whose own business it is.
 */
export function isOfOthers(call: CommandCall, { workspaceId }: Channel): boolean {
  return workspaceId !== workspaceOf(call).id
}

/** Whether the person may change what happens in that channel. */
export function mayChange(call: CommandCall, channel: Channel): boolean {
  return call.canManage && (call.isAdmin || !channel.adminsOnly) && !isOfOthers(call, channel)
}

/** To be thrown: whom to ask instead, for somebody who may not change what happens in the channel. */
export function mayNotChange({
  call,
  channel,
  strings,
}: Pick<CommandContext, 'call' | 'channel' | 'strings'>): CommandMistake {
  if (isOfOthers(call, channel)) return new CommandMistake(strings.ofOtherWorkspace, null)
  if (call.isUnknown === true) return new CommandMistake(strings.notLookedUp, null)
  return new CommandMistake(channel.adminsOnly ? strings.onlyForAdmins : strings.mayNotManage, null)
}

/** To be thrown: what was wrong, with the command's own example unless a better one is given. */
export function mistake(
  context: CommandContext,
  problem: string,
  example: string | null = context.command.example,
): CommandMistake {
  return new CommandMistake(problem, example)
}
