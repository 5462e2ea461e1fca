import type { CommandState } from '../../../core/card.ts'
import type { Command, CommandForm, CommandOption } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { stringsOf } from '../../cards/strings.ts'
import { GATHERED, writeGathered } from '../../commands/gathered-options.ts'
import { cleanText, shorten } from '../../cards/visible-text.ts'
import { encodeCommand } from './custom-id.ts'
import type { SentForm } from './interaction.ts'
import * as limits from './limits.ts'

// By number: the preview page writes forms, too, and a bot without a token does not load the SDK.
const LABEL = 18
const TEXT_INPUT = 4
const ONE_LINE = 1
const PARAGRAPH = 2

type Field = {
  readonly type: typeof LABEL
  readonly label: string
  readonly description?: string
  readonly component: {
    readonly type: typeof TEXT_INPUT
    readonly custom_id: string
    readonly style: typeof ONE_LINE | typeof PARAGRAPH
    readonly max_length: number
    readonly required: boolean
    readonly value?: string
  }
}

/** What opens a form: Discord's modal, with one field for each option that is asked for. */
type Form = {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Field[]
}

/**
 * The form that asks for some options of a command before it runs. Where there are more than Discord has fields, the last
 * field takes the rest together. `null` when there is nothing to ask, or when what is set already does not fit.
 */
export function commandForm(command: Command, { run, asks, filled }: CommandForm, language: Language): Form | null {
  const named = asks.flatMap((name) => command.options.filter((option) => option.name === name))
  const isTight = named.length > limits.FORM_FIELDS
  const own = isTight ? named.slice(0, limits.FORM_FIELDS - 1) : named
  const isOnly = own.length === 1
  const fields = own.map((option): Field => {
    return {
      type: LABEL,
      ...labelling(option, isOnly, language),
      component: {
        type: TEXT_INPUT,
        custom_id: option.name,
        style: isOnly ? PARAGRAPH : ONE_LINE,
        max_length: option.maxLength ?? limits.FIELD_TEXT,
        // A form with one field that is empty says nothing.
        required: isOnly || option.required,
        ...valueOf(cleanText(filled[option.name] ?? '')),
      },
    }
  })
  if (isTight) fields.push(restField(command, named.slice(own.length), filled, language))
  const id = encodeCommand(run)
  if (fields.length === 0 || id === null || fields.some(isTooFull)) return null
  return { custom_id: id, title: shorten(`/${command.name}`, limits.FORM_TITLE), components: fields }
}

function restField(
  command: Command,
  rest: readonly CommandOption[],
  filled: CommandState['options'],
  language: Language,
): Field {
  const strings = stringsOf(language)
  const clean = Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, cleanText(value)]))
  const names = rest.map(({ name }) => name)
  return {
    type: LABEL,
    label: strings.otherOptions,
    description: strings.otherOptionsHint,
    component: {
      type: TEXT_INPUT,
      custom_id: GATHERED,
      style: PARAGRAPH,
      max_length: limits.FIELD_TEXT,
      required: false,
      ...valueOf(writeGathered(command, names, clean, language)),
    },
  }
}

/** Cut, it would change what was set by somebody who only looks. */
function isTooFull({ component }: Field): boolean {
  return (component.value ?? '').length > component.max_length
}

function valueOf(value: string): { readonly value?: string } {
  return value === '' ? {} : { value }
}

/** A question alone stands above its field; of several, each has its name first, as a command has it. */
function labelling(
  option: CommandOption,
  isOnly: boolean,
  language: Language,
): { readonly label: string; readonly description?: string } {
  const words = option.description[language]
  if (isOnly && words.length <= limits.FIELD_LABEL) return { label: words }
  const name = language === 'en' ? option.name : (option.localNames?.[language] ?? option.name)
  return { label: shorten(name, limits.FIELD_LABEL), description: shorten(words, limits.FIELD_HINT) }
}

/** The options that were typed; those without a value are left out. */
export function readForm({ data }: SentForm): CommandState['options'] {
  const typed = data.components.map(({ custom_id: id, value }): [string, string] => [id, value.trim()])
  return Object.fromEntries(typed.filter(([, value]) => value !== ''))
}
