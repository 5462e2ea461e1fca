import { InteractionResponseType, MessageFlags } from 'discord.js'
import type { CommandState } from '../../../core/card.ts'
import type { CommandCall } from '../../../core/command.ts'
import { resultWithin } from '../../../core/done-within.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { parseMention } from '../../../core/parse-mention.ts'
import { createSeenLately } from '../../../core/seen-lately.ts'
import { languageOf, platformId } from '../../../core/workspace.ts'
import { errorCard } from '../../cards/error-card.ts'
import { stringsOf } from '../../cards/strings.ts'
import { cleanText, shorten } from '../../cards/visible-text.ts'
import { createLateAnswer } from './answer-late.ts'
import { decodeCommand } from './custom-id.ts'
import { toChatError } from './errors.ts'
import { commandForm, readForm } from './form.ts'
import { directCall, interactionCall, slashCall } from './interaction-call.ts'
import { askedAtMs, type CommandUse, type Interaction, type Press, type SentForm, type Typing } from './interaction.ts'
import { CHOICE_NAME, DEFER_AFTER_MS } from './limits.ts'
import type { Rest } from './paced-rest.ts'
import { fits, renderCard } from './render.ts'

/** The first answer, for which Discord waits three seconds. */
export type FirstAnswer = { readonly type: InteractionResponseType; readonly data?: object }

/** Hands over the first answer: how depends on the way by which the question came. */
type Respond = (interaction: Interaction, answer: FirstAnswer) => Promise<void>

/** How a question is answered. `leftMs`: until it has to be deferred, whatever was done about it since it came. */
type Reply = { readonly respond: (answer: FirstAnswer) => Promise<void>; readonly leftMs: () => number }

/** Answers one interaction. Never rejects: what can't be answered is logged. */
export type Answerer = (interaction: Interaction, respond: Respond) => Promise<void>

/** How the answer is shown: as a message of its own or in place of the page whose button was pressed. */
type Manner = { readonly isUpdate: boolean; readonly isPrivate: boolean }

/** Answers slash commands, what is being typed, command buttons and forms. */
export function createAnswerer(rest: Rest, handlers: AdapterHandlers, clock: Clock, log: Log): Answerer {
  const answerLate = createLateAnswer(rest, handlers, clock, log)
  const privateCommands = new Set<string>(
    handlers.commands.filter(({ isPrivate }) => isPrivate).map(({ name }) => name),
  )

  async function answer(
    interaction: Interaction,
    call: CommandCall,
    manner: Manner,
    { respond, leftMs }: Reply,
  ): Promise<void> {
    const finished = handlers.answer({ ...call, fits })
    const soon = await resultWithin(leftMs(), finished, clock)
    const isPrivate = manner.isPrivate || soon?.isPrivate === true
    // Pictures are painted first: added later, they could bring back a page that was turned meanwhile.
    if (soon !== null && soon.images.length === 0) {
      const data = { ...renderCard(soon), ...flagsOf({ ...manner, isPrivate }) }
      // The page before may have had pictures.
      if (manner.isUpdate)
        await respond({ type: InteractionResponseType.UpdateMessage, data: { ...data, attachments: [] } })
      else await respond({ type: InteractionResponseType.ChannelMessageWithSource, data })
      return
    }
    if (manner.isUpdate) await respond({ type: InteractionResponseType.DeferredMessageUpdate })
    else
      await respond({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: flagsOf({ ...manner, isPrivate }),
      })
    await answerLate(interaction, await finished)
  }

  /** Says whether there is one, in time: a call without runs as it is. */
  async function openForm(call: CommandCall, { respond, leftMs }: Reply): Promise<boolean> {
    const asked = await resultWithin(leftMs(), handlers.form(call), clock)
    const command = handlers.commands.find(({ name }) => name === asked?.run.command)
    if (asked === null || command === undefined) return false
    const form = commandForm(command, asked, call.language ?? 'en')
    if (form === null) return false
    await respond({ type: InteractionResponseType.Modal, data: form })
    return true
  }

  /** A button or a form, in a server or under what came by direct message; `null` where there is no server to act in. */
  async function callOf(interaction: Press | SentForm, run: CommandState): Promise<CommandCall | null> {
    const { guild_id: guildId, channel, channel_id: channelId = channel?.id, user } = interaction
    if (guildId !== undefined || channelId === undefined || user === undefined) {
      // What only its reader sees about another channel was shown to somebody who may manage that one.
      const isOwn = interaction.type === 3 && interaction.message.isEphemeral
      const named = run.options.channel
      const call = interactionCall(interaction, run, isOwn && named !== undefined ? [named] : [])
      return call === null || !isOwn ? call : callingAgain(call)
    }
    const workspace = await handlers.directOf(platformId('discord', channelId), user.id)
    if (workspace === null) return null
    const place = { workspaceExternalId: workspace.externalId, channelExternalId: channelId, personId: user.id }
    return directCall(interaction, run, place)
  }

  /** There is no server to act in: direct messages, or an app that a person added for themselves. */
  async function sendElsewhere(interaction: Interaction, { respond }: Reply): Promise<void> {
    const language = languageOf(interaction.locale) ?? 'en'
    const shown = renderCard(errorCard(stringsOf(language).onlyInServers, null, language))
    await respond({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...shown, flags: MessageFlags.Ephemeral },
    })
  }

  async function runSlash(interaction: CommandUse, reply: Reply): Promise<void> {
    const call = slashCall(interaction)
    if (call === null) {
      await sendElsewhere(interaction, reply)
      return
    }
    if (await openForm(call, reply)) return
    await answer(interaction, call, { isUpdate: false, isPrivate: privateCommands.has(call.command) }, reply)
  }

  async function press(interaction: Press, reply: Reply): Promise<void> {
    const { custom_id: id } = interaction.data
    const run = decodeCommand(id)
    if (run === null) {
      await reply.respond({ type: InteractionResponseType.DeferredMessageUpdate })
      return
    }
    const call = await callOf(interaction, run)
    if (call === null) {
      await sendElsewhere(interaction, reply)
      return
    }
    if (await openForm(call, reply)) return
    // A page that only its reader sees turns into the next one. A message that all see stays what it is.
    const isUpdate = interaction.message.isEphemeral
    await answer(interaction, call, { isUpdate, isPrivate: true }, reply)
  }

  async function runForm(interaction: SentForm, reply: Reply): Promise<void> {
    const run = decodeCommand(interaction.data.custom_id)
    if (run === null) {
      await reply.respond({ type: InteractionResponseType.DeferredMessageUpdate })
      return
    }
    const options = { ...run.options, ...readForm(interaction) }
    const call = await callOf(interaction, { command: run.command, options })
    if (call === null) {
      await sendElsewhere(interaction, reply)
      return
    }
    const typed = { ...call, isFromForm: true }
    await answer(interaction, typed, { isUpdate: false, isPrivate: true }, reply)
  }

  async function suggest(interaction: Typing, { respond }: Reply): Promise<void> {
    const call = slashCall(interaction)
    const focused = interaction.data.options.find((option) => option.focused)
    const found = call === null || focused === undefined ? [] : await handlers.complete(call, focused.name)
    const choices = found.map(({ label, value }) => ({ name: shorten(cleanText(label), CHOICE_NAME) || value, value }))
    await respond({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    })
  }

  function take(interaction: Interaction, reply: Reply): Promise<void> {
    switch (interaction.type) {
      case 2:
        return runSlash(interaction, reply)
      case 3:
        return press(interaction, reply)
      case 4:
        return suggest(interaction, reply)
      case 5:
        return runForm(interaction, reply)
    }
  }

  const isKnown = createSeenLately(clock)
  return async (interaction, respond) => {
    // What is typed comes with every key, and to answer it twice does nothing.
    if (interaction.type !== 4 && isKnown(interaction.id)) {
      log.info('discord told an interaction twice: it was answered once', { id: interaction.id })
      return
    }
    const deferAt = clock.monotonicMs() + DEFER_AFTER_MS
    const leftMs = () => Math.max(0, deferAt - clock.monotonicMs())
    try {
      await take(interaction, { respond: (given) => respond(interaction, given), leftMs })
    } catch (error) {
      // The three seconds may have run out; a second answer would be refused as well.
      log.warn('discord interaction not answered', {
        problem: toChatError(error).message,
        code: toChatError(error).platformCode,
        ageMs: clock.nowMs() - askedAtMs(interaction),
      })
    }
  }
}

/** The role in a button was looked at before the button was shown to this person: they chose it themselves. */
function callingAgain(call: CommandCall): CommandCall {
  const chosen = parseMention(call.options.mention ?? '')
  if (call.callableRoles === 'any' || chosen?.kind !== 'role') return call
  return { ...call, callableRoles: [...(call.callableRoles ?? []), chosen.id] }
}

function flagsOf(manner: Manner): { readonly flags?: number } {
  return manner.isPrivate && !manner.isUpdate ? { flags: MessageFlags.Ephemeral } : {}
}
