import { describe, expect, test } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import { findCues } from '../../../src/news/cue-matcher.ts'
import { CUES } from '../../../src/news/cues.ts'
import { patternPrefixes } from '../../../src/news/patterns/pattern-prefixes.ts'

describe('findCues', () => {
  test('finds what a search for every cue finds, at the same places', () => {
    const texts = ownSentences().flatMap(({ title, summary }) => [title, summary, `"${title}"`])
    for (const text of texts.map((any) => any.toLowerCase())) {
      const searched = Object.entries(CUES).flatMap(([cue, pattern]) => {
        const at = text.search(pattern)
        return at < 0 ? [] : [[cue, at] as const]
      })
      expect(new Map(findCues(text)), text).toEqual(new Map(searched))
    }
  })
})

describe('patternPrefixes', () => {
  test.each([
    ['cat|dog', ['cat', 'dog']],
    ['\\bab?c', ['ac', 'abc']],
    ['(?:re|un)do', ['redo', 'undo']],
    ['[a-c]x', ['ax', 'bx', 'cx']],
    ['go{2,3}d', ['good', 'goood']],
    ['re\\w{2,8}', ['re']],
    ['o(?=[13])', ['o1', 'o3']],
    ['(?<!x)가(?!나)', ['가']],
    ['\\d{1,2}주', ['0주', '00주']],
    ['[x\\d]년', ['x년', '0년']],
    ['a\\s?b', ['ab', 'a b', 'a\tb']],
    ['[\\]a-]b', [']b', 'ab', '-b']],
    ['is (?=(?-i:A|B))', ['is A', 'is B']],
  ])('%s begins with %j', (source, texts) => {
    expect(patternPrefixes(source)?.map(({ text }) => text)).toEqual(texts)
  })

  test('only words that must begin there are marked so', () => {
    expect(patternPrefixes('\\bnew|old')?.map(({ text, isAtWord }) => [text, isAtWord])).toEqual([
      ['new', true],
      ['old', false],
    ])
  })

  test.each([
    ['\\b(?:cat|dogs?)\\b', { cat: 'word', dog: 'word', dogs: 'word' }],
    ['cat|do.g|do(?!g)|^do', { cat: 'whole', do: 'more' }],
    ['(?:cat\\b|dog)s', { cats: 'more', dogs: 'whole' }],
    ['\\b(?:「a|b)', { '「a': 'more', b: 'whole' }],
    ['extraordinarily', { extraordinar: 'more' }],
    // A walk over a text tells no digit from another, nor a space from another that is no blank.
    ['\\b(?:(?-i:cat)|dog)', { cat: 'more', dog: 'whole' }],
    ['\\b\\db\\b|v2|a\\sb', { '0b': 'word', v2: 'more', 'a b': 'whole', 'a\tb': 'whole' }],
  ])('%s: where the beginning is all that is asked for', (source, kinds) => {
    const found = patternPrefixes(source)?.map(({ text, isWhole, endsWord }) => [
      text,
      endsWord ? 'word' : isWhole ? 'whole' : 'more',
    ])
    expect(Object.fromEntries(found ?? [])).toEqual(kinds)
  })

  test.each(['.x', '\\w+', 'a?', '[^a]', 'cat|\\w{2,8}th'])('%s may begin with anything', (source) => {
    expect(patternPrefixes(source)).toBeNull()
  })

  test('what it does not know is no pattern', () => {
    expect(() => patternPrefixes('(?i:cat)')).toThrow('Unknown group')
  })
})
