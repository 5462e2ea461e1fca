import { z } from 'zod'

/** `claim` these channels' deliveries; `poll` what is due; `send` from now on what this process is woken for. */
export const ScaleOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('claim'), channelIds: z.array(z.string()) }),
  z.object({ do: z.literal('poll') }),
  z.object({ do: z.literal('send') }),
])
/** `count` of what was done; `sentAt` is when a request began, in milliseconds since 1970. */
export const ScaleAnswer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ count: z.number() }),
  z.object({ sentAt: z.number() }),
])
export type ScaleOrder = z.infer<typeof ScaleOrder>
export type ScaleAnswer = z.infer<typeof ScaleAnswer>
