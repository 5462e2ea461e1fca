import { MessageFlags } from 'discord.js'
import { z } from 'zod'
import type { OutgoingMessage } from '../../../core/ports/chat-adapter.ts'

/** Of a message as Discord shows it; whoever answers in its place may leave them out. */
export const shownEmbeds = {
  embeds: z.array(z.unknown()).nullish().catch(null),
  flags: z.int().nullish().catch(null),
}

type Shown = z.infer<z.ZodObject<typeof shownEmbeds>>

/** Whether Discord kept the message and none of its card, which no moderator has hidden. */
export function isEmptied(shown: Shown | null | undefined, { isPlain = false }: OutgoingMessage): boolean {
  const isHidden = ((shown?.flags ?? 0) & MessageFlags.SuppressEmbeds) !== 0
  return !isPlain && !isHidden && shown?.embeds?.length === 0
}
