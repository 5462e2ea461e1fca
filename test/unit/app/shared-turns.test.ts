import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { createSharedTurns } from '../../../src/app/shared-turns.ts'
import { createPreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import type { InTurn } from '../../../src/bot/commands/turns.ts'
import { createDemoClock } from '../../../src/cli/demo-clock.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { commandBench } from '../../builders/command-bench.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(sequence())
})
afterEach(() => store.close())

/** As each process has it. */
const openTurns = (clock = systemClock): InTurn => createSharedTurns({ store, clock, log: SILENT })

test('works one after the other over all processes, and at once where it is about something else', async () => {
  const [one, other] = [openTurns(), openTurns()]
  const first = Promise.withResolvers<string>()
  const done: string[] = []
  const working = one('c', async () => done.push(await first.promise))
  const waiting = other('c', () => Promise.resolve(done.push('second')))
  await other('d', () => Promise.resolve(done.push('elsewhere')))
  first.resolve('first')
  await Promise.all([working, waiting])
  expect(done).toEqual(['elsewhere', 'first', 'second'])
})

test('a press that two processes answer posts one test card', async () => {
  const bench = await commandBench(0)
  const preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  const parts = { ...bench.deps, store: { ...bench.store, isShared: true }, clock: systemClock, painter }
  const open = () => createHandlers({ ...parts, adapters: new Map([['preview', preview]]) })
  const call: CommandCall = {
    ...{ command: 'subscribe', options: { topic: 'models' }, platform: 'preview', workspaceExternalId: 'w' },
    ...{ channelExternalId: 'c', personId: 'p', canManage: true, isAdmin: true, managesToo: [], language: 'en' },
  }
  const cards = await Promise.all([open().answer(call), open().answer(call)])
  expect(cards.map(({ tone }) => tone)).toEqual(['info', 'info'])
  expect(preview.messages()).toHaveLength(1)
  await bench.store.close()
})

test('goes on after work that failed', async () => {
  const [one, other] = [openTurns(), openTurns()]
  await expect(one('c', () => Promise.reject(new Error('planned')))).rejects.toThrow('planned')
  expect(await other('c', () => Promise.resolve('done'))).toBe('done')
})

test('works all the same after ten seconds, or where the right cannot be asked for', async () => {
  const stuck = await store.tryHold('turn:c')
  const clock = createDemoClock(0)
  expect(await openTurns(clock)('c', () => Promise.resolve('late'))).toBe('late')
  expect(clock.nowMs()).toBe(10_000)
  await stuck?.release()
  const away = { tryHold: () => Promise.reject(new Error('too many connections')) }
  const inTurn = createSharedTurns({ store: away, clock, log: SILENT })
  expect(await inTurn('c', () => Promise.resolve('at once'))).toBe('at once')
  expect(clock.nowMs()).toBe(10_000)
})
