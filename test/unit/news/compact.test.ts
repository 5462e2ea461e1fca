import v8 from 'node:v8'
import { expect, test } from 'vitest'
import { compact } from '../../../src/news/patterns/compact.ts'

/** What is in the spaces of machine code, in bytes. */
function codeBytes(): number {
  const spaces = v8.getHeapSpaceStatistics().filter(({ space_name: name }) => name.startsWith('code'))
  return spaces.reduce((bytes, { space_used_size: used }) => bytes + used, 0)
}

/** What the pattern takes once it is compiled, which is when it is used for the second time. */
function bytesOf(pattern: RegExp): number {
  const before = codeBytes()
  for (let time = 0; time < 3; time += 1) pattern.test('12 a sentence of some words')
  return codeBytes() - before
}

function words(sign: string): string {
  return Array.from({ length: 60 }, (_, at) => `${sign}${at}${sign}`).join('|')
}

/** A number, one of many words and one of many others, with this and that between them. */
function choiceBehindChoice(first: string, second: string): RegExp {
  const number = '\\d{1,3}(?:[,.]\\d{3}){1,4}|\\d{1,6}'
  return new RegExp(`(${number})[ -]?(${words(first)})(?:\\s(?:d[ei]\\s)?|-)?(${words(second)})(?!\\w)`, 'iu')
}

test('a pattern with choice behind choice takes a fraction of the code', () => {
  // A collection of garbage may come between, though hardly three times.
  const isLess = ['b', 'c', 'd'].map((sign) => {
    const pattern = choiceBehindChoice(sign, 'z')
    return bytesOf(compact(pattern)) < bytesOf(pattern) / 2
  })
  expect(isLess).toContain(true)
})

test('it matches the same', () => {
  const pattern = choiceBehindChoice('a', 'z')
  for (const text of ['It is 1,250 a7a de z12z.', '5-A0A-Z59Z', '12a3az4z', 'a3a z4z', '12 a3a z4zz'])
    expect(compact(pattern).exec(text)).toEqual(pattern.exec(text))
})

test.each([
  [/(?:a|b)c(?:d|e|f)g/iu, '(?:a|b)c(?=)(?:d|e|f)g'],
  [/x(a|b(?:c|d))?y/u, 'x(?=)(a|b(?:c|d))?y'],
  [/[(|a|b|)]\((?:a|b|c)\)/u, '[(|a|b|)]\\((?=)(?:a|b|c)\\)'],
  [/(?<!a|b|c)d(?=e|f|g)(?!h|i|j)/u, '(?<!a|b|c)d(?=e|f|g)(?!h|i|j)'],
  [/(?<=k(?:a|b|c))(?<name>d|e|f)/u, '(?<=k(?=)(?:a|b|c))(?=)(?<name>d|e|f)'],
])('%s', (pattern, source) => {
  expect(compact(pattern)).toEqual(new RegExp(source, pattern.flags))
})
