import type { Command } from '../../../core/command.ts'
import { UMBRELLA, nativeCommands, usage } from './commands.ts'
import { COMMAND_DESCRIPTION, USAGE_HINT } from './limits.ts'
import { shorten } from './plain-text.ts'

type SlashCommand = {
  readonly command: string
  readonly description: string
  readonly usage_hint?: string
  readonly should_escape: boolean
}

export type SlackManifest = {
  readonly display_information: {
    readonly name: string
    readonly description: string
    readonly background_color: string
  }
  readonly features: {
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean }
    readonly slash_commands: readonly SlashCommand[]
  }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } }
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] }
    readonly interactivity: { readonly is_enabled: boolean }
    readonly org_deploy_enabled: boolean
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
  }
}

/** The app as Slack creates it from a manifest: Socket Mode, no addresses, no scope that is not used. */
export function slackManifest(commands: readonly Command[]): SlackManifest {
  const natives = nativeCommands(commands).map((command): SlashCommand => {
    const hint = shorten(usage(command), USAGE_HINT)
    return {
      command: `/${command.name}`,
      description: shorten(command.description.en, COMMAND_DESCRIPTION),
      ...(hint !== '' && { usage_hint: hint }),
      should_escape: namesPeople(command),
    }
  })
  return {
    display_information: {
      name: 'AI Wire',
      description: 'AI news: one story per model release or funding round, posted once and kept up to date',
      background_color: '#1f2a44',
    },
    features: {
      bot_user: { display_name: 'AI Wire', always_online: true },
      slash_commands: [
        ...natives,
        {
          command: UMBRELLA,
          description: 'All commands of AI Wire, and help',
          usage_hint: shorten(commands.map((command) => command.name).join(' | '), USAGE_HINT),
          should_escape: commands.some(namesPeople),
        },
      ],
    },
    oauth_config: {
      // The two histories are for finding a message again after a lost answer, people for their language and for guests,
      // and im:write is for those who want to be told by direct message.
      scopes: { bot: ['channels:history', 'chat:write', 'commands', 'groups:history', 'im:write', 'users:read'] },
    },
    settings: {
      event_subscriptions: { bot_events: ['app_uninstalled', 'tokens_revoked'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  }
}

/** Escaped, Slack hands over people and channels by their ids; else as plain words that name nobody for certain. */
function namesPeople({ options }: Command): boolean {
  return options.some(({ type }) => type === 'channel' || type === 'mention')
}
