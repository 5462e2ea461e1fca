/** A push that was read, on its way to become entries. */
type PushWork = {
  /** Never rejects. */
  readonly run: () => Promise<void>
  /** It is done with, whether it was run or not. */
  readonly end: () => void
}

type PushLanes = {
  /** Runs it when it is the feed's turn. True when another one that waited gives way to it, and is not run. */
  readonly enter: (feedId: string, work: PushWork) => boolean
  /** Resolves when all is done with. */
  readonly settle: () => Promise<void>
}

/** One push of a feed at a time, and one that waits: the newest, because each holds the whole feed as it is then. */
export function createPushLanes(): PushLanes {
  const waiting = new Map<string, PushWork>()
  const lanes = new Map<string, Promise<void>>()

  const follow = async (feedId: string, first: PushWork): Promise<void> => {
    let next: PushWork | undefined = first
    while (next !== undefined) {
      await next.run()
      next.end()
      next = waiting.get(feedId)
      waiting.delete(feedId)
    }
    // At once: whoever comes next finds an empty lane, not one that looks no more for who waits.
    lanes.delete(feedId)
  }

  return {
    enter(feedId, work) {
      if (!lanes.has(feedId)) {
        lanes.set(feedId, follow(feedId, work))
        return false
      }
      const replaced = waiting.get(feedId)
      waiting.set(feedId, work)
      replaced?.end()
      return replaced !== undefined
    },
    async settle() {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
  }
}
