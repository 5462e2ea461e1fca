import type { types } from '@slack/bolt'
import type { CommandState } from '../../../core/card.ts'
import type { Command, CommandOption, CompletionChoice } from '../../../core/command.ts'
import { isRecord, parseJson } from '../../../core/parse-json.ts'
import type { Language } from '../../../core/workspace.ts'
import { yesOrNo } from '../../commands/yes-or-no.ts'
import { cleanText, shorten } from '../../cards/visible-text.ts'
import { FORM_ACTION } from './action-id.ts'
import * as limits from './limits.ts'
import { withSigns } from './with-signs.ts'
import { slackWords } from './words.ts'

/** Names of forms begin so; the command's name follows. */
export const FORM = 'aw:form:'
/** Names of fields begin so; the option's name follows. */
export const FIELD = 'aw:field:'

/** Where and when (Unix milliseconds) a form was opened: its answer goes there. */
type FormSeat = {
  readonly channelId: string | null
  readonly responseUrl: string | null
  readonly askedAtMs: number
}

/** What a person chose or typed in one field, as Slack tells it. */
type FieldValue = {
  readonly value?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[] | null
  readonly selected_conversation?: string | null
  readonly selected_user?: string | null
}
/** Block -> field -> value. */
type FormValues = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>

/** A part of a command: the options that have a field, and those that are decided. */
type FormPart = { readonly asks: readonly string[]; readonly given: CommandState['options'] }

/** A command with a field for each of its options, or for a part of them; what was typed already is filled in. */
export function commandForm(
  command: Command,
  filled: CommandState['options'],
  seat: FormSeat,
  language: Language,
  part: FormPart = { asks: command.options.map(({ name }) => name), given: {} },
): types.ModalView {
  const words = slackWords(language)
  const { channelId, responseUrl, askedAtMs } = seat
  const asked = command.options.filter(({ name }) => part.asks.includes(name))
  // Opened from nowhere, a form has to ask where.
  const needsChannel = (option: CommandOption) => channelId === null && option.type === 'channel'
  // A form with one field that is empty says nothing.
  const isOnly = part.asks.length === 1
  const isNeeded = (option: CommandOption) => option.required || isOnly || needsChannel(option)
  const ordered = [...asked.filter(isNeeded), ...asked.filter((option) => !isNeeded(option))]
  return {
    type: 'modal',
    callback_id: `${FORM}${command.name}`,
    private_metadata: JSON.stringify({ channelId, responseUrl, askedAtMs, given: part.given }),
    title: plain(`/${command.name}`, limits.VIEW_TITLE),
    submit: plain(words.send, limits.VIEW_TITLE),
    close: plain(words.cancel, limits.VIEW_TITLE),
    blocks: ordered.slice(0, limits.VIEW_BLOCKS).map((option) => ({
      type: 'input',
      block_id: option.name,
      optional: !isNeeded(option),
      label: plain(
        needsChannel(option) ? words.whichChannel : `${option.name} · ${option.description[language]}`,
        limits.LABEL,
      ),
      element: fieldOf(option, filled[option.name] ?? null, language, isOnly),
    })),
  }
}

/** A row with the button that opens the form of a command. */
export function formButton(command: Command, label: string): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        text: plain(label, limits.BUTTON_LABEL),
        value: JSON.stringify({ command: command.name, options: {} }),
        action_id: `${FORM_ACTION}0`,
      },
    ],
  }
}

/** The options of the command that a form was filled in for: those without a value are left out. */
export function readForm(command: Command, values: FormValues): CommandState['options'] {
  return Object.fromEntries(
    command.options.flatMap((option): [string, string][] => {
      const field = values[option.name]?.[`${FIELD}${option.name}`]
      const value = field === undefined ? '' : fieldText(option, field)
      return value === '' ? [] : [[option.name, value]]
    }),
  )
}

/** The seat in a form's private metadata; one without a place when it is none of ours. */
export function parseSeat(metadata: string): FormSeat {
  const parsed = parseJson(withSigns(metadata))
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  if (!isRecord(parsed)) return { channelId: null, responseUrl: null, askedAtMs: 0 }
  const askedAtMs = typeof parsed.askedAtMs === 'number' ? parsed.askedAtMs : 0
  return { channelId: text(parsed.channelId), responseUrl: text(parsed.responseUrl), askedAtMs }
}

/** The options in a form's private metadata that were decided before it was opened. */
export function parseGiven(metadata: string): CommandState['options'] {
  const parsed = parseJson(withSigns(metadata))
  if (!isRecord(parsed) || !isRecord(parsed.given)) return {}
  const texts = Object.entries(parsed.given).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(texts)
}

/** What Slack may offer below a field. */
export function formChoices(choices: readonly CompletionChoice[]): types.PlainTextOption[] {
  const fitting = choices.filter(({ value }) => value !== '' && value.length <= limits.CHOICE_VALUE)
  return fitting.slice(0, limits.CHOICES).map(({ label, value }) => choice(label, value))
}

function fieldText(option: CommandOption, field: FieldValue): string {
  if (option.type === 'mention' && field.selected_user) return `<@${field.selected_user}>`
  const chosen = field.selected_options?.map(({ value }) => value ?? '').filter((value) => value !== '')
  const text = field.value ?? field.selected_option?.value ?? field.selected_conversation ?? chosen?.join(', ') ?? ''
  return withSigns(text).trim()
}

function fieldOf(
  option: CommandOption,
  value: string | null,
  language: Language,
  isOnly: boolean,
): types.InputBlock['element'] {
  const action_id = `${FIELD}${option.name}`
  if (option.type === 'boolean' || option.choices.length > 0) return selectOf(option, value, language)
  if (option.type === 'integer') {
    return {
      type: 'number_input',
      action_id,
      is_decimal_allowed: false,
      ...(option.min !== undefined && { min_value: String(option.min) }),
      ...(option.max !== undefined && { max_value: String(option.max) }),
      ...(value !== null && isWithin(value, option) && { initial_value: value }),
    }
  }
  if (option.type === 'channel') {
    return {
      type: 'conversations_select',
      action_id,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    }
  }
  const person = /^<@([A-Z0-9]{1,30})>$/u.exec(value ?? '')?.[1]
  // A group cannot be chosen among people: its name stays in words.
  if (option.type === 'mention' && (value === null || person !== undefined)) {
    return { type: 'users_select', action_id, ...(person !== undefined && { initial_user: person }) }
  }
  if (option.completes === undefined || option.type === 'mention') {
    const longest = Math.min(option.maxLength ?? limits.INPUT_TEXT, limits.INPUT_TEXT)
    const typed = value === null ? '' : shorten(cleanText(value), longest)
    return {
      type: 'plain_text_input',
      action_id,
      max_length: longest,
      ...(isOnly && { multiline: true }),
      ...(typed !== '' && { initial_value: typed }),
    }
  }
  const typed = (value ?? '')
    .split(option.isList === true ? /[,、]/u : /$^/u)
    .map((one) => cleanText(one))
    .filter((one) => one !== '')
  const initial = formChoices([...new Set(typed)].map((one) => ({ label: one, value: one })))
  if (option.isList === true) {
    const initials = initial.length > 0 && { initial_options: initial }
    return { type: 'multi_external_select', action_id, min_query_length: 1, ...initials }
  }
  const [first] = initial
  return {
    type: 'external_select',
    action_id,
    min_query_length: 1,
    ...(first !== undefined && { initial_option: first }),
  }
}

/** Slack refuses a form whose field holds what the field does not take. */
function isWithin(typed: string, { min = 0, max = Number.MAX_SAFE_INTEGER }: CommandOption): boolean {
  return /^\d{1,9}$/u.test(typed) && Number(typed) >= min && Number(typed) <= max
}

function selectOf(option: CommandOption, value: string | null, language: Language): types.StaticSelect {
  const words = slackWords(language)
  const options =
    option.type === 'boolean'
      ? [choice(words.yes, 'true'), choice(words.no, 'false')]
      : formChoices(option.choices.map((one) => ({ label: one, value: one })))
  // A subscription says yes or no, as people type it.
  const chosen = option.type === 'boolean' ? String(yesOrNo(value ?? '')) : value
  const initial = options.find((one) => one.value === chosen)
  return {
    type: 'static_select',
    action_id: `${FIELD}${option.name}`,
    options,
    ...(initial !== undefined && { initial_option: initial }),
  }
}

function choice(label: string, value: string): types.PlainTextOption & { readonly value: string } {
  return { text: plain(label, limits.CHOICE_TEXT), value }
}

function plain(value: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: shorten(cleanText(value), max) || '…', emoji: false }
}
