import { expect, test } from 'vitest'
import { LOCALE } from '../../../src/bot/cards/locale.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { timeHtml } from '../../../src/web/html.ts'

const NOW = Date.UTC(2026, 1, 12, 10)

test('what was less than a minute ago is now, in words that people use', () => {
  const shown = (agoMs: number, locale: string) =>
    />([^<]*)</u.exec(timeHtml((NOW - agoMs) / 1_000, true, NOW, locale))?.[1]
  expect(LANGUAGES.map((language) => shown(20_000, LOCALE[language]))).toEqual(['now', '지금', '今', '现在'])
  expect(shown(60_000, LOCALE.en)).toBe('1 minute ago')
})
