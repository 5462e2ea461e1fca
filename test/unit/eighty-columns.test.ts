import { expect, test } from 'vitest'
import { hangingLine } from '../../src/cli/hanging-line.ts'
import { USAGE } from '../../src/cli/usage.ts'

test('the help of the command line fits into a terminal as it opens', () => {
  expect(USAGE.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('words go on below their beginning in a terminal, and stay one line for programs', () => {
  const words = 'No token is set, so stories are posted in the terminal. 다음 소식부터 나옵니다.'
  expect(hangingLine('look  platforms  ', words, 60)).toBe(
    [
      'look  platforms  No token is set, so stories are posted in',
      '                 the terminal. 다음 소식부터 나옵니다.',
      '',
    ].join('\n'),
  )
  expect(hangingLine('look  platforms  ', words, undefined)).toBe(`look  platforms  ${words}\n`)
  // Too little room to stand beside the head.
  expect(hangingLine('look  platforms  ', words, 40)).toBe(`look  platforms  ${words}\n`)
})
