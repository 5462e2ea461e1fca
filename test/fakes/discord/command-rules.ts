import { Locale } from 'discord.js'
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod'
import { z } from 'zod'

/** As discord.js has it: Discord documents an apostrophe, too, and takes none. github.com/discord/discord-api-docs/issues/7371 */
const Name = z.string().regex(/^[-_\p{Ll}\p{Lm}\p{Lo}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
const Words = z.string().trim().min(1).max(100)
const Language = z.enum(Object.values(Locale))

function inAll<Text extends z.ZodType>(text: Text) {
  return z.partialRecord(Language, text).nullish()
}

const naming = {
  name: Name,
  name_localizations: inAll(Name),
  description: Words,
  description_localizations: inAll(Words),
}

const Choice = z.looseObject({
  name: Words,
  name_localizations: inAll(Words),
  value: z.union([z.number(), z.string().min(1).max(100)]),
})

const Option = z
  .looseObject({
    ...naming,
    type: z.int(),
    required: z.boolean().optional(),
    choices: z.array(Choice).max(25).optional(),
    autocomplete: z.boolean().optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.int().optional(),
    max_length: z.int().optional(),
  })
  .refine(({ choices = [], autocomplete }) => choices.length === 0 || autocomplete !== true, 'choices are completed')
  .refine(({ type, choices = [] }) => choices.length === 0 || [3, 4, 10].includes(type), 'has no choices')
  .refine(({ type, autocomplete }) => autocomplete !== true || [3, 4, 10].includes(type), 'is not completed')
  .refine(({ min_value: least, max_value: most }) => (least ?? 0) <= (most ?? Infinity), 'the least is over the most')
  .refine(({ min_length: least, max_length: most }) => (least ?? 0) <= (most ?? Infinity), 'the least is over the most')
  .refine(({ choices = [] }) => new Set(choices.map(({ value }) => value)).size === choices.length, 'a value is twice')
  .refine(({ choices = [] }) => isEachNamedApart(choices), 'a choice is there twice')
type Option = z.infer<typeof Option>

const Command = z
  .looseObject({
    ...naming,
    default_member_permissions: z.string().regex(/^\d+$/u).nullish(),
    options: z
      .array(Option)
      .max(25)
      .refine(isEachNamedApart, 'an option is there twice')
      .refine((options) => !isRequiredLate(options), 'required options come first')
      .optional(),
  })
  .refine((command) => longestSize(command) <= 8_000, 'over 8000 with its longest translations')

const Commands = z.array(Command).max(100).refine(isEachNamedApart, 'a command is there twice')

/** What Discord would refuse in a list of commands, in words. https://docs.discord.com/developers/interactions/application-commands */
export function commandProblems(body: unknown): string[] {
  const own = Commands.safeParse(body)
  // The spec has a number here; the documentation has text, which alone holds every bit.
  const numbered = own.data?.map(({ default_member_permissions: bits = null, ...command }) => ({
    ...command,
    default_member_permissions: bits === null ? null : Number(bits),
  }))
  const spec = numbered === undefined ? undefined : z.array(ApplicationCommandUpdateRequestSchema).safeParse(numbered)
  return [...(spec?.error?.issues ?? []), ...(own.error?.issues ?? [])].map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  )
}

type Named = { readonly name: string; readonly name_localizations?: Partial<Record<Locale, string>> | null | undefined }

/** In every language: nobody could tell two of one name apart. */
function isEachNamedApart(list: readonly Named[]): boolean {
  return Object.values(Locale).every((locale) => {
    const names = list.map(({ name, name_localizations: local }) => local?.[locale] ?? name)
    return new Set(names).size === names.length
  })
}

function isRequiredLate(options: readonly Option[]): boolean {
  const required = options.map((option) => option.required === true)
  return required.includes(false) && required.lastIndexOf(true) > required.indexOf(false)
}

type Sized = Named & {
  readonly description?: string
  readonly description_localizations?: Partial<Record<Locale, string>> | null | undefined
  readonly value?: string | number
  readonly options?: readonly Sized[] | undefined
  readonly choices?: readonly Sized[] | undefined
}

/** Names, descriptions and values, each with its longest translation. */
function longestSize(part: Sized): number {
  const longest = (own = '', local: Named['name_localizations'] = {}) =>
    Math.max(...[own, ...Object.values(local ?? {})].map((text) => text.length))
  const inner = [...(part.options ?? []), ...(part.choices ?? [])].reduce((sum, one) => sum + longestSize(one), 0)
  const value = typeof part.value === 'string' ? part.value.length : 0
  const words = longest(part.description, part.description_localizations)
  return longest(part.name, part.name_localizations) + words + value + inner
}
