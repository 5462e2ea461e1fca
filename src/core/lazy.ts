/** What `make` makes, at the first call: what is only read by has no part in how soon the bot runs. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}
