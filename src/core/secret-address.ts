/** `?token=`, `?auth=`, `?access_key=`, `?signature=`: whoever has the address has what was paid for. */
const SECRET_NAME = /(?:^|[_-])(?:token|key|apikey|auth|secret|sig|signature|pass|password|pwd)$/i
const SECRET_PATH = /\/private\/[^/]{8,}/i
const SHORTEST_SECRET = 8

/** Does the address itself let in whoever has it? Then nobody is shown it. */
export function isSecretAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  const isKey = ([name, value]: readonly [string, string]): boolean =>
    SECRET_NAME.test(name) && value.length >= SHORTEST_SECRET
  return SECRET_PATH.test(url.pathname) || [...url.searchParams].some(isKey)
}

/** The address as it may be shown: of a secret one, only whose it is. */
export function shownAddress(address: string): string {
  return isSecretAddress(address) ? `${URL.parse(address)?.origin ?? ''}/…` : address
}
