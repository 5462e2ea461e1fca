import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTurnstile, type Lane } from '../../../src/bot/delivery/turnstile.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { createVirtualTime, type VirtualTime } from '../../simulation/virtual-time.ts'

const SMALL = { isLarge: false }
const ticket = (channelId: string, lane: Lane = 'normal', workspaceId = channelId, requests = 1) => ({
  channelId,
  workspaceId,
  lane,
  requests,
  ...SMALL,
})

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))
}

/** Several sleep at once, and each wakes in time. */
function clockInOrder(): { readonly clock: Clock; readonly time: VirtualTime } {
  const time = createVirtualTime(0)
  const nowMs = (): number => time.nowMs()
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      time.at(nowMs() + ms, wake)
    })
  return { clock: { nowMs, monotonicMs: nowMs, sleep }, time }
}

describe('turns at a platform', () => {
  test('come evenly, at most so many in any second', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(50, clock)
    const times: number[] = []
    await Promise.all(
      Array.from({ length: 500 }, async (_, at) => {
        await turnstile.enter(ticket(`c${at}`))
        await turnstile.request()
        times.push(clock.nowMs())
        turnstile.noteClaimed(SMALL)
        turnstile.leave()
      }),
    )
    expect(mostInASecond(times)).toBeLessThanOrEqual(50)
    // 10,000 channels take 205 s at most: 500 of them a twentieth.
    expect(times.at(-1)).toBeLessThanOrEqual(10_250)
  })

  test('count every request when it is made, however many a turn takes, and those of nobody inside', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(10, clock)
    const made: number[] = []
    const request = async (): Promise<void> => {
      await turnstile.request()
      made.push(clock.nowMs())
    }
    const turns = Array.from({ length: 40 }, async (_, at) => {
      await turnstile.enter(ticket(`c${at}`, 'normal', 'w', 2))
      for (let count = 0; count < 1 + (at % 5); count += 1) await request()
      turnstile.noteClaimed(SMALL)
      turnstile.leave()
    })
    await Promise.all([...turns, ...Array.from({ length: 15 }, request)])
    expect(made).toHaveLength(135)
    expect(mostInASecond(made)).toBeLessThanOrEqual(10)
  })

  test('what a slow moment kept from leaving is caught up, still at most so many in any second', async () => {
    const { clock, time } = clockInOrder()
    const turnstile = createTurnstile(50, clock)
    const made: number[] = []
    for (let at = 0; at < 1_000; at += 1) {
      void turnstile.enter(ticket(`c${at}`)).then(async () => {
        await clock.sleep(5 + (at % 7) * 5)
        turnstile.noteClaimed(SMALL)
        await turnstile.request()
        made.push(clock.nowMs())
        turnstile.leave()
      })
    }
    for (let next: number | null = 0; next !== null; next = time.nextAt()) {
      // The process stands still for 300 ms every 2 s.
      time.moveTo(next % 2_000 < 300 ? Math.floor(next / 2_000) * 2_000 + 300 : next)
      await setImmediate()
    }
    expect(made).toHaveLength(1_000)
    expect(mostInASecond(made)).toBeLessThanOrEqual(50)
    // 3 of these 20 s stood still. What the window had room for in them is used up to a sixth.
    expect(made.at(-1)).toBeLessThanOrEqual(20_700)
  })

  test('a request counts from when it is certainly made, though the process stands still meanwhile', async () => {
    const { clock, time } = clockInOrder()
    const turnstile = createTurnstile(50, clock)
    await Promise.all(Array.from({ length: 50 }, () => turnstile.request()))
    time.moveTo(30)
    const next = turnstile.request().then(() => clock.nowMs())
    for (let at: number | null = 30; at !== null; at = time.nextAt()) {
      time.moveTo(at)
      await setImmediate()
    }
    expect(await next).toBeGreaterThanOrEqual(1_030)
  })

  test('go by time that nobody sets', async () => {
    const clock = createVirtualClock(0)
    let setMs = 0
    const turnstile = createTurnstile(50, { ...clock, nowMs: () => clock.nowMs() + setMs })
    const made: number[] = []
    await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        await turnstile.enter(ticket(`c${at}`))
        turnstile.noteClaimed(SMALL)
        if (at % 20 === 0) setMs += 700
        await turnstile.request()
        made.push(clock.nowMs())
        turnstile.leave()
      }),
    )
    expect(mostInASecond(made)).toBeLessThanOrEqual(50)
  })

  test('wait while somebody inside has to wait with a request', async () => {
    const { clock, time } = clockInOrder()
    const turnstile = createTurnstile(2, clock)
    await turnstile.enter(ticket('first'))
    const next = turnstile.enter(ticket('second', 'breaking')).then(() => clock.nowMs())
    for (let count = 0; count < 5; count += 1) void turnstile.request()
    for (let at: number | null = 0; at !== null; at = time.nextAt()) {
      time.moveTo(at)
      await setImmediate()
    }
    // Two at once, two a second later, and one after two seconds. Then comes the turn, a little before there is room.
    expect(await next).toBe(1_920)
  })

  test('go to what is breaking, then to stories, roundups and edits, and to workspaces in turn', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(2, clock)
    const order: string[] = []
    const enter = async (name: string, lane: Lane, workspace: string): Promise<void> => {
      await turnstile.enter(ticket(name, lane, workspace))
      order.push(name)
      turnstile.noteClaimed(SMALL)
      turnstile.leave()
    }
    await enter('first', 'normal', 'w')
    await Promise.all([
      enter('edit', 'edit', 'a'),
      enter('roundup', 'roundup', 'a'),
      enter('a1', 'normal', 'a'),
      enter('a2', 'normal', 'a'),
      enter('a3', 'normal', 'a'),
      enter('b1', 'normal', 'b'),
      enter('breaking', 'breaking', 'b'),
    ])
    expect(order).toEqual(['first', 'breaking', 'a1', 'b1', 'a2', 'a3', 'roundup', 'edit'])
  })

  test('a channel that waits with an edit looks again when something new is due', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(2, clock)
    await turnstile.enter(ticket('first'))
    const waiting = turnstile.enter(ticket('c', 'edit'))
    const post = turnstile.enter(ticket('d', 'normal'))
    turnstile.hurry('d')
    turnstile.hurry('c')
    expect(await waiting).toBe('look-again')
    expect(await post).toBe('go')
  })

  test('are found by their channel, however many wait', async () => {
    const hurryAll = async (channels: number): Promise<void> => {
      const turnstile = createTurnstile(1, createVirtualClock(0))
      await turnstile.enter(ticket('first'))
      const waiting = Array.from({ length: channels }, (_, at) => turnstile.enter(ticket(`c${at}`, 'edit')))
      for (let at = 0; at < channels; at += 1) turnstile.hurry(`c${at}`)
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['look-again']))
    }
    expect(
      await growthOf(
        () => hurryAll(2_000),
        () => hurryAll(4_000),
      ),
    ).toBeLessThan(MAX_GROWTH)
  })

  test('leave nothing behind, however many workspaces had theirs', async () => {
    const passAll = async (workspaces: number): Promise<void> => {
      const turnstile = createTurnstile(null, createVirtualClock(0))
      for (let at = 0; at < workspaces; at += 1) {
        await turnstile.enter(ticket(`c${at}`))
        turnstile.noteClaimed(SMALL)
        turnstile.leave()
      }
    }
    expect(
      await growthOf(
        () => passAll(4_000),
        () => passAll(8_000),
      ),
    ).toBeLessThan(MAX_GROWTH)
  })

  test('go first to what a process that ended was sending, whatever its channel waits for', async () => {
    const turnstile = createTurnstile(1_000, createVirtualClock(0))
    await turnstile.enter(ticket('first'))
    const post = turnstile.enter(ticket('c', 'normal'))
    const again = turnstile.enter(ticket('c', 'breaking'))
    const other = turnstile.enter(ticket('d', 'normal'))
    turnstile.takeUp(['c'])
    expect(await Promise.all([post, again, other])).toEqual(['look-again', 'go', 'go'])
  })

  test('let few make their claims at once, so that what is urgent does not wait behind them', async () => {
    const turnstile = createTurnstile(null, createVirtualClock(0))
    const order: string[] = []
    const enter = async (channelId: string, lane: Lane = 'normal'): Promise<void> => {
      await turnstile.enter(ticket(channelId, lane))
      order.push(channelId)
    }
    const turns = Array.from({ length: 17 }, (_, at) => enter(`c${at}`))
    await Promise.all(turns.slice(0, 16))
    const urgent = enter('urgent', 'breaking')
    expect(order).toHaveLength(16)
    turnstile.noteClaimed(SMALL)
    await urgent
    expect(order.slice(16)).toEqual(['urgent'])
    turnstile.noteClaimed(SMALL)
    await turns[16]
    expect(order.at(-1)).toBe('c16')
  })
  test('let what takes much make its claim alone, while others pass it', async () => {
    const turnstile = createTurnstile(null, createVirtualClock(0))
    const large = { isLarge: true }
    const order: string[] = []
    const enter = async (channelId: string, lane: Lane, more = SMALL): Promise<void> => {
      await turnstile.enter({ ...ticket(channelId, lane), ...more })
      order.push(channelId)
    }
    for (const at of [1, 2]) void enter(`roundup ${at}`, 'roundup', large)
    void enter('late roundup', 'edit', large)
    await enter('edit', 'edit')
    await enter('post', 'normal')
    expect(order).toEqual(['roundup 1', 'edit', 'post'])
    for (const next of ['roundup 2', 'late roundup']) {
      turnstile.noteClaimed(large)
      await setImmediate()
      expect(order.slice(3).at(-1)).toBe(next)
    }
    expect(order).toHaveLength(5)
  })
})
