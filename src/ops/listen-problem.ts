/** What the system says of a name or address that this computer does not have. */
const OF_HOST: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL', 'EAFNOSUPPORT'])

/** Why nothing can listen there, with the setting that is wrong and what to put there. */
export function listenProblem(cause: Error, { host, port }: { readonly host: string; readonly port: number }): string {
  return 'code' in cause && OF_HOST.has(cause.code)
    ? `HOST: ${host} is no address of this computer (${cause.message}). Set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`
    : `PORT: ${host}:${port} cannot be used (${cause.message}). Set another PORT.`
}
