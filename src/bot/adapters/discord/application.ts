import { Routes } from 'discord.js'
import { z } from 'zod'
import { ChatError } from '../../../core/errors.ts'
import { isUnknownAddress } from './errors.ts'
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

/** Where the application is told of: here, where it was before, and the bot's own user, which has the same id. */
const PLACES = [Routes.currentApplication(), Routes.oauth2CurrentApplication(), Routes.user()] as const

/** Whose token it is. Throws ChatError where the answer is something else, and as the request does. */
export async function getApplication(rest: Rest): Promise<Application> {
  const found = application.safeParse(await askFirst(rest, PLACES)).data
  if (found === undefined)
    throw new ChatError('unavailable', 'Discord answered with something else than an application')
  return found
}

/** The next place where nobody knows of one: a proxy or another server need not have each. */
async function askFirst(rest: Rest, [first, ...others]: readonly `/${string}`[]): Promise<unknown> {
  if (first === undefined) return null
  try {
    return await rest.get(first)
  } catch (error) {
    if (others.length === 0 || !isUnknownAddress(error)) throw error
    return await askFirst(rest, others)
  }
}
