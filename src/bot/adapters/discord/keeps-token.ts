import type { Rest } from './paced-rest.ts'

/**
 * The same client, which has its token at every request: after one 401 discord.js forgets it, and would send nothing until
 * the process is started again, though a proxy said so, or Discord by mistake. Whoever sends waits before the next try.
 */
export function keepsToken(rest: Rest, giveToken: () => void): Rest {
  return {
    get: (route, options) => {
      giveToken()
      return rest.get(route, options)
    },
    post: (route, options) => {
      giveToken()
      return rest.post(route, options)
    },
    patch: (route, options) => {
      giveToken()
      return rest.patch(route, options)
    },
    put: (route, options) => {
      giveToken()
      return rest.put(route, options)
    },
  }
}
