/** Why a database could not be used, in its own words. A refused connection tells it for each address that was tried. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ')
  return cause instanceof Error && cause.message !== '' ? cause.message : String(cause)
}
