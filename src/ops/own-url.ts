import { isIPv6 } from 'node:net'

/** Where this machine asks the bot's server: one that listens on every address is asked on loopback. */
export function ownUrl({ host, port }: { readonly host: string; readonly port: number }): string {
  const asked = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIPv6(asked) ? `[${asked}]` : asked}:${port}`
}
