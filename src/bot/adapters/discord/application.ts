import { Routes } from 'discord.js'
import { z } from 'zod'
import { ChatError } from '../../../core/errors.ts'
import type { Rest } from './paced-rest.ts'

const application = z.object({
  id: z.string(),
  name: z.string().default('the application'),
  bot: z.object({ id: z.string() }).nullish(),
  /** Where Discord sends interactions; none: to the gateway. */
  interactions_endpoint_url: z.string().nullish(),
  /** With which it signs them. */
  verify_key: z.string().nullish(),
})

export type Application = z.infer<typeof application>

/** Whose token it is. Throws ChatError where the answer is something else, and as the request does. */
export async function getApplication(rest: Rest): Promise<Application> {
  const found = application.safeParse(await rest.get(Routes.currentApplication())).data
  if (found === undefined)
    throw new ChatError('unavailable', 'Discord answered with something else than an application')
  return found
}
