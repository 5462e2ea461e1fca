import { describe, expect, it } from 'vitest'
import { isSameCompany, plainCompany } from '../../src/core/plain-company.ts'

describe('plainCompany', () => {
  it('leaves out accents, which papers of other languages leave out', () => {
    expect(plainCompany('Calcédoine')).toBe(plainCompany('Calcedoine'))
    expect(isSameCompany('Ångström Labs', 'Angstrom Labs')).toBe(true)
    expect(plainCompany('ガルド')).not.toBe(plainCompany('カルト'))
  })

  it('leaves out what companies append in Hangul, Katakana and Chinese as in Latin letters', () => {
    for (const name of ['솔브릿지AI', '솔브릿지에이아이', '솔브릿지테크놀로지스', '솔브릿지랩스', '솔브릿지 AI'])
      expect(plainCompany(name), name).toBe('솔브릿지')
    for (const name of ['ソルブリッジAI', 'ソルブリッジテクノロジーズ', 'ソルブリッジロボティクス'])
      expect(plainCompany(name), name).toBe('ソルブリッジ')
    for (const name of ['奎隆集团', '奎隆集團', '奎隆科技股份有限公司']) expect(plainCompany(name), name).toBe('奎隆')
    expect(isSameCompany('솔브릿지랩스', '솔브릿지로보틱스')).toBe(false)
    expect(plainCompany('로보틱스')).toBe('로보틱스')
  })
})
