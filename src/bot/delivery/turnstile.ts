import type { Clock } from '../../core/ports/clock.ts'

/** In this order where many wait: what cannot wait, new stories, roundups, edits. */
const LANES = ['breaking', 'normal', 'roundup', 'edit'] as const
export type Lane = (typeof LANES)[number]
export const LAST_LANE = 'edit' satisfies Lane
/** Who waits there has something more urgent to do when something new is due. */
const SLOW_LANES: readonly Lane[] = ['roundup', 'edit']
/** Nothing is before what waits there. */
const FIRST_LANE = 'breaking' satisfies Lane
const LARGE_LANE = 'roundup' satisfies Lane

export type Ticket = {
  readonly channelId: string
  /** Workspaces take turns within a lane. */
  readonly workspaceId: string
  readonly lane: Lane
  /** How many requests it takes, about. */
  readonly requests: number
  /** Its claim takes much memory and time, as that of a roundup does, which reads weeks of the ledger. */
  readonly isLarge: boolean
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
  noteClaimed(ticket: Pick<Ticket, 'isLarge'>): void
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
/** Who waits, in order: of a lane by workspace, of all lanes by channel. */
type Rows = Map<string, Set<Waiting>>

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
  const lanes = new Map<Lane, Rows>(LANES.map((lane) => [lane, new Map()]))
  /** All of a channel, over all lanes: a story for thousands of channels asks for each of them. */
  const ofChannel: Rows = new Map()
  let freeAt = 0
  let inside = 0
  let claiming = 0
  /** One at a time: others write in between. */
  let isLargeClaiming = false
  /** When the requests of the last window were made. */
  const recent: { madeAt: number }[] = []
  /** Requests that wait for room, first come first served. */
  let requesting: Promise<void> = Promise.resolve()
  let requestsWaiting = 0
  let isPumping = false

  const firstInRow = (): Waiting | null => {
    for (const [lane, workspaces] of lanes) {
      // Thousands may wait there, and all of them are large.
      if (lane === LARGE_LANE && isLargeClaiming) continue
      for (const [next] of workspaces.values())
        if (next !== undefined && !(next.isLarge && isLargeClaiming)) return next
    }
    return null
  }

  /** Takes it out of its row, wherever it stands there. */
  const takeOut = (waiting: Waiting): void => {
    drop(lanes.get(waiting.lane), waiting.workspaceId, waiting)
    drop(ofChannel, waiting.channelId, waiting)
  }

  /** The same, and its workspace goes to the end, so that the others come first. */
  const take = (waiting: Waiting): void => {
    takeOut(waiting)
    const workspaces = lanes.get(waiting.lane)
    const others = workspaces?.get(waiting.workspaceId)
    if (others === undefined) return
    workspaces?.delete(waiting.workspaceId)
    workspaces?.set(waiting.workspaceId, others)
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
      take(first)
      inside += 1
      claiming += 1
      if (first.isLarge) isLargeClaiming = true
      // Turns that come a little late do not push the later ones back; the second's own limit holds nevertheless.
      freeAt = Math.max(freeAt, clock.monotonicMs() - CATCH_UP_MS) + first.requests * gapMs
      first.settle('go')
    }
    isPumping = false
  }

  const sendAway = (waiting: Iterable<Waiting>, pass: Pass): void => {
    for (const one of [...waiting]) {
      takeOut(one)
      one.settle(pass)
    }
  }
  const lookAgain = (channelId: string, isMeant: (lane: Lane) => boolean): void => {
    const waiting = ofChannel.get(channelId)
    if (waiting !== undefined)
      sendAway(
        [...waiting].filter(({ lane }) => isMeant(lane)),
        'look-again',
      )
  }

  const waitForRoom = async (): Promise<void> => {
    for (let waitMs = roomInMs(0); waitMs > 0; waitMs = roomInMs(0)) await clock.sleep(Math.ceil(waitMs))
    noteRequest()
  }

  return {
    enter: (ticket) =>
      new Promise((settle) => {
        const waiting = { ...ticket, settle }
        put(lanes.get(ticket.lane), ticket.workspaceId, waiting)
        put(ofChannel, ticket.channelId, waiting)
        void pump()
      }),
    noteClaimed({ isLarge }) {
      claiming -= 1
      if (isLarge) isLargeClaiming = false
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
      lookAgain(channelId, (lane) => SLOW_LANES.includes(lane))
    },
    takeUp(channelIds) {
      for (const channelId of channelIds) lookAgain(channelId, (lane) => lane !== FIRST_LANE)
    },
    clear() {
      for (const waiting of [...ofChannel.values()]) sendAway(waiting, 'closed')
    },
  }
}

function put(rows: Rows | undefined, id: string, waiting: Waiting): void {
  const row = rows?.get(id)
  if (row === undefined) rows?.set(id, new Set([waiting]))
  else row.add(waiting)
}

function drop(rows: Rows | undefined, id: string, waiting: Waiting): void {
  const row = rows?.get(id)
  row?.delete(waiting)
  if (row?.size === 0) rows?.delete(id)
}
