/** Does the work once all that was asked under that key before has ended, well or not. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Work of one process that has to be done one after the other. */
export function createTurns(): InTurn {
  const lastOf = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const own = Promise.allSettled([lastOf.get(key)]).then(work)
    lastOf.set(key, own)
    try {
      return await own
    } finally {
      if (lastOf.get(key) === own) lastOf.delete(key)
    }
  }
}
