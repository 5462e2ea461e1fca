import { describe, expect, test } from 'vitest'
import { createTurnstile, type Lane } from '../../../src/bot/delivery/turnstile.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

const ticket = (channelId: string, lane: Lane = 'normal', workspaceId = channelId, requests = 1) => ({
  channelId,
  workspaceId,
  lane,
  requests,
})

describe('turns at a platform', () => {
  test('come evenly, at most so many in any second', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(50, clock)
    const times: number[] = []
    await Promise.all(
      Array.from({ length: 500 }, async (_, at) => {
        await turnstile.enter(ticket(`c${at}`))
        times.push(clock.nowMs())
        turnstile.begin()
        turnstile.leave(0, true)
      }),
    )
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(50)
    // 10,000 channels take 205 s at most: 500 of them a twentieth.
    expect(times.at(-1)).toBeLessThanOrEqual(10_250)
  })

  test('count every request of a turn, and those that it turns out to need', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(10, clock)
    const made: number[] = []
    await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        await turnstile.enter(ticket(`c${at}`, 'normal', 'w', 2))
        made.push(clock.nowMs())
        turnstile.begin()
        if (at % 2 === 0) await turnstile.spend(1)
        made.push(...(at % 2 === 0 ? [clock.nowMs(), clock.nowMs()] : [clock.nowMs()]))
        turnstile.leave(at % 2 === 0 ? 2 : 1, true)
      }),
    )
    for (const from of made) expect(made.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(10)
  })

  test('go to what is breaking, then to stories, roundups and edits, and to workspaces in turn', async () => {
    const clock = createVirtualClock(0)
    const turnstile = createTurnstile(2, clock)
    const order: string[] = []
    const enter = async (name: string, lane: Lane, workspace: string): Promise<void> => {
      await turnstile.enter(ticket(name, lane, workspace))
      order.push(name)
      turnstile.begin()
      turnstile.leave(0, true)
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
})
