import { afterEach, expect, test } from 'vitest'
import { surviveRejections } from '../../../src/ops/survive-rejections.ts'
import { SILENT } from '../../builders/silent-log.ts'

const before = process.listeners('unhandledRejection')
afterEach(() => {
  for (const listener of process.listeners('unhandledRejection')) {
    if (!before.includes(listener)) process.off('unhandledRejection', listener)
  }
})

test('a promise that failed and that nobody waited for is logged, and ends nothing', () => {
  const logged: unknown[] = []
  surviveRejections({ ...SILENT, error: (_message, parts) => logged.push(parts) })
  const added = process.listeners('unhandledRejection').filter((listener) => !before.includes(listener))
  const reason = new Error('a message that an SDK cannot read')
  for (const listener of added) listener(reason, Promise.resolve())
  expect(logged).toEqual([{ err: reason }])
})
