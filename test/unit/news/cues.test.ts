import { describe, expect, test } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import { findCues } from '../../../src/news/cue-matcher.ts'
import { CUES } from '../../../src/news/cues.ts'
import { patternPrefixes } from '../../../src/news/pattern-prefixes.ts'

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
    ['(?:re|un)do', ['red', 'und']],
    ['[a-c]x', ['ax', 'bx', 'cx']],
    ['go{2,3}d', ['goo']],
    ['o(?=[13])', ['o1', 'o3']],
    ['(?<!x)가(?!나)', ['가']],
  ])('%s begins with %j', (source, texts) => {
    expect(patternPrefixes(source)?.map(({ text }) => text)).toEqual(texts)
  })

  test('only words that must begin there are marked so', () => {
    expect(patternPrefixes('\\bnew|old')).toEqual([
      { text: 'new', isAtWord: true },
      { text: 'old', isAtWord: false },
    ])
  })

  test.each(['.x', '\\w+', 'a?', '[^a]'])('%s may begin with anything', (source) => {
    expect(patternPrefixes(source)).toBeNull()
  })
})
