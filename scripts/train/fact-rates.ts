import { majorOf } from '../../src/core/money.ts'
import { useModels, type Models } from '../../src/news/linear/models.ts'
import { readEntry } from '../../src/news/read.ts'
import { daySplits } from './held-out.ts'
import { normal, trainAll, word } from './learn-models.ts'
import type { Row } from './rows.ts'

class Rates {
  readonly #counts = new Map<string, [number, number]>()

  count(name: string, hit: boolean): void {
    const [hits, all] = this.#counts.get(name) ?? [0, 0]
    this.#counts.set(name, [hits + Number(hit), all + 1])
  }

  print(): void {
    for (const [name, [hits, all]] of this.#counts)
      console.log(`cross-validated ${name}: ${(hits / all).toFixed(3)} (${all})`)
  }
}

function isNear(mine: number | null, wanted: number | null | undefined): boolean {
  if (mine === null || typeof wanted !== 'number') return mine === null && typeof wanted !== 'number'
  return Math.abs(mine - wanted) <= 0.01 * Math.abs(wanted)
}

function countFacts(row: Row, rates: Rates): void {
  const source = row.source ?? ''
  const { facts } = readEntry(
    { id: 'x', title: row.title, summary: row.summary ?? '', url: row.url ?? null, language: row.lang },
    { name: source, kind: 'press', language: row.lang },
  )
  for (const one of facts) {
    if (one.topic === 'model-release' && row.topics.includes('model_release')) {
      const [mine] = one.models
      const plain = (name: string): string => normal(name).replaceAll('-', '')
      const wanted = row.models ?? []
      const vendors = wanted.flatMap((model) => (typeof model.vendor === 'string' ? [normal(model.vendor)] : []))
      if (wanted.length > 0)
        rates.count(
          'model name',
          wanted.some((model) => plain(model.name) === plain(mine?.name.value ?? '')),
        )
      if (vendors.length > 0) rates.count('vendor', vendors.includes(normal(mine?.vendor?.value ?? '')))
      rates.count('model status', one.status.value === word(row.status ?? ''))
    }
    if (one.topic === 'funding' && row.topics.includes('funding')) {
      const major = (fact: typeof one.amount): number | null => (fact === null ? null : majorOf(fact.value))
      rates.count('company', normal(one.company?.value ?? '') === normal(row.funding?.company ?? ''))
      rates.count('amount', isNear(major(one.amount), row.funding?.amount))
      rates.count('valuation', isNear(major(one.valuation), row.funding?.valuation))
      rates.count('funding status', one.status.value === word(row.fundingStatus ?? ''))
    }
  }
}

/** Facts of every row, read by models that have not seen its day, on the topics that those models found. */
export function printFactRates(
  rows: readonly Row[],
  own: readonly Row[],
  settings: Pick<Models, 'calibration' | 'glanceLimit'>,
): void {
  const rates = new Rates()
  for (const { isTested, isLearnt } of daySplits()) {
    useModels(trainAll({ rows: rows.filter(isLearnt), own, orders: 1 }, settings))
    for (const row of rows) if (isTested(row) && row.topics.length > 0) countFacts(row, rates)
  }
  rates.print()
}
