import { z } from 'zod'
import { ChatError } from '../../../core/errors.ts'
import { deliveryIdIn } from './custom-id.ts'
import { shownEmbeds } from './shown-embeds.ts'
import { snowflake } from './snowflake.ts'

/** As much of a message as is used; whatever else is missing is no matter. */
const messageShape = z.object({
  id: snowflake,
  author: z.object({ id: z.string().nullish(), bot: z.boolean().nullish() }).nullish(),
  ...shownEmbeds,
  components: z
    .array(z.object({ components: z.array(z.object({ custom_id: z.string().nullish() })).nullish() }))
    .nullish()
    .catch(null),
})

export type FoundMessage = z.infer<typeof messageShape>

/** `null` where the answer is something else than a message. */
export function findMessage(answer: unknown): FoundMessage | null {
  return messageShape.safeParse(answer).data ?? null
}

/** Throws ChatError (`ambiguous`) where it is none: accepted, but by whom and as what is unknown. */
export function readMessage(answer: unknown): FoundMessage {
  const message = findMessage(answer)
  if (message === null) throw new ChatError('ambiguous', 'Discord answered with something else than a message')
  return message
}

/** Throws ChatError (`ambiguous`) where one of them is none. */
export function readMessages(answer: unknown): readonly FoundMessage[] {
  const messages = z.array(messageShape).safeParse(answer).data
  if (messages === undefined) throw new ChatError('ambiguous', 'Discord answered with something else than messages')
  return messages
}

/** Whether it is the bot's own and carries that delivery. Where nobody is named, the delivery alone tells whose it is. */
export function carries(message: FoundMessage, deliveryId: string, ownId: string | null): boolean {
  if (!isBy(message, ownId)) return false
  const parts = (message.components ?? []).flatMap(({ components }) => components ?? [])
  return parts.some(({ custom_id: id }) => typeof id === 'string' && deliveryIdIn(id) === deliveryId)
}

function isBy({ author }: FoundMessage, ownId: string | null): boolean {
  if (typeof author?.id !== 'string') return true
  return ownId === null ? author.bot === true : author.id === ownId
}
