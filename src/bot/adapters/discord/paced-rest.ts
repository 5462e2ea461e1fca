import type { REST } from 'discord.js'
import type { Pace } from '../../../core/ports/pace.ts'

/** As much of discord.js as sending needs. */
export type Rest = Pick<REST, 'get' | 'post' | 'patch' | 'put'>

/** Bounds one request, its body included. */
export type Limited = () => { readonly signal: AbortSignal }

/** The same client, each request of which waits for its time first. */
export function pacedRest(rest: Rest, pace: Pace): Rest {
  return {
    get: async (route, options) => {
      await pace.request()
      return await rest.get(route, options)
    },
    post: async (route, options) => {
      await pace.request()
      return await rest.post(route, options)
    },
    patch: async (route, options) => {
      await pace.request()
      return await rest.patch(route, options)
    },
    put: async (route, options) => {
      await pace.request()
      return await rest.put(route, options)
    },
  }
}

/**
 * Whether the answer is one of those of which Discord bears 10,000 in ten minutes from an address before it bars it. A 404
 * is counted, too: to ask again and again for what is gone is the same fault. A shared limit is other people's doing.
 * https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function isRefusal(status: number, rateLimitScope: string | null): boolean {
  return status === 401 || status === 403 || status === 404 || (status === 429 && rateLimitScope !== 'shared')
}
