import { expect, test } from 'vitest'
import { compact } from '../../../src/news/patterns/compact.ts'

function words(sign: string): string {
  return Array.from({ length: 60 }, (_, at) => `${sign}${at}${sign}`).join('|')
}

/** A number, one of many words and one of many others, with this and that between them. */
function choiceBehindChoice(first: string, second: string): RegExp {
  const number = '\\d{1,3}(?:[,.]\\d{3}){1,4}|\\d{1,6}'
  return new RegExp(`(${number})[ -]?(${words(first)})(?:\\s(?:d[ei]\\s)?|-)?(${words(second)})(?!\\w)`, 'iu')
}

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
