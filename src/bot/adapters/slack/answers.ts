import type { App, BlockButtonAction, RespondFn, SlackCommandMiddlewareArgs } from '@slack/bolt'
import type { Card, CommandState } from '../../../core/card.ts'
import type { CommandCall } from '../../../core/command.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Log } from '../../../core/ports/log.ts'
import { PAGE_ACTION, parseCommandState } from './action-id.ts'
import { parseSlash, usageCard } from './commands.ts'
import { toChatError } from './errors.ts'
import type { Person } from './people.ts'
import { renderAnswer } from './render.ts'

export type AnswerParts = {
  readonly handlers: AdapterHandlers
  readonly teamId: string
  readonly findPerson: (personId: string) => Promise<Person>
  readonly log: Log
}

/** Lets bolt answer slash commands and command buttons. Slack waits three seconds for the ack; the answer comes after it. */
export function registerAnswers(app: App, parts: AnswerParts): void {
  app.command(/^\//u, async ({ ack, command, respond }) => {
    await ack()
    await answerSlash(parts, command, respond)
  })
  app.action<BlockButtonAction>(
    { type: 'block_actions', action_id: /^aw:/u },
    async ({ ack, action, body, respond }) => {
      await ack()
      const run = parseCommandState(action.value ?? '')
      if (run !== null) await answerButton(parts, { action, body, run }, respond)
    },
  )
}

async function answerSlash(
  parts: AnswerParts,
  command: SlackCommandMiddlewareArgs['command'],
  respond: RespondFn,
): Promise<void> {
  const { handlers } = parts
  const person = await parts.findPerson(command.user_id)
  const read = parseSlash(handlers.commands, command.command, command.text)
  if (read.kind === 'usage') {
    const shown = usageCard(handlers.commands, read.command, person.language ?? 'en')
    await send(parts, respond, shown, '', { response_type: 'ephemeral' })
    return
  }
  const where = { channelId: command.channel_id, personId: command.user_id }
  const card = await handlers.answer(callOf(parts, read.run, person, where))
  const isPrivate = card.isPrivate || handlers.commands.some((one) => one.name === read.run.command && one.isPrivate)
  await send(parts, respond, card, read.run.command, { response_type: isPrivate ? 'ephemeral' : 'in_channel' })
}

async function answerButton(
  parts: AnswerParts,
  pressed: {
    readonly action: BlockButtonAction['actions'][number]
    readonly body: BlockButtonAction
    readonly run: CommandState
  },
  respond: RespondFn,
): Promise<void> {
  const { action, body, run } = pressed
  const channelId = body.channel?.id
  if (channelId === undefined) return
  const person = await parts.findPerson(body.user.id)
  const card = await parts.handlers.answer(callOf(parts, run, person, { channelId, personId: body.user.id }))
  if (action.action_id.startsWith(PAGE_ACTION)) {
    await send(parts, respond, card, run.command, { replace_original: true })
    return
  }
  const threadTs: unknown = body.message?.thread_ts
  await send(parts, respond, card, run.command, {
    // One press answers one person: a story's buttons must not fill the channel.
    response_type: 'ephemeral',
    replace_original: false,
    ...(typeof threadTs === 'string' && { thread_ts: threadTs }),
  })
}

function callOf(
  parts: AnswerParts,
  run: CommandState,
  person: Person,
  where: { readonly channelId: string; readonly personId: string },
): CommandCall {
  return {
    command: run.command,
    options: run.options,
    platform: 'slack',
    // Not the person's team: in a shared channel that may be another one than the bot's.
    workspaceExternalId: parts.teamId,
    channelExternalId: where.channelId,
    personId: where.personId,
    canManage: person.canManage,
    // Whoever runs a command in a channel may change it there; elsewhere nobody knows.
    managesToo: [],
    language: person.language,
  }
}

async function send(
  { log }: AnswerParts,
  respond: RespondFn,
  card: Card,
  command: string,
  how: {
    readonly response_type?: 'ephemeral' | 'in_channel'
    readonly replace_original?: boolean
    readonly thread_ts?: string
  },
): Promise<void> {
  try {
    await respond({ ...renderAnswer(card, command), ...how, unfurl_links: false, unfurl_media: false })
  } catch (error) {
    const { kind, platformCode } = toChatError(error)
    log.warn('an answer could not be given on Slack', { command, kind, platformCode })
  }
}
