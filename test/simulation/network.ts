import type { Chance } from './chance.ts'
import type { RequestKind, SimProcess } from './sim-process.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The client gave up waiting, or the connection broke. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export type NetworkFaults = {
  /** Of a hundred requests, how many go wrong in some way. */
  percent: number
}

type Network = {
  /**
   * Carries a request to the platform and its answer back. `execute` runs on the platform, whatever becomes of the
   * process; what it throws is the platform's refusal. Throws NoAnswer, or what `refuse` makes, when something goes wrong.
   */
  request<T>(
    process: SimProcess,
    request: {
      readonly kind: RequestKind
      readonly execute: () => T
      readonly refuse: (status: 429 | 500) => Error
    },
  ): Promise<T>
}

/** A request that was given up arrives this much later at most: within the margin that the outbox waits. */
const LATEST_ARRIVAL_MS = 25_000

export function createNetwork(options: {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly faults: NetworkFaults
  readonly timeoutMs: number
}): Network {
  const { time, chance, faults, timeoutMs } = options
  return {
    request: (process, { kind, execute, refuse }) =>
      process.call(
        () =>
          new Promise((resolve, reject) => {
            const sentAt = time.nowMs()
            const answer = (atMs: number, give: () => void): void => {
              time.at(Math.min(atMs, sentAt + timeoutMs), () => {
                if (atMs <= sentAt + timeoutMs) give()
                else reject(new NoAnswer('timed out'))
              })
            }
            const run = (): (() => void) => {
              try {
                const value = execute()
                return () => {
                  resolve(value)
                }
              } catch (error) {
                return () => {
                  reject(error instanceof Error ? error : new Error(String(error)))
                }
              }
            }
            const arriveAt = sentAt + 10 + chance.below(80)
            const backMs = 10 + chance.below(80)
            const carryOut = (atMs: number, then: (give: () => void) => void): void => {
              time.at(atMs, () => {
                then(run())
              })
            }
            const fault = chance.below(100) < faults.percent ? chance.below(8) : -1
            switch (fault) {
              case 0: // the request is lost
                time.at(sentAt + timeoutMs, () => {
                  reject(new NoAnswer('lost'))
                })
                return
              case 1: // the connection breaks at once, the request was lost
                time.at(arriveAt, () => {
                  reject(new NoAnswer('reset'))
                })
                return
              case 2: // the answer is lost
                carryOut(arriveAt, () => {
                  answer(arriveAt + backMs, () => {
                    reject(new NoAnswer('reset'))
                  })
                })
                return
              case 3: // the answer comes after the client stopped waiting
                carryOut(arriveAt, (give) => {
                  answer(sentAt + timeoutMs + chance.below(60_000), give)
                })
                return
              case 4: {
                // the request itself arrives long after the client stopped waiting
                const lateAt = sentAt + timeoutMs + chance.below(LATEST_ARRIVAL_MS)
                time.at(sentAt + timeoutMs, () => {
                  reject(new NoAnswer('timed out'))
                })
                carryOut(lateAt, () => undefined)
                return
              }
              case 5: // it is out of order, before it did anything
                answer(arriveAt + backMs, () => {
                  reject(refuse(500))
                })
                return
              case 6: // it is out of order, after it did what was asked
                carryOut(arriveAt, () => {
                  answer(arriveAt + backMs, () => {
                    reject(refuse(500))
                  })
                })
                return
              case 7:
                answer(arriveAt + backMs, () => {
                  reject(refuse(429))
                })
                return
              default:
                // Some answers are slow.
                carryOut(arriveAt, (give) => {
                  answer(arriveAt + (chance.oneIn(20) ? chance.below(timeoutMs - 1_000) : backMs), give)
                })
            }
          }),
        kind,
      ),
  }
}
