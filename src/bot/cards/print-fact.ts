import { InvariantError } from '../../core/errors.ts'
import type { Evidence, Fact } from '../../core/evidence.ts'

/** Evidence says which entry it is of, which text was read (by its hash), and quotes a span of it. */
function isProof({ entryId, start, end, quote, fieldHash }: Evidence): boolean {
  return entryId !== '' && fieldHash !== '' && quote.trim() !== '' && start >= 0 && end - start === quote.length
}

/** The one way by which a number or name of a story gets onto a card. Throws InvariantError without evidence. */
export function printFact<T>(fact: Fact<T>, format: (value: T) => string): string {
  if (!isProof(fact.evidence)) {
    throw new InvariantError(`a fact of entry ${fact.evidence.entryId} has no evidence and is not printed`)
  }
  return format(fact.value)
}

/** A name as it was read. */
export function printName(fact: Fact<string>): string {
  return printFact(fact, (name) => name)
}
