import { firstOf } from '../../core/first-of.ts'
import type { NameIndex } from '../../core/name-index.ts'
import { plainLetters } from '../../core/plain-letters.ts'
import type { KnownNames } from './known-names.ts'

/** The name as the ledger writes it, found by the usual name or else by what was typed; `null` when it is not there. */
export function ledgerName(indexes: readonly NameIndex[], typed: string, usual: string | null): string | null {
  const byUsual = usual === null ? null : firstOf(indexes, (index) => index.exact(usual))
  return byUsual ?? firstOf(indexes, (index) => index.exact(typed) ?? index.respaced(typed))
}

/** The same, else the usual name of whoever is called so; `null` when it is nobody's that is known. */
export function knownName(
  indexes: readonly NameIndex[],
  typed: string,
  { usual }: Pick<KnownNames, 'usual'>,
): string | null {
  const name = usual(typed)
  return ledgerName(indexes, typed, name) ?? name
}

/** Whether two names are one, in whatever letters they are written. */
export function isSameName(one: string, other: string): boolean {
  return plainLetters(one) === plainLetters(other)
}
