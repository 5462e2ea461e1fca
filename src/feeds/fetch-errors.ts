import { FeedError, type FeedErrorKind } from '../core/errors.ts'

const KIND_BY_CODE: readonly (readonly [RegExp, FeedErrorKind, string])[] = [
  [/^(?:ENOTFOUND|EAI_|ENODATA)/, 'dns', 'The name of the server does not resolve.'],
  [
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/,
    'tls',
    'The secure connection failed.',
  ],
  [/^(?:UND_ERR_(?:HEADERS|BODY|CONNECT)_TIMEOUT|ETIMEDOUT)$/, 'timeout', 'The server did not answer in time.'],
  [/^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/, 'too-large', 'The headers of the answer are too large.'],
  [/^(?:E|UND_ERR_|HPE_)/, 'refused', 'The connection was refused or broke off.'],
]

/** Whatever went wrong as a FeedError. A caller's own abort comes back as it is. */
export function toFeedError(error: unknown, signal: AbortSignal): unknown {
  const known = findFeedError(error)
  if (known !== null) return known
  if (signal.aborted) return error
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new FeedError('timeout', 'The server did not answer in time.', { cause: error })
  }
  // undici gives it no code of its own when the answer is not HTTP at all.
  if (error instanceof Error && error.name === 'HTTPParserError') {
    return new FeedError('refused', 'The server does not speak HTTP.', { cause: error })
  }
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
