import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js'

/** What the bot needs in a channel; the README says why for each. */
export const NEEDED_PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
] as const

/** Where people say yes; discord.js knows only the same page of the API. */
const AUTHORIZE_URL = 'https://discord.com/oauth2/authorize'

/** The address under which somebody adds the bot to a server, with these permissions and no others. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: PermissionsBitField.resolve([...NEEDED_PERMISSIONS]).toString(),
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
  })
  return `${AUTHORIZE_URL}?${query.toString()}`
}
