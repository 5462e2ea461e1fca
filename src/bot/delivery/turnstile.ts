import type { Clock } from '../../core/ports/clock.ts'

/** In this order where many wait: what cannot wait, new stories, roundups, edits. */
export const LANES = ['breaking', 'normal', 'roundup', 'edit'] as const
export type Lane = (typeof LANES)[number]

export type Ticket = {
  readonly channelId: string
  /** Workspaces take turns within a lane. */
  readonly workspaceId: string
  readonly lane: Lane
  /** How many requests it takes. */
  readonly requests: number
}

/**
 * - `go`: it is your turn, call `leave` afterwards
 * - `look-again`: something more urgent may be due for the channel
 * - `closed`: nothing is sent for now
 */
export type Pass = 'go' | 'look-again' | 'closed'

export type Turnstile = {
  /** Waits for the channel's turn. */
  enter(ticket: Ticket): Promise<Pass>
  leave(): void
  /** More requests were made than the ticket said. */
  spend(requests: number): void
  /** Sends those who wait in the slow lanes for that channel to look again. */
  hurry(channelId: string): void
  /** Turns everybody away. */
  clear(): void
}

type Waiting = Ticket & { readonly settle: (pass: Pass) => void }

/** Requests under way at once; more would only wait for the platform. */
const MAX_INSIDE = 100
const SECOND_MS = 1_000

/**
 * Lets senders through at the platform's rate, evenly: any second holds at most `perSecond` requests. Kept one below, so
 * that a request that is a little late does not meet the next ones in the platform's second. `null`: no shared rate.
 */
export function createTurnstile(perSecond: number | null, clock: Clock): Turnstile {
  const gapMs = perSecond === null ? 0 : SECOND_MS / Math.max(1, perSecond - 1)
  const lanes = new Map<Lane, Map<string, Waiting[]>>(LANES.map((lane) => [lane, new Map()]))
  let freeAt = 0
  let inside = 0
  let isPumping = false

  const takeNext = (): Waiting | null => {
    for (const workspaces of lanes.values()) {
      const [first] = workspaces
      if (first === undefined) continue
      const [workspaceId, queue] = first
      // The workspace goes to the end of the row, so that the others come first.
      workspaces.delete(workspaceId)
      const next = queue.shift()
      if (queue.length > 0) workspaces.set(workspaceId, queue)
      if (next !== undefined) return next
    }
    return null
  }

  const hasWaiting = (): boolean => [...lanes.values()].some((workspaces) => workspaces.size > 0)

  const spend = (requests: number): void => {
    // A turn that comes late by less than one gap does not push the later ones back.
    freeAt = Math.max(freeAt, clock.nowMs() - gapMs) + requests * gapMs
  }

  const pump = async (): Promise<void> => {
    if (isPumping) return
    isPumping = true
    while (inside < MAX_INSIDE && hasWaiting()) {
      const waitMs = freeAt - clock.nowMs()
      if (waitMs > 0) {
        await clock.sleep(Math.ceil(waitMs))
        // Who came meanwhile may be more urgent, so the choice is made only now.
        continue
      }
      const next = takeNext()
      if (next === null) break
      inside += 1
      spend(next.requests)
      next.settle('go')
    }
    isPumping = false
  }

  const remove = (matches: (waiting: Waiting) => boolean, pass: Pass): void => {
    for (const workspaces of lanes.values()) {
      for (const [workspaceId, queue] of [...workspaces]) {
        const kept = queue.filter((waiting) => !matches(waiting))
        if (kept.length === queue.length) continue
        if (kept.length === 0) workspaces.delete(workspaceId)
        else workspaces.set(workspaceId, kept)
        for (const waiting of queue) if (matches(waiting)) waiting.settle(pass)
      }
    }
  }

  return {
    enter: (ticket) =>
      new Promise((settle) => {
        const workspaces = lanes.get(ticket.lane)
        const queue = workspaces?.get(ticket.workspaceId) ?? []
        queue.push({ ...ticket, settle })
        workspaces?.set(ticket.workspaceId, queue)
        void pump()
      }),
    leave() {
      inside -= 1
      void pump()
    },
    spend,
    hurry(channelId) {
      remove(
        ({ channelId: waiting, lane }) => waiting === channelId && (lane === 'roundup' || lane === 'edit'),
        'look-again',
      )
    },
    clear() {
      remove(() => true, 'closed')
    },
  }
}
