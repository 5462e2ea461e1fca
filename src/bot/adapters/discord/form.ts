import type { CommandState } from '../../../core/card.ts'
import type { Command, CommandOption } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { encodeCommand } from './custom-id.ts'
import type { SentForm } from './interaction.ts'
import * as limits from './limits.ts'
import { cleanText, shorten } from './plain-text.ts'

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
export type Form = {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Field[]
}

/**
 * The form that asks for some options of a command before it runs; `filled` stands in the fields. `null` when there is
 * nothing to ask.
 */
export function commandForm(
  command: Command,
  run: CommandState,
  asks: readonly string[],
  filled: CommandState['options'],
  language: Language,
): Form | null {
  const asked = command.options.filter(({ name }) => asks.includes(name)).slice(0, limits.FORM_FIELDS)
  const others = Object.entries(run.options).filter(([name]) => !asks.includes(name))
  const id = encodeCommand({ command: run.command, options: Object.fromEntries(others) })
  if (asked.length === 0 || id === null) return null
  const isOnly = asked.length === 1
  return {
    custom_id: id,
    title: shorten(`/${command.name}`, limits.FORM_TITLE),
    components: asked.map((option) => ({
      type: LABEL,
      ...labelling(option, language),
      component: {
        type: TEXT_INPUT,
        custom_id: option.name,
        style: isOnly ? PARAGRAPH : ONE_LINE,
        max_length: limits.FIELD_TEXT,
        // A form with one field that is empty says nothing.
        required: isOnly || option.required,
        ...valueOf(filled[option.name]),
      },
    })),
  }
}

function valueOf(value: string | undefined): { readonly value?: string } {
  const shown = shorten(cleanText(value ?? ''), limits.FIELD_TEXT)
  return shown === '' ? {} : { value: shown }
}

function labelling(
  option: CommandOption,
  language: Language,
): { readonly label: string; readonly description?: string } {
  const words = option.description[language]
  if (words.length <= limits.FIELD_LABEL) return { label: words }
  const name = language === 'en' ? option.name : (option.localNames?.[language] ?? option.name)
  return { label: shorten(name, limits.FIELD_LABEL), description: shorten(words, limits.FIELD_HINT) }
}

/** The options that were typed; those without a value are left out. */
export function readForm({ data }: SentForm): CommandState['options'] {
  return Object.fromEntries(
    data.components.flatMap(({ component }): [string, string][] => {
      const value = component?.value.trim() ?? ''
      return component === undefined || value === '' ? [] : [[component.custom_id, value]]
    }),
  )
}
