import { MessageFlags } from 'discord.js'
import { z } from 'zod'
import { absent, orElse } from './left-out.ts'
import { snowflake, timeOf } from './snowflake.ts'

const bits = z.union([z.string().regex(/^\d{1,20}$/u), z.int().nonnegative()]).transform(BigInt)

const words = orElse(z.string(), '')

const asked = {
  id: snowflake,
  application_id: z.string(),
  token: z.string(),
  /** Not set outside a server. */
  guild_id: absent(z.string()),
  channel_id: absent(z.string()),
  channel: absent(z.object({ id: absent(z.string()), type: absent(z.int()), parent_id: z.string().nullish() })),
  member: absent(
    z.object({
      user: z.object({ id: z.string() }),
      /** Where nothing is said the person may do nothing. */
      permissions: orElse(bits, 0n),
    }),
  ),
  /** Set outside a server. */
  user: absent(z.object({ id: z.string() })),
  locale: words,
  /** Of the server. */
  guild_locale: words,
  /** What the bot may do in that channel. */
  app_permissions: absent(bits),
}

const command = z.object({
  name: z.string(),
  options: orElse(
    z.array(
      z.object({
        name: z.string(),
        type: z.int(),
        value: absent(z.union([z.string(), z.number(), z.boolean()])),
        focused: orElse(z.boolean(), false),
      }),
    ),
    [],
  ),
  resolved: orElse(
    z.object({
      /** With what the person may do in each. */
      channels: orElse(z.record(z.string(), z.object({ permissions: absent(bits) })), {}),
      roles: orElse(z.record(z.string(), z.object({ mentionable: absent(z.boolean()) })), {}),
    }),
    { channels: {}, roles: {} },
  ),
})

/** What a press or a form is about: hidden, where it may be, from everybody but whoever it was shown to. */
const shown = z
  .object({ flags: z.int().nullish() })
  .nullish()
  .transform((message) => ({ isEphemeral: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0 }))

const field = z.object({ custom_id: z.string(), value: words })

/** A form has its fields in labels; one in rows, as forms were before, holds several in each. */
const fields = z
  .array(z.object({ component: absent(field), components: absent(z.array(field)) }))
  .transform((parts) =>
    parts.flatMap(({ component, components = [] }) => [...(component === undefined ? [] : [component]), ...components]),
  )

/** As much as is used of what Discord sends; its numbers are the types. */
const interaction = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1) }),
  z.object({ ...asked, type: z.literal(2), data: command }),
  z.object({ ...asked, type: z.literal(3), data: z.object({ custom_id: z.string() }), message: shown }),
  z.object({ ...asked, type: z.literal(4), data: command }),
  z.object({
    ...asked,
    type: z.literal(5),
    data: z.object({
      custom_id: z.string(),
      components: fields,
    }),
  }),
])

type AnyInteraction = z.infer<typeof interaction>
type Ping = Extract<AnyInteraction, { type: 1 }>
export type CommandUse = Extract<AnyInteraction, { type: 2 }>
export type Press = Extract<AnyInteraction, { type: 3 }>
export type Typing = Extract<AnyInteraction, { type: 4 }>
export type SentForm = Extract<AnyInteraction, { type: 5 }>
/** Somebody asks, and waits for an answer. */
export type Interaction = Exclude<AnyInteraction, Ping>

/**
 * What somebody does with a command, an option, a button or a form; or a look of Discord's whether we are there. The
 * gateway and HTTP bring the same. `null`: nothing that we know.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
export function parseInteraction(payload: unknown): Interaction | Ping | null {
  return interaction.safeParse(payload).data ?? null
}

/** When it was made, in ms since 1970, by Discord's clock. */
export function askedAtMs({ id }: Interaction): number {
  return timeOf(id)
}
