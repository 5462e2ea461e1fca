import { expect, test } from 'vitest'
import { withParticle } from '../../../src/bot/cards/particle.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'

test('a Korean particle follows how the last letter sounds, and both stand where nobody knows', () => {
  const of = (words: string) => withParticle(words, '을', '를')
  expect(['내일', '지난주', '2026-99', '2026-W5', 'soon', '내일!', '', '3M', '１１', '…'].map(of)).toEqual([
    "'내일'을",
    "'지난주'를",
    "'2026-99'를",
    "'2026-W5'를",
    "'soon'을(를)",
    "'내일!'을",
    "''을(를)",
    "'3M'을(를)",
    "'１１'을",
    "'…'을(를)",
  ])
  for (const digit of '013678') expect(of(digit)).toBe(`'${digit}'을`)
  for (const digit of '2459') expect(of(digit)).toBe(`'${digit}'를`)
  expect(stringsOf('ko').badWeek('지난달')).toContain("'지난달'을 주로")
  expect(stringsOf('ko').dayAhead('2030-01-02')).toContain("'2030-01-02'는 아직")
})
