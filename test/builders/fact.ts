import { hash } from 'node:crypto'
import type { Fact } from '../../src/core/evidence.ts'
import { moneyFromMajor, type Money } from '../../src/core/money.ts'

/** A fact whose evidence is the whole of a title. */
export function fact<T>(value: T, title = 'as it was written'): Fact<T> {
  const place = { entryId: 'entry-1', field: 'title', start: 0, end: title.length } as const
  return { value, evidence: { ...place, quote: title, fieldHash: hash('sha256', title) } }
}

export function usd(major: number): Fact<Money> {
  return fact(moneyFromMajor(major, 'USD'))
}
