import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { FeedError } from '../core/errors.ts'

export type LookupAddress = { readonly address: string; readonly family: number }
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>

const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443])

/** IANA special-purpose registries (RFC 6890 and later), as far as ipaddr.js counts them as unicast. */
const SPECIAL_V4 = ['192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.175.48.0/24'].map(
  (range) => ipaddr.IPv4.parseCIDR(range),
)
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
)
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3')
/** What filters answer for the names that they keep out. https://docs.pi-hole.net/ftldns/blockingmode/ */
const NOWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::'])
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/** Is this address public unicast? IPv4 inside IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) === 0) return false
  const parsed = ipaddr.parse(bare)
  if (parsed instanceof ipaddr.IPv4) return isPublicV4(parsed)
  if (parsed.isIPv4MappedAddress()) return isPublicV4(parsed.toIPv4Address())
  if (parsed.match(NAT64)) return isPublicV4(new ipaddr.IPv4(parsed.toByteArray().slice(12)))
  return parsed.match(GLOBAL_V6) && !SPECIAL_V6.some((range) => parsed.match(range))
}

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !SPECIAL_V4.some((range) => address.match(range))
}

export type AddressGuard = {
  /** Whether an address is at a host that is allowed though private. */
  readonly isListed: (url: string) => boolean
  /** Throws FeedError `blocked-address`, `credentials` or `closed-port` for an address that must not be asked, without looking anything up. */
  readonly checkUrl: (url: URL) => void
  /** The addresses of a host, all of them allowed. Throws FeedError `blocked-address` or `dns`. */
  readonly resolve: (hostname: string, port: number) => Promise<readonly LookupAddress[]>
  /** For the connected socket: may this address be talked to under this host's name? */
  readonly isAllowed: (address: string, hostname: string, port: number) => boolean
}

/**
 * Keeps requests away from private networks. `allowedHosts` are names or addresses, with or without a port, that are
 * allowed though private.
 */
export function createAddressGuard(allowedHosts: readonly string[], lookup: Lookup = lookUpAll): AddressGuard {
  const allowed = new Set(allowedHosts.map((host) => host.trim().toLowerCase()))
  const isListed = (hostname: string, port: number): boolean => {
    const host = hostname.toLowerCase()
    return [host, `${host}:${port}`, `[${host}]`, `[${host}]:${port}`].some((name) => allowed.has(name))
  }
  const isAllowed = (address: string, hostname: string, port: number): boolean =>
    isListed(hostname, port) || isPublicAddress(address)
  return {
    isListed(url) {
      const parsed = URL.parse(url)
      return parsed !== null && isListed(bareHost(parsed.hostname), portOf(parsed))
    },
    checkUrl(url) {
      const port = portOf(url)
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw blocked('Only http and https are allowed.')
      if (url.username !== '' || url.password !== '')
        throw new FeedError('credentials', 'The address holds a user name and a password.')
      const hostname = bareHost(url.hostname)
      if (isListed(hostname, port)) return
      if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) throw blocked('The address is private.')
      if (/(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)\.?$/.test(hostname)) {
        throw blocked('The name is a private one.')
      }
      if (!PORTS.has(port)) throw new FeedError('closed-port', `Port ${port} is not allowed.`)
    },
    async resolve(hostname, port) {
      const family = isIP(hostname)
      const addresses = family === 0 ? await resolveName(hostname, lookup) : [{ address: hostname, family }]
      if (addresses.length === 0) throw new FeedError('dns', `The name ${hostname} has no address.`)
      if (!addresses.every(({ address }) => isAllowed(address, hostname, port))) {
        throw blocked(
          addresses.every(({ address }) => NOWHERE.has(address))
            ? `The name ${hostname} leads nowhere: a filter for this network, such as Pi-hole, may keep it out.`
            : `The name ${hostname} leads to a private address.`,
        )
      }
      return addresses
    },
    isAllowed,
  }
}

/** The port that a request goes to: that of its scheme where the address gives none. */
export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
}

/** A URL's host name without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function blocked(message: string): FeedError {
  return new FeedError('blocked-address', message)
}

async function resolveName(hostname: string, lookup: Lookup): Promise<readonly LookupAddress[]> {
  try {
    return await lookup(hostname)
  } catch (cause) {
    // A name service that is down says nothing about the name.
    if (cause instanceof Error && 'code' in cause && cause.code === 'EAI_AGAIN') {
      throw new FeedError('refused', 'The name service does not answer.', { cause })
    }
    throw new FeedError('dns', `The name ${hostname} does not resolve.`, { cause })
  }
}

async function lookUpAll(hostname: string): Promise<readonly LookupAddress[]> {
  return await systemLookup(hostname, { all: true, order: 'verbatim' })
}
