import type { Clock } from '../../src/core/ports/clock.ts'
import type { Ledger, Store } from '../../src/core/ports/store.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Where a process dies: at that call of a port, counted from 0 over the whole schedule. */
export type CrashPoint = { readonly call: number; readonly when: 'before' | 'after' }

/** As the platform sees it: `post`, `edit`, `note` ... */
export type RequestKind = string

export type CrashPlan = {
  /** Asked once for every call of every port; `request` is what kind of request to the chat platform it is. */
  crashAt(call: number, request: RequestKind | null): CrashPoint['when'] | null
}

/** Takes back the transaction in which a process died. */
class Crashed extends Error {
  override readonly name = 'Crashed'
}

/** The calls of ports over all processes of a schedule, dead ones included. */
export type CallCounter = {
  calls: number
  /** How many that take no time are under way. */
  busy: number
  readonly idling: (() => void)[]
}

export function createCallCounter(): CallCounter {
  return { calls: 0, busy: 0, idling: [] }
}

/** Resolves when no call that takes no time is under way. */
export function whenIdle({ busy, idling }: CallCounter): Promise<void> {
  return new Promise((resolve) => {
    if (busy === 0) resolve()
    else idling.push(resolve)
  })
}

/** Counts the work as a call that takes no time. */
export async function counted<T>(counter: CallCounter, work: () => Promise<T>): Promise<T> {
  counter.busy += 1
  try {
    return await work()
  } finally {
    counter.busy -= 1
    if (counter.busy === 0) for (const resolve of counter.idling.splice(0)) resolve()
  }
}

/** One life of the bot. Once it is dead, nothing of it goes on: its calls never come back. */
export type SimProcess = {
  isDead(): boolean
  /** Ends it from outside; it comes back after that time. */
  kill(restMs: number): void
  /** A call of a port. Never settles when the process dies before or after it. */
  call<T>(work: () => Promise<T>, request?: RequestKind): Promise<T>
  readonly clock: Clock
  store(real: Store): Store
}

const NEVER = new Promise<never>(() => undefined)

export function createSimProcess(options: {
  readonly time: VirtualTime
  readonly counter: CallCounter
  readonly plan: CrashPlan
  /** `restMs` is set when it was ended from outside. */
  readonly onDeath: (restMs: number | null) => void
}): SimProcess {
  const { time, counter, plan } = options
  let dead = false

  /** True when the process dies here. */
  const step = (when: CrashPoint['when'], wanted: CrashPoint['when'] | null): boolean => {
    if (dead) return true
    if (wanted !== when) return false
    dead = true
    options.onDeath(null)
    return true
  }

  const call = async <T>(work: () => Promise<T>, request: RequestKind | null = null): Promise<T> => {
    const wanted = dead ? null : plan.crashAt(counter.calls++, request)
    if (step('before', wanted)) return NEVER
    // What the platform or the database does goes on without the process.
    const result = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if (step('after', wanted)) return NEVER
    if ('error' in result) throw result.error
    return result.value
  }

  /** Inside a transaction a death throws, so that the real transaction is taken back. */
  const inTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
    const wanted = dead ? null : plan.crashAt(counter.calls++, null)
    if (step('before', wanted)) throw new Crashed()
    const result = await work()
    if (step('after', wanted)) throw new Crashed()
    return result
  }

  return {
    isDead: () => dead,
    kill(restMs) {
      if (dead) return
      dead = true
      options.onDeath(restMs)
    },
    call,
    clock: {
      nowMs: () => time.nowMs(),
      monotonicMs: () => time.nowMs(),
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          const wake = (): void => {
            if (!dead) resolve()
          }
          time.at(time.nowMs() + ms, wake)
          signal?.addEventListener('abort', wake)
        }),
    },
    store(real) {
      const direct = <T>(work: () => Promise<T>): Promise<T> => call(() => counted(counter, work))
      return {
        ...ledgerThrough(real, direct),
        operations: real.operations,
        transaction: (work, only) =>
          direct(() => real.transaction((ledger) => work(ledgerThrough(ledger, inTransaction)), only)),
        isShared: real.isShared,
        tryHold: (name, parts, accord) => direct(() => real.tryHold(name, parts, accord)),
        takeLease: (holder, nowMs, forMs) => direct(() => real.takeLease(holder, nowMs, forMs)),
        releaseLease: (holder) => direct(() => real.releaseLease(holder)),
        getSetting: (name) => direct(() => real.getSetting(name)),
        changeSetting: (name, change) => direct(() => real.changeSetting(name, change)),
        close: () => real.close(),
      }
    },
  }
}

type Through = <T>(work: () => Promise<T>) => Promise<T>

function ledgerThrough(ledger: Ledger, through: Through): Ledger {
  return {
    feeds: portThrough(ledger.feeds, through),
    entries: portThrough(ledger.entries, through),
    stories: portThrough(ledger.stories, through),
    channels: portThrough(ledger.channels, through),
    subscriptions: portThrough(ledger.subscriptions, through),
    deliveries: portThrough(ledger.deliveries, through),
    messages: portThrough(ledger.messages, through),
    audit: portThrough(ledger.audit, through),
    complaints: portThrough(ledger.complaints, through),
    installations: portThrough(ledger.installations, through),
  }
}

/** The same port, each of whose calls goes through that. */
function portThrough<P extends object>(port: P, through: Through): P {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]) =>
        through(async () => {
          const result: unknown = Reflect.apply(member, target, given)
          return await Promise.resolve(result)
        })
    },
  })
}
