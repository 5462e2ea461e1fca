import type { Clock } from '../../core/ports/clock.ts'

/** In this order where many wait: what cannot wait, new stories, roundups, edits. */
const LANES = ['breaking', 'normal', 'roundup', 'edit'] as const
export type Lane = (typeof LANES)[number]
export const LAST_LANE = 'edit' satisfies Lane
/** Who waits there has something more urgent to do when something new is due. */
const SLOW_LANES: readonly Lane[] = ['roundup', 'edit']
/** Nothing is before what waits there. */
const FIRST_LANE = 'breaking' satisfies Lane

export type Ticket = {
  readonly channelId: string
  /** Workspaces take turns within a lane. */
  readonly workspaceId: string
  readonly lane: Lane
  /** How many requests it takes, about. */
  readonly requests: number
}

/**
 * - `go`: it is your turn, call `noteClaimed` and `leave` afterwards
 * - `look-again`: something more urgent may be due for the channel
 * - `closed`: nothing is sent for now
 */
export type Pass = 'go' | 'look-again' | 'closed'

export type Turnstile = {
  /** Waits for the channel's turn. */
  enter(ticket: Ticket): Promise<Pass>
  /** One that is inside has made its claim. To be called once before `leave`. */
  noteClaimed(): void
  leave(): void
  /** Waits until one more request fits into the second, ahead of everybody who is not inside yet. */
  request(): Promise<void>
  /** Sends those who wait in the slow lanes for that channel to look again. */
  hurry(channelId: string): void
  /** The same for all lanes but the first. */
  takeUp(channelIds: readonly string[]): void
  /** Turns everybody away. */
  clear(): void
}

type Waiting = Ticket & { readonly settle: (pass: Pass) => void }

/** Requests under way at once; more would only wait for the platform. */
export const MAX_INSIDE = 100
/**
 * Of these, the ones that make their claims: enough to share commits. More would wait for the database in the order in
 * which they came, however urgent they are.
 */
const MAX_CLAIMING = 16
/** A second, and a little more: a request that is late on its way does not meet the next ones in the platform's second. */
const WINDOW_MS = 1_010
const CATCH_UP_MS = 500
/** What a turn does before its request: reads, draws, and writes down on the disk that it begins. */
const LEAD_MS = 100

/**
 * Lets senders through at the platform's rate: any second holds at most `perSecond` requests. A turn reckons with about
 * what it takes, so that turns come evenly, and each request is counted when it is made: it may leave as soon as the one
 * `perSecond` requests before it is out of the window, so that what comes late is caught up. A turn comes a little before
 * there is room for its request, which is then at hand. `null`: no shared rate.
 */
export function createTurnstile(perSecond: number | null, clock: Clock): Turnstile {
  const gapMs = perSecond === null ? 0 : WINDOW_MS / perSecond
  const lanes = new Map<Lane, Map<string, Waiting[]>>(LANES.map((lane) => [lane, new Map()]))
  let freeAt = 0
  let inside = 0
  let claiming = 0
  /** When the requests of the last window were made. */
  const recent: { madeAt: number }[] = []
  /** Requests that wait for room, first come first served. */
  let requesting: Promise<void> = Promise.resolve()
  let requestsWaiting = 0
  let isPumping = false

  const firstInRow = (): { readonly workspaces: Map<string, Waiting[]>; readonly next: Waiting } | null => {
    for (const workspaces of lanes.values()) {
      for (const [next] of workspaces.values()) if (next !== undefined) return { workspaces, next }
    }
    return null
  }

  /** Takes it out of its row. Its workspace goes to the end, so that the others come first. */
  const take = (workspaces: Map<string, Waiting[]>, { workspaceId }: Waiting): void => {
    const queue = workspaces.get(workspaceId) ?? []
    workspaces.delete(workspaceId)
    if (queue.length > 1) workspaces.set(workspaceId, queue.slice(1))
  }

  /** How long until there is room for one more request than so many. `Infinity` where that is told only by the next ones. */
  const roomInMs = (before: number): number => {
    if (perSecond === null) return 0
    const now = clock.monotonicMs()
    while ((recent[0]?.madeAt ?? now) <= now - WINDOW_MS) recent.shift()
    const past = recent.length + before - perSecond
    return past < 0 ? 0 : (recent[past]?.madeAt ?? Infinity) + WINDOW_MS - now
  }

  /** A busy process may stand still between a request's leave and the request: what counts is when it is certainly made. */
  const noteRequest = (): void => {
    const request = { madeAt: clock.monotonicMs() }
    recent.push(request)
    void clock.sleep(0).then(() => {
      request.madeAt = clock.monotonicMs()
    })
  }

  const pump = async (): Promise<void> => {
    if (isPumping) return
    isPumping = true
    while (inside < MAX_INSIDE && claiming < MAX_CLAIMING) {
      const first = firstInRow()
      if (first === null) break
      const waitMs = Math.max(roomInMs(requestsWaiting) - LEAD_MS, freeAt - clock.monotonicMs())
      if (waitMs === Infinity) break
      if (waitMs > 0) {
        await clock.sleep(Math.ceil(waitMs))
        // Who came meanwhile may be more urgent, so the choice is made only now.
        continue
      }
      take(first.workspaces, first.next)
      inside += 1
      claiming += 1
      // Turns that come a little late do not push the later ones back; the second's own limit holds nevertheless.
      freeAt = Math.max(freeAt, clock.monotonicMs() - CATCH_UP_MS) + first.next.requests * gapMs
      first.next.settle('go')
    }
    isPumping = false
  }

  const remove = (from: readonly Lane[], matches: (waiting: Waiting) => boolean, pass: Pass): void => {
    for (const lane of from) {
      const workspaces = lanes.get(lane) ?? new Map<string, Waiting[]>()
      for (const [workspaceId, queue] of [...workspaces]) {
        const kept = queue.filter((waiting) => !matches(waiting))
        if (kept.length === queue.length) continue
        if (kept.length === 0) workspaces.delete(workspaceId)
        else workspaces.set(workspaceId, kept)
        for (const waiting of queue) if (matches(waiting)) waiting.settle(pass)
      }
    }
  }

  const waitForRoom = async (): Promise<void> => {
    for (let waitMs = roomInMs(0); waitMs > 0; waitMs = roomInMs(0)) await clock.sleep(Math.ceil(waitMs))
    noteRequest()
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
    noteClaimed() {
      claiming -= 1
      void pump()
    },
    leave() {
      inside -= 1
      void pump()
    },
    async request() {
      if (perSecond === null) return
      if (requestsWaiting === 0 && roomInMs(0) === 0) {
        noteRequest()
        return
      }
      requestsWaiting += 1
      requesting = requesting.then(waitForRoom)
      await requesting
      requestsWaiting -= 1
      void pump()
    },
    hurry(channelId) {
      remove(SLOW_LANES, (waiting) => waiting.channelId === channelId, 'look-again')
    },
    takeUp(channelIds) {
      const meant = new Set(channelIds)
      const from = LANES.filter((lane) => lane !== FIRST_LANE)
      if (meant.size > 0) remove(from, (waiting) => meant.has(waiting.channelId), 'look-again')
    },
    clear() {
      remove(LANES, () => true, 'closed')
    },
  }
}
