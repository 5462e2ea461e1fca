import { expect, it } from 'vitest'
import { lettersOf } from '../../src/core/letters-of.ts'
import { createNameIndex } from '../../src/core/name-index.ts'
import { isSameCompany } from '../../src/core/plain-company.ts'

it('takes spellings of one name for one', () => {
  for (const name of ['Solbrigde-2', 'SOLBRIGDE 2', 'Solbrígde ❤️ 2', 'Ｓｏｌｂｒｉｇｄｅ２', 'Solbrigde 2️⃣'])
    expect(lettersOf(name), name).toBe('solbrigde2')
  expect(createNameIndex(['Solbrigde❤️AI']).respaced('Solbrigde AI')).toBe('Solbrigde❤️AI')
})

it('keeps the marks that are vowels, in Devanagari and Thai: names that differ in them alone are two', () => {
  expect(lettersOf('रिवा')).not.toBe(lettersOf('रावि'))
  expect(lettersOf('กิน')).not.toBe(lettersOf('กัน'))
  expect(isSameCompany('กิน', 'กัน')).toBe(false)
})
