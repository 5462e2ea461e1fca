import { InvariantError } from '../../core/errors.ts'
import type { Fact } from '../../core/evidence.ts'

/** The one way by which a number or name of a story gets onto a card. Throws InvariantError without a quote. */
export function printFact<T>(fact: Fact<T>, format: (value: T) => string): string {
  if (fact.evidence.quote.trim() === '') {
    throw new InvariantError(`a fact of entry ${fact.evidence.entryId} has no quote and is not printed`)
  }
  return format(fact.value)
}

/** A name as it was read. */
export function printName(fact: Fact<string>): string {
  return printFact(fact, (name) => name)
}
