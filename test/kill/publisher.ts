import { setTimeout as delay } from 'node:timers/promises'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import { fundingFacts, story } from '../builders/story.ts'
import type { Chance } from '../simulation/chance.ts'
import type { KillDatabase } from './kill-database.ts'

const STEP_MS = 15
/** Asking whether there is room takes that part of the time at most. */
const ASKING = 0.05
/** Fewer than would share a message. */
const LONGEST_QUEUE = 8

type Publisher = {
  readonly stories: () => number
  /** How many deliveries there are for them until now. */
  readonly owed: () => number
  /** Writes no more. */
  stop(): Promise<void>
}

export function nameOf(number: number): string {
  return `Company ${String(number).padStart(5, '0')}`
}

/** Until it works: the server may be away for a while. */
export async function insist<T>(store: Store, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!store.isShared) throw error
      await delay(100)
    }
  }
}

/** Writes stories and changes in them, for all channels, as fast as these take them, until they make so many deliveries. */
export function startPublisher(options: {
  readonly store: Store
  readonly database: KillDatabase
  readonly chance: Chance
  readonly nowMs: () => number
  readonly wake: (channelId: string) => void
  readonly mostDeliveries: number
}): Publisher {
  const { store, database, chance, nowMs, mostDeliveries } = options
  let stories = 0
  let owed = 0
  let isStopped = false

  /** One more story, or a change in one of the last. */
  const step = async (): Promise<void> => {
    const changes = stories > 3 && chance.oneIn(3)
    const number = changes ? stories - 1 - chance.below(3) : stories
    const woken = await insist(store, () =>
      store.transaction(async (ledger) => {
        const known = await ledger.stories.find(`s${number}`)
        // Written already, when the server was stopped before it could say so.
        if (known !== null && !changes) return []
        if (known?.status === 'announced') return []
        const now = known === null ? rumourOf(number) : announced(known, number, nowMs())
        if (known === null) await ledger.stories.insert(now)
        else await ledger.stories.update(now)
        const parts = { sourcesBefore: 1, isMaterial: known !== null, mayPost: true, seenAt: nowMs() }
        return await fanOut(ledger, { story: now, ...parts }, nowMs())
      }),
    )
    if (!changes) stories += 1
    owed = await insist(store, () => database.countDeliveries())
    for (const channelId of woken) options.wake(channelId)
  }

  const run = async (): Promise<void> => {
    while (!isStopped) {
      const askedAt = performance.now()
      const hasRoom = (await insist(store, () => database.longestQueue())) < LONGEST_QUEUE
      const tookMs = performance.now() - askedAt
      if (hasRoom && owed < mostDeliveries) await step()
      await delay(Math.max(STEP_MS, tookMs / ASKING))
    }
  }
  const running = run()
  return {
    stories: () => stories,
    owed: () => owed,
    async stop() {
      isStopped = true
      await running
    },
  }
}

function rumourOf(number: number): Story {
  return story({
    id: `s${number}`,
    facts: fundingFacts({ company: nameOf(number), amountUsd: 300e6, status: 'in-talks' }),
  })
}

function announced(known: Story, number: number, at: number): Story {
  return {
    ...known,
    facts: fundingFacts({ company: nameOf(number), amountUsd: 300e6 }),
    status: 'announced',
    revision: known.revision + 1,
    changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at, entryId: 'e', revision: known.revision + 1 }],
  }
}
