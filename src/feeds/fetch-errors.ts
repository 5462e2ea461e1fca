import { FeedError, type FeedErrorKind } from '../core/errors.ts'

const KIND_BY_CODE: readonly (readonly [RegExp, FeedErrorKind, string])[] = [
  [/^(?:ENOTFOUND|EAI_|ENODATA)/, 'dns', 'The name of the server does not resolve.'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'The certificate of the server has expired.'],
  [/^CERT_NOT_YET_VALID$/, 'tls', 'The certificate of the server is not valid yet, by the clock of this computer.'],
  [/^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/, 'tls', 'The certificate of the server is for another name.'],
  [
    /^(?:DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_)/,
    'tls',
    'The certificate of the server is signed by nobody known here, or what leads to that is not sent with it.',
  ],
  [/^(?:EPROTO|ERR_SSL_)/, 'tls', 'No secure connection comes about: the server may speak only an old kind of it.'],
  [/^(?:CERT_|ERR_TLS_)/, 'tls', 'The secure connection failed.'],
  [/^ETIMEDOUT$/, 'timeout', 'The server did not answer in time.'],
  [/^HPE_HEADER_OVERFLOW$/, 'too-large', 'The headers of the answer are too large.'],
  [/^HPE_/, 'refused', 'The server does not speak HTTP.'],
  [/^E/, 'refused', 'The connection was refused or broke off.'],
]

/** Whatever went wrong as a FeedError, where it is a feed's fault; a caller's own abort comes back as it is. */
export function toFeedError(error: unknown): unknown {
  const known = findFeedError(error)
  if (known !== null) return known
  const code = findCode(error)
  for (const [pattern, kind, message] of KIND_BY_CODE) {
    if (code !== null && pattern.test(code)) return new FeedError(kind, message, { cause: error })
  }
  return error
}

function findFeedError(error: unknown): FeedError | null {
  for (const one of chain(error)) if (one instanceof FeedError) return one
  return null
}

function findCode(error: unknown): string | null {
  for (const one of chain(error)) {
    if ('code' in one && typeof one.code === 'string') return one.code
  }
  return null
}

/** The error and its causes, outermost first. */
function chain(error: unknown): readonly Error[] {
  const errors: Error[] = []
  for (let one = error; one instanceof Error && errors.length < 8; one = one.cause) {
    errors.push(one)
    if (one instanceof AggregateError) errors.push(...one.errors.filter((inner) => inner instanceof Error))
  }
  return errors
}
