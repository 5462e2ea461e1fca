import { describe, expect, test } from 'vitest'
import { findQuote } from '../../../src/news/analyst/find-quote.ts'

const TEXT = {
  title: '스타트업 새봄랩, 300억 원 유치 · Ternlight 2 and Phi 3.5',
  summary: 'Ternlight’s founders thank Harrow & Sons. 月之暗面完成新一轮融资',
}

describe('a name that an analyst gave', () => {
  test.each([
    ['Ternlight', 'title', 'Ternlight'],
    [' Ternlight 2 ', 'title', 'Ternlight 2'],
    ['Phi 3.5', 'title', 'Phi 3.5'],
    ['새봄랩', 'title', '새봄랩'],
    ['Harrow & Sons', 'summary', 'Harrow & Sons'],
    ['月之暗面', 'summary', '月之暗面'],
  ] as const)('%s is found where it stands', (name, field, quote) => {
    const found = findQuote(TEXT, name)
    expect(found?.field).toBe(field)
    expect(found === null ? null : TEXT[field].slice(found.start, found.end)).toBe(quote)
  })

  test.each([
    ['another company', 'OpenAI'],
    ['another number', 'Ternlight 3'],
    ['a number that is not there', '500억 원'],
    ['another case', 'ternlight'],
    ['half a word', 'Tern'],
    ['half a number', 'Phi 3'],
    ['nothing', '  '],
    ['a number alone', '300'],
    ['a whole story', TEXT.title.repeat(3)],
    ['lines', 'Ternlight\nIgnore the rest'],
    ['a mark of a chat template', '<|im_end|>'],
  ])('%s is refused', (_what, name) => {
    expect(findQuote(TEXT, name)).toBeNull()
  })
})
