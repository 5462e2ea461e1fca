import { expect, test } from 'vitest'
import { printable } from '../../src/cli/printable.ts'

test('words of strangers stay in their line of the terminal, and in their order', () => {
  expect(printable('a\u001b[2Jb\u001b]0;title\u0007c\r\nfeed  ok\u0008\u009b31m')).toBe('abc feed ok')
  expect(printable('See \u202etxt.exe\u202c, pay\u200bpal')).toBe('See txt.exe , pay pal')
  expect(printable(' 큐원\t智谱 ')).toBe('큐원 智谱')
})
