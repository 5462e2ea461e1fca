import type { webApi } from '@slack/bolt'
import type { Command, CommandCall } from '../../../core/command.ts'
import type { Card, CommandState } from '../../../core/card.ts'
import { resultWithin } from '../../../core/done-within.ts'
import type { AdapterHandlers, UploadedPicture } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { errorCard } from '../../cards/error-card.ts'
import { stringsOf } from '../../cards/strings.ts'
import { commandForm, formButton } from './form.ts'
import { toChatError } from './errors.ts'
import { channelIdIn, isMemberOf } from './is-member-of.ts'
import type { FindPerson } from './people.ts'
import { fits, renderAnswer } from './render.ts'
import { sendReply, type Reply, type Seat } from './reply.ts'
import { createResponseCount } from './response-count.ts'
import { usageCard } from './commands.ts'
import { uploadPicture, type Uploading } from './upload-picture.ts'
import { slackWords } from './words.ts'

/** A form has to be opened within three seconds of the press: its language may not take much of them. */
const LANGUAGE_WITHIN_MS = 1_000

export type DeskParts = {
  readonly handlers: AdapterHandlers
  /** What acts in a workspace; `null` where the bot is not installed. */
  readonly clientOf: (teamId: string) => Promise<webApi.WebClient | null>
  readonly findPerson: FindPerson
  /** Where the bot is installed again; `null` where the operator does it. */
  readonly installUrl: string | null
  readonly uploading: Uploading
  readonly clock: Clock
  readonly log: Log
}

/** One use of a command, wherever on Slack it came from. */
type Use = {
  readonly run: CommandState
  readonly seat: Seat
  readonly manner: Omit<Reply, 'body'> | 'as-the-command-says'
  /** Opens a form, where one is better, for three seconds. */
  readonly triggerId?: string
  readonly isFromForm?: boolean
}

export type Desk = {
  readonly answer: (use: Use) => Promise<void>
  /** Opens the form of a command, or explains the command where the press is too old for a form. */
  readonly openForm: (command: Command, filled: CommandState['options'], seat: Seat, triggerId: string) => Promise<void>
  readonly explain: (command: Command, example: string, seat: Seat) => Promise<void>
}

/** Answers people, once Slack was told that their question arrived. */
export function createDesk(parts: DeskParts): Desk {
  const { handlers, clock, log } = parts
  const replying = { takeResponse: createResponseCount(clock), log }
  const toPerson = (client: webApi.WebClient, { teamId, personId }: Seat, needs: 'language' | 'rights') =>
    parts.findPerson(client, teamId, personId, needs)

  /** The client of the seat's workspace. Without one, tells the person what to do. Never rejects. */
  const enter = async (seat: Seat): Promise<webApi.WebClient | null> => {
    let client: webApi.WebClient | null
    try {
      client = await parts.clientOf(seat.teamId)
    } catch (error) {
      log.error('a question on Slack could not be taken', { err: error })
      const body = renderAnswer(errorCard(stringsOf('en').unexpected, null, 'en'), '')
      await sendReply(null, seat, { body, isPrivate: true }, replying)
      return null
    }
    if (client === null && parts.installUrl !== null) {
      const text = slackWords(null).notInstalled(parts.installUrl)
      const block = { type: 'section' as const, text: { type: 'plain_text' as const, text, emoji: false } }
      await sendReply(null, seat, { body: { text, blocks: [block] }, isPrivate: true }, replying)
    }
    return client
  }

  const languageSoon = async (client: webApi.WebClient, seat: Seat) => {
    const person = await resultWithin(LANGUAGE_WITHIN_MS, toPerson(client, seat, 'language'), clock)
    return person?.language ?? 'en'
  }

  const explain = async (command: Command, example: string, seat: Seat): Promise<void> => {
    const client = await enter(seat)
    if (client === null) return
    const language = (await toPerson(client, seat, 'language')).language ?? 'en'
    const { text, blocks } = renderAnswer(usageCard(command, example, language), '')
    const form = command.options.length === 0 ? [] : [formButton(command, slackWords(language).fillIn)]
    await sendReply(client, seat, { body: { text, blocks: [...blocks, ...form] }, isPrivate: true }, replying)
  }

  /** None where Slack takes none, or not now: what they show is in the words, too. */
  const bringPictures = async (client: webApi.WebClient, card: Card): Promise<readonly UploadedPicture[]> => {
    if (card.images.length === 0) return []
    const call = async (method: string, given: Record<string, unknown>) => await client.apiCall(method, given)
    try {
      const uploads = (await handlers.paint(card)).map(async (picture): Promise<UploadedPicture> => {
        return { ...picture, fileId: await uploadPicture(call, picture, parts.uploading) }
      })
      return await Promise.all(uploads)
    } catch (error) {
      log.info('an answer on Slack goes without its pictures', { code: toChatError(error).platformCode })
      return []
    }
  }

  /** Says whether a form is open now: a call that needs none, or comes too late for one, runs as it is. */
  const openPart = async (client: webApi.WebClient, call: CommandCall, seat: Seat, triggerId: string) => {
    const form = await handlers.form(call)
    const command = handlers.commands.find(({ name }) => name === form?.run.command)
    if (form === null || command === undefined) return false
    const part = { asks: form.asks, given: form.run.options }
    try {
      const view = commandForm(command, form.filled, seat, call.language ?? 'en', part)
      await client.views.open({ trigger_id: triggerId, view })
      return true
    } catch (error) {
      log.info('a form could not be opened on Slack', { code: toChatError(error).platformCode })
      return false
    }
  }

  return {
    explain,

    async openForm(command, filled, seat, triggerId) {
      const client = await enter(seat)
      if (client === null) return
      try {
        const view = commandForm(command, filled, seat, await languageSoon(client, seat))
        await client.views.open({ trigger_id: triggerId, view })
      } catch (error) {
        log.info('a form could not be opened on Slack', { code: toChatError(error).platformCode })
        await explain(command, command.example, seat)
      }
    },

    async answer({ run, seat, manner, triggerId, isFromForm = false }) {
      const client = await enter(seat)
      if (client === null) return
      const person = await toPerson(client, seat, 'rights')
      const named = run.options.channel
      const target = seat.channelId ?? named ?? null
      if (target === null) return
      const isHere = seat.channelId !== null
      // Elsewhere than where the person is, nobody knows yet whether they belong there.
      const belongs = named !== undefined && (await isMemberOf({ client, teamId: seat.teamId }, named, seat.personId))
      const { channel: _, ...others } = run.options
      const call: CommandCall = {
        command: run.command,
        options: isHere ? run.options : others,
        platform: 'slack',
        workspaceExternalId: seat.teamId,
        channelExternalId: target,
        personId: seat.personId,
        canManage: !person.isGuest && (isHere || belongs),
        isAdmin: person.isAdmin,
        isUnknown: person.isUnknown,
        managesToo: named !== undefined && belongs && !person.isGuest ? [channelIdIn(named)] : [],
        language: person.language,
        fits,
        isFromForm,
      }
      if (triggerId !== undefined && (await openPart(client, call, seat, triggerId))) return
      const card = await handlers.answer(call)
      const isPrivate = card.isPrivate || handlers.commands.some((one) => one.name === run.command && one.isPrivate)
      const how = manner === 'as-the-command-says' ? { isPrivate } : manner
      const words = renderAnswer(card, run.command)
      const pictures = await bringPictures(client, card)
      const withPictures = pictures.length === 0 ? null : renderAnswer(card, run.command, pictures)
      const reply = withPictures === null ? { body: words } : { body: withPictures, plainer: words }
      await sendReply(client, seat, { ...reply, ...how }, replying)
    },
  }
}
