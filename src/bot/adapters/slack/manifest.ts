import type { Command } from '../../../core/command.ts'
import { shorten } from '../../cards/visible-text.ts'
import { UMBRELLA, nativeCommands, usage } from './commands.ts'
import { COMMAND_DESCRIPTION, USAGE_HINT } from './limits.ts'
import { MEMBERSHIP_EVENTS } from './membership.ts'
import { SUBSCRIBE_SHORTCUT, WHY_SHORTCUT } from './shortcuts.ts'

/** Where Slack's requests arrive. */
export const EVENTS_PATH = '/slack/events'
/** Where somebody begins to install the bot. */
export const INSTALL_PATH = '/slack/install'
/** Where Slack sends them back. */
export const REDIRECT_PATH = '/slack/oauth_redirect'

/** No scope that is not used; docs/slack.md says for what each is. */
export const BOT_SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:write',
  'users:read',
] as const

type BotScope = (typeof BOT_SCOPES)[number]

/**
 * Whoever installs the app may leave these out; then something is lost, and the bot works.
 * https://docs.slack.dev/changelog/2026/03/16/optional-scopes
 */
export const OPTIONAL_SCOPES: readonly { readonly scopes: readonly BotScope[]; readonly lost: string }[] = [
  {
    scopes: ['channels:history', 'groups:history'],
    lost: 'a message whose answer was lost is sent once more unseen, and may stand there twice',
  },
  { scopes: ['files:read', 'files:write'], lost: 'the roundup comes without its charts' },
]

type SlashCommand = {
  readonly command: string
  readonly url?: string
  readonly description: string
  readonly usage_hint?: string
  readonly should_escape: boolean
}

type Shortcut = {
  readonly name: string
  readonly type: 'message' | 'global'
  readonly callback_id: string
  readonly description: string
}

type SlackManifest = {
  readonly display_information: {
    readonly name: string
    readonly description: string
    readonly background_color: string
  }
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean
      readonly messages_tab_enabled: boolean
      readonly messages_tab_read_only_enabled: boolean
    }
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean }
    readonly shortcuts: readonly Shortcut[]
    readonly slash_commands: readonly SlashCommand[]
  }
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[]
    readonly scopes: { readonly bot: readonly string[]; readonly bot_optional: readonly string[] }
  }
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] }
    readonly interactivity: {
      readonly is_enabled: boolean
      readonly request_url?: string
      readonly message_menu_options_url?: string
    }
    readonly org_deploy_enabled: boolean
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
  }
}

/**
 * The app as Slack creates it from a manifest. `publicUrl` null: Socket Mode, for one workspace. Else signed HTTP to that
 * address (no slash at its end), for as many workspaces and organisations as install it.
 */
export function slackManifest(commands: readonly Command[], publicUrl: string | null): SlackManifest {
  const eventsUrl = publicUrl === null ? null : `${publicUrl}${EVENTS_PATH}`
  const slash = (name: string, description: string, hint: string, should_escape: boolean): SlashCommand => ({
    command: name,
    ...(eventsUrl !== null && { url: eventsUrl }),
    description: shorten(description, COMMAND_DESCRIPTION),
    ...(hint !== '' && { usage_hint: shorten(hint, USAGE_HINT) }),
    should_escape,
  })
  const natives = nativeCommands(commands).map((command) =>
    slash(`/${command.name}`, command.description.en, usage(command), namesPeople(command)),
  )
  const names = commands.map(({ name }) => name).join(' | ')
  return {
    display_information: {
      name: 'AI Wire',
      description: 'AI news: one story per model release or funding round, posted once and kept up to date',
      background_color: '#1f2a44',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'AI Wire', always_online: true },
      shortcuts: [
        {
          name: 'Why was this posted?',
          type: 'message',
          callback_id: WHY_SHORTCUT,
          description: 'The rule that let it through',
        },
        {
          name: 'Subscribe a channel',
          type: 'global',
          callback_id: SUBSCRIBE_SHORTCUT,
          description: 'Model releases, funding or the weekly roundup',
        },
      ],
      slash_commands: [
        ...natives,
        slash(UMBRELLA, 'All commands of AI Wire, and help', names, commands.some(namesPeople)),
      ],
    },
    oauth_config: {
      ...(publicUrl !== null && { redirect_urls: [`${publicUrl}${REDIRECT_PATH}`] }),
      // They are among the others, too.
      scopes: { bot: BOT_SCOPES, bot_optional: OPTIONAL_SCOPES.flatMap(({ scopes }) => scopes) },
    },
    settings: {
      event_subscriptions: {
        ...(eventsUrl !== null && { request_url: eventsUrl }),
        bot_events: [
          'app_home_opened',
          'app_uninstalled',
          ...MEMBERSHIP_EVENTS,
          // One workspace alone is of no organisation's.
          ...(publicUrl === null ? [] : ['team_access_granted', 'team_access_revoked']),
          'tokens_revoked',
        ],
      },
      interactivity: {
        is_enabled: true,
        ...(eventsUrl !== null && { request_url: eventsUrl, message_menu_options_url: eventsUrl }),
      },
      org_deploy_enabled: publicUrl !== null,
      socket_mode_enabled: publicUrl === null,
      token_rotation_enabled: publicUrl !== null,
    },
  }
}

/** Escaped, Slack hands over people and channels by their ids; else as plain words that name nobody for certain. */
function namesPeople({ options }: Command): boolean {
  return options.some(({ type }) => type === 'channel' || type === 'mention')
}
