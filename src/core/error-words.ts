/** What was thrown, in words. */
export function errorWords(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
