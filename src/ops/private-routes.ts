import { createHash, timingSafeEqual } from 'node:crypto'
import type { Route } from '../core/ports/route.ts'
import { LOOPBACK } from '../core/loopback.ts'

/** Whoever sends one of these stands between us and somebody else. */
const OF_PROXY = /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|cf-.+)$/u

type PrivacyOptions = {
  /** Where the server listens. */
  readonly host: string
  /** Set when people reach the server from elsewhere. */
  readonly publicUrl: string | null
  /** `null`: nobody has one. */
  readonly password: string | null
  /** What whoever may not look sees: 401 where the password would let them, 403 where nobody has one. */
  readonly refuse: (request: Request, status: 401 | 403) => Response
}

export type Privacy = {
  /** Whether this request may see what is not for everybody. */
  readonly mayLook: (request: Request) => boolean
  /** The route, for those only who may look; others are asked for the password. */
  readonly guard: (route: Route) => Route
}

/**
 * Without a password only this very computer may look: the server listens on loopback, has no public address, and the
 * request names it so, which a page of another site (DNS rebinding) or a proxy cannot. With one, everybody needs it (HTTP
 * Basic, RFC 7617; any name).
 */
export function createPrivacy({ host, publicUrl, password, refuse }: PrivacyOptions): Privacy {
  const isAtHome = LOOPBACK.has(host) && publicUrl === null

  const isRight = (header: string | null): boolean => {
    const [, encoded] = /^Basic +([\w+/=-]+)$/iu.exec(header ?? '') ?? []
    if (encoded === undefined || password === null) return false
    const given = Buffer.from(encoded, 'base64').toString('utf8')
    return isSame(given.slice(given.indexOf(':') + 1), password)
  }
  const mayLook = (request: Request): boolean => {
    if (password !== null) return isRight(request.headers.get('authorization'))
    return (
      isAtHome &&
      LOOPBACK.has(new URL(request.url).hostname) &&
      [...request.headers.keys()].every((name) => !OF_PROXY.test(name))
    )
  }
  const refusal = (request: Request): Response => {
    const refused = refuse(request, password === null ? 403 : 401)
    refused.headers.set('cache-control', 'no-store')
    if (password !== null) refused.headers.set('www-authenticate', 'Basic realm="AI Wire", charset="UTF-8"')
    return refused
  }
  return {
    mayLook,
    guard: (route) => ({
      ...route,
      handle: (request) => (mayLook(request) ? route.handle(request) : refusal(request)),
    }),
  }
}

/** Takes as long whatever is given. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
