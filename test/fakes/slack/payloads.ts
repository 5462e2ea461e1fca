import { toBody, type Body } from './fake-body.ts'
import { fillForm } from './fill-form.ts'
import type { ReadButton } from './read-blocks.ts'

export const TEAM = 'T0FAKE'

/** In which workspace something happens, and whether the app is there by its organisation. */
export type Where = { readonly teamId?: string; readonly orgId?: string }

function place({ teamId, orgId }: Where = {}) {
  return { team_id: teamId ?? TEAM, enterprise_id: orgId ?? null, is_enterprise_install: orgId !== undefined }
}

/** Where the app answers, and by what it may open a form. */
export type Answering = { readonly responseUrl: string; readonly trigger: string }

export type SlashUse = {
  readonly command: string
  readonly text: string
  readonly channel: string
  readonly person: string
  readonly where?: Where
}

export function slashPayload(
  { command, text, channel, person, where }: SlashUse,
  { responseUrl, trigger }: Answering,
): Body {
  return {
    token: 'legacy',
    command,
    text,
    response_url: responseUrl,
    trigger_id: trigger,
    user_id: person,
    user_name: 'somebody',
    ...place(where),
    team_domain: 'fake',
    channel_id: channel,
    channel_name: 'fake',
    api_app_id: 'A0FAKE',
  }
}

/**
 * Slack tells three signs as entities wherever they stand in what was posted, and nobody documents where it does not.
 * https://github.com/slackapi/bolt-python/issues/513
 */
function asTold(given: unknown): unknown {
  if (typeof given === 'string') {
    return given
      .replace(/&(?!(?:amp|lt|gt);)/gu, '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  }
  if (Array.isArray(given)) return given.map((one: unknown) => asTold(one))
  if (typeof given !== 'object' || given === null) return given
  // Its own mark-up stays.
  if ('type' in given && given.type === 'mrkdwn') return given
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [key, asTold(one)]))
}

export type ButtonPress = {
  /** `null` in a Home tab, which has no address for answers. */
  readonly channel: string | null
  readonly person: string
  readonly message: Body
}

export function pressPayload(
  button: ReadButton,
  { channel, person, message }: ButtonPress,
  { responseUrl, trigger }: Answering,
): Body {
  return {
    type: 'block_actions',
    token: 'legacy',
    team: { id: TEAM, domain: 'fake' },
    user: { id: person, username: 'somebody', team_id: TEAM },
    ...(channel === null
      ? { container: { type: 'view' }, view: { id: 'V1', type: 'home' } }
      : {
          channel: { id: channel, name: 'fake' },
          container: { type: 'message', channel_id: channel },
          message: { type: 'message', ...message, blocks: asTold(message.blocks) },
          response_url: responseUrl,
        }),
    api_app_id: 'A0FAKE',
    trigger_id: trigger,
    actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...toBody(asTold(button)) }],
  }
}

export type FormValues = Readonly<Record<string, string | readonly string[]>>

export function submissionPayload(view: Body, values: FormValues, person: string, trigger: string): Body {
  return {
    type: 'view_submission',
    token: 'legacy',
    team: { id: TEAM, domain: 'fake' },
    user: { id: person, username: 'somebody', team_id: TEAM },
    api_app_id: 'A0FAKE',
    trigger_id: trigger,
    view: { id: 'V1', ...toBody(asTold(view)), state: { values: asTold(fillForm(view, values)) } },
    response_urls: [],
  }
}

export function typingPayload(view: Body, option: string, typed: string, person: string): Body {
  return {
    type: 'block_suggestion',
    token: 'legacy',
    team: { id: TEAM, domain: 'fake' },
    user: { id: person, name: 'somebody', team_id: TEAM },
    api_app_id: 'A0FAKE',
    container: { type: 'view' },
    action_id: `aw:field:${option}`,
    block_id: option,
    value: asTold(typed),
    view: { id: 'V1', ...toBody(asTold(view)), state: { values: {} } },
  }
}

/** A shortcut from anywhere. */
export function shortcutPayload(callbackId: string, person: string, trigger: string): Body {
  return {
    type: 'shortcut',
    token: 'legacy',
    callback_id: callbackId,
    trigger_id: trigger,
    action_ts: '1.2',
    team: { id: TEAM, domain: 'fake' },
    user: { id: person, username: 'somebody', team_id: TEAM },
  }
}

/** A shortcut on a message. */
export function messageShortcutPayload(
  callbackId: string,
  { message, channel, person }: { readonly message: Body; readonly channel: string; readonly person: string },
  { responseUrl, trigger }: Answering,
): Body {
  return {
    type: 'message_action',
    token: 'legacy',
    callback_id: callbackId,
    trigger_id: trigger,
    response_url: responseUrl,
    action_ts: '1.2',
    team: { id: TEAM, domain: 'fake' },
    user: { id: person, name: 'somebody', team_id: TEAM },
    channel: { id: channel, name: 'fake' },
    message_ts: '1.000000',
    message: { type: 'message', ts: '1.000000', ...message, blocks: asTold(message.blocks) },
  }
}

/** Something that happened, at that time (Unix milliseconds). */
export function eventPayload(event: Body, where: Where, atMs: number, number: number): Body {
  const { team_id: teamId, enterprise_id: enterpriseId, is_enterprise_install: isOrg } = place(where)
  return {
    type: 'event_callback',
    team_id: teamId,
    ...(enterpriseId !== null && { enterprise_id: enterpriseId }),
    api_app_id: 'A0FAKE',
    event,
    event_id: `Ev${number}`,
    event_time: Math.floor(atMs / 1_000),
    authorizations: [
      { enterprise_id: enterpriseId, team_id: teamId, user_id: 'U0BOT', is_bot: true, is_enterprise_install: isOrg },
    ],
  }
}
