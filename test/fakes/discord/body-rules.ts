import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateForumThreadRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod'
import { z } from 'zod'

/**
 * Discord takes an address for none where its host is one word or holds an underscore, and where it holds a sign that RFC
 * 3986 keeps out of it.
 */
const WebAddress = z
  .url({ protocol: /^https?$/u })
  .regex(
    /^https?:\/\/(?:\[[\da-f:]+\]|[\d.]+|(?:[a-z\d-]+\.)+(?:[a-z]{2,}|xn--[a-z\d]+)\.?)(?::\d+)?(?:[/?#][^[\]{}|\\^`<>"\s]*)?$/iu,
    'Not a well formed URL.',
  )

const Embed = z.looseObject({
  title: z.string().trim().min(1).max(256).optional(),
  url: WebAddress.max(2048).optional(),
  description: z.string().trim().min(1).max(4096).optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  author: z.looseObject({ name: z.string().min(1).max(256) }).optional(),
  footer: z.looseObject({ text: z.string().min(1).max(2048) }).optional(),
  timestamp: z.iso.datetime().optional(),
  image: z.looseObject({ url: z.string() }).optional(),
  fields: z
    .array(z.looseObject({ name: z.string().trim().min(1).max(256), value: z.string().trim().min(1).max(1024) }))
    .max(25)
    .optional(),
})

const Button = z.looseObject({
  type: z.literal(2),
  style: z.int(),
  label: z.string().trim().min(1).max(80),
  custom_id: z.string().min(1).max(100).optional(),
  url: WebAddress.max(512).optional(),
  disabled: z.boolean().optional(),
})

/** The parts of a message that the fake keeps. */
export const MessageBody = z.looseObject({
  content: z.string().max(2000).optional(),
  embeds: z.array(Embed).max(10).optional(),
  components: z
    .array(z.looseObject({ type: z.literal(1), components: z.array(Button).min(1).max(5) }))
    .max(5)
    .optional(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).optional(),
      roles: z.array(z.string()).max(100).optional(),
      users: z.array(z.string()).max(100).optional(),
    })
    .refine(
      ({ parse = [], roles = [], users = [] }) =>
        (roles.length === 0 || !parse.includes('roles')) && (users.length === 0 || !parse.includes('users')),
      'some and all of them',
    )
    .optional(),
  nonce: z.string().max(25).optional(),
  enforce_nonce: z.boolean().optional(),
  flags: z.int().optional(),
  attachments: z
    .array(
      z.looseObject({ id: z.string().regex(/^\d$/u), filename: z.string().min(1), description: z.string().max(1024) }),
    )
    .max(10)
    .optional(),
  message_reference: z.looseObject({ message_id: z.string() }).optional(),
})
export type MessageBody = z.infer<typeof MessageBody>

export type FakeFile = { readonly name: string; readonly bytes: Buffer }

/** What Discord would refuse in a message, in words. */
export function messageProblems(body: unknown, isEdit: boolean): string[] {
  const spec = (isEdit ? MessageEditRequestPartialSchema : MessageCreateRequestSchema).safeParse(body)
  const own = MessageBody.safeParse(body)
  const problems = [...(spec.error?.issues ?? []), ...(own.error?.issues ?? [])].map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  )
  if (!own.success) return problems
  const { content = '', embeds = [], components = [] } = own.data
  if (content.trim() === '' && embeds.length === 0 && !isEdit) problems.push('the message is empty')
  if (embeds.some((embed) => embedSize(embed) === 0 && embed.image === undefined)) problems.push('an embed is empty')
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > 6000) problems.push('the embeds are over 6000')
  const ids = components.flatMap((row) => row.components.flatMap(({ custom_id }) => custom_id ?? []))
  if (own.data.allowed_mentions?.parse === undefined) problems.push('allowed_mentions are not said')
  if (new Set(ids).size < ids.length) problems.push('a custom_id is there twice')
  const buttons = components.flatMap((row) => row.components)
  if (buttons.some((button) => (button.style === 5) !== (button.url !== undefined))) problems.push('a link button errs')
  if (buttons.some((button) => (button.style === 5) === (button.custom_id !== undefined))) {
    problems.push('a button has an address and an id, or neither')
  }
  const addresses = embeds.flatMap(({ url }) => url ?? [])
  if (new Set(addresses).size < addresses.length) problems.push('of embeds with one address only the first is shown')
  if (!JSON.stringify(body).isWellFormed() || /\\ud[89a-f]/iu.test(JSON.stringify(body))) {
    problems.push('a surrogate is alone')
  }
  return problems
}

const CALLBACKS = new Map([
  [4, CreateMessageInteractionCallbackRequestSchema],
  [5, CreateMessageInteractionCallbackRequestSchema],
  [6, UpdateMessageInteractionCallbackRequestSchema],
  [7, UpdateMessageInteractionCallbackRequestSchema],
  [8, ApplicationCommandAutocompleteCallbackRequestSchema],
  [9, ModalInteractionCallbackRequestSchema],
])

/** Of a form: Discord takes five fields, and ours are all labelled. */
export const FormBody = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z
    .array(
      z.looseObject({
        label: z.string(),
        component: z
          .looseObject({
            custom_id: z.string(),
            value: z.string().max(4000).optional(),
            max_length: z.int().min(1).max(4000).optional(),
          })
          .refine(({ value = '', max_length: longest = 4000 }) => value.length <= longest, 'the value is too long'),
      }),
    )
    .max(5)
    .refine(
      (fields) => new Set(fields.map(({ component }) => component.custom_id)).size === fields.length,
      'a field is there twice',
    ),
})
export type FormBody = z.infer<typeof FormBody>

/** What is offered below an option. */
const ChoicesBody = z.looseObject({
  choices: z
    .array(z.looseObject({ name: z.string().trim().min(1).max(100), value: z.string().min(1).max(100) }))
    .max(25),
})

const OWN_RULES = new Map<number, z.ZodType>([
  [8, ChoicesBody],
  [9, FormBody],
])

/** What Discord would refuse in the first answer to an interaction, in words. */
export function callbackProblems(type: number, data: unknown): string[] {
  const spec = CALLBACKS.get(type)?.safeParse({ type, ...(data !== undefined && { data }) })
  if (spec === undefined) return [`there is no callback ${type}`]
  const own = OWN_RULES.get(type)?.safeParse(data)
  const problems = [...(spec.error?.issues ?? []), ...(own?.error?.issues ?? [])].map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  )
  return [...problems, ...(type === 4 || type === 7 ? messageProblems(data, false) : [])]
}

/** What Discord would refuse about the files that come with a message, by their place. */
export function fileProblems({ attachments = [], embeds = [] }: MessageBody, files: readonly FakeFile[]): string[] {
  const problems = attachments.flatMap(({ id, filename }) =>
    files[Number(id)]?.name === filename ? [] : [`file ${id} is missing`],
  )
  const names = new Set(attachments.map(({ filename }) => `attachment://${filename}`))
  const shown = embeds.flatMap(({ image }) => (image === undefined ? [] : [image.url]))
  if (shown.some((url) => !names.has(url))) problems.push('an embed shows a file that is not there')
  if (files.length !== attachments.length) problems.push('a file has no attachment')
  if (files.some(({ bytes }) => bytes.length === 0 || bytes.length > 10_000_000)) problems.push('a file is too large')
  return problems
}

/** What Discord would refuse in a new post of a forum, in words. */
export function postProblems(body: unknown): string[] {
  const spec = CreateForumThreadRequestSchema.safeParse(body)
  const own = z
    .looseObject({
      name: z.string().trim().min(1).max(100),
      applied_tags: z.array(z.string()).max(5).optional(),
      message: z.looseObject({ nonce: z.undefined().optional(), enforce_nonce: z.undefined().optional() }),
    })
    .safeParse(body)
  const problems = [...(spec.error?.issues ?? []), ...(own.error?.issues ?? [])].map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  )
  if (!own.success) return problems
  return [...problems, ...threadProblems({ name: own.data.name }), ...messageProblems(own.data.message, false)]
}

export function threadProblems(body: unknown): string[] {
  const spec = CreateTextThreadWithMessageRequestSchema.safeParse(body)
  const problems = (spec.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const isWell = JSON.stringify(body).isWellFormed() && !/\\ud[89a-f]/iu.test(JSON.stringify(body))
  return isWell ? problems : [...problems, 'a surrogate is alone']
}

function embedSize(embed: z.infer<typeof Embed>): number {
  const fields = (embed.fields ?? []).reduce((sum, field) => sum + field.name.length + field.value.length, 0)
  return [embed.title, embed.description, embed.author?.name, embed.footer?.text].reduce(
    (sum, part) => sum + (part?.length ?? 0),
    fields,
  )
}
