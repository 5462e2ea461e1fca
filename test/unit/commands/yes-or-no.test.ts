import { expect, it } from 'vitest'
import { yesOrNo } from '../../../src/bot/commands/yes-or-no.ts'

it.each([
  ['yes', true],
  [' On ', true],
  ['네', true],
  ['开启', true],
  ['オフ', false],
  ['None', false],
  ['아니요', false],
  ['0', false],
  ['maybe', null],
  ['', null],
])('%j is %s', (text, meant) => {
  expect(yesOrNo(text)).toBe(meant)
})
