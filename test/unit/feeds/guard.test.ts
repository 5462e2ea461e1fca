import { createServer, type Server } from 'node:http'
import { isIP } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import type { HttpFetch } from '../../../src/core/ports/http-fetch.ts'
import {
  createAddressGuard,
  isPublicAddress,
  type AddressGuard,
  type Lookup,
  type LookupAddress,
} from '../../../src/feeds/address-guard.ts'
import { guardedRequest } from '../../../src/feeds/guarded-request.ts'
import { createHttpFetch } from '../../../src/feeds/http-fetch.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { closeServer } from '../../fakes/close-server.ts'

/** Stands for what must not be reached: every request that comes here is a hole. */
let internal: Server
/** A server that may be asked, and sends people elsewhere. */
let publicServer: Server
let internalPort = 0
let publicPort = 0
let reached: string[] = []
let location = ''

async function listen(server: Server): Promise<number> {
  // On every address of the machine, so that no spelling of it misses by accident.
  await new Promise<void>((resolve) => server.listen(0, '::', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

beforeAll(async () => {
  internal = createServer((request, response) => {
    reached.push(`${request.method ?? ''} ${request.headers.host ?? ''}${request.url ?? ''}`)
    response.end('<rss/>')
  })
  publicServer = createServer((_, response) => response.writeHead(302, { location }).end())
  internalPort = await listen(internal)
  publicPort = await listen(publicServer)
})
afterAll(async () => {
  for (const server of [internal, publicServer]) await closeServer(server)
})

const V4 = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
  ],
  ...['0', '0.0.0.0', '0x0', '127.255.255.254', '10.0.0.1', '10.255.255.255', '167772161', '0xa.1', '012.0.0.1'],
  ...['172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '3232235521', '0xc0a80001', '0300.0250.0.1'],
  ...['169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '100.64.0.1', '100.127.255.255'],
  ...[
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
  ],
  ...[
    '255.255.255.255',
    '192.88.99.1',
    '192.31.196.1',
    '192.52.193.1',
    '192.175.48.1',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
    '127。0。0。1',
  ],
]
const V6 = [
  ...['::1', '::', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:0:127.0.0.1'],
  ...[
    '::127.0.0.1',
    '::7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2002:a00:1::1',
  ],
  ...[
    '2001:0:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '2001:10::1',
    '2001:20::1',
    '3fff::1',
    '5f00::1',
    '100::1',
    'fe80::1',
    'febf::1',
  ],
  ...['fec0::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', 'ff0e::1', '4000::1'],
]
const NAMES = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'printer.local', 'metadata.google.internal', 'router.lan'],
  ...['db.internal', 'wiki.intranet', 'nas.home.arpa', 'l%6fcalhost', 'ⓛocalhost'],
]
const WRITTEN = [
  ...[
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1:70/_x',
    'data:text/xml,<rss/>',
    'javascript:1',
    'dict://127.0.0.1/',
  ],
  ...[
    '//127.0.0.1/',
    'http://',
    'http:///',
    'not an address',
    '',
    'http://public.example:22/',
    'http://public.example:6379/',
  ],
  ...[
    'https://public.example:5432/',
    'http://user@public.example/',
    'http://u:p@127.0.0.1/',
    'http://public.example@127.0.0.1/',
  ],
  ...[
    'http://127.0.0.1#@public.example/',
    'http://127.0.0.1\\@public.example/',
    'http:127.0.0.1',
    'http:/127.0.0.1',
    'http://[::1',
    'http://127.0.0.1:99999/',
  ],
]

function hostile(): readonly string[] {
  const at = `:${internalPort}/`
  return [
    ...V4.flatMap((host) => [`http://${host}${at}`, `http://${host}/`]),
    ...V6.flatMap((host) => [`http://[${host}]${at}`, `http://[${host}]/`]),
    ...NAMES.flatMap((host) => [`http://${host}${at}`, `https://${host}/`]),
    ...WRITTEN,
  ]
}

async function kindOf(fetch: HttpFetch, url: string): Promise<string> {
  try {
    await fetch.fetch({ url, validators: { etag: null, lastModified: null }, vouchedFor: url })
    return 'an answer'
  } catch (error) {
    return error instanceof FeedError ? error.kind : String(error)
  }
}

function clientOf(lookup?: Lookup, allowedHosts: readonly string[] = []): HttpFetch {
  const options = { userAgent: 't/1', allowedHosts, hostSpacingMs: 0, timeoutMs: 2_000, clock: systemClock }
  return createHttpFetch({ ...options, ...(lookup === undefined ? {} : { lookup }) })
}

describe('what must not be reached', () => {
  test('by over 100 addresses, in every spelling', async () => {
    reached = []
    const client = clientOf()
    const urls = hostile()
    expect(urls.length).toBeGreaterThanOrEqual(150)
    const kinds = new Map<string, string>()
    for (const url of urls) kinds.set(url, await kindOf(client, url))
    const refusals = Map.groupBy(kinds.keys(), (url) => kinds.get(url))
    expect([...refusals.keys()].toSorted()).toEqual(['blocked-address', 'closed-port', 'credentials'])
    // Of a private host nothing is told but that it is none for the public, whatever its port.
    expect(refusals.get('closed-port')?.every((url) => url.includes('//public.example:'))).toBe(true)
    expect(refusals.get('credentials')?.every((url) => url.includes('@'))).toBe(true)
    await client.close()
    expect(reached).toEqual([])
  })

  test('by a redirect to any of them', async () => {
    reached = []
    const client = clientOf(undefined, [`127.0.0.1:${publicPort}`])
    for (const url of hostile().filter((one) => /^[a-z]+:\/\/./.test(one))) {
      location = encodeURI(url).replaceAll('%25', '%').replaceAll('%5B', '[').replaceAll('%5D', ']')
      const here = `http://127.0.0.1:${publicPort}/`
      const kind = await kindOf(client, here)
      expect(['blocked-address', 'closed-port', 'credentials', 'bad-redirect']).toContain(kind)
      await expect(client.postForm(here, { a: 'b' }, { vouchedFor: here })).rejects.toThrow(FeedError)
    }
    await client.close()
    expect(reached).toEqual([])
  })

  test.each([...V4.filter((one) => /^\d+(\.\d+){3}$/.test(one) && !/^0\d/.test(one)), ...V6])(
    'by a public name that leads to %s',
    async (address) => {
      expect(isPublicAddress(address)).toBe(false)
      reached = []
      const bad = { address, family: address.includes(':') ? 6 : 4 }
      for (const found of [[bad], [{ address: '93.184.215.14', family: 4 }, bad]]) {
        const client = clientOf(() => Promise.resolve(found))
        expect(await kindOf(client, 'http://public.example/')).toBe('blocked-address')
        await client.close()
      }
      expect(reached).toEqual([])
    },
  )

  test.each([
    [['0.0.0.0', '::'], 'leads nowhere: a filter for this network, such as Pi-hole, may keep it out.'],
    [['0.0.0.0', '10.0.0.1'], 'leads to a private address.'],
  ])('by a name that leads to %j, and why is told', async (found, words) => {
    const client = clientOf(() => Promise.resolve(found.map((address) => ({ address, family: isIP(address) }))))
    const request = { url: 'http://public.example/', validators: { etag: null, lastModified: null } }
    await expect(client.fetch(request)).rejects.toThrow(`The name public.example ${words}`)
    await client.close()
  })

  test('by a name that is public when asked first and private a moment later', async () => {
    reached = []
    const url = new URL(`http://rebinding.example:${internalPort}/`)
    const ask = (guard: AddressGuard) =>
      guardedRequest(guard, url, { method: 'GET', headers: {} }, AbortSignal.timeout(60_000))
    const open = createAddressGuard([`rebinding.example:${internalPort}`])
    let asked = 0
    const resolve = (): Promise<readonly LookupAddress[]> => {
      asked += 1
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    }
    // What was checked is what is used: nobody is asked a second time.
    ;(await ask({ ...open, resolve })).destroy()
    expect([asked, reached.splice(0).length]).toEqual([1, 1])
    // And where a connection leads is looked at once more.
    const strict = createAddressGuard([])
    await expect(ask({ ...strict, resolve })).rejects.toMatchObject({ kind: 'blocked-address' })
    expect(reached).toEqual([])
  })

  test('by the form that is posted to a hub', async () => {
    reached = []
    const client = clientOf()
    for (const url of hostile())
      await expect(client.postForm(url, { a: 'b' }, { vouchedFor: url })).rejects.toThrow(FeedError)
    await client.close()
    expect(reached).toEqual([])
  })
})

test.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e', '64:ff9b::5db8:d70e'])(
  '%s may be asked',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)
