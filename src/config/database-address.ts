/**
 * Whether an address of PostgreSQL means what was typed. A password with a raw `/`, `?`, `#` or a second `@` ends it early: then
 * a part of the password would be taken for the host and told in errors.
 */
export function canBeRead(databaseUrl: string): boolean {
  if (databaseUrl.startsWith('sqlite:')) return true
  const url = URL.parse(databaseUrl)
  return url !== null && url.hash === '' && !`${url.pathname}${url.search}`.includes('@')
}

export const UNREADABLE_ADDRESS =
  'cannot be read as an address: write signs of the password as %40 for @, %2F for /, %3F for ?, %23 for # and %25 for %, such as postgres://user:pass%40word@host/aiwire'

/**
 * With the word for what the driver does at `prefer`, `require` and `verify-ca`: it checks the certificate, warns at each of
 * them that a later version will not, and providers write them into every address that they hand out.
 * https://github.com/brianc/node-postgres/tree/master/packages/pg-connection-string
 */
export function withCheckedCertificate(databaseUrl: string): string {
  if (!databaseUrl.startsWith('postgres') || /[?&]uselibpqcompat=/u.test(databaseUrl)) return databaseUrl
  return databaseUrl.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/gu, '$1verify-full')
}
