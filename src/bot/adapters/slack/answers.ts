import type { App, BlockAction, ButtonAction, Context, GlobalShortcut, MessageShortcut } from '@slack/bolt'
import type { Command } from '../../../core/command.ts'
import { FORM_ACTION, PAGE_ACTION, parseCommandState } from './action-id.ts'
import { parseSlash } from './commands.ts'
import type { Desk, DeskParts } from './desk.ts'
import { FIELD, FORM, formChoices, parseGiven, parseSeat, readForm } from './form.ts'
import type { Seat } from './reply.ts'
import { SUBSCRIBE_SHORTCUT, WHY_SHORTCUT, whyOf } from './shortcuts.ts'
import { withSigns } from './with-signs.ts'

/** Lets bolt answer commands, buttons, forms and shortcuts. Slack was told before that they arrived. */
export function registerAnswers(
  app: App,
  desk: Desk,
  { handlers, clock }: Pick<DeskParts, 'handlers' | 'clock'>,
): void {
  const { commands } = handlers
  const named = (name: string): Command | null => commands.find((command) => command.name === name) ?? null

  app.command(/^\//u, async ({ command: slash, context }) => {
    const { user_id: personId, channel_id: channelId, trigger_id: triggerId } = slash
    const responseUrl = textOf(slash.response_url)
    const seat = { teamId: teamOf(context), personId, channelId, responseUrl, askedAtMs: clock.nowMs() }
    const read = parseSlash(commands, slash.command, textOf(slash.text) ?? '')
    if (read.kind === 'form') await desk.openForm(read.command, read.filled, seat, triggerId)
    else if (read.kind === 'usage') await desk.explain(read.command, read.example, seat)
    else await desk.answer({ run: read.run, seat, manner: 'as-the-command-says', triggerId })
  })

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: /^aw:(?!field:)/u },
    async ({ action, body, context }) => {
      const run = parseCommandState(action.value ?? '')
      if (run === null) return
      const seat = {
        teamId: teamOf(context),
        personId: body.user.id,
        channelId: body.channel?.id ?? null,
        responseUrl: textOf(body.response_url),
        askedAtMs: clock.nowMs(),
      }
      if (action.action_id.startsWith(FORM_ACTION)) {
        const command = named(run.command)
        if (command !== null) await desk.openForm(command, run.options, seat, body.trigger_id)
        return
      }
      const threadTs = textOf(body.message?.thread_ts)
      // One press answers one person: a story's buttons must not fill the channel.
      const manner = { isPrivate: true, replaces: action.action_id.startsWith(PAGE_ACTION), threadTs }
      await desk.answer({ run, seat, manner, triggerId: body.trigger_id })
    },
  )

  app.view({ type: 'view_submission', callback_id: /^aw:form:/u }, async ({ body, view, context }) => {
    const command = named(view.callback_id.slice(FORM.length))
    if (command === null) return
    const seat = { ...parseSeat(view.private_metadata), teamId: teamOf(context), personId: body.user.id }
    const options = { ...parseGiven(view.private_metadata), ...readForm(command, view.state.values) }
    const run = { command: command.name, options }
    await desk.answer({ run, seat, manner: 'as-the-command-says', isFromForm: true })
  })

  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /^aw:field:/u },
    async ({ ack, body, context }) => {
      const option = body.action_id.slice(FIELD.length)
      const command = body.view?.callback_id.slice(FORM.length) ?? ''
      const seat = parseSeat(body.view?.private_metadata ?? '')
      const choices = await handlers.complete(
        {
          command,
          // What was decided before the form was opened, such as the topic, says what fits.
          options: { ...parseGiven(body.view?.private_metadata ?? ''), [option]: withSigns(body.value) },
          platform: 'slack',
          workspaceExternalId: teamOf(context),
          channelExternalId: seat.channelId ?? body.user.id,
          personId: body.user.id,
          canManage: false,
          isAdmin: false,
          managesToo: [],
          language: null,
        },
        option,
      )
      await ack({ options: formChoices(choices) })
    },
  )

  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: WHY_SHORTCUT },
    async ({ shortcut, context }) => {
      const seat: Seat = {
        teamId: teamOf(context),
        personId: shortcut.user.id,
        channelId: shortcut.channel.id,
        responseUrl: textOf(shortcut.response_url),
        askedAtMs: clock.nowMs(),
      }
      const run = { command: 'why', options: whyOf(shortcut.message) }
      await desk.answer({ run, seat, manner: { isPrivate: true } })
    },
  )

  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: SUBSCRIBE_SHORTCUT }, async ({ shortcut, context }) => {
    const command = named('subscribe')
    const nowhere = { channelId: null, responseUrl: null, askedAtMs: clock.nowMs() }
    const seat = { ...nowhere, teamId: teamOf(context), personId: shortcut.user.id }
    if (command !== null) await desk.openForm(command, {}, seat, shortcut.trigger_id)
  })
}

/** Where the bot is, not where the person is from: in a shared channel these may be two. */
export function teamOf({ teamId }: Context): string {
  return teamId ?? ''
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
