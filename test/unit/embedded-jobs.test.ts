import { expect, test, vi } from 'vitest'
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

test('a process that was too busy for a job prints nothing beside the log', async () => {
  const ways = (['log', 'info', 'warn', 'error', 'debug'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(() => undefined),
  )
  const said: unknown[] = []
  const jobs = createEmbeddedJobs({ ...recordingLog(), debug: (_message, fields) => said.push(fields?.said) })
  let runs = 0
  jobs.every('often', '* * * * * *', () => {
    runs += 1
    return Promise.resolve()
  })
  await expect.poll(() => runs, { timeout: 3_000 }).toBeGreaterThan(0)
  const until = performance.now() + 2_500
  while (performance.now() < until);
  await expect.poll(() => said, { timeout: 3_000 }).toContainEqual(expect.stringContaining('missed execution'))
  for (const way of ways) {
    expect(way).not.toHaveBeenCalled()
    way.mockRestore()
  }
  await jobs.stop()
})
