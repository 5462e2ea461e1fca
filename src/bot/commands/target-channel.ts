import { parseChannel } from '../../core/parse-channel.ts'
import type { Channel } from '../../core/workspace.ts'
import { channelOfCall, mayNotChange, mistake, type CommandContext } from './command-context.ts'
import { exampleOf, readText } from './read-options.ts'

/** The channel that the option `channel` names, where the person may manage it, else the one where the command is used. */
export async function targetChannel(context: CommandContext): Promise<Channel> {
  const takesOne = context.command.options.some(({ type }) => type === 'channel')
  const named = takesOne ? readText(context, 'channel') : null
  if (named === null) return context.channel
  const { call, strings, deps } = context
  const id = parseChannel(named) ?? named.replace(/^#/u, '')
  if (id === call.channelExternalId) return context.channel
  if (!/^[\w.-]{1,64}$/u.test(id))
    throw mistake(context, strings.badChannel(named), exampleOf(context, 'channel', '#news'))
  if (call.isUnknown === true) throw mayNotChange(context)
  if (!call.managesToo.includes(id)) throw mistake(context, strings.mayNotManageThat, null)
  const channel = await channelOfCall(call, id, deps)
  // Somebody else's channel looks like one that is not there.
  if (channel.workspaceId !== context.workspace.id) throw mistake(context, strings.mayNotManageThat, null)
  return channel
}

/** Whether it is about the channel in which it was used. */
export function isHere({ call, channel }: Pick<CommandContext, 'call' | 'channel'>): boolean {
  return channel.externalId === call.channelExternalId
}
