/** The address of a PostgreSQL database as it may be shown: without user, password and options. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}
