import { expect, test } from 'vitest'
import { cardMarkdown } from '../../../src/bot/roundup/card-markdown.ts'
import { card, link, strong, text } from '../../../src/core/card.ts'

test('text of feeds is no markup, begins no line of its own, and ends no link', () => {
  const shown = card({
    tone: 'roundup',
    title: 'The *week*\n# of',
    footer: [text('Week 7 of 2026')],
    lines: [[text('One\n\n- two_')]],
    sections: [{ heading: 'A | b', lines: [[strong('[x]'), link('y](z', 'https://x.example/a b>c\n')]] }],
  })
  expect(cardMarkdown(shown)).toBe(`# The \\*week\\* \\# of

Week 7 of 2026

One - two\\_

## A \\| b

- **\\[x\\]**[y\\](z](<https://x.example/a%20b%3Ec%0A>)
`)
})
