import { describe, expect, it } from 'vitest'
import { requiredTexts } from '../../../src/news/patterns/required-texts.ts'

function asked(source: string): string | null {
  return (
    requiredTexts(source)
      ?.map(({ text, isAtEdge }) => (isAtEdge ? `_${text}` : text))
      .toSorted()
      .join(' ') ?? null
  )
}

describe('what every match of a pattern needs', () => {
  it.each([
    ['^\\p{Lu}\\w{1,9} (?:backs|bets on)', '_backs _bets o'],
    ['(?:[Rr]ais|[Ss]ecur)ing', 'raisin securi'],
    ['\\b(?:rais|land)(?:es|ed)\\b', '_landed _landes _raised _raises'],
    ['[\\p{L}-]{0,16}maker', 'maker'],
    ['(?<!\\p{L})runde', '_runde'],
    ['(?<!\\d)runde', 'runde'],
    ['(?=.*투자)[^.]{0,9}', '투자'],
    ['(?:약|최대)?\\d{2,4}억 원', '억 원'],
    ['K(?:eine|2)\\s\\S', 'k0\t k0  keine\t keine '],
    ['(?<who>[^,]{2,60}?) seeks \\$', '_seeks '],
    ['[가나]다{2}', '가다다 나다다'],
  ])('%s', (source, texts) => {
    expect(asked(source)).toBe(texts)
  })

  it.each(['\\w+', 'raises|\\d', '(?:raises)?', '[^a]*', '(?!raises)', 'a|e|i|o|n'])(
    '%s needs nothing rare',
    (source) => {
      expect(requiredTexts(source)).toBeNull()
    },
  )

  it('says so where it does not know what is asked for', () => {
    expect(() => requiredTexts('(a)raises\\1')).toThrow('Unknown escape')
    expect(() => requiredTexts('(?<who>a)raises\\k<who>')).toThrow('Unknown escape')
    expect(() => requiredTexts('(?i:raises)')).toThrow('Unknown group')
    expect(() => requiredTexts('(raises')).toThrow('Unclosed group')
  })
})
