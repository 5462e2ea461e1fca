import { expect, onTestFinished, test, vi } from 'vitest'
import type { Log } from '../../src/core/ports/log.ts'
import { createEmbeddedJobs } from '../../src/jobs/embedded-jobs.ts'

function recordingLog(): Log & { readonly errors: string[] } {
  const errors: string[] = []
  const ignore = (): void => undefined
  return { errors, debug: ignore, info: ignore, warn: ignore, error: (message) => errors.push(message) }
}

test('wakes of one channel never overlap, and one that comes meanwhile is not lost', async () => {
  const jobs = createEmbeddedJobs(recordingLog())
  let atWork = 0
  let runs = 0
  const gate: (() => void)[] = []
  jobs.onWake(async () => {
    atWork += 1
    runs += 1
    expect(atWork).toBe(1)
    await new Promise<void>((resolve) => gate.push(resolve))
    atWork -= 1
  })
  jobs.wake('c')
  jobs.wake('c')
  jobs.wake('c')
  await expect.poll(() => gate.length).toBe(1)
  gate[0]?.()
  await expect.poll(() => gate.length).toBe(2)
  gate[1]?.()
  await jobs.stop()
  expect(runs).toBe(2)
})

test('many wakes do not hold up what else there is to do, and all are done', async () => {
  const jobs = createEmbeddedJobs(recordingLog())
  let begun = 0
  jobs.onWake(() => {
    begun += 1
    return Promise.resolve()
  })
  for (let at = 0; at < 1_000; at += 1) jobs.wake(`c${at}`)
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toBeLessThan(100)
  await expect.poll(() => begun).toBe(1_000)
  await jobs.stop()
})

test('a wake that fails is told and does not end the next one', async () => {
  const log = recordingLog()
  const jobs = createEmbeddedJobs(log)
  let runs = 0
  jobs.onWake(() => {
    runs += 1
    return runs === 1 ? Promise.reject(new Error('planned')) : Promise.resolve()
  })
  jobs.wake('c')
  await expect.poll(() => log.errors.length).toBe(1)
  jobs.wake('c')
  await expect.poll(() => runs).toBe(2)
  await jobs.stop()
})

test('stop waits for what runs and wakes nothing after', async () => {
  const jobs = createEmbeddedJobs(recordingLog())
  let isDone = false
  jobs.onWake(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    isDone = true
  })
  jobs.wake('c')
  await jobs.stop()
  expect(isDone).toBe(true)
  isDone = false
  jobs.wake('c')
  await jobs.stop()
  expect(isDone).toBe(false)

  const begun: string[] = []
  const { promise: gate, resolve: open } = Promise.withResolvers<undefined>()
  const other = createEmbeddedJobs(recordingLog())
  other.onWake(async (channelId) => {
    begun.push(channelId)
    await gate
  })
  for (let at = 0; at < 20; at += 1) other.wake(`c${at}`)
  const first = [...begun]
  other.wake('c0')
  const stopping = other.stop()
  open(undefined)
  await stopping
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect([first.length > 0, begun]).toEqual([true, first])
})

test('times of cron call the job', async () => {
  const jobs = createEmbeddedJobs(recordingLog())
  let runs = 0
  jobs.every('tick', '* * * * * *', () => {
    runs += 1
    return Promise.resolve()
  })
  await expect.poll(() => runs).toBeGreaterThan(0)
  await jobs.stop()
})

/** A job of every second, once it has run. */
async function everySecond() {
  const jobs = createEmbeddedJobs(recordingLog())
  let runs = 0
  jobs.every('often', '* * * * * *', () => {
    runs += 1
    return Promise.resolve()
  })
  onTestFinished(() => jobs.stop())
  await expect.poll(() => runs, { timeout: 3_000 }).toBeGreaterThan(0)
  return () => runs
}

test('a job that takes longer than the time between two is not begun again meanwhile, and one that fails is', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 1, 10, 4, 20) })
  onTestFinished(() => void vi.useRealTimers())
  const log = recordingLog()
  const jobs = createEmbeddedJobs(log)
  onTestFinished(() => jobs.stop())
  const ways: { readonly end: () => void; readonly fail: (reason: Error) => void }[] = []
  jobs.every('poll', '* * * * *', () => new Promise<void>((end, fail) => void ways.push({ end, fail })))
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect(ways).toHaveLength(1)
  ways[0]?.fail(new Error('planned'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect([ways.length, log.errors]).toEqual([2, ['a job failed']])
  ways[1]?.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ways).toHaveLength(3)

  let isStopped = false
  const stopping = jobs.stop().then(() => (isStopped = true))
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect([ways.length, isStopped]).toEqual([3, false])
  ways[2]?.end()
  await stopping
})

test('what a busy process was too late for comes once, and nothing is printed beside the log', async () => {
  const ways = (['log', 'info', 'warn', 'error', 'debug'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(() => undefined),
  )
  const runs = await everySecond()
  const before = runs()
  const until = performance.now() + 3_500
  while (performance.now() < until);
  await expect.poll(runs, { interval: 1 }).toBeGreaterThan(before)
  expect(runs()).toBeLessThan(before + 3)
  for (const way of ways) {
    expect(way).not.toHaveBeenCalled()
    way.mockRestore()
  }
})

test.each([
  ['put back by an hour', -3_600_000],
  // Or the computer slept for so long.
  ['put forward by a day', 86_400_000],
])('jobs go on when the clock is %s', async (_what, shiftMs) => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const runs = await everySecond()
  const [before, startedAt] = [runs(), performance.now()]
  vi.setSystemTime(Date.now() + shiftMs)
  await expect.poll(runs, { timeout: 5_000 }).toBeGreaterThan(before + 1)
  const seconds = Math.ceil((performance.now() - startedAt) / 1_000)
  expect(runs() - before).toBeLessThanOrEqual(seconds + 1)
})

test('a clock that is put back is noticed by a job that comes once a day', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 1, 10, 4, 20) })
  onTestFinished(() => void vi.useRealTimers())
  const jobs = createEmbeddedJobs(recordingLog())
  onTestFinished(() => jobs.stop())
  const ran: string[] = []
  jobs.every('forget', '23 4 * * *', () => {
    ran.push(new Date().toISOString().slice(0, 16))
    return Promise.resolve()
  })
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  vi.setSystemTime(Date.UTC(2026, 0, 31, 22, 0))
  await vi.advanceTimersByTimeAsync(24 * 3_600_000)
  expect(ran).toEqual(['2026-02-10T04:23', '2026-02-01T04:23'])
})
