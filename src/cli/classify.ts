import type { Readable, Writable } from 'node:stream'
import type { Facts, FundingFacts, ModelReleaseFacts } from '../core/facts.ts'
import { majorOf } from '../core/money.ts'
import { readItem } from './read-item.ts'
import { readItems } from './read-items.ts'

function fundingOf(facts: FundingFacts): object {
  return {
    company: facts.company?.value ?? null,
    amount: facts.amount === null ? null : majorOf(facts.amount.value),
    currency: facts.amount?.value.currency ?? null,
    valuation: facts.valuation === null ? null : majorOf(facts.valuation.value),
    valuationCurrency: facts.valuation?.value.currency ?? null,
    round: facts.round?.value ?? null,
    leads: facts.leads.map((lead) => lead.value),
  }
}

function answer(id: string, facts: readonly Facts[]): object {
  const release = facts.find((one): one is ModelReleaseFacts => one.topic === 'model-release')
  const funding = facts.find((one): one is FundingFacts => one.topic === 'funding')
  return {
    id,
    topics: facts.map((one) => one.topic),
    ...(release === undefined
      ? {}
      : {
          status: release.status.value,
          models: release.models.map(({ vendor, name }) => ({ vendor: vendor?.value ?? null, name: name.value })),
        }),
    ...(funding === undefined
      ? {}
      : { fundingStatus: funding.status.value, ai: funding.isAi, funding: fundingOf(funding) }),
  }
}

/** Reads news items as JSON lines and answers each with one line; returns the exit code. */
export async function classify(input: Readable, output: Writable, errors: Writable): Promise<number> {
  let code = 0
  for await (const item of readItems(input, errors)) {
    if (item === null) code = 1
    else output.write(`${JSON.stringify(answer(item.id, readItem(item).facts))}\n`)
  }
  return code
}
