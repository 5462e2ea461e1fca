import { OAuth2Scopes, PermissionsBitField } from 'discord.js'
import { NEEDED_PERMISSIONS } from './needed-permissions.ts'

/** Where people say yes; discord.js knows only the same page of the API. */
const AUTHORIZE_URL = 'https://discord.com/oauth2/authorize'

/** The address under which somebody adds the bot to a server, with these permissions and no others. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: PermissionsBitField.resolve(Object.values(NEEDED_PERMISSIONS)).toString(),
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
  })
  return `${AUTHORIZE_URL}?${query.toString()}`
}
