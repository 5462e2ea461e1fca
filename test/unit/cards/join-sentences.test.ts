import { expect, test } from 'vitest'
import { joinSentences } from '../../../src/bot/cards/join-sentences.ts'

test.each([
  [['One.', 'Two?', 'Three.'], 'One. Two? Three.'],
  [['하나입니다.', '둘입니다.'], '하나입니다. 둘입니다.'],
  [['一つです。', '二つですか？', '三つです！', 'Four.'], '一つです。二つですか？三つです！Four.'],
  [['只有一句。'], '只有一句。'],
])('%j', (sentences, told) => {
  expect(joinSentences(...sentences)).toBe(told)
})
