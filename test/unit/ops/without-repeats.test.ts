import { expect, test } from 'vitest'
import type { Log, LogFields } from '../../../src/core/ports/log.ts'
import { databaseRefusal } from '../../../src/app/database-refusal.ts'
import { withoutRepeats } from '../../../src/ops/without-repeats.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

function listen(): {
  readonly log: Log
  readonly heard: unknown[]
  readonly clock: ReturnType<typeof createVirtualClock>
} {
  const heard: unknown[] = []
  const clock = createVirtualClock(0)
  const note = (message: string, fields: LogFields = {}): void => {
    const { err: _, ...rest } = fields
    heard.push({ message, ...rest })
  }
  const log = withoutRepeats({ debug: note, info: note, warn: note, error: note }, clock, databaseRefusal)
  return { log, heard, clock }
}

test('the same trouble is told once a minute, with how often it was left out', () => {
  const { log, heard, clock } = listen()
  for (let second = 0; second <= 120; second += 1) {
    clock.moveTo(second * 1_000)
    log.error('a job failed', { job: 'sweep', err: new Error('connect ECONNREFUSED') })
    // As pg-boss copies its errors.
    log.warn('the right cannot be had now', { right: 'sender', err: { message: 'connect ECONNREFUSED', queue: 'q' } })
  }
  const job = { message: 'a job failed', job: 'sweep' }
  const right = { message: 'the right cannot be had now', right: 'sender' }
  const again = [
    { ...job, leftOut: 59 },
    { ...right, leftOut: 59 },
  ]
  expect(heard).toEqual([job, right, ...again, ...again])
})

test('a database that takes nothing is one line a minute, whoever meets it and with which statement', () => {
  const { log, heard, clock } = listen()
  const refused = (verb: string) =>
    Object.assign(new Error(`cannot execute ${verb} in a read-only transaction`), { code: '25006' })
  for (let second = 0; second <= 60; second += 1) {
    clock.moveTo(second * 1_000)
    log.error('a feed could not be read', { feed: `feed-${second}`, err: refused('INSERT') })
    log.error('a job failed', { job: 'sweep', err: refused('UPDATE') })
    log.warn('the right cannot be had now', { err: { code: '25006', message: 'cannot execute DELETE' } })
  }
  const message =
    'The database cannot be used: it can only be read. Let AI Wire write it: its file and folder, or the rights of its user on the server.'
  expect(heard).toEqual([
    { message, feed: 'feed-0', first: 'a feed could not be read' },
    { message, feed: 'feed-60', first: 'a feed could not be read', leftOut: 179 },
  ])
})

test('what a library says of each bad request is told once a minute', () => {
  const { log, heard } = listen()
  for (let count = 0; count < 100; count += 1) log.info('slack sdk', { text: 'Failed to verify: signature mismatch' })
  log.info('slack sdk', { text: 'Failed to parse the request body' })
  expect(heard).toEqual([
    { message: 'slack sdk', text: 'Failed to verify: signature mismatch' },
    { message: 'slack sdk', text: 'Failed to parse the request body' },
  ])
})

test('another job, another error and whatever is no error are told at once', () => {
  const { log, heard } = listen()
  log.error('a job failed', { job: 'sweep', err: new Error('one') })
  log.error('a job failed', { job: 'poll', err: new Error('one') })
  log.error('a job failed', { job: 'poll', err: new Error('other') })
  for (let count = 0; count < 3; count += 1) {
    log.warn('a feed is in trouble', { feed: 'wire' })
    log.info('a delivery was sent', { delivery: 'd1' })
    log.error('the platform refuses the token')
  }
  expect(heard).toHaveLength(12)
})

test('what a stranger may vary without an end fills no memory: of that, the oldest is forgotten', () => {
  const { log, heard } = listen()
  const tell = (trouble: number): void => {
    log.error('a request failed', { err: new Error(`trouble ${trouble}`) })
  }
  for (let trouble = 0; trouble <= 500; trouble += 1) tell(trouble)
  expect(heard).toHaveLength(501)
  // The youngest is remembered, the first of them not any more.
  tell(500)
  tell(1)
  expect(heard).toHaveLength(501)
  tell(0)
  expect(heard).toHaveLength(502)
})
