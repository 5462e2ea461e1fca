import { expect, test } from 'vitest'
import { createPinoLog } from '../../../src/ops/pino-log.ts'

test('an error says what happened and where, under whatever name it is told', () => {
  const lines: string[] = []
  const log = createPinoLog({ level: 'error', secrets: ['hunter22'], write: (line) => lines.push(line) })
  for (const name of ['err', 'error', 'cause'])
    log.error('went wrong', { feed: 'f1', [name]: new TypeError('hunter22 is no url') })
  expect(lines).toHaveLength(3)
  for (const [at, name] of ['err', 'error', 'cause'].entries()) {
    const line = lines[at] ?? ''
    const error = { type: 'TypeError', message: '[redacted] is no url' }
    expect(JSON.parse(line)).toMatchObject({ msg: 'went wrong', feed: 'f1', [name]: error })
    expect(line).toMatch(/"stack":"TypeError: [^"]*pino-log\.test/u)
  }
})
